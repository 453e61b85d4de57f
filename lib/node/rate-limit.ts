/** Counts calls a second, for each sender and for all together. */
export interface RateLimit {
  /** Returns whether one more call of this sender fits. */
  readonly allow: (sender: string) => boolean;
}

interface Bucket {
  left: number;
  at: number;
}

const MOST_SENDERS = 10_000;

/**
 * Returns a limit of `perSecond` calls for each sender, with twice that at
 * once after a pause, and of twice as many for all senders: an address can be
 * made up, the sum can't.
 */
export function createRateLimit(perSecond: number, nowMs: () => number): RateLimit {
  const senders = new Map<string, Bucket>();
  const everybody: Bucket = { left: perSecond * 4, at: nowMs() };
  return {
    allow: (sender) => {
      const now = nowMs();
      const bucket = senders.get(sender) ?? { left: perSecond * 2, at: now };
      // The least recently seen sender is forgotten first.
      senders.delete(sender);
      senders.set(sender, bucket);
      const [oldest] = senders.keys();
      if (senders.size > MOST_SENDERS && oldest !== undefined) senders.delete(oldest);
      return take(bucket, perSecond, now) && take(everybody, perSecond * 2, now);
    },
  };
}

function take(bucket: Bucket, perSecond: number, now: number): boolean {
  bucket.left = Math.min(perSecond * 2, bucket.left + ((now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}
