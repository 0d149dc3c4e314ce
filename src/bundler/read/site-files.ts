import { type FoundLayout, type Layout, isWithoutSettings } from '../layouts/layout.ts'
import { isNeverContent } from './file-finder.ts'

/** What a file of another system's folder is, by its path. */
export type FileKind = 'article' | 'section' | 'asset' | 'unread'

export const isMarkdownOrMdx = (name: string) => /\.(?:md|markdown|mdx)$/i.test(name)
/** Files that may be shown to readers, wherever they are. Others, such as scripts and settings, are never published. */
const MEDIA =
  /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|apng|tiff?|mp3|m4a|ogg|oga|opus|wav|flac|aac|mp4|m4v|webm|ogv|mov|vtt|srt|pdf|epub|csv|tsv|zip|docx?|xlsx?|pptx?|od[tsp]|gpx|geojson|ics)$/i

/** Folders of a generator that hold neither articles nor pictures of articles. */
const OF_GENERATOR = /^(?:_includes|_layouts|_sass|_plugins|_data)$/
/** Folders at the top of a generator's site, or of its `src`, that hold no articles. */
const NOT_AT_TOP = /^(?:static|public|themes|archetypes|layouts|templates|resources|build|out|coverage|tests?)$/
/** Templates for new notes. */
const TEMPLATES = /^templates?$/i
const DRAFTS_OR_POSTS = /^_(?:drafts|posts)$/
/** Pages about a category, which describe a topic. */
const CATEGORY_PAGE = /(?:^|\/)_?(?:categor(?:y|ies)|topics?|sections?)\/[^/]+(?:\/_?index)?\.(?:md|markdown)$/i

/** True for systems that read texts in folders of their own only, and everything there. */
const hasOneContentFolder = (name: Layout['name']) => name === 'hugo' || name === 'zola'

/** Decides what the files of a folder are. */
export class SiteFiles {
  private readonly layout: Layout
  private readonly isExcluded: (path: string) => boolean
  /** Results of {@link isContent} by folder. */
  private readonly content = new Map<string, boolean>()

  constructor({ layout, isExcluded = () => false }: FoundLayout) {
    this.layout = layout
    this.isExcluded = isExcluded
  }

  /** Folders that are searched, without a slash at the end. */
  get searched(): string[] {
    const { name, base, content, roots } = this.layout
    if (!hasOneContentFolder(name)) return [base.slice(0, -1)]
    const all = [...new Set([...content, ...roots])]
    return all
      .filter((one) => !all.some((other) => other !== one && one.startsWith(other)))
      .map((one) => one.slice(0, -1))
  }

  /** @param folder with a slash at the end, or empty */
  kindOf(name: string, folder: string): FileKind | undefined {
    const path = folder + name
    if (this.isExcluded(path)) return undefined
    if (!isMarkdownOrMdx(name)) return this.mayBeShown(name, folder) ? 'asset' : undefined
    if (!this.isContent(folder)) return 'unread'
    if (/^_index\./i.test(name)) return 'section'
    return name.startsWith('_') ? 'unread' : 'article'
  }

  /** True for a page whose title and description a topic can have. It may be an article as well. */
  isCategoryPage(path: string): boolean {
    return CATEGORY_PAGE.test(path)
  }

  isFolder(name: string, path: string): boolean {
    return !isNeverContent(name) && !OF_GENERATOR.test(name) && !this.isExcluded(path)
  }

  private mayBeShown(name: string, folder: string): boolean {
    if (MEDIA.test(name)) return true
    return folder !== '' && /(?:^|\/)(?:static|public|assets)\//.test(folder)
  }

  private isContent(folder: string): boolean {
    let isContent = this.content.get(folder)
    if (isContent === undefined) this.content.set(folder, (isContent = this.isContentNow(folder)))
    return isContent
  }

  private isContentNow(folder: string): boolean {
    const { name, base, content, collections } = this.layout
    if (!content.some((one) => folder.startsWith(one))) return false
    const parts = folder.slice(base.length).split('/').slice(0, -1)
    const [top = ''] = parts[0] === 'src' ? parts.slice(1) : parts
    if (!hasOneContentFolder(name) && TEMPLATES.test(top)) return false
    const isOfAnyProgram = isWithoutSettings(name) || name === 'obsidian'
    if (!hasOneContentFolder(name) && !isOfAnyProgram && NOT_AT_TOP.test(top)) return false
    return parts.every((part) => {
      if (part === 'assets') return hasOneContentFolder(name)
      if (!part.startsWith('_') || name === 'eleventy' || hasOneContentFolder(name)) return true
      return DRAFTS_OR_POSTS.test(part) || collections.includes(part.slice(1))
    })
  }
}

/** Counts files by the folder because of which they are not read: the first whose name begins with `_`, or else the first. */
export function countUnread(paths: readonly string[]): (readonly [folder: string, files: number])[] {
  const counts = new Map<string, number>()
  for (const path of paths) {
    const parts = path.split('/')
    const at = parts.findIndex((part) => part.startsWith('_'))
    const folder = parts.slice(0, Math.min(at < 0 ? 0 : at, parts.length - 2) + 1).join('/')
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}
