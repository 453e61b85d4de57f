/** Why what stands in the fields has no answer on the page. */
export type NotAnsweredYet = "working" | "loading" | "failed" | "file" | "no-drug" | "refused" | "given" | "filters";

const BECAUSE: Readonly<Record<NotAnsweredYet, string>> = {
  working: "it was printed while the answer was being worked out. Wait until the answer stands on the page, then print",
  loading: "what the answer needs was still loading. Wait until the answer stands on the page, then print",
  failed: "what the answer needs did not load. Check the connection, try again, and print when the answer is there",
  file: "a file that was chosen was still being read. Wait until its results stand in the fields, then print",
  "no-drug": "no drug was read from it. Name a drug, then print",
  given: "results typed beside the file are not used yet. Use them or clear them, then print",
  filters: "the filters were changed and not sent. Show these rows, then print",
  refused: "the question was not understood. Mend it, then print",
};

/** Stands on paper in place of an answer to something else than what was typed. On the screen the page says it where it is typed. */
export function NotAnswered({ because }: { readonly because: NotAnsweredYet }) {
  return (
    <p className="print-only error not-answered">
      <strong>This page does not yet answer what was typed:</strong> {BECAUSE[because]}.
    </p>
  );
}

/** Stands on paper while a comparison that was asked for is not there. */
export function NotCompared() {
  return (
    <p className="print-only error not-answered">
      <strong>The comparison with the earlier report is not on this paper:</strong> it was printed before it was made.
    </p>
  );
}
