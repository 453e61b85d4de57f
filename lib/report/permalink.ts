import { z } from "zod";
import { resolveDrug, resolveGene, type Knowledge } from "@/lib/knowledge";
import { AdviceRequestSchema, ResultInputSchema, SETTINGS, type AdviceRequest, type Outcome, type Problem, type ResultInput } from "@/lib/schema";
import { fromBase64url, toBase64url } from "./base64url";
import { REPORT_READINGS, type ReportReading } from "./readings";

/** A whole question, with the reading of its report and the snapshot it was asked of. */
export interface LinkedQuestion {
  readonly request: AdviceRequest;
  readonly reading: ReportReading;
  /** Version of the knowledge that answered. */
  readonly snapshot: string;
}

/** Grows when the form below changes; an older one must stay readable. */
const FORM = 1;

const LONGEST_LINK = 20_000;

/**
 * Returns the question as text for the fragment of an address, which no
 * browser sends to a server: form, length, payload and check sum, parted by
 * dots. It carries results, so whoever has the link has them too. Characters
 * that turn or hide text are left out.
 */
export function encodePermalink({ request, reading, snapshot }: LinkedQuestion): string {
  const { drugs, genes, results, coMedication = [], setting, populations = [] } = request;
  const payload = toBase64url(
    JSON.stringify([drugs.map(plain), genes.map(plain), results.map(packed), coMedication.map(plain), setting === undefined ? 0 : SETTINGS.indexOf(setting) + 1, populations.map(plain), REPORT_READINGS.indexOf(reading), plain(snapshot)]),
  );
  return `${FORM}.${payload.length.toString(36)}.${payload}.${checkSum(`${FORM}.${payload}`)}`;
}

/**
 * Returns the question of a link, with or without the sign before it; or the
 * one problem that makes it unreadable: cut off, changed, of a newer form, or
 * no link of ours at all. Nothing of a damaged link is ever used.
 */
export function decodePermalink(fragment: string): Outcome<LinkedQuestion> {
  const text = fragment.replace(/^#/, "").trim();
  if (text.length > LONGEST_LINK) return refuse("link-too-long", `${text.length} characters`, `at most ${LONGEST_LINK}`, "Ask the question anew");
  const [form = "", length = "", payload = "", sum = "", ...more] = text.split(".");
  if (!/^\d{1,3}$/.test(form)) return refuse("link-unknown", "no link of ours", "a link that this app has made", "Ask the question anew");
  if (Number(form) > FORM) return refuse("link-newer", `a link of form ${form}`, `form ${FORM} or older`, "Open it in the newer version of the app that made it");
  const wanted = /^[0-9a-z]{1,4}$/.test(length) ? Number.parseInt(length, 36) : -1;
  if (wanted === -1 || payload.length < wanted || (payload.length === wanted && sum.length < SUM_LENGTH)) return refuse("link-cut", "a link whose end is missing", "the whole link", "Copy it again, to its end");
  if (more.length > 0 || payload.length !== wanted || sum !== checkSum(`${form}.${payload}`)) return refuse("link-edited", "a link that was changed", "the link as it was made", "Copy it again from where it came; a changed link is not read, since a changed result could not be told from a true one");
  return unpacked(payload);
}

/** A linked question beside the knowledge at hand. */
export interface OpenedLink {
  readonly request: AdviceRequest;
  readonly reading: ReportReading;
  readonly snapshot: string;
  /** Whether the report would come from another snapshot than the link's. */
  readonly hasKnowledgeChanged: boolean;
  /** Drugs and genes of the link that the knowledge no longer holds: left out of the request, and named. */
  readonly problems: readonly Problem[];
}

/** Returns the question as it can be asked of `knowledge`, with what has changed since the link was made. */
export function openPermalink(linked: LinkedQuestion, knowledge: Knowledge): OpenedLink {
  const problems: Problem[] = [];
  const kept = (names: readonly string[], field: "drugs" | "genes" | "coMedication"): string[] =>
    names.filter((name, i) => {
      const found = field === "genes" ? resolveGene(knowledge, name, [field, i]) : resolveDrug(knowledge, name, [field, i]);
      if (!found.ok) problems.push(...found.problems.map((problem) => ({ ...problem, code: field === "genes" ? "linked-gene-gone" : "linked-drug-gone", remedy: "It may have been retired or renamed since the link was made. The rest of the question stands" })));
      return found.ok;
    });
  const { request, reading, snapshot } = linked;
  const drugs = kept(request.drugs, "drugs");
  const genes = kept(request.genes, "genes");
  const coMedication = kept(request.coMedication ?? [], "coMedication");
  return {
    request: { ...request, drugs, genes, ...(request.coMedication === undefined ? {} : { coMedication }) },
    reading,
    snapshot,
    hasKnowledgeChanged: snapshot !== knowledge.version,
    problems,
  };
}

const Names = z.array(z.string());
const FORMS = ["diplotype", "phenotype", "activityScore", "status", "value"] as const;
const PackedResult = z.union([z.tuple([z.string(), z.int().min(0).max(FORMS.length - 1), z.union([z.string(), z.number()])]), z.tuple([z.string(), z.literal(-1), z.string(), z.string()])]);
const Packed = z.tuple([Names, Names, z.array(PackedResult), Names, z.int().min(0).max(SETTINGS.length), Names, z.int().min(0).max(REPORT_READINGS.length - 1), z.string().max(100)]);

function packed(result: ResultInput): z.infer<typeof PackedResult> {
  const gene = plain(result.gene);
  if (result.variant !== undefined) return [gene, -1, plain(result.variant), plain(result.genotype ?? "")];
  const form = FORMS.find((one) => result[one] !== undefined) ?? "value";
  const value = result[form] ?? "";
  return [gene, FORMS.indexOf(form), typeof value === "number" ? value : plain(value)];
}

function unpackedResult([gene, form, value, genotype]: z.infer<typeof PackedResult>): ResultInput {
  if (form === -1) return { gene: plain(gene), variant: plain(String(value)), genotype: plain(genotype ?? "") };
  return ResultInputSchema.parse({ gene: plain(gene), [FORMS[form] ?? "value"]: typeof value === "number" ? value : plain(value) });
}

function unpacked(payload: string): Outcome<LinkedQuestion> {
  const unreadable = refuse("link-unknown", "a link that holds no question", "a link that this app has made", "Ask the question anew");
  const json = fromBase64url(payload);
  if (json === null) return unreadable;
  try {
    const [drugs, genes, results, coMedication, setting, populations, reading, snapshot] = Packed.parse(JSON.parse(json));
    const known = SETTINGS[setting - 1];
    const request = AdviceRequestSchema.parse({
      drugs: drugs.map(plain),
      genes: genes.map(plain),
      results: results.map(unpackedResult),
      ...(coMedication.length === 0 ? {} : { coMedication: coMedication.map(plain) }),
      ...(known === undefined ? {} : { setting: known }),
      ...(populations.length === 0 ? {} : { populations: populations.map(plain) }),
    });
    return { ok: true, value: { request, reading: REPORT_READINGS[reading] ?? "prescriber", snapshot: plain(snapshot) } };
  } catch {
    // Whatever does not fit the form was not made by us; its check sum was.
    return unreadable;
  }
}

/** Text without control characters and without characters that turn or hide it; it is only ever shown as text. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "").trim();
}

const SUM_LENGTH = 7;

/** Returns a check sum that shows a slip of copying; it keeps nobody from making a link of their own. @source Fowler, Noll and Vo, FNV-1a, 32 bits */
function checkSum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).padStart(SUM_LENGTH, "0");
}

function refuse(code: string, found: string, expected: string, remedy: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ code, path: ["link"], found, expected, remedy, nearest: [] }] };
}
