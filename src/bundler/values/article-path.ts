import type { Layout } from '../read/layout.ts'
import { parseInstant } from './instant.ts'
import { canonicalLocale } from './locale.ts'
import { fileSlug } from './prose.ts'

/** What the path of an article says. */
export interface ArticlePath {
  /** The day at the beginning of its name; it counts in the address. */
  readonly day?: string
  /** The day of folders such as `2026/03/08/`. It counts when the article has no date. */
  readonly folderDay?: string
  readonly slug: string
}

const EXTENSION = /\.(?:md|markdown|mdx)$/i
/** Matches `2026-03-08-pier`, `2026-3-8-pier`, `2026_03_08 pier` and `20260308-pier`. */
const DAY = /^(\d{4})(?:([-_.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{2})(\d{2})(?!\d))[-_. ]*(.*)$/
/** Folders of a date: `2026/03/08/`, also without the day or the month. */
const DATE_FOLDERS = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})\//

function dayOf(year = '', month = '', day = ''): string | undefined {
  const text = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  return parseInstant(text) ? text : undefined
}

/** Splits a name into its day, if it begins with a real one, and the rest. */
function splitDay(name: string): { readonly day?: string; readonly rest: string } {
  const [, year, , month, day, month2, day2, rest = ''] = DAY.exec(name) ?? []
  const found = year && dayOf(year, month ?? month2, day ?? day2)
  return found ? { day: found, rest } : { rest: name }
}

/**
 * Reads day and slug from a path such as `_news/2020-06-10-slug.md`. The article of a folder, `2020-06-10-slug/index.md`, takes
 * the name of the folder, unless it is the folder of all articles: `_news/index.md`.
 */
export function nameOf(path: string): ArticlePath {
  const parts = path.split('/')
  const file = (parts.at(-1) ?? '').replace(EXTENSION, '')
  const folder = parts.at(-2) ?? ''
  const isBundle = file.toLowerCase() === 'index' && folder !== '' && !folder.startsWith('_')
  const { day, rest } = splitDay(isBundle ? folder : file)
  const slug = fileSlug(rest) || 'story'
  const [, year, month, date] = day ? [] : (DATE_FOLDERS.exec(path) ?? [])
  const folderDay = year && dayOf(year, month, date)
  return { ...(day && { day }), ...(folderDay && { folderDay }), slug }
}

/**
 * The address of an article. A translation has its language at the end, since it often has day and slug of the original.
 * @param day `2026-03-08`
 */
export const articleId = (day: string, slug: string, language?: string): string =>
  `${day.replaceAll('-', '/')}/${slug}${language ? `-${language.toLowerCase()}` : ''}`

/** What the folders of another system say of an article. */
export interface ArticlePlace extends ArticlePath {
  /** Language tag that its folder or its name says. */
  readonly locale?: string
  /** Set for a translation: an article in another language than the site's. */
  readonly translation?: string
  /** Name of its section, which can be its topic. */
  readonly section?: string
  /** True in a folder of drafts. */
  readonly isDraft: boolean
  /** True in a folder of pages, which may have dates there. */
  readonly isPage: boolean
  /** True in a folder of posts: a file without a date is probably a mistake there. */
  readonly isPost: boolean
}

/** The name of the topic that a section's folder stands for: `sea-and-ships` is `Sea and ships`. */
export function sectionName(folder: string): string {
  const words = folder.replace(/[-_]+/g, ' ').trim() || folder
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Folders of all articles. They say nothing about one. */
const POSTS = /^_?(?:posts?|blogs?|articles?|news|stories|entries|writings?|journal)$/i
const NO_SECTION =
  /^_?(?:content|contents|source|src|site|docs?|pages?|collections|data|notes|drafts|archives?|i18n|translations?|locales?|\d{1,4}|\d{4}-\d{2})$/i
const PAGES = /^_?pages$/i
const DRAFTS = /^_?(?:drafts?|unpublished)$/i
const SUFFIX = /\.([A-Za-z]{2,3}(?:[-_][A-Za-z\d]{2,4})?)(?=\.\w+$)/

const sameTag = (a: string, b: string) => canonicalLocale(a) === canonicalLocale(b)

/** Reads what a path in another system's folder says. */
export function placeOf(path: string, layout: Layout): ArticlePlace {
  const suffix = SUFFIX.exec(path)?.[1]
  const hasSuffix = suffix !== undefined && layout.suffixes.some((one) => one.toLowerCase() === suffix.toLowerCase())
  const plain = hasSuffix ? path.replace(SUFFIX, '') : path
  const folder = languageFolder(path, layout.languages)
  const tag = hasSuffix ? suffix : folder && layout.languages[folder]
  const locale = tag && canonicalLocale(tag)
  const name = nameOf(plain)
  const folders = foldersOf(plain, folder, layout)
  const section = folders.find((part) => !POSTS.test(part) && !NO_SECTION.test(part) && !DRAFTS.test(part))
  return {
    ...name,
    ...(locale && { locale }),
    ...(locale && !sameTag(locale, layout.language || 'en') && { translation: locale }),
    ...(section && { section: section.replace(/^_/, '') }),
    isDraft: folders.some((part) => DRAFTS.test(part)),
    // Astro's `src/pages/` holds everything that has an address.
    isPage: folders.some((part) => PAGES.test(part)) && layout.name !== 'astro',
    isPost: folders.some((part) => POSTS.test(part)),
  }
}

function languageFolder(path: string, languages: Layout['languages']): string | undefined {
  let found: string | undefined
  for (const folder in languages) if (path.startsWith(folder) && folder.length > (found?.length ?? 0)) found = folder
  return found
}

/** Folders of an article below that of all content, without that of its language and that of its bundle. */
function foldersOf(path: string, language: string | undefined, { content, base }: Layout): string[] {
  const root = content.filter((one) => path.startsWith(one)).sort((a, b) => b.length - a.length)[0] ?? base
  const below =
    language === undefined || language.length < root.length
      ? path.slice(root.length)
      : withoutLanguage(path, root, language)
  const parts = below.split('/')
  const isBundle = /^index\.\w+$/i.test(parts.at(-1) ?? '')
  return parts.slice(0, isBundle ? -2 : -1)
}

/** `posts/ja/sea/pier.md` for the folder `posts/ja/` is `posts/sea/pier.md`. */
function withoutLanguage(path: string, root: string, language: string): string {
  const above = language.slice(root.length).split('/').slice(0, -2)
  return [...above, path.slice(language.length)].join('/')
}
