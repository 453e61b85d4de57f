/** What a case keeps back until its questions are answered, as its file holds it. */
export interface KeptBack {
  readonly trap: { readonly text: string };
  readonly points: readonly { readonly text: string }[];
  readonly questions: readonly {
    readonly expects: {
      readonly says?: readonly string[] | null | undefined;
      readonly notes: readonly { readonly text: string }[];
    };
  }[];
}

/** Returns the words that would give an answer away; a text as short as a drug's name may stand anywhere. */
export function secretsOf({ trap, points, questions }: KeptBack): readonly string[] {
  return [
    trap.text,
    ...points.map((point) => point.text),
    ...questions.flatMap(({ expects }) => [
      ...(expects.says ?? []),
      ...expects.notes.map((note) => note.text).filter((text) => text.length > 25),
    ]),
  ];
}
