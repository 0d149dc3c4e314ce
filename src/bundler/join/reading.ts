import type { ReadFile } from '../collect/article-summary.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import { isLanguage } from '../layouts/folder-languages.ts'
import type { LayoutName } from '../layouts/layout.ts'
import type { Settings } from '../settings/settings.ts'

/** What was read of a folder: for the first line of a report, and for a folder without articles. */
export interface Reading {
  readonly layout: LayoutName
  /** Folder of the site; empty for the content folder itself. */
  readonly base: string
  /** Number of files that are articles, published or not. */
  readonly articles: number
  /** Folders of the articles with their numbers, those with most first. */
  readonly folders: readonly FolderCount[]
  /** Markdown files that are pages. */
  readonly pages: number
  /** How many of them are slides of talks. */
  readonly presentations: number
  /** The first of them. */
  readonly pageNames: readonly string[]
  /** Folders of the pages, for a folder without articles. */
  readonly pageFolders: readonly FolderCount[]
  /** Folders of the pictures and other files that are published. */
  readonly assetFolders: readonly string[]
  readonly unread: readonly FolderCount[]
}

export type FolderCount = readonly [folder: string, files: number]

const MAX_NAMED = 3
/** Folders that hold the folders of articles. */
const AROUND = /^(?:content|src|source|docs|site|collections|data|i18n)$/

/** Describes what was read of a folder. */
export function describeReading(
  { articleSite: { layout }, unread, sectionFiles }: Settings,
  files: readonly ReadFile[],
  assets: readonly string[],
): Reading {
  const articles = files.filter(({ isDocument }) => !isDocument)
  const pages = [...sectionFiles, ...files.filter(({ isDocument }) => isDocument).map(({ file }) => file)]
  const around = layout
    ? [layout.base, ...layout.content.filter((one) => isLanguage(nameOfFolder(one))), ...Object.keys(layout.languages)]
    : []
  return {
    layout: layout?.name ?? 'broadsheet',
    base: layout?.base ?? '',
    articles: articles.length,
    folders: countFolders(
      articles.map(({ file }) => file),
      around,
    ),
    pages: pages.length,
    presentations: files.filter(({ isPresentation }) => isPresentation).length,
    pageNames: pages.slice(0, MAX_NAMED),
    pageFolders: countFolders(pages, around),
    assetFolders: countFolders(assets, around).map(([folder]) => folder),
    unread,
  }
}

/**
 * The part of a folder that a person would name: `content/posts` of `content/posts/2026/pier`.
 * @param around folders with a slash at their ends that hold the folders of articles: those of the site and its languages
 */
function shortFolder(folder: string, around: readonly string[]): string {
  const above = around.filter((one) => `${folder}/`.startsWith(one)).reduce((a, b) => (a.length > b.length ? a : b), '')
  const parts = folder.slice(above.length).split('/').filter(Boolean)
  const last = parts.findIndex((part) => !AROUND.test(part))
  const named = parts.slice(0, last < 0 ? parts.length : last + 1).join('/')
  return (above + named).replace(/\/$/, '')
}

function countFolders(paths: readonly string[], around: readonly string[]): FolderCount[] {
  const whole = new Map<string, number>()
  for (const path of paths) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    whole.set(folder, (whole.get(folder) ?? 0) + 1)
  }
  const counts = new Map<string, number>()
  for (const [folder, files] of whole) {
    const short = shortFolder(folder, around)
    counts.set(short, (counts.get(short) ?? 0) + files)
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}

const nameOfFolder = (folder: string) => folder.split('/').at(-2) ?? ''

/** `content/posts, content/notes and 2 more folders`. */
export function nameFolders(folders: readonly string[]): string {
  const named = folders.slice(0, MAX_NAMED).map((folder) => (folder === '' ? 'the folder itself' : folder))
  const more = folders.length - named.length
  if (more > 0) return `${named.join(', ')} and ${more} more ${more === 1 ? 'folder' : 'folders'}`
  return named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : (named[0] ?? '')
}

/** The error of a folder without articles. It says which Markdown there is, and what to do. */
export function noArticles({ pages, pageFolders, unread }: Reading): FoundProblem {
  const problem = (file: string, message: string, hint: string): FoundProblem => ({
    severity: 'error',
    code: 'no-articles',
    file,
    message,
    hint,
  })
  const unreadFiles = unread.reduce((sum, [, count]) => sum + count, 0)
  const count = (number: number) => `${number} Markdown ${number === 1 ? 'file' : 'files'}`
  if (pages > 0 && pages >= unreadFiles)
    return problem(
      pageFolders[0]?.[0] || '.',
      `No file is an article: the ${count(pages)} in ${nameFolders(pageFolders.map(([folder]) => folder))} have no date, so they are pages.`,
      'Add date: 2026-11-22 to the front matter of each article, or begin its name with the day: 2026-11-22-….md.',
    )
  if (unreadFiles > 0)
    return problem(
      unread[0]?.[0] ?? '.',
      `The folder contains no articles: the ${count(unreadFiles)} in ${nameFolders(unread.map(([folder]) => folder))} are not read, since its name begins with _ or it is a part of the site.`,
      'Rename the folder of the articles to _news/ or _posts/.',
    )
  return problem(
    '_news',
    'The folder contains no articles.',
    'Put Markdown files into _news/, or anywhere in the folder if it has no _news/.',
  )
}
