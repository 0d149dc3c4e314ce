import { decodeHTMLAttribute } from 'entities'
import type { Picture } from '../../contract/edition.ts'
import { type GeneratorSite, type Layout, isWithoutSettings } from '../layouts/layout.ts'
import { safeLink, withScheme } from './link.ts'

/** The result for a reference: an address for the index, a file that does not exist, an unsafe reference, or a picture of another site that is known to be gone. */
export type AssetResult =
  | { readonly src: string; readonly asset?: string }
  | { readonly missing: string }
  | { readonly unsafe: true }
  | { readonly gone: true }

/** How the folder of another system names its files. */
export interface AssetRules {
  /** Folders whose files have addresses from the root of the site. They are empty or end with a slash. */
  readonly roots: readonly string[]
  /** Address of the site, without a slash at the end. */
  readonly url?: string
  /** Path of the site on its host: `/blog`. */
  readonly base?: string
  /** True when a file may be named without its folder, as in notes. */
  readonly byName: boolean
}

/** The rules of a folder; undefined for our own format. */
export function assetRules(layout: Layout | undefined, { url, base }: GeneratorSite = {}): AssetRules | undefined {
  if (!layout) return undefined
  const host = url && safeLink(url)
  const path = base ?? (host && new URL(host).pathname.replace(/\/+$/, ''))
  return {
    roots: layout.roots,
    ...(url && { url }),
    ...(path && { base: path }),
    byName: layout.name === 'obsidian' || isWithoutSettings(layout.name),
  }
}

/** Files outside of `assets/` are published in this folder, so that no two files get one address. */
const OTHERS = 'assets/~/'

/** The path below the index at which a file of the publisher's folder is published. */
export const publishedPath = (path: string): string =>
  path.startsWith('assets/') && !path.startsWith(OTHERS) ? path : OTHERS + path

/** Between the parts of a lookup: a name, the path of the file that it leads to, and `only` if no other file may have the name. */
const LEADS_TO = '\0'

/** Resolves references of articles to the files in the publisher's folder. */
export class Assets {
  private readonly files: ReadonlySet<string>
  private readonly rules: AssetRules | undefined
  private readonly lookups = new Map<string, boolean>()
  private readonly gone: ReadonlySet<string> | undefined
  private readonly pictures = new Map<string, boolean>()
  /** Paths by the name of the file in small letters, made on first use. */
  private names: Map<string, string[]> | undefined
  private file = ''

  /**
   * @param gone addresses of pictures of other sites that are gone; undefined when pictures are not checked
   * @param rules absent for a folder in our own format, where all files are below `assets/`
   */
  constructor(paths: Iterable<string>, gone?: ReadonlySet<string>, rules?: AssetRules) {
    this.files = new Set(paths)
    this.gone = gone
    this.rules = rules
  }

  /** Pictures of other sites since {@link begin}, and whether they are there. Empty when pictures are not checked. */
  takePictures(): (readonly [address: string, isThere: boolean])[] {
    const pictures = [...this.pictures]
    this.pictures.clear()
    return pictures
  }

  private remote(src: string): AssetResult {
    if (!this.gone) return { src }
    const isThere = !this.gone.has(src)
    this.pictures.set(src, isThere)
    return isThere ? { src } : { gone: true }
  }

  private has(path: string): boolean {
    const isThere = this.files.has(path)
    this.lookups.set(path, isThere)
    return isThere
  }

  /** Begins an article: references without a file are then relative to it, and earlier lookups are forgotten. */
  begin(file: string): void {
    this.file = file
    this.lookups.clear()
    this.pictures.clear()
  }

  /** Paths that were looked up since {@link begin}, and whether the folder has them. */
  takeLookups(): (readonly [path: string, isThere: boolean])[] {
    const lookups = [...this.lookups]
    this.lookups.clear()
    return lookups
  }

  /** True when a lookup of an earlier build has the same result now. */
  isStill(path: string, wasThere: boolean): boolean {
    const [name = '', target, only] = path.split(LEADS_TO)
    return target === undefined ? this.files.has(path) === wasThere : (this.named(name, !!only) ?? '') === target
  }

  /**
   * Turns a reference into the address of a file, when there is one. References are relative to the article, or begin at the
   * root of the site or of the folder. Old addresses of the site that end in the path of a file lead to it, too. Other http(s)
   * addresses are returned unchanged.
   * @param file path of the article
   */
  resolve(reference: string, file = this.file): AssetResult {
    const text = this.whole((reference.includes('&') ? decodeHTMLAttribute(reference) : reference).trim())
    const remote = safeLink(text)
    if (remote) return this.resolveRemote(remote)
    const local = /^(?:\{\{[^}]*\}\})?(?:\.?\/)*(assets\/[^?#]+)/.exec(text)?.[1]
    if (local !== undefined) {
      const path = decode(local)
      if (!isPlain(path)) return { unsafe: true }
      if (this.has(path)) return found(path)
      if (!this.rules) return { missing: path }
      const elsewhere = this.resolveLocal(text, file)
      return 'src' in elsewhere ? elsewhere : { missing: path }
    }
    return this.resolveLocal(text, file)
  }

  /** True in the folder of another system. */
  get isOfOthers(): boolean {
    return this.rules !== undefined
  }

  /** In the folder of another system, an address may leave its scheme to the page: `//quay.example/a`, `www.quay.example/a`. */
  whole(reference: string): string {
    return this.rules ? withScheme(/^www\.[^\s/.]+\.[^\s/]/i.test(reference) ? `//${reference}` : reference) : reference
  }

  /**
   * Resolves the picture of a field. Themes write a folder of their own before it, so the only file of the folder whose path
   * ends with the reference counts as well: `src/images/2026/pier.png` for `2026/pier.png`.
   */
  resolvePicture(reference: string): AssetResult {
    const result = this.resolve(reference)
    if (!this.rules || !('missing' in result)) return result
    const name = decode(reference.trim().replace(/[?#].*$/, '')).replace(/^(?:\.{0,2}\/)+/, '')
    const path = this.findNamed(name, true)
    return path === undefined ? result : found(path)
  }

  private resolveRemote(remote: string): AssetResult {
    const ownPath = this.ownPath(remote)
    if (ownPath) {
      const result = this.resolveLocal(ownPath, this.file)
      if ('src' in result) return result
    }
    if (!remote.includes('/assets/')) return this.remote(remote)
    const { pathname } = new URL(remote)
    for (let at = pathname.indexOf('/assets/'); at >= 0; at = pathname.indexOf('/assets/', at + 1)) {
      const path = decode(pathname.slice(at + 1))
      if (this.has(path)) return found(path)
    }
    return this.remote(remote)
  }

  /** The path of an address of the site itself, in a folder of another system. */
  private ownPath(remote: string): string | undefined {
    const url = this.rules?.url
    return url && remote.startsWith(`${url}/`) ? remote.slice(url.length) : undefined
  }

  private resolveLocal(text: string, file: string): AssetResult {
    const written = /^(?:\{\{[^}]*\}\}\/?)?([^?#]+)/.exec(text)?.[1]
    const plain = written === undefined ? undefined : decode(written)
    // Programs for Windows write backslashes.
    const path = this.rules ? plain?.replaceAll('\\', '/') : plain
    // A scheme, a host, or a path of another system.
    if (!path || /^[a-z][a-z\d+.-]*:|^\/\/|\\|\0/i.test(path)) return { unsafe: true }
    // In our own format only `../assets/…` can lead to a file.
    if (!this.rules && !/^(?:\.\.?\/)+assets\//.test(path)) return { unsafe: true }
    const candidates = [...this.candidates(path, file)]
    for (const one of candidates) if (this.has(one)) return found(one)
    const named = this.rules && !path.includes('/') ? this.findNamed(path, !this.rules.byName) : undefined
    if (named) return found(named)
    return candidates[0] === undefined ? { unsafe: true } : { missing: candidates[0] }
  }

  /** The paths that a reference may mean, the most probable first. None leads out of the folder. */
  private *candidates(path: string, file: string): Generator<string> {
    const folder = file.slice(0, file.lastIndexOf('/') + 1)
    const isAbsolute = path.startsWith('/')
    if (!isAbsolute) {
      const beside = normalise(folder + path)
      if (beside !== undefined && (this.rules || beside.startsWith('assets/'))) yield beside
      if (!this.rules) {
        const below = normalise(path.replace(/^(?:\.\.?\/)+/, ''))
        if (below !== undefined) yield below
        return
      }
      // The page of `posts/pier.md` is the folder `posts/pier/`.
      const inside = normalise(`${file.replace(/\.\w+$/, '')}/${path}`)
      if (inside !== undefined) yield inside
      // Exports of WordPress name the cover alone, and keep pictures in a folder beside the article.
      const below = path.includes('/') ? undefined : normalise(`${folder}images/${path}`)
      if (below !== undefined) yield below
    }
    const { roots = [], base = '' } = this.rules ?? {}
    const fromRoot = path.replace(/^(?:\.{0,2}\/)+/, '')
    const withoutBase = base && `/${fromRoot}`.startsWith(`${base}/`) ? fromRoot.slice(base.length) : undefined
    for (const rest of [withoutBase, fromRoot])
      for (const root of rest === undefined ? [] : [...roots, '']) {
        const one = normalise(root + rest)
        if (one !== undefined) yield one
      }
    yield* besideByName(fromRoot, file)
  }

  /** Finds a file by its name, or by the end of its path. */
  private findNamed(name: string, isOnly = false): string | undefined {
    const path = this.named(name, isOnly)
    this.lookups.set([name, path ?? '', ...(isOnly ? ['only'] : [])].join(LEADS_TO), true)
    return path
  }

  /** Of several files of one name, the one in the fewest folders counts, as in Obsidian; none if there may be only one. */
  private named(name: string, isOnly: boolean): string | undefined {
    if (!this.names) {
      this.names = new Map()
      for (const path of this.files) {
        const key = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
        this.names.set(key, [...(this.names.get(key) ?? []), path])
      }
    }
    const depth = (path: string) => path.split('/').length
    const end = name.toLowerCase()
    const named = this.names.get(end.slice(end.lastIndexOf('/') + 1)) ?? []
    const paths = end.includes('/') ? named.filter((path) => path.toLowerCase().endsWith(`/${end}`)) : named
    if (isOnly && paths.length > 1) return undefined
    return paths.toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))[0]
  }
}

/** An address from the root may name the page of the article: `/posts/pier/a.png` is `a.png` beside `posts/2026/pier/index.md`. */
function* besideByName(path: string, file: string): Generator<string> {
  const folders = file.replace(/(?:\/_?index(?:\.[a-z-]+)?)?\.\w+$/i, '').split('/')
  const name = folders.at(-1)?.toLowerCase()
  const parts = path.split('/')
  const at = parts.findLastIndex((part) => part.toLowerCase() === name)
  const one = at < 0 || at === parts.length - 1 ? undefined : normalise([...folders, ...parts.slice(at + 1)].join('/'))
  if (one !== undefined) yield one
}

const isPlain = (path: string) => !path.split('/').some((part) => part === '..' || part === '.') && !path.includes('\\')

/** Resolves `.` and `..`; undefined for a path that leads out of the folder. */
function normalise(path: string): string | undefined {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.length > 0 ? parts.join('/') : undefined
}

const found = (path: string): AssetResult => ({ src: encode(publishedPath(path)), asset: path })

/** Returns the path of a picture's file in the publisher's folder; undefined for pictures of other sites. */
export function assetOf(picture: Pick<Picture, 'src'>): string | undefined {
  if (!picture.src.startsWith('assets/')) return undefined
  const path = decode(picture.src)
  return path.startsWith(OTHERS) ? path.slice(OTHERS.length) : path
}

/** Finds paths below assets/ in a text that could not be parsed as an article. */
export function assetsNamedIn(text: string): string[] {
  return [...text.matchAll(/assets\/[^\s"'<>()[\]{}]+/g)].flatMap(([path]) => decode(path))
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const encode = (path: string) => path.split('/').map(encodeURIComponent).join('/')
