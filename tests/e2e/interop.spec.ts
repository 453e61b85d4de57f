/** The services of the built server, and the pages that show them. */
import { draftOrder, genotype, medication, orderSelect, searchset } from "../builders/fhir";
import { discoveryFaults, outcomeFaults, responseFaults } from "../interop/cds-checklist";
import { expect, firstVisit, test } from "./live";
import { watch } from "./watch";

test("the services conform over the wire, with a policy for data and without a stack trace", async ({ request }) => {
  const discovery = await request.get("/cds-services");
  expect(discovery.headers()["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(discoveryFaults(await discovery.json())).toEqual([]);
  const card = await request.post("/cds-services/pgx-order-select", {
    data: orderSelect({ prefetch: { genotypes: searchset(genotype("CYP2C19", "*2/*2")) } }),
  });
  const body = (await card.json()) as { cards: { indicator: string; links: { url: string }[] }[] };
  expect(responseFaults(body)).toEqual([]);
  expect(body.cards[0]?.indicator).toBe("critical");
  expect((await request.get(body.cards[0]?.links[0]?.url ?? "")).status()).toBe(200);
  const bad: readonly (readonly [string, unknown, number])[] = [
    ["/cds-services/pgx-order-select", {}, 400],
    ["/cds-services/nobody", {}, 404],
    ["/cds-services/%E0%A4%A", {}, 404],
    ["/cds-services/pgx-order-select", { padding: "x".repeat(5_000_000) }, 413],
    ["/cds-services/pgx-order-sign", orderSelect(), 400],
    [
      "/cds-services/pgx-order-select",
      orderSelect({ orders: [draftOrder({ medicationReference: { reference: "Medication/m1" } })] }),
      412,
    ],
    ["/cds-services/pgx-order-select/feedback", { feedback: 1 }, 400],
  ];
  for (const [path, data, status] of bad) {
    const response = await request.post(path, { data });
    expect(response.status()).toBe(status);
    expect(outcomeFaults(await response.json())).toEqual([]);
  }
});

test("three hundred odd bodies over the wire give no fault of ours and come back in no answer", async ({ request }) => {
  const mark = "Zq7xPlanted";
  const odd = [
    null,
    mark,
    1,
    [],
    {},
    { resourceType: mark },
    { coding: [{ code: mark }] },
    [[mark]],
    { reference: `Patient/${mark}` },
  ];
  const whole = orderSelect({
    orders: [draftOrder(medication(null, "clopidogrel"))],
    prefetch: { genotypes: searchset(genotype("CYP2C19", mark)) },
  });
  const fields = ["hook", "hookInstance", "context", "prefetch", "fhirServer", "fhirAuthorization", "extension"];
  const inner = ["patientId", "userId", "encounterId", "selections", "draftOrders"];
  const bodies = odd.flatMap((value) => [
    value,
    ...fields.map((field) => ({ ...whole, [field]: value })),
    ...inner.map((field) => ({ ...whole, context: { ...(whole["context"] as object), [field]: value } })),
    ...["genotypes", "patient", "medications", mark].map((key) => ({ ...whole, prefetch: { [key]: value } })),
  ]);
  for (const [i, data] of bodies.concat(bodies.slice(0, 150)).entries()) {
    const response = await request.post(
      `/cds-services/${["pgx-order-select", "pgx-order-sign", "pgx-patient-view"][i % 3] ?? ""}`,
      { data: JSON.stringify(data), headers: { "content-type": "application/json" } },
    );
    expect([200, 400, 412]).toContain(response.status());
    expect(await response.text()).not.toContain(mark);
  }
});

test("the mock ordering system shows the call, the card and the swap, under our own policy", async ({ page }) => {
  const watched = watch(page);
  await page.goto("/demo/orders");
  await expect(page.getByRole("heading", { level: 3 }).first()).toContainText("Critical: Clopidogrel");
  await page.getByRole("button", { name: "Order prasugrel instead of clopidogrel" }).click();
  await expect(page.getByRole("status")).toContainText("Done: Order prasugrel instead");
  await expect(page.getByRole("status")).toBeFocused();
  await expect(page.getByLabel("Medicine")).toHaveValue("prasugrel");
  await expect(page.getByText("No card: there is nothing to say")).toBeVisible();
  await expect(page.getByRole("region", { name: /^Request/ })).toContainText('"text": "prasugrel"');
  await page.getByLabel("Patient").selectOption({ label: "Birch Example: a research result of MTOR alone" });
  await page.getByLabel("Medicine").selectOption("everolimus 10 MG Oral Tablet");
  await expect(page.getByRole("heading", { level: 3 }).first()).toContainText(
    "For information: Everolimus and MTOR: research only",
  );
  await expect(page.getByRole("region", { name: /^Request/ })).toContainText("rs2295080");
  await page.getByLabel("Patient").selectOption({ label: "Cedar Example: no result on file" });
  await page.getByLabel("Medicine").selectOption("abacavir 300 MG Oral Tablet");
  await expect(page.getByRole("heading", { level: 3 }).first()).toContainText(
    "For information: Abacavir: test HLA-B *57:01 first (CPIC",
  );
  watched.expectClean();
});

test("the mock ordering system shows a call and its card without JavaScript", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto("/demo/orders");
  await expect(page.getByText("Critical: Clopidogrel, CYP2C19 Poor Metabolizer").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Call again" })).toBeDisabled();
  await context.close();
});

firstVisit("a FHIR file fills the fields in the browser, and nothing of it is sent", async ({ page }) => {
  const watched = watch(page);
  const sent: string[] = [];
  page.on("request", (one) => sent.push(`${one.url()} ${one.postData() ?? ""}`));
  await page.goto("/answer?drug=clopidogrel");
  const file = JSON.stringify(searchset(genotype("CYP2C19", "*2/*2"), genotype("CYP2D6", "*1/*999")));
  await page
    .getByLabel("Or open a FHIR file")
    .setInputFiles({ name: "panel.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await expect(page.getByLabel("CYP2C19 result", { exact: true })).toHaveValue("*2/*2");
  await expect(page.getByText("Understood: CYP2C19 *2/*2: Poor Metabolizer")).toBeVisible();
  await page
    .getByLabel("Or open a FHIR file")
    .setInputFiles({ name: "panel.json", mimeType: "application/json", buffer: Buffer.from("no json") });
  await expect(page.getByText("Found a file that is not JSON")).toBeVisible();
  expect(sent.filter((one) => one.includes("*2") || one.includes("%2A2"))).toEqual([]);
  watched.expectClean();
});
