import type { WordedSensitivity } from "@/lib/report";

/** More cases than these stand folded. */
const OUTCOMES_SHOWN = 3;

/** Whether what a call left open matters: the verdict, what would differ, and what would settle it. */
export function Sensitivities({ items }: { readonly items: readonly WordedSensitivity[] }) {
  return items.map((item) => (
    <div key={item.drug} className={item.verdict === "same" ? "mt-2" : "aside"}>
      <p>
        <strong>{item.text}</strong>
      </p>
      {item.settledBy.length > 0 && (
        <>
          <p className="mt-2">What would settle it:</p>
          <ul className="list">
            {item.settledBy.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {item.outcomes.length > 0 && (
        <details className="mt-2" open={item.outcomes.length <= OUTCOMES_SHOWN}>
          <summary>What the advice would be, in {item.outcomes.length} cases</summary>
          <dl className="facts outcomes">
            {item.outcomes.map((outcome) => (
              <div key={outcome.who}>
                <dt>
                  {outcome.isReported ? "As reported: " : "If it is "}
                  {outcome.who}
                </dt>
                <dd>
                  {outcome.lines.map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  ));
}
