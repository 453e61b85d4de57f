import { asksForSomething, actionsInOrder, pageOneLines } from "./page-one";
import type { Regimen } from "./regimen";
import type { Report, WordedResult } from "./report";

/** One side of a card, as much as fits on it. */
export interface WalletFace {
  /** "Genes tested", "Take care with"; with its number where one side does not hold all. */
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly text: string }[];
}

/** Of a side of 85 by 54 mm in type of 7 points, beside its head and foot: measured on the longest names we hold. */
const LINES_A_FACE = 11;
const CHARACTERS_A_LINE = 64;

/**
 * Returns the sides of a card for the wallet: the genes with their results,
 * then the drugs for which these genes ask for something, by action. A card is
 * kept for years and other drugs are not, so it tells the genes alone and no
 * expected phenotype. What does not fit goes to another side; nothing is cut.
 * A gene that was not tested is not on it.
 */
export function walletFaces(report: Report, regimen: Regimen): readonly WalletFace[] {
  const genes = report.results
    .filter((result) => result.state !== "not-tested")
    .map((result) => ({ name: result.gene, text: resultText(result) }));
  return [...facesOf("Genes tested", genes), ...facesOf("Take care with", drugLines(report, regimen))];
}

function resultText({ diplotype, phenotype }: WordedResult): string {
  return diplotype === null ? phenotype : `${diplotype}, ${phenotype}`;
}

function drugLines(report: Report, regimen: Regimen): WalletFace["lines"] {
  const chosen = pageOneLines(report)
    .filter((line) => line.isHeld)
    .map((line) => ({ name: line.drugName, action: line.action }));
  const others = regimen.others
    .filter((other) => !other.isExpected)
    .map((other) => ({ name: other.drugName, action: other.action }));
  const all = [...chosen, ...others];
  return actionsInOrder()
    .filter(asksForSomething)
    .flatMap((code) => {
      const own = all.filter((one) => (one.action?.code ?? null) === code);
      const [first] = own;
      return first === undefined
        ? []
        : inPieces(
            first.action?.word ?? "Needs a closer result",
            own.map((one) => one.name),
          );
    });
}

/** A list longer than half a side is parted, so that a side is filled. */
function inPieces(name: string, items: readonly string[]): WalletFace["lines"] {
  const most = (LINES_A_FACE / 2) * CHARACTERS_A_LINE - name.length;
  const pieces: string[] = [];
  for (const item of items) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + item.length + 2 <= most) pieces[pieces.length - 1] = `${last}, ${item}`;
    else pieces.push(item);
  }
  return pieces.map((text) => ({ name, text }));
}

function facesOf(title: string, lines: WalletFace["lines"]): readonly WalletFace[] {
  const faces: WalletFace["lines"][number][][] = [];
  let left = 0;
  for (const line of lines) {
    const height = Math.ceil((line.name.length + 1 + line.text.length) / CHARACTERS_A_LINE);
    if (height > left || faces.length === 0) {
      faces.push([]);
      left = LINES_A_FACE;
    }
    faces.at(-1)?.push(line);
    left -= height;
  }
  return faces.map((own, i) => ({
    title: faces.length === 1 ? title : `${title} (${i + 1} of ${faces.length})`,
    lines: own,
  }));
}
