import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { gageDose, iwpcDose } from "@/lib/advice";
import { axeFaults } from "@/app/_examples/faults";
import { WarfarinDose } from "./warfarin-dose";

describe("the estimate of the dose of warfarin", () => {
  it("is worked out from what is typed, a comma read as a point, and told where it is heard", async () => {
    const user = userEvent.setup();
    const { container } = render(<WarfarinDose />);
    await user.tab();
    expect(screen.getByRole("textbox", { name: "Age, years" })).toHaveFocus();
    await user.keyboard("60");
    await user.tab();
    await user.keyboard("170,0");
    await user.tab();
    await user.keyboard("70");
    await user.selectOptions(screen.getByRole("combobox", { name: "CYP2C9" }), "*1/*3");
    screen.getByRole("checkbox", { name: "Takes amiodarone" }).focus();
    await user.keyboard(" ");
    const inputs = {
      ageYears: 60,
      heightCm: 170,
      weightKg: 70,
      vkorc1: "unknown",
      cyp2c9: "*1/*3",
      ancestry: "mixed-or-unknown",
      takesAmiodarone: true,
      takesEnzymeInducer: false,
      smokes: false,
      hasThrombosis: false,
      targetInr: 2.5,
    } as const;
    for (const dose of [iwpcDose(inputs), gageDose(inputs)]) {
      if (dose.ok) expect(screen.getByRole("status")).toHaveTextContent(`${dose.value.mgPerDay.toFixed(1)} mg a day`);
      else expect(screen.getByRole("status")).toHaveTextContent(dose.problems[0]?.found ?? "a problem");
    }
    expect(await axeFaults(container)).toEqual([]);
  });

  it("says what is missing instead of taking it for zero", async () => {
    const user = userEvent.setup();
    render(<WarfarinDose />);
    await user.type(screen.getByRole("textbox", { name: "Age, years" }), "60");
    expect(screen.getByRole("status")).toHaveTextContent(/found .*; expected/);
    expect(screen.getByRole("status")).not.toHaveTextContent("mg a day");
  });
});
