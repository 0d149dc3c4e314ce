/** True for midnight, UTC: the time of a report whose publisher gave a day without an hour. */
export const isDayOnly = (time: string): boolean => time.endsWith('T00:00:00Z')

/** True when the reader's calendar has all these times on one day. Then their hours alone say which is earlier. */
export function isOneDay(times: readonly string[]): boolean {
  const days = times.map((time) => (isDayOnly(time) ? time : new Date(time).toDateString()))
  return new Set(days).size <= 1
}
