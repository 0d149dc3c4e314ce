const MINUTE = 60_000
/** `undefined` for zones that are unknown. Making one takes longer than all the rest of reading an article. */
const formats = new Map<string, Intl.DateTimeFormat | undefined>()

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (formats.has(timeZone)) return formats.get(timeZone)
  let format: Intl.DateTimeFormat | undefined
  try {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  formats.set(timeZone, format)
  return format
}

/** Returns how far the clocks of a zone are ahead of UTC at an instant. Both are in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = formatOf(timeZone)?.formatToParts(instant)
  const name = parts?.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -MINUTE : MINUTE)
}

/** Returns what the clocks of a zone show at an instant, as if it were UTC. In milliseconds since 1970, as is the instant. */
export const clockAt = (instant: number, timeZone: string): number => instant + offsetAt(instant, timeZone)

/**
 * Returns the instant at which the clocks of a zone show a time. A time that they show twice is one of the two, and one that they
 * skip is an hour beside it.
 * @param clock as if it were UTC, in milliseconds since 1970, as is the result
 */
export function instantOfClock(clock: number, timeZone: string): number {
  const near = clock - offsetAt(clock, timeZone)
  return clock - offsetAt(near, timeZone)
}
