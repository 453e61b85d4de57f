import { dayOf } from "@/lib/schema";

/** Returns today as YYYY-MM-DD, in universal time. */
export function today(): string {
  return dayOf(new Date());
}

/** Returns the milliseconds since the process began, for measuring. */
export function nowMs(): number {
  return performance.now();
}

/** Returns the seconds since 1970, for the validity of tokens. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
