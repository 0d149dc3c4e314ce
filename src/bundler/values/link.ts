import { decodeHTMLAttribute } from 'entities'

/** Host, path and query of an address that browsers leave as it is: no capitals, numbers or `xn--` in its host. */
const SIMPLE = /^https?:\/\/([a-z\d]+(?:[.-][a-z\d]+)*\.[a-z]{2,})(\/[\w./-]*)(\?[\w./:=&%-]+)?$/

/** Whether an address is what `new URL` would make of it, told without one. */
export const isSimpleLink = (text: string): boolean => SIMPLE.test(text) && !text.includes('/.')

/** An http(s) address as browsers read it; undefined for anything else. */
export function safeLink(text: string): string | undefined {
  // As in an attribute: `&amp;` and `&#038;` are entities, `&copy=2` is a parameter.
  const trimmed = (text.includes('&') ? decodeHTMLAttribute(text) : text).trim()
  if (isSimpleLink(trimmed)) return trimmed
  // Browsers pass over white space and control characters inside a scheme; an address of ours has none.
  if (!/^https?:\/\/[^\s/]/i.test(trimmed)) return undefined
  try {
    const url = new URL(trimmed)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
    return url.username || url.password ? undefined : url.href
  } catch {
    return undefined
  }
}

const TRACKING =
  /^(utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|cmpid|ref|ref_src|igshid|ocid|ncid|amp|outputtype)$/i

/** Shows AMP pages of others below `/amp/`. */
const GOOGLE = /^(www\.)?google\.[a-z]{2,3}(\.[a-z]{2})?$/

type Parts = Pick<URL, 'host' | 'hostname' | 'pathname' | 'search'>

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
 * What makes two addresses the same page: no scheme, no `www.`, no tracking, no AMP. Never an address to open.
 */
export function canonicalKey(link: string): string {
  const url = partsOf(link)
  if (!url) return link
  const cached = url.hostname.endsWith('.cdn.ampproject.org') && /^\/[a-z]\/(s\/)?(.+)$/.exec(url.pathname)
  if (cached) return canonicalKey(`https://${cached[2]}${url.search}`)
  const viewed = GOOGLE.test(url.hostname) && /^\/amp\/(?:s\/)?([^/]+\.[^/]+\/.*)$/.exec(url.pathname)
  if (viewed) return canonicalKey(`https://${viewed[1]}${url.search}`)
  // `m.example` is a site of its own.
  const host = url.host.replace(/^(www|m|amp|mobile)\.(?=[^.]+\.)/, '')
  const path = url.pathname
    .replace(/\/(index\.html?)?$/, '')
    .replace(/(\/amp|\.amp)(?=\.html?$|$)/, '')
    .replace(/^\/amp(?=\/)/, '')
    .replace(/\/$/, '')
  const query = url.search
    ? [...new URLSearchParams(url.search)]
        .filter(([name]) => !TRACKING.test(name))
        .map(([name, value]) => `${name}=${value}`)
        .sort()
        .join('&')
    : ''
  return `${host}${path}${query && `?${query}`}`
}

/** Pages of some addresses, each once. */
export function pageKeys(links: readonly string[]): number[] {
  const keys: number[] = []
  for (const link of links) {
    const key = pageKey(link)
    if (!keys.includes(key)) keys.push(key)
  }
  return keys
}

/**
 * A page as a number of 53 bits, for tables of hundreds of thousands: two addresses of one page have one.
 * Two lanes of multiplication and a final mixing, as cyrb53 does it (bryc, public domain).
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

/** Of an address whose writer left its beginning out. */
export function hintForLink(raw: string): string | undefined {
  const rest = WITHOUT_SCHEME.exec(raw)?.[1]
  const link = rest === undefined ? undefined : safeLink(`https://${rest}`)
  return link && `Write ${link}`
}
