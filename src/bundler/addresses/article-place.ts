import type { Layout } from '../layouts/layout.ts'
import { canonicalLocale } from '../values/locale.ts'
import { type FileName, fileNameOf, folderDayOf } from './file-name.ts'

/** What the folders of another system say of an article. */
export interface ArticlePlace extends Pick<FileName, 'day' | 'slug'> {
  /** The day of folders such as `2026/03/08/`. It counts when the article has no date. */
  readonly folderDay?: string
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

/**
 * The title of an article that has none, as Jekyll and Obsidian make it of the name: `2026-03-08-the-old-pier.md` is `The old
 * pier`. Capitals of the name stay.
 */
export function titleOfName(path: string): string {
  return sectionName(fileNameOf(path).name)
}

/** Folders of all articles. They say nothing about one. */
const POSTS = /^_?(?:posts?|blogs?|articles?|news|stories|entries|writings?|journal)$/i
const NO_SECTION =
  /^_?(?:content|contents|source|src|site|docs?|pages?|collections|data|notes|drafts|archives?|i18n|translations?|locales?|\d{1,4}|\d{4}-\d{2})$/i
/** Folders of translations, whose originals are in the folder above. */
const TRANSLATIONS = /^(?:i18n|translations?|lang|locales?)$/i
/** All other files of Hexo are pages. */
const HEXO_POSTS = /^_(?:posts|drafts)$/
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
  const { day, slug } = fileNameOf(plain)
  const folderDay = folderDayOf(path)
  const folders = foldersOf(plain, folder, layout)
  const section = folders.find((part) => !POSTS.test(part) && !NO_SECTION.test(part) && !DRAFTS.test(part))
  return {
    ...(day && { day }),
    ...(folderDay && { folderDay }),
    slug,
    ...(locale && { locale }),
    ...(locale && !sameTag(locale, layout.language || 'en') && { translation: locale }),
    ...(section && { section: section.replace(/^_/, '') }),
    isDraft: folders.some((part) => DRAFTS.test(part)),
    // Astro's `src/pages/` holds everything that has an address.
    isPage:
      layout.name === 'hexo'
        ? !folders.some((part) => HEXO_POSTS.test(part))
        : folders.some((part) => PAGES.test(part)) && layout.name !== 'astro',
    isPost: folders.some((part) => POSTS.test(part)),
  }
}

/** The path that an article and its translations have in common, and the language of this one if its path says it. */
export function pathOfTranslations(path: string, layout: Layout): { readonly path: string; readonly locale?: string } {
  const { locale } = placeOf(path, layout)
  const suffix = SUFFIX.exec(path)?.[1]?.toLowerCase()
  const plain = layout.suffixes.some((one) => one.toLowerCase() === suffix) ? path.replace(SUFFIX, '') : path
  const folder = languageFolder(plain, layout.languages)
  const above = folder?.split('/').slice(0, -2) ?? []
  if (TRANSLATIONS.test(above.at(-1) ?? '')) above.pop()
  return {
    path: folder === undefined ? plain : [...above, plain.slice(folder.length)].join('/'),
    ...(locale && { locale }),
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
  const name = (parts.at(-1) ?? '').replace(/\.\w+$/, '').toLowerCase()
  // An article in a folder of its own is `pier/index.md`, or `pier/pier.md`.
  const isBundle = name === 'index' || name === parts.at(-2)?.toLowerCase()
  return parts.slice(0, isBundle ? -2 : -1)
}

/** `posts/ja/sea/pier.md` for the folder `posts/ja/` is `posts/sea/pier.md`. */
function withoutLanguage(path: string, root: string, language: string): string {
  const above = language.slice(root.length).split('/').slice(0, -2)
  return [...above, path.slice(language.length)].join('/')
}
