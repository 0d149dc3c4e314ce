import { fileSlug } from '../values/prose.ts'
import { clockAt } from '../values/time-zone.ts'
import { fileNameOf, isOurs } from './file-name.ts'
import { formerAddress } from './former-address.ts'
import type { SiteAddresses } from './former-site.ts'
import { isPattern } from './permalink.ts'
import { pathKey, sitePath } from './site-path.ts'

/** Where an article is, and where it was. Paths are below the root of the site, without a slash at their beginning. */
export interface ArticleAddress {
  /** `yyyy/mm/dd/slug` */
  readonly id: string
  /** Paths that the article itself names as its earlier ones. */
  readonly aliases: readonly string[]
  /** The path that its generator gave it. */
  readonly former?: string
  /** Other names by which notes link to it, as Obsidian has them. */
  readonly names: readonly string[]
}

interface AddressInput {
  readonly data: Readonly<Record<string, unknown>>
  /** Path of the file. */
  readonly path: string
  /** What the name of the file says: the day, if there is one, and the slug. */
  readonly file: { readonly day?: string; readonly slug: string }
  /** Language tag of a translation. It often has day and slug of the original, so it is part of the address. */
  readonly translation?: string | undefined
  /** `2020-06-10T16:07:00Z` */
  readonly time: string
  /** The date as the article has it. */
  readonly writtenDate: unknown
  readonly title: string
  readonly site: SiteAddresses
}

type Fields = AddressInput['data']

/** True when an article says that it has no page of its own, as Eleventy's `permalink: false` does. */
export const hasNoPage = ({ permalink }: Fields): boolean => permalink === false || permalink === 'false'

/** Decides the address of an article, and finds those that it had before. */
export function articleAddress(input: AddressInput): ArticleAddress {
  const { data, path, file, translation, time, site } = input
  const day = (file.day ?? (isOurs(path) ? time.slice(0, 10) : writtenDay(input.writtenDate, time))).replaceAll(
    '-',
    '/',
  )
  const idOf = (slug: string) => `${day}/${slug}${translation ? `-${translation.toLowerCase()}` : ''}`
  const id = idOf(slugOfFields(data) ?? file.slug)
  const permalink = permalinkOf(data, site)
  const former = site.former && !isOurs(path) ? formerOf(input, permalink) : undefined
  const { paths, names } = aliasesOf(data, site, former)
  const explicit =
    permalink !== undefined && !isPattern(permalink) ? sitePath(former ?? permalink, site.urls) : undefined
  const key = pathKey(id)
  const isOther = (one: string | undefined): one is string => one !== undefined && one !== '' && pathKey(one) !== key
  // Before its fields were read, the article had the address of its file's name.
  const before = isOurs(path) ? idOf(file.slug) : undefined
  const aliases = [...new Set([...paths, explicit, before].filter(isOther))]
  const generated = former === undefined ? undefined : sitePath(former, site.urls)
  return { id, aliases, names, ...(isOther(generated) && !aliases.includes(generated) && { former: generated }) }
}

/**
 * Returns the path that its generator gave to a page that is no article: `about/`.
 * @returns undefined when it cannot be known, and for a page that is not published
 */
export function pageAddress(path: string, data: Fields, site: SiteAddresses): string | undefined {
  if (hasNoPage(data) || data['published'] === false || data['draft'] === true) return undefined
  const title = textOf(data['title']) ?? fileNameOf(path).name
  const input = { data, path, time: '', writtenDate: data['date'], title, site }
  const address = formerOf(input, permalinkOf(data, site))
  // Most pages have no date, and then an address with a date in it is not known.
  if (address === undefined || /\bNaN\b|Invalid Date/.test(address)) return undefined
  return address.startsWith('/') ? address.replace(/^\/+/, '') : sitePath(address, site.urls)
}

/** Reads a text; a number is one too. Values of other types say nothing of an address. */
const textOf = (value: unknown): string | undefined =>
  typeof value === 'number'
    ? String(value)
    : typeof value === 'string' && value.trim() !== ''
      ? value.trim()
      : undefined

/** Returns the last part of an address that means something; undefined for dates and for patterns. */
function lastName(address: string): string | undefined {
  const names = address
    .replace(/[?#].*$/s, '')
    .split('/')
    .filter((name) => name !== '')
  if (/^index\.[a-z]+$/i.test(names.at(-1) ?? '')) names.pop()
  const name = names.at(-1)?.replace(/\.(?:html?|php|aspx?|md)$/i, '')
  return name === undefined || isPattern(address) || !/\p{L}/u.test(name) ? undefined : fileSlug(name) || undefined
}

/** The slug that the fields of an article give it: `slug`, or the last part of `permalink` or `url`. */
function slugOfFields(data: Fields): string | undefined {
  const slug = textOf(data['slug'])
  const own =
    slug === undefined || isPattern(slug) ? undefined : fileSlug(slug.split('/').findLast((name) => name !== '') ?? '')
  if (own) return own
  const permalink = addressOf(data)
  return permalink === undefined ? undefined : lastName(permalink)
}

/** The whole address that the fields of an article give it. Zola and Gatsby call it `path`. */
const addressOf = (data: Fields): string | undefined =>
  textOf(data['permalink']) ?? pathOf(data['url']) ?? fromRoot(data['path'])

/** Zola writes the path without a slash at its beginning. One name alone may be that of anything. */
function fromRoot(value: unknown): string | undefined {
  const text = textOf(value)
  return text !== undefined && /^(?:\/|[^\s/:]+\/)[^\s:]+$/.test(text) ? `/${text.replace(/^\/+/, '')}` : undefined
}

/** In `url`, other systems have the address of another site. */
function pathOf(value: unknown): string | undefined {
  const text = textOf(value)
  return text !== undefined && /^\/(?!\/)/.test(text) ? text : undefined
}

function permalinkOf(data: Fields, { urls }: SiteAddresses): string | undefined {
  const written = addressOf(data)
  return written !== undefined && (isPattern(written) || sitePath(written, urls) !== undefined) ? written : undefined
}

function formerOf(
  {
    data,
    path,
    time,
    writtenDate,
    title,
    site,
  }: Pick<AddressInput, 'data' | 'path' | 'time' | 'writtenDate' | 'title' | 'site'>,
  permalink: string | undefined,
): string | undefined {
  const { day, name, wholeName } = fileNameOf(path)
  const slug = textOf(data['slug'])
  return (
    site.former &&
    formerAddress(site.former, {
      path,
      permalink,
      date: dateParts(inZone(writtenDate, time, site.former.timeZone), day, time),
      title,
      slug,
      name,
      wholeName,
      categories: [...wordsOf(data['category'], false), ...wordsOf(data['categories'], true)],
    })
  )
}

const WRITTEN = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?))?/

/** Returns a written time as the clocks of a zone show it; a day alone is the same in all zones. */
function inZone(written: unknown, time: string, timeZone: string | undefined): unknown {
  const hasClock = WRITTEN.exec(textOf(written) ?? '')?.[4] !== undefined
  return hasClock && timeZone !== undefined ? new Date(clockAt(Date.parse(time), timeZone)).toISOString() : written
}

/** The day of an address is that of the author's clock, not that of UTC. Numbers that are not known are `NaN`. */
function dateParts(written: unknown, day: string | undefined, time: string) {
  const found = WRITTEN.exec(textOf(written) ?? '') ?? WRITTEN.exec(day ?? time)
  const [, year = 'NaN', month = 'NaN', date = 'NaN', clock = ''] = found ?? []
  return { year: Number(year), month: Number(month), day: Number(date), clock: clock.padStart(5, '0') }
}

/** The day as its author wrote it: `2026-03-08T00:30:00+09:00` is the 8th, although it is the 7th in UTC. */
function writtenDay(written: unknown, time: string): string {
  const { year, month, day } = dateParts(written, undefined, time)
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
}

/** @param splits true for Jekyll's `categories`, which may be words in one text */
function wordsOf(value: unknown, splits: boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => textOf(one) ?? [])
  const text = textOf(value)
  return text === undefined ? [] : splits ? text.split(/\s+/) : [text]
}

const ALIAS_FIELDS = ['aliases', 'alias', 'redirect_from', 'redirects'] as const

function aliasesOf(data: Fields, site: SiteAddresses, former: string | undefined) {
  const paths: string[] = []
  const names: string[] = []
  for (const field of ALIAS_FIELDS) {
    const value = data[field]
    if (value === undefined || value === null) continue
    const written = Array.isArray(value) ? value : (textOf(value)?.split(/,\s*(?=\/)/) ?? [])
    for (const one of written) {
      const text = textOf(one)
      if (text === undefined) continue
      const isHugo = site.former?.generator === 'hugo'
      // Obsidian's aliases are other titles of a note.
      if (field !== 'redirect_from' && !isHugo && !/[/.]/.test(text)) names.push(text)
      else {
        const path = sitePath(isHugo ? besideFormer(text, former) : text, site.urls)
        if (path) paths.push(path)
      }
    }
  }
  return { paths, names }
}

/** An alias of Hugo without a slash at its beginning is beside the page. */
function besideFormer(alias: string, former: string | undefined): string {
  if (/^(?:\/|[a-z]+:)/i.test(alias) || former === undefined) return alias
  return new URL(`../${alias}`, `https://site.example${encodeURI(former.replace(/\/?$/, '/'))}`).pathname
}
