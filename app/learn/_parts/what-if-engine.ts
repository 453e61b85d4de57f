import { mergeShards, type AnswerKnowledge } from "@/lib/knowledge";
import { problemLine } from "@/lib/report";
import {
  decodeWhatIf,
  encodeWhatIf,
  heldWhatIf,
  whatIfAnswer,
  whatIfFields,
  type HeldWhatIf,
  type WhatIfAnswer,
  type WhatIfFields,
  type WhatIfQuestion,
} from "@/lib/teaching";

export interface WhatIfEngine {
  readonly drug: string;
  readonly fields: WhatIfFields;
  readonly version: string;
  /** Null while the other drug of the question has not been fetched. */
  readonly ask: (question: WhatIfQuestion) => WhatIfAnswer | null;
  /** Text for the fragment of an address that leads back here. */
  readonly linkTo: (now: WhatIfQuestion, before: WhatIfQuestion | null) => string;
  /** Fetches what another drug does, so that it can be asked about; rejects when it does not load. */
  readonly fetchOther: (drug: string) => Promise<void>;
}

/** Returns the engine on the shard of one drug, fetched from our own host; rejects when it does not load. */
export async function loadWhatIf(drug: string): Promise<WhatIfEngine> {
  const own = await fetchShard(drug);
  const withOther = new Map<string, AnswerKnowledge>([["", own]]);
  return {
    drug,
    fields: whatIfFields(drug, own),
    version: own.version,
    ask: (question) => {
      const knowledge = withOther.get(question.other);
      return knowledge === undefined ? null : whatIfAnswer(drug, question, knowledge);
    },
    linkTo: (now, before) => encodeWhatIf({ drug, now, before, snapshot: own.version }),
    // What a drug does to an enzyme stands in its own shard.
    fetchOther: async (other) => {
      if (!withOther.has(other)) withOther.set(other, mergeShards([own, await fetchShard(other)]));
    },
  };
}

/** A state to begin with, with what is to be told of the link it came by. */
export interface OpenedWhatIf extends Omit<HeldWhatIf, "others"> {
  readonly engine: WhatIfEngine;
}

/**
 * Returns where a link leads, or in sentences why it leads nowhere; rejects
 * when what it needs does not load. A drug this app no longer has leads
 * nowhere, and another drug that is gone is left out and named.
 */
export async function openWhatIf(
  fragment: string,
  known: { readonly drugs: ReadonlySet<string>; readonly others: ReadonlySet<string> },
): Promise<OpenedWhatIf | readonly string[]> {
  const linked = decodeWhatIf(fragment);
  if (!linked.ok) return linked.problems.map(problemLine);
  const { drug } = linked.value;
  if (!known.drugs.has(drug))
    return [
      "The link asks about a drug that this page does not have. It may have been retired or renamed since the link was made.",
    ];
  const engine = await loadWhatIf(drug);
  const { others, ...held } = heldWhatIf(linked.value, engine.version, known.others);
  await Promise.all(others.map(engine.fetchOther));
  return { engine, ...held };
}

async function fetchShard(drug: string): Promise<AnswerKnowledge> {
  const response = await fetch(`/shards/${drug}`);
  if (!response.ok) throw new Error("a shard could not be loaded");
  return (await response.json()) as AnswerKnowledge;
}
