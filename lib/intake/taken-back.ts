/** Words beside a result that may take it back, or say that it is of somebody else. */
const MAY_TAKE_BACK =
  /\b(?:not|no|un(?:confirmed|certain)|pending|preliminary|provisional|repeat(?:ed)?|cancel(?:led|ed)|withdrawn|amended|corrected|failed|inconclusive|error|contaminat\w*|mother|father|sibling|donor|tumou?r)\b|\?/i;

/** Returns whether words that nothing reads may take back the result they stand beside, such as "not confirmed". */
export function mayTakeBack(words: string): boolean {
  return MAY_TAKE_BACK.test(words);
}
