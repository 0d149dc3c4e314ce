/** Removes what two addresses of one site may differ in: the scheme and `www.`. */
const withoutScheme = (address: string) => address.replace(/^(?:https?:)?\/\/(?:www\.)?/i, '')

const HAS_SCHEME = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i

/**
 * Returns the path of an address below the root of its site, decoded and without a slash at its beginning: `posts/pier/` for
 * `https://own.example/posts/pier/?x#y` and for `/posts/pier/`.
 * @param urls addresses of the site itself, without a slash at the end
 * @returns undefined for an address of another site
 */
export function sitePath(address: string, urls: readonly string[]): string | undefined {
  const text = address.trim()
  const own = HAS_SCHEME.test(text) ? pathBelow(text, urls) : text
  return own === undefined ? undefined : decodePath(own.replace(/[?#].*$/s, '').replace(/^\/+/, ''))
}

/** True for an address of the site itself that is written with its host. */
export const isOwnAddress = (address: string, urls: readonly string[]): boolean =>
  urls.length > 0 && HAS_SCHEME.test(address) && pathBelow(address, urls) !== undefined

function pathBelow(address: string, urls: readonly string[]): string | undefined {
  const text = withoutScheme(address)
  // An address without `//` is of another kind: `mailto:`, `tel:`.
  if (text === address) return undefined
  for (const url of urls) {
    const own = withoutScheme(url)
    const rest = text.slice(own.length)
    if (text.slice(0, own.length).toLowerCase() === own.toLowerCase() && /^(?:[/?#]|$)/.test(rest)) return rest
  }
  return undefined
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC')
  } catch {
    return path.normalize('NFC')
  }
}

/** The same text for all spellings of a path that hosts answer with one page: `Posts/Pier/`, `posts/pier.html`. */
export const pathKey = (path: string): string =>
  path
    .toLowerCase()
    .replace(/(?:^|\/)index\.html?$/, '')
    .replace(/\.html?$/, '')
    .replace(/\/+$/, '')

/** Names that Windows does not allow, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
/** Characters that file systems do not allow or that cannot be seen. */
const ODD = /[<>:"|?*\\\p{C}]/u
const MAX_NAME_BYTES = 200
const MAX_PATH_BYTES = 800

const isSafeName = (name: string) =>
  !/^\.|[. ]$/.test(name) && !DEVICE.test(name) && !ODD.test(name) && Buffer.byteLength(name) <= MAX_NAME_BYTES

/**
 * Returns the file with which a static host answers a path: `posts/pier/index.html` for `posts/pier` and `posts/pier/`.
 * @returns undefined when a file system does not allow it, or when it would be the front page
 */
export function pageFile(path: string): string | undefined {
  const names = path.split('/').filter((name) => name !== '')
  const last = names.at(-1)
  if (last === undefined || !names.every(isSafeName) || Buffer.byteLength(path) > MAX_PATH_BYTES) return undefined
  if (names.length === 1 && /^index\.html?$/i.test(last)) return undefined
  return /\.html?$/i.test(last) ? names.join('/') : `${names.join('/')}/index.html`
}
