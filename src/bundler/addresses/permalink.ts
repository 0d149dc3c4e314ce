import { slugify } from '../values/prose.ts'

/** What the placeholders of a pattern stand for. */
export interface PermalinkParts {
  /** As the author wrote them, without a time zone. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number; readonly clock: string }
  readonly title: string
  /** The field `slug`. */
  readonly slug: string | undefined
  /** Name of the file without its day and ending, as it is written. */
  readonly name: string
  /** Folders of the file below those of its section, as they are written: `posts/2026`. */
  readonly folders: readonly string[]
  /** Collection of Jekyll or section of Hugo. */
  readonly section: string
  readonly categories: readonly string[]
}

/** Jekyll’s named patterns. */
const JEKYLL_STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
}
export const JEKYLL_DEFAULT = JEKYLL_STYLES['date'] ?? ''

/** True for a permalink that is not the address of one page: a named pattern, or one with placeholders. */
export const isPattern = (permalink: string): boolean =>
  Object.hasOwn(JEKYLL_STYLES, permalink) || /[{}<>]|(?:^|[/-]):[a-z]/i.test(permalink)

const two = (number: number) => String(number).padStart(2, '0')
const nameOfDay = (time: Date, length: 'short' | 'long') =>
  time.toLocaleDateString('en', { weekday: length, timeZone: 'UTC' })
const nameOfMonth = (time: Date, length: 'short' | 'long') =>
  time.toLocaleDateString('en', { month: length, timeZone: 'UTC' })
const dayOfYear = (time: Date) => Math.floor((time.getTime() - Date.UTC(time.getUTCFullYear(), 0, 1)) / 86_400_000) + 1

/** Number of the week by ISO 8601, and the year to which the week belongs. */
function weekOf(time: Date): { readonly week: number; readonly year: number } {
  const thursday = new Date(time)
  thursday.setUTCDate(time.getUTCDate() + 4 - (time.getUTCDay() || 7))
  return { week: Math.ceil(dayOfYear(thursday) / 7), year: thursday.getUTCFullYear() }
}

/** As Jekyll writes titles into addresses: capitals, dots and some other marks stay. */
const jekyllTitle = (text: string) => text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-+|-+$/g, '')

/** As Hugo writes names into addresses: dots and underscores stay. */
export const hugoName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{N}\p{M}.\\_#+~@/-]/gu, '')

/**
 * Fills in a pattern of Jekyll: `/:categories/:year/:title/`.
 * @returns undefined when it has a placeholder that is not known
 */
export function jekyllAddress(pattern: string, parts: PermalinkParts): string | undefined {
  const { date, slug, name, folders, section, categories } = parts
  const { year, month, day, clock } = date
  const time = new Date(Date.UTC(year, month - 1, day))
  const [hour = '00', minute = '00', second = '00'] = clock.split(':')
  const title = jekyllTitle(slug ?? name)
  const lowered = [...new Set(categories.map((one) => one.toLowerCase()))]
  const values: Readonly<Record<string, string>> = {
    year: String(year),
    short_year: two(year % 100),
    month: two(month),
    i_month: String(month),
    short_month: nameOfMonth(time, 'short'),
    long_month: nameOfMonth(time, 'long'),
    day: two(day),
    i_day: String(day),
    y_day: String(dayOfYear(time)).padStart(3, '0'),
    w_year: String(weekOf(time).year),
    week: two(weekOf(time).week),
    w_day: String(time.getUTCDay() || 7),
    short_day: nameOfDay(time, 'short'),
    long_day: nameOfDay(time, 'long'),
    hour,
    minute,
    second,
    title,
    slug: slugify(slug ?? name),
    name: slugify(name),
    path: [...folders, name].join('/'),
    collection: section,
    categories: lowered.join('/'),
    slugified_categories: lowered.map(slugify).join('/'),
    output_ext: '.html',
  }
  return fill(JEKYLL_STYLES[pattern] ?? pattern, values)
}

/** Fills in a pattern of Hugo: `/:section/:year/:slug/`. */
export function hugoAddress(pattern: string, parts: PermalinkParts): string | undefined {
  const { date, title, slug, name, folders, section } = parts
  const { year, month, day } = date
  const time = new Date(Date.UTC(year, month - 1, day))
  const [file, heading] = [hugoName(name), hugoName(title)]
  const values: Readonly<Record<string, string>> = {
    year: String(year),
    month: two(month),
    monthname: nameOfMonth(time, 'long').toLowerCase(),
    day: two(day),
    weekday: String(time.getUTCDay()),
    weekdayname: nameOfDay(time, 'long').toLowerCase(),
    yearday: String(dayOfYear(time)),
    section,
    sections: folders.join('/'),
    title: heading,
    slug: slug === undefined ? heading : hugoName(slug),
    slugorfilename: hugoName(slug ?? name),
    slugorcontentbasename: hugoName(slug ?? name),
    filename: file,
    contentbasename: file,
  }
  const some = pattern.replace(/:sections\[(\d*)(:?)(\d*)\]/g, (_, from: string, colon: string, to: string) =>
    (colon
      ? folders.slice(Number(from), to === '' ? undefined : Number(to))
      : folders.slice(Number(from), Number(from) + 1)
    ).join('/'),
  )
  return fill(some, values)
}

function fill(pattern: string, values: Readonly<Record<string, string>>): string | undefined {
  let isKnown = true
  const address = pattern.replace(/:([a-z_]+)/gi, (_, name: string) => {
    // Without a separator behind it, a placeholder ends where the longest known name ends.
    const known = Object.keys(values).filter((one) => name.startsWith(one))
    const longest = known.toSorted((a, b) => b.length - a.length)[0]
    if (longest === undefined) isKnown = false
    return longest === undefined ? '' : (values[longest] ?? '') + name.slice(longest.length)
  })
  return isKnown ? address.replace(/\/{2,}/g, '/') : undefined
}

/** Fills in the few placeholders that permalinks of Eleventy usually have: `/blog/{{ page.fileSlug }}/`. */
export function eleventyAddress(pattern: string, { date, title, slug, name }: PermalinkParts): string | undefined {
  const { year, month, day } = date
  const address = pattern.replace(/\{\{-?\s*([^{}]*?)\s*-?\}\}/g, (whole, inside: string) => {
    const code = inside.replaceAll(/\s+/g, ' ')
    if (/^page\.fileSlug$/.test(code)) return name
    if (/^slug(?: ?\| ?slug(?:ify)?)?$/.test(code) && slug !== undefined) return slugify(slug)
    if (/^title ?\| ?slug(?:ify)?$/.test(code)) return slugify(title)
    const format = /^(?:page\.)?date ?\| ?date: ?["']([^"']*)["']$/.exec(code)?.[1]
    if (format === undefined) return whole
    return format.replaceAll('%Y', String(year)).replaceAll('%m', two(month)).replaceAll('%d', two(day))
  })
  return /[{}%<>]/.test(address) ? undefined : address
}
