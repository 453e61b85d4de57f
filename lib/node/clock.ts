/** Returns the day as YYYY-MM-DD in universal time. The only clock of the app. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
