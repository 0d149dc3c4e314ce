/** The parts of a written date, as they are written; a part that is not written is undefined. */
export interface WrittenDate {
  readonly year: number
  /** From 1 on. */
  readonly month: number
  readonly day: number
  readonly hour?: number | undefined
  readonly minute?: number | undefined
  readonly second?: number | undefined
  /** `am` or `pm`. */
  readonly half?: string | undefined
  /** `Z`, `UTC`, `+02:00`, `+0200`, `GMT+2`. */
  readonly zone?: string | undefined
}

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?'
const TIME =
  '(?:,?\\s+(?:at\\s+)?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*([ap]\\.?m\\.?)?\\s*([a-z]{1,3}|(?:utc|gmt)?[+-]\\d{2}:?\\d{2})?(?:\\s*\\([^()]*\\))?)?'
/** `Sun, 08 Mar 2026 09:05:00 +0200`, as in mail and feeds. */
const DAY_FIRST = new RegExp(`^${WEEKDAY}${DAY}[\\s-]+${MONTH},?[\\s-]+(\\d{4})${TIME}$`, 'i')
/** `March 8, 2026`, and what JavaScript writes: `Sun Mar 08 2026 09:05:00 GMT+0200 (CEST)`. */
const MONTH_FIRST = new RegExp(`^${WEEKDAY}${MONTH}\\s+${DAY},?\\s+(\\d{4})${TIME}$`, 'i')

/** `April 2026` is the first day of that month. */
const MONTH_ALONE = new RegExp(`^${MONTH},?\\s+(\\d{4})$`, 'i')

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** The zones in letters of RFC 2822. Other letters mean different zones in different countries. */
const ZONES: Readonly<Record<string, string>> = {
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
}

const monthOf = (name: string) => MONTHS.indexOf(name.toLowerCase()) + 1

/** Reads a date in English words; undefined for other texts. */
export function readDateInWords(text: string): WrittenDate | undefined {
  if (text.length > 80) return undefined
  const [, month, ofMonth] = MONTH_ALONE.exec(text) ?? []
  if (month !== undefined) return { year: Number(ofMonth), month: monthOf(month), day: 1 }
  const dayFirst = DAY_FIRST.exec(text)
  const match = dayFirst ?? MONTH_FIRST.exec(text)
  if (!match) return undefined
  const [, first = '', second = '', year, hour, minute, seconds, half, zone] = match
  const [day, name] = dayFirst ? [first, second] : [second, first]
  const offset = zone === undefined ? undefined : /\d/.test(zone) ? zone : ZONES[zone.toLowerCase()]
  if (zone !== undefined && offset === undefined) return undefined
  return {
    year: Number(year),
    month: monthOf(name),
    day: Number(day),
    ...(hour !== undefined && { hour: Number(hour), minute: Number(minute), second: Number(seconds ?? 0) }),
    half,
    zone: offset,
  }
}
