/**
 * What may stand beside the name of a drug in a list without changing which
 * drug it is: strength, form, route, how often. Nothing else: "stopped",
 * "allergic to" or another name is no part of a dose, and is not passed over.
 */

const UNIT =
  "(?:mg|mgs|mcg|µg|μg|ug|ng|g|gm|kg|ml|mls|l|iu|units?|u|%|mmol|meq|m2|m²|h|hr|hrs|hours?|d|days?|tabs?|caps?|puffs?|dose|actuation)";

const NUMBER = new RegExp(`^[~≤≥<>±]?\\d[\\d.,]*(?:[-–x×/]\\d[\\d.,]*)*${UNIT}?(?:/[\\d.,]*${UNIT})*$`, "i");

const WORDS: ReadonlySet<string> = new Set(
  `mg mgs mcg µg μg ug micrograms microgram milligrams milligram grams gram g gm ml mls millilitres iu unit units % mmol meq
  mg/ml mg/kg mcg/h mg/day mg/m2 mg/m² tablet tablets tab tabs capsule capsules cap caps caplet caplets pill pills syrup
  suspension solution elixir liquid injection injections inj infusion vial vials ampoule ampoules amp cream gel ointment
  lotion patch patches inhaler inhalation nebuliser nebulizer nebules spray puff puffs drop drops sachet sachets powder
  granules suppository suppositories pessary pessaries enema depot lozenge lozenges mouthwash eye eyes ear ears nasal
  topical oral orally sublingual buccal rectal transdermal subcutaneous intravenous intramuscular inhaled po p.o. iv i.v.
  im i.m. sc s.c. s/c subcut sl pr pv top by mouth mr m/r xl sr er cr la xr ec e/c gr modified slow sustained extended
  prolonged immediate delayed release gastro-resistant film-coated enteric coated enteric-coated dispersible soluble
  effervescent chewable orodispersible strength once twice thrice one two three four half a an per each every other
  alternate daily day days week weekly fortnightly month monthly hour hours hourly night nightly nights morning mornings
  evening noon midday bedtime bed mane nocte od o.d. om on bd b.d. bid b.i.d. tds t.d.s. tid t.i.d. qds q.d.s. qid q.i.d.
  qd q.d. qhs hs qam qpm q4h q6h q8h q12h prn p.r.n. stat am pm ac pc at in the time times as needed when required if
  necessary with without before after food meal meals water breakfast lunch dinner supper take takes taking generic`.split(
    /\s+/,
  ),
);

/** Returns whether every word of a text belongs to a dose. An empty text does. */
export function isDoseText(text: string): boolean {
  return wordsOf(text).every(isDoseWord);
}

/** Returns the beginning of a text and what follows it as a dose, the longest beginning first. */
export function beforeDose(text: string): readonly { readonly name: string; readonly dose: string }[] {
  const words = text.trim().split(/\s+/);
  const ways: { name: string; dose: string }[] = [];
  for (let at = words.length - 1; at > 0; at -= 1) {
    const dose = words.slice(at).join(" ");
    if (!isDoseText(dose)) break;
    if (isPartOfName(words[at - 1] ?? "", words[at] ?? "")) continue;
    ways.push({
      name: words
        .slice(0, at)
        .join(" ")
        .replace(/[\s,:(-]+$/, ""),
      dose,
    });
  }
  return ways;
}

/** "vitamin b 12", "Tylenol 3": a small number, or one after a single letter, may be part of the name. */
function isPartOfName(before: string, first: string): boolean {
  return /^\d+$/.test(first) && (/^\p{L}$/u.test(before) || Number(first) < SMALLEST_BARE_DOSE);
}

/** Bare numbers below it are read as a dose only with a unit. */
const SMALLEST_BARE_DOSE = 5;

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,;()[\]]+/).filter((word) => word !== "");
}

function isDoseWord(word: string): boolean {
  const plain = word.toLowerCase().replace(/^[-–:]+|[.:]+$/g, "");
  return plain === "" || WORDS.has(plain) || WORDS.has(word.toLowerCase()) || NUMBER.test(plain);
}
