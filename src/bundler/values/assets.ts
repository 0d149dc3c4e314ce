import { decodeHTMLAttribute } from 'entities'
import type { Picture } from '../../contract/edition.ts'
import { safeLink } from './link.ts'

/** The result for a reference: an address for the index, a file that does not exist, an unsafe reference, or a picture of another site that is known to be gone. */
export type AssetResult =
  | { readonly src: string; readonly asset?: string }
  | { readonly missing: string }
  | { readonly unsafe: true }
  | { readonly gone: true }

/** Resolves references of articles to the files in the publisher's `assets/`. */
export class Assets {
  private readonly files: ReadonlySet<string>
  private readonly lookups = new Map<string, boolean>()
  private readonly gone: ReadonlySet<string> | undefined
  private readonly pictures = new Map<string, boolean>()

  /** @param gone addresses of pictures of other sites that are gone; undefined when pictures are not checked */
  constructor(paths: Iterable<string>, gone?: ReadonlySet<string>) {
    this.files = new Set(paths)
    this.gone = gone
  }

  /** Pictures of other sites since the last call, and whether they are there. Empty when pictures are not checked. */
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

  /** Paths that were looked up since the last call, and whether the folder has them. */
  takeLookups(): (readonly [path: string, isThere: boolean])[] {
    const lookups = [...this.lookups]
    this.lookups.clear()
    return lookups
  }

  /**
   * Turns `/assets/x`, `assets/x`, `./assets/x`, or an address that ends in `/assets/x`, into `assets/x` when that file
   * exists. The publisher's old site may have had such addresses. Other http(s) addresses are returned unchanged.
   */
  resolve(reference: string): AssetResult {
    const text = (reference.includes('&') ? decodeHTMLAttribute(reference) : reference).trim()
    const remote = safeLink(text)
    if (remote) {
      if (!remote.includes('/assets/')) return this.remote(remote)
      const { pathname } = new URL(remote)
      for (let at = pathname.indexOf('/assets/'); at >= 0; at = pathname.indexOf('/assets/', at + 1)) {
        const path = decode(pathname.slice(at + 1))
        if (this.has(path)) return { src: encode(path), asset: path }
      }
      return this.remote(remote)
    }
    const local = /^(?:\{\{[^}]*\}\})?(?:\.?\/)*(assets\/[^?#]+)/.exec(text)?.[1]
    const path = local && decode(local)
    if (!path || path.split('/').some((part) => part === '..' || part === '.') || path.includes('\\'))
      return { unsafe: true }
    return this.has(path) ? { src: encode(path), asset: path } : { missing: path }
  }
}

/** Returns the path of a picture's file below assets/; undefined for pictures of other sites. */
export function assetOf(picture: Pick<Picture, 'src'>): string | undefined {
  return picture.src.startsWith('assets/') ? decode(picture.src) : undefined
}

/** Finds paths below assets/ in a text that could not be parsed as an article. */
export function assetsNamedIn(text: string): string[] {
  return [...text.matchAll(/assets\/[^\s"'<>()[\]{}]+/g)].flatMap(([path]) => assetOf({ src: path }) ?? [])
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const encode = (path: string) => path.split('/').map(encodeURIComponent).join('/')
