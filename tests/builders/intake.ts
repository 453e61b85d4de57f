import fc from "fast-check";
import { UNREAD_FROM, type Unread } from "@/lib/intake";

/** Text as a problem holds it: trimmed, in one line, without what turns or hides text. */
export const problemText = fc
  .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
  .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ").trim())
  .filter((text) => text !== "");

const place = fc.option(fc.integer({ min: 1, max: 2000 }), { nil: null });

/** Any entry that could not be read. */
export const anyUnread: fc.Arbitrary<Unread> = fc.record({
  from: fc.constantFrom(...UNREAD_FROM),
  line: place,
  column: place,
  code: fc.constantFrom("drug-unknown", "gene-unknown", "row-without-result"),
  found: problemText,
  expected: problemText,
  remedy: problemText,
  nearest: fc.array(problemText, { maxLength: 3 }),
});
