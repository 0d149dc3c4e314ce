import { parseInstant } from './instant.ts'

/** Why a text is not a date. */
interface DateFault {
  /** The end of a message that begins with what was found: `but there is no month 13`. */
  readonly reason: string
  readonly hint: string
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Longer texts are cut before they are searched. */
const MAX_LENGTH = 100

const NOT_A_DATE: DateFault = {
  reason: 'expected a date, such as 2026-11-22 or 2026-11-22T15:40:00Z',
  hint: 'Write year, month and day with dashes between them.',
}

const DATE_AND_TIME =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[Tt ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:[Zz]|UTC|GMT|[+-](\d{2})(?::?\d{2})?)?)?$/

/** Explains why a text is not a date. Call it only when `parseInstant` has rejected the text. */
export function explainWrongDate(text: string): DateFault {
  const written = text.trim().slice(0, MAX_LENGTH)
  const parts = DATE_AND_TIME.exec(written)
  if (parts) return explainImpossibleDate(parts)
  return explainOtherOrder(written) ?? explainWrongTime(written) ?? explainWords(written) ?? NOT_A_DATE
}

function explainImpossibleDate(parts: RegExpExecArray): DateFault {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offset = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  const missing = (part: string, value: number, hint: string): DateFault => ({
    reason: `but there is no ${part} ${String(value).padStart(2, '0')}`,
    hint,
  })
  if (month < 1 || month > 12) {
    const swapped = day <= 12 && parseInstant([parts[1], parts[3], parts[2]].join('-'))
    return missing(
      'month',
      month,
      swapped ? `Write the month before the day: ${swapped.time.slice(0, 10)}.` : 'Months run from 01 to 12.',
    )
  }
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day < 1) return missing('day', day, `Days of ${MONTHS[month - 1]} run from 01 to ${days}.`)
  if (day > days)
    return {
      reason: `but ${MONTHS[month - 1]} ${parts[1]} has ${days} days`,
      hint: `Days of this month run from 01 to ${days}.`,
    }
  if (hour === 24) return missing('hour', hour, 'Write midnight as 00:00 of the next day.')
  if (hour > 23) return missing('hour', hour, 'Hours run from 00 to 23.')
  if (minute > 59) return missing('minute', minute, 'Minutes run from 00 to 59.')
  if (second > 59) return missing('second', second, 'Seconds run from 00 to 59.')
  if (offset > 14)
    return { reason: 'but no time zone is that far from UTC', hint: 'Offsets run from -15:00 to +15:00.' }
  return { reason: 'but only the years 0100 to 9999 are read', hint: 'Write the year in four digits.' }
}

/** Explains dates with the year last, with other separators, or with fewer digits. */
function explainOtherOrder(text: string): DateFault | undefined {
  const yearLast = /^(\d{1,2})([./_ -])(\d{1,2})\2(\d{4})(?!\d)/.exec(text)
  if (yearLast) {
    const days = [dayOf(yearLast[4], yearLast[3], yearLast[1]), dayOf(yearLast[4], yearLast[1], yearLast[3])]
    const real = [...new Set(days.filter((day) => day !== undefined))]
    if (real.length > 0)
      return { reason: 'expected the year first', hint: `Write the year first: ${real.join(' or ')}.` }
  }
  const yearFirst = /^(\d{4})([./_ -]?)(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text)
  const day = yearFirst && dayOf(yearFirst[1], yearFirst[3], yearFirst[4])
  if (day && !text.startsWith(day))
    return { reason: 'expected two digits for month and day, and dashes between them', hint: `Write it ${day}.` }
  if (/^\d{4}(?:[./_-]\d{1,2})?$/.test(text))
    return { reason: 'expected year, month and day', hint: 'Write all three, such as 2026-11-22.' }
  return undefined
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const written = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  return parseInstant(written) ? written : undefined
}

/** Explains a valid day that is followed by an invalid time. */
function explainWrongTime(text: string): DateFault | undefined {
  const [, day, time = ''] = /^(\d{4}-\d{2}-\d{2})[Tt ,]+(\S.*)$/.exec(text) ?? []
  if (!day || !parseInstant(day)) return undefined
  const reason = `but “${time.slice(0, 30)}” can’t be read as a time`
  const twelveHours = /^(0?\d|1[0-2])(?::([0-5]\d))?(?::\d{2})?\s*([ap])\.?m\.?$/i.exec(time)
  if (twelveHours) {
    const hour = (Number(twelveHours[1]) % 12) + (twelveHours[3]?.toLowerCase() === 'p' ? 12 : 0)
    return {
      reason,
      hint: `Hours run from 00 to 23: ${day}T${String(hour).padStart(2, '0')}:${twelveHours[2] ?? '00'}.`,
    }
  }
  if (/\d\s*(?![ap]\.?m\.?$)[a-z]+(?:\/[a-z_]+)?$/i.test(time))
    return { reason, hint: `Write the offset in numbers: ${day}T15:40:00-05:00.` }
  const [, clock] = /^(\d{1,2}:\d{2}(?::\d{2})?)\s/.exec(time) ?? []
  const offset = /[+-]\d{2}:?\d{2}$/.exec(time)?.[0] ?? ''
  const plain = clock && `${day} ${clock}${offset && ` ${offset}`}`
  if (plain && parseInstant(plain)) return { reason, hint: `Write nothing else beside the time: ${plain}.` }
  const [, hour = '9', minute = '05'] = /\b(\d{1,2})(?::([0-5]\d))?\b/.exec(time) ?? []
  return { reason, hint: `Write hours and minutes with two digits each: ${day}T${hour.padStart(2, '0')}:${minute}.` }
}

function explainWords(text: string): DateFault | undefined {
  if (!/\p{L}{3}/u.test(text)) return undefined
  const reason = 'expected numbers'
  const name = MONTHS.find((month) => new RegExp(String.raw`\b${month.slice(0, 3)}`, 'i').test(text))
  const [, day, year] = /\b(\d{1,2})(?:st|nd|rd|th)?\b.*?\b(\d{4})\b/i.exec(text.replace(/\d{1,2}:\d{2}.*$/, '')) ?? []
  const written = name && dayOf(year, String(MONTHS.indexOf(name) + 1), day)
  return { reason, hint: `Write numbers, not words: ${written ?? '2026-11-22'}.` }
}

/** Explains the beginning of a file name that looks like a date but can’t be read as one; undefined for other names. */
export function explainWrongDateInName(path: string): { readonly message: string; readonly hint: string } | undefined {
  const name = path.split('/').at(-1) ?? ''
  const [begin] =
    /^(?:\d{4}([-_. ])\d{1,2}\1\d{1,2}|\d{1,2}([-_. ])\d{1,2}\2\d{4}|(?:19|20)\d{6})(?!\d)/.exec(name) ?? []
  if (begin === undefined) return undefined
  const { hint } = explainWrongDate(begin)
  const canBeRewritten = /\d-\d/.test(hint)
  return {
    message: `The file’s name begins with “${begin}”, which ${canBeRewritten ? 'can’t be read as a date' : 'is not a real date'}.`,
    hint: canBeRewritten ? hint : `${hint} File names begin like 2024-01-05-harbour.md.`,
  }
}
