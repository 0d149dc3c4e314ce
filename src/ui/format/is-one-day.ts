/** True for midnight, UTC: the time of a report whose publisher gave a day without an hour. */
export const isDayOnly = (time: string): boolean => time.endsWith('T00:00:00Z')

/**
 * True when the reader's calendar has all these times on one day. Then their hours alone say which is earlier.
 * @param isDrawnAtBuild true for the calendar of UTC, which the build has
 */
export function isOneDay(times: readonly string[], isDrawnAtBuild: boolean): boolean {
  const dayOf = (time: string) => (isDrawnAtBuild ? time.slice(0, 10) : new Date(time).toDateString())
  const days = times.map((time) => (isDayOnly(time) ? time : dayOf(time)))
  return new Set(days).size <= 1
}
