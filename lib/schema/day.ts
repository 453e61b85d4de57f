/**
 * Returns the day of an instant as YYYY-MM-DD in universal time. The only
 * calendar of the app: server, command line and browser date an answer alike,
 * so that one answer never has two dates. West or east of Greenwich the day may
 * be the one before or after the one on the wall.
 */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
