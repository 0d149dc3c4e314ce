import { decodeHTMLAttribute } from 'entities'

/** Host, path and query of an address that `new URL` does not change: no capitals, numeric host or `xn--`. */
const SIMPLE = /^https?:\/\/([a-z\d]+(?:[.-][a-z\d]+)*\.[a-z]{2,})(\/[\w./-]*)(\?[\w./:=&%-]+)?$/

/** True when `new URL` would not change the address. This test is several times faster. */
export const isSimpleLink = (text: string): boolean => SIMPLE.test(text) && !text.includes('/.')

/** Returns an http(s) address as browsers read it; undefined for other schemes and for addresses with a password. */
export function safeLink(text: string): string | undefined {
  // Decoded as in an HTML attribute: `&amp;` and `&#038;` are entities, `&copy=2` is a parameter.
  const trimmed = (text.includes('&') ? decodeHTMLAttribute(text) : text).trim()
  if (isSimpleLink(trimmed)) return trimmed
  // Browsers ignore white space and control characters inside a scheme, so `java\nscript:` would run.
  if (!/^https?:\/\/[^\s/]/i.test(trimmed)) return undefined
  try {
    const url = new URL(trimmed)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
    return url.username || url.password ? undefined : url.href
  } catch {
    return undefined
  }
}

/**
 * Returns the address of a site without a slash at its end; undefined for other texts. `https://` may be missing before a host
 * with a dot, since a single word is more likely a mistake.
 */
export function siteAddress(text: string): string | undefined {
  const written = text.trim()
  const isHost = /^[^\s/:]+\.[^\s/:]/.test(written)
  return safeLink(isHost ? `https://${written}` : written)?.replace(/\/+$/, '')
}

/** An address that leaves its scheme to the page, `//quay.example/a`, gets one. */
export const withScheme = (text: string): string => (/^\/\/[^/\s]+\.[^/\s]/.test(text) ? `https:${text}` : text)

const TRACKING_PARAMETER =
  /^(utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|cmpid|ref|ref_src|igshid|ocid|ncid|amp|outputtype)$/i

/** Google shows AMP pages of other sites below `/amp/`. */
const GOOGLE_HOST = /^(www\.)?google\.[a-z]{2,3}(\.[a-z]{2})?$/

/**
 * Matches paths such as `/dQw4w9WgXcQ`, where capitals make another page. Other paths differ in capitals only because people
 * write them in different ways.
 */
const SHORT_ID = /^\/[\w-]{1,12}$/

type Parts = Pick<URL, 'host' | 'hostname' | 'pathname' | 'search'>

/** Splits an address, if possible without the slower `new URL`. */
function partsOf(link: string): Parts | undefined {
  const [, host, pathname, search = ''] = link.includes('/.') ? [] : (SIMPLE.exec(link) ?? [])
  if (host && pathname) return { host, hostname: host, pathname, search }
  try {
    return new URL(link)
  } catch {
    return undefined
  }
}

/**
 * Returns the same text for all addresses of one page: without scheme, `www.`, tracking parameters and AMP. It is a key
 * for comparison, not an address to open.
 */
export function canonicalKey(link: string): string {
  const url = partsOf(link)
  if (!url) return link
  const ampCache = url.hostname.endsWith('.cdn.ampproject.org') && /^\/[a-z]\/(s\/)?(.+)$/.exec(url.pathname)
  if (ampCache) return canonicalKey(`https://${ampCache[2]}${url.search}`)
  const ampViewer = GOOGLE_HOST.test(url.hostname) && /^\/amp\/(?:s\/)?([^/]+\.[^/]+\/.*)$/.exec(url.pathname)
  if (ampViewer) return canonicalKey(`https://${ampViewer[1]}${url.search}`)
  // In `m.example` the `m` is the domain itself, not a prefix.
  const host = url.host.replace(/^(www|m|amp|mobile)\.(?=[^.]+\.)/, '')
  const path = url.pathname
    .replace(/\/(index\.html?)?$/, '')
    .replace(/(\/amp|\.amp)(?=\.html?$|$)/, '')
    .replace(/^\/amp(?=\/)/, '')
    .replace(/\/$/, '')
  const query = url.search
    ? [...new URLSearchParams(url.search)]
        .filter(([name]) => !TRACKING_PARAMETER.test(name))
        .map(([name, value]) => `${name}=${value}`)
        .sort()
        .join('&')
    : ''
  return `${host}${SHORT_ID.test(path) ? path : path.toLowerCase()}${query && `?${query}`}`
}

/** Returns the {@link pageKey} of each address, without duplicates. */
export function pageKeys(links: readonly string[]): number[] {
  const keys: number[] = []
  for (const link of links) {
    const key = pageKey(link)
    if (!keys.includes(key)) keys.push(key)
  }
  return keys
}

/**
 * Returns {@link canonicalKey} hashed to 53 bits, for tables with hundreds of thousands of pages. All addresses of one page
 * have the same key. The hash is cyrb53 by bryc (public domain): two lanes of multiplication and a final mixing.
 */
export function pageKey(link: string): number {
  const text = canonicalKey(link)
  let [low, high] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x9e3779b1)
    high = Math.imul(high ^ code, 0x5f356495)
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}

const WITHOUT_SCHEME = /^(?:\/\/)?([a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}(?:\/\S*)?)$/i

/** Returns a hint for an address that lacks only its scheme; undefined for other texts. */
export function hintForLink(raw: string): string | undefined {
  const rest = WITHOUT_SCHEME.exec(raw)?.[1]
  const link = rest === undefined ? undefined : safeLink(`https://${rest}`)
  return link && `Write ${link}`
}
