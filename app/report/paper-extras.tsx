import type { Written } from "./report-engine";

/** The link to the report as a code: dark squares on white, whatever the colours of the page. */
export interface Code {
  readonly link: string;
  readonly size: number;
  readonly path: string;
}

/** Returns a text as a code; rejects when it is longer than a code holds. */
export async function codeOf(link: string, text: string): Promise<Code> {
  const { encode } = await import("uqr");
  const { data, size } = encode(text, { ecc: "L", border: 2 });
  return {
    link,
    size,
    path: data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(""),
  };
}

/** A finer code needs more room: half a millimetre a square is what a telephone reads from paper. */
const MM_A_SQUARE = 0.5;

export function CodeFigure({ code: { size, path } }: { readonly code: Code }) {
  return (
    <figure className="report-code">
      <svg
        role="img"
        aria-label="QR code of the link to this report"
        viewBox={`0 0 ${size} ${size}`}
        style={{ ["--code-size" as string]: `${Math.max(36, size * MM_A_SQUARE)}mm` }}
        shapeRendering="crispEdges"
      >
        <rect width="100%" height="100%" fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <figcaption>Opens this report. It holds the drugs and the results: whoever has it has them.</figcaption>
    </figure>
  );
}

/** Lines to sign by hand; nothing is filled in. */
export function Signatures() {
  return (
    <section className="signatures" aria-labelledby="signatures">
      <h2 id="signatures">Reviewed by</h2>
      <dl>
        {["Name and profession", "Date", "Signature"].map((text) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>
              <span className="sr-only">to be filled in by hand</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A card to cut out and fold, on a sheet of its own; made only when it is asked for, since it carries results. */
export function WalletCard({
  written: { card, id, asOf, snapshot },
}: {
  readonly written: Pick<Written, "card" | "id" | "asOf" | "snapshot">;
}) {
  return (
    <section className="wallet" aria-labelledby="wallet">
      <h2 id="wallet">Wallet card</h2>
      <p>
        Cut out along the lines and write the name on it; two sides fold into one card. By the genes alone: other drugs
        that are taken can change what it says.
      </p>
      <div className="wallet-faces">
        {card().map((face) => (
          <section key={face.title} className="wallet-face" aria-label={face.title}>
            <h3>{face.title}</h3>
            <p className="wallet-name">Name</p>
            <dl>
              {face.lines.map(({ name, text }) => (
                <div key={`${name} ${text}`}>
                  <dt>{name}</dt> <dd>{text}</dd>
                </div>
              ))}
            </dl>
            <p className="wallet-foot">
              Haplonote report {id}, {asOf}, knowledge {snapshot}. Research prototype, not for clinical use without
              review. A drug or gene not named here is not thereby safe or normal.
            </p>
          </section>
        ))}
      </div>
    </section>
  );
}
