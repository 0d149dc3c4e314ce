import { posix } from 'node:path'
import type { FormerSite } from '../addresses/former-site.ts'
import { pathKey, sitePath } from '../addresses/site-path.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import type { ArticleLink } from '../text/article-link.ts'
import { slugify } from '../values/prose.ts'

/** What finding an article must know of its site. */
export interface FinderSite {
  readonly urls: readonly string[]
  readonly former?: FormerSite
  readonly isUnknown?: boolean
}

/** The path of a file without what links leave out: the ending, and the name of the file that is alone in its folder. */
const fileKey = (path: string) =>
  path
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.(?:md|markdown|mdx)$/, '')
    .replace(/(?:^|\/)_?index$/, '')

/** The name by which notes and references call a file, in one spelling. */
const nameKey = (path: string) => slugify(fileKey(path).split('/').at(-1) ?? '')

/** Folders of addresses of lists, which may be called like an article. */
const LISTS = /^(?:tags?|categor(?:y|ies)|topics?|sections?|authors?|series|search|page|feed)$/i

/** What must be known of an article, or of a page that is none, to find it. */
type Findable = Pick<ArticleSummary, 'file' | 'id' | 'names' | 'aliases' | 'former'>

/** Finds articles by everything that links call them. The first article with an address or a name has it. */
export class ArticleFinder<Found extends Findable = ArticleSummary> {
  private readonly files = new Map<string, Found>()
  private readonly addresses = new Map<string, Found>()
  private readonly names = new Map<string, Found[]>()
  private readonly site: FinderSite
  /** Folders in which paths from the root of the site may begin. */
  private readonly roots: readonly string[]

  /** @param articles in an order that does not depend on when they were read */
  constructor(articles: readonly Found[], site: FinderSite) {
    this.site = site
    const { base = '', content = [], languages = {} } = site.former ?? {}
    this.roots = [...new Set(['', base, ...content, ...Object.keys(languages)])]
    for (const article of articles) {
      this.files.set(fileKey(article.file), article)
      for (const name of [nameKey(article.file), ...(article.names ?? []).map(slugify)]) {
        const others = this.names.get(name)
        if (others) others.push(article)
        else this.names.set(name, [article])
      }
      this.addresses.set(article.id.toLowerCase(), article)
    }
    for (const article of articles) for (const alias of article.aliases ?? []) this.addAddress(alias, article)
    for (const article of articles) if (article.former !== undefined) this.addAddress(article.former, article)
  }

  private addAddress(path: string, article: Found): void {
    const key = pathKey(path)
    if (!this.addresses.has(key)) this.addresses.set(key, article)
  }

  /** @param from the article whose text has the link */
  find<From extends Findable>({ kind, target }: ArticleLink, from: From): Found | From | undefined {
    if (target === '') return from
    switch (kind) {
      case 'address':
        return this.findAddress(target, from)
      case 'post':
        return this.findNamed(target, from)
      // Hugo finds a page by the end of its path, too: `2026/pier.md`.
      case 'path':
      case 'note':
        return this.findFile(target, from) ?? this.findNamed(target, from)
    }
  }

  private findAddress(target: string, from: Findable): Found | undefined {
    const path = sitePath(target, this.site.urls)
    if (path === undefined) return undefined
    // With a host or a slash at its beginning, an address starts at the root of the site.
    const isRelative = !/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(target)
    if (!isRelative) return this.atRoot(path)
    return this.findFile(path, from) ?? this.atRoot(posix.join(addressFolder(from), path))
  }

  /** Finds the article at a path from the root of the site, which may be written with the path of the site on its host. */
  private atRoot(path: string): Found | undefined {
    for (const url of ['', ...this.site.urls]) {
      const base = url === '' ? '' : pathOfUrl(url)
      if (!path.startsWith(base)) continue
      const rest = path.slice(base.length)
      const found = this.addresses.get(pathKey(rest)) ?? this.inFolders(rest)
      if (found) return found
    }
    return this.site.isUnknown ? this.onlyNamed(path) : undefined
  }

  /** Nearly all programs end the address of an article with the name of its file, so the only one of this name is meant. */
  private onlyNamed(path: string): Found | undefined {
    const parts = path.split('/').filter((part) => part !== '')
    const [first, ...others] = this.names.get(nameKey(decoded(parts.at(-1) ?? ''))) ?? []
    return others.length > 0 || parts.some((part) => LISTS.test(part)) ? undefined : first
  }

  private inFolders(path: string): Found | undefined {
    for (const root of this.roots) {
      const found = this.files.get(fileKey(root + path.replace(/\/+$/, '')))
      if (found) return found
    }
    return undefined
  }

  /** Finds the file at a path beside an article, or from the root of the folder. */
  private findFile(target: string, from: Findable): Found | undefined {
    const path = decoded(target)
    if (path.startsWith('/')) return this.inFolders(path.slice(1))
    const beside = posix.join(posix.dirname(from.file), path).replace(/\/+$/, '')
    // A translation links to the translation: `other.md` in `pier.fr.md` is `other.fr.md`.
    const suffix = /\.[a-z]{2,3}(?:-[a-z]{2,4})?(?=\.(?:md|markdown|mdx)$)/i.exec(from.file)?.[0].toLowerCase() ?? ''
    const key = fileKey(beside)
    return (suffix && this.files.get(key + suffix)) || this.files.get(key) || this.inFolders(path)
  }

  /** Finds the file with a name, and with the folders before it if there are some: in the same folder, else the first. */
  private findNamed(target: string, from: Findable): Found | undefined {
    const path = fileKey(decoded(target).replace(/^\/+/, ''))
    const named = this.names.get(nameKey(path)) ?? []
    const found = path.includes('/') ? named.filter(({ file }) => `/${fileKey(file)}`.endsWith(`/${path}`)) : named
    const folder = posix.dirname(from.file)
    return found.find(({ file }) => posix.dirname(file) === folder) ?? found[0]
  }
}

/** The folder in which the relative addresses of an article's page began. */
function addressFolder({ former, id }: Findable): string {
  const path = former ?? `${id}/`
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** The path of a site on its host, with a slash at its end: `news/`. */
function pathOfUrl(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/]*\/*/i, '')
  return path === '' ? '' : `${path}/`
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
