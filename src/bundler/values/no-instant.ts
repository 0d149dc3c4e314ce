import { parseInstant } from './instant.ts'

interface Reason {
  /** What is wrong, to follow what was found: `but there is no month 13`. */
  readonly why: string
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

const MOST_READ = 100

const NONE: Reason = {
  why: 'expected a day or a moment of the calendar, such as 2026-11-22 or 2026-11-22T15:40:00Z',
  hint: 'Write year, month and day with dashes between them.',
}

const PARTS =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:[Zz]|UTC|GMT|[+-](\d{2})(?::?\d{2})?)?)?$/

/** Why a text is no day and no moment. */
export function whyNoInstant(text: string): Reason {
  const written = text.trim().slice(0, MOST_READ)
  const parts = PARTS.exec(written)
  if (parts) return whyNotOfCalendar(parts)
  return otherOrder(written) ?? oddTime(written) ?? inWords(written) ?? NONE
}

function whyNotOfCalendar(parts: RegExpExecArray): Reason {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offset = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  const no = (part: string, value: number, hint: string): Reason => ({
    why: `but there is no ${part} ${String(value).padStart(2, '0')}`,
    hint,
  })
  if (month < 1 || month > 12) {
    const turned = day <= 12 && parseInstant([parts[1], parts[3], parts[2]].join('-'))
    return no(
      'month',
      month,
      turned ? `Write the month before the day: ${turned.time.slice(0, 10)}.` : 'Months run from 01 to 12.',
    )
  }
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day < 1) return no('day', day, `Days of ${MONTHS[month - 1]} run from 01 to ${days}.`)
  if (day > days)
    return {
      why: `but ${MONTHS[month - 1]} ${parts[1]} has ${days} days`,
      hint: `Days of this month run from 01 to ${days}.`,
    }
  if (hour === 24) return no('hour', hour, 'For midnight write 00:00 of the day that begins.')
  if (hour > 23) return no('hour', hour, 'Hours run from 00 to 23.')
  if (minute > 59) return no('minute', minute, 'Minutes run from 00 to 59.')
  if (second > 59) return no('second', second, 'Seconds run from 00 to 59.')
  if (offset > 14) return { why: 'but no clock is that far from UTC', hint: 'Offsets run from -15:00 to +15:00.' }
  return { why: 'but only the years 0100 to 9999 are read', hint: 'Check the year.' }
}

/** Days that are written with the year last, with other marks, or with fewer digits. */
function otherOrder(text: string): Reason | undefined {
  const turned = /^(\d{1,2})([./_ -])(\d{1,2})\2(\d{4})(?!\d)/.exec(text)
  if (turned) {
    const days = [dayOf(turned[4], turned[3], turned[1]), dayOf(turned[4], turned[1], turned[3])]
    const real = [...new Set(days.filter((day) => day !== undefined))]
    if (real.length > 0) return { why: 'expected the year first', hint: `Write the year first: ${real.join(' or ')}.` }
  }
  const marked = /^(\d{4})([./_ -]?)(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text)
  const day = marked && dayOf(marked[1], marked[3], marked[4])
  if (day && !text.startsWith(day))
    return { why: 'expected two digits for month and day, and dashes between them', hint: `Write it ${day}.` }
  if (/^\d{4}(?:[./_-]\d{1,2})?$/.test(text))
    return { why: 'expected a whole day', hint: 'Write year, month and day, such as 2026-11-22.' }
  return undefined
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const written = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  return parseInstant(written) ? written : undefined
}

/** A day that is sound, and an hour that is not. */
function oddTime(text: string): Reason | undefined {
  const [, day, time = ''] = /^(\d{4}-\d{2}-\d{2})[Tt ,]+(\S.*)$/.exec(text) ?? []
  if (!day || !parseInstant(day)) return undefined
  const why = `but “${time.slice(0, 30)}” is read as no time`
  const half = /^(\d{1,2})(?::(\d{2}))?(?::\d{2})?\s*([ap])\.?m\.?$/i.exec(time)
  if (half) {
    const hour = (Number(half[1]) % 12) + (half[3]?.toLowerCase() === 'p' ? 12 : 0)
    return { why, hint: `Hours run from 00 to 23: ${day}T${String(hour).padStart(2, '0')}:${half[2] ?? '00'}.` }
  }
  if (/\d\s*[a-z]+(?:\/[a-z_]+)?$/i.test(time))
    return { why, hint: `Write the offset in numbers: ${day}T15:40:00-05:00.` }
  const [, hour = '9', minute = '05'] = /\b(\d{1,2})(?::(\d{2}))?\b/.exec(time) ?? []
  return { why, hint: `Write hours and minutes with two digits each: ${day}T${hour.padStart(2, '0')}:${minute}.` }
}

function inWords(text: string): Reason | undefined {
  if (!/\p{L}{3}/u.test(text)) return undefined
  const why = 'expected numbers'
  const name = MONTHS.find((month) => new RegExp(String.raw`\b${month.slice(0, 3)}`, 'i').test(text))
  const [, day, year] = /\b(\d{1,2})(?:st|nd|rd|th)?\b.*?\b(\d{4})\b/i.exec(text.replace(/\d{1,2}:\d{2}.*$/, '')) ?? []
  const written = name && dayOf(year, String(MONTHS.indexOf(name) + 1), day)
  return { why, hint: `Write numbers, not words: ${written ?? '2026-11-22'}.` }
}

/** What the name of a file begins with, where its writer may have taken it for a day and nothing here does. */
export function whyNoDayInName(path: string): { readonly message: string; readonly hint: string } | undefined {
  const name = path.split('/').at(-1) ?? ''
  const [begin] =
    /^(?:\d{4}([-_. ])\d{1,2}\1\d{1,2}|\d{1,2}([-_. ])\d{1,2}\2\d{4}|(?:19|20)\d{6})(?!\d)/.exec(name) ?? []
  if (begin === undefined) return undefined
  const { hint } = whyNoInstant(begin)
  const isReal = /\d-\d/.test(hint)
  return {
    message: `The file’s name begins with “${begin}”, which is ${isReal ? 'not read as a day' : 'no day of the calendar'}.`,
    hint: isReal ? hint : `${hint} A name begins like 2024-01-05-harbour.md.`,
  }
}
