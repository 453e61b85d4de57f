/** Returns the day as YYYY-MM-DD in universal time. The only calendar of the app. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Returns the milliseconds since the process began, for measuring. */
export function nowMs(): number {
  return performance.now();
}

/** Returns the seconds since 1970, for the validity of tokens. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
