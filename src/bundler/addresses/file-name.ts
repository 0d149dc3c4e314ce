import { parseInstant } from '../values/instant.ts'
import { fileSlug } from '../values/prose.ts'

export interface FileName {
  /** The day in the name, `2020-06-10`. */
  readonly day?: string
  /** What follows the day, as it is written: `A Harbour’s “Tale”`. */
  readonly name: string
  /** The name with its day. */
  readonly wholeName: string
  /** As part of an address: `a-harbours-tale`. */
  readonly slug: string
}

/** Matches the main file of a folder that holds one article with its pictures, also of a language: `index.fr.md`. */
const MAIN_FILE = /^index((?:\.[a-z]{2,3}(?:-[a-z]{2,4})?)?)$/i
/** Two digits for month and day need nothing behind them; a single digit does, or `2026-3-81` would be the third of August. */
const DAYS = [
  /^(\d{4})-(\d{2})-(\d{2})[-_ ]?(.*)$/,
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[-_ ](.*))?$/,
  /^(\d{4})[_.](\d{2})[_.](\d{2})(?:[-_. ](.*))?$/,
  /^(\d{4})(\d{2})(\d{2})(?:[-_. ](.*))?$/,
]
/** True for an article of a folder that was made for Broadsheet. */
export const isOurs = (path: string): boolean => /^_(?:news|archive)\//.test(path)

/** Folders of a date: `2026/03/08/`. */
const DATE_FOLDERS = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})\//

/**
 * Returns the day and the slug of `_news/2020-06-10-slug.md`. An article may also have a folder with its pictures, and is
 * called like the folder then: `2020-06-10-slug/index.md`.
 */
export function fileNameOf(path: string): FileName {
  const folders = path.split('/')
  const file = (folders.pop() ?? '').replace(/\.(md|markdown|mdx)$/i, '')
  const main = MAIN_FILE.exec(file)
  const folder = folders.at(-1) ?? ''
  const text = main && folder !== '' && !folder.startsWith('_') ? folder + (main[1] ?? '') : file
  for (const pattern of DAYS) {
    const [, year = '', month = '', date = '', name = ''] = pattern.exec(text) ?? []
    const day = dayOf(year, month, date)
    if (day) return { day, name, wholeName: text, slug: fileSlug(name) || 'story' }
  }
  return { name: text, wholeName: text, slug: fileSlug(text) || 'story' }
}

/** Returns the day that the folders of an article say, for one without a date: `2026-03-08` of `2026/03/08/pier.md`. */
export function folderDayOf(path: string): string | undefined {
  const [, year = '', month = '', day = ''] = DATE_FOLDERS.exec(path) ?? []
  return dayOf(year, month, day)
}

/** Fields in which an article may have its whole address. Zola and Gatsby call it `path`. */
const ADDRESS_FIELDS = ['permalink', 'path', 'url', 'slug'] as const

/** Returns the day that the address of an article says, for one without a date: `path = "2026/03/08/pier"`. */
export function addressDayOf(data: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of ADDRESS_FIELDS) {
    const address = data[name]
    const day = typeof address === 'string' ? folderDayOf(address) : undefined
    if (day) return day
  }
  return undefined
}

function dayOf(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return year !== '' && parseInstant(text) ? text : undefined
}
