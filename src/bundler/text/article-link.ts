import { isOwnAddress } from '../addresses/site-path.ts'

/*
 * Links from the text of an article to another one. Where such a link leads depends on other files, so the text holds a
 * placeholder in its `href`, and `join/` looks up the target when all articles are known.
 */

/**
 * How a target is written, which decides where it is looked for:
 * - `address`: as in a link of Markdown or HTML: `other.md`, `../2026/other.md#part`, `/posts/other/`
 * - `post`: the name in Jekyll's `post_url`, `2026-03-08-other`
 * - `path`: the path in Jekyll's `link` and in Hugo's `ref`: `_posts/2026-03-08-other.md`, `/posts/other`, `other.md#part`
 * - `note`: the name in `[[Other]]`, `[[folder/Other#Part]]`, without the shown text behind `|`
 */
export type LinkKind = 'address' | 'post' | 'path' | 'note'

export interface ArticleLink {
  readonly kind: LinkKind
  /** As it is written, without the part of the page. */
  readonly target: string
  /** The part of the page that the link leads to, with `#`; else empty. */
  readonly part: string
}

/** No path of a folder begins like this, since `~` would be a file of an editor. */
const START = '/~article/'
const KINDS: readonly LinkKind[] = ['address', 'post', 'path', 'note']

/** Encodes also parentheses and quotes, which would end a link of Markdown. Half characters cannot be encoded. */
const encode = (text: string) =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/**
 * Returns the `href` that stands for a link to an article until its address is known. It can be written into Markdown and
 * into HTML, and passes the sanitiser.
 * @param target as the author wrote it, also with `#part`
 */
function articleLink(target: string, kind: LinkKind = 'address'): string {
  return isArticleLink(target) ? target : `${START}${kind}/${encode(target.trim())}`
}

const NAMED_KIND = /^(post|path|note):/
const HAS_SCHEME = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i
/** Matches the end of a file that is no page. An ending of digits belongs to a name: `release-8.9`. */
const OTHER_FILE = /\.(?!(?:md|mdx|markdown|html?|php|aspx?)$)(?!\d+$)[a-z\d]{1,8}$/i

/**
 * Returns the placeholder for the address of a link, if it may lead to another article.
 * @param target as it is written, or with the kind before it: `post:2026-03-08-other`, `path:other.md`, `note:Other`
 * @param urls public addresses of the site itself
 * @returns undefined for addresses of other sites, and of files that are no pages
 */
export function linkOfTarget(target: string, urls: readonly string[]): string | undefined {
  if (isArticleLink(target)) return target
  const [prefix, name] = NAMED_KIND.exec(target) ?? []
  const kind = KINDS.find((one) => one === name)
  if (prefix && kind) return articleLink(target.slice(prefix.length), kind)
  if (HAS_SCHEME.test(target) && !isOwnAddress(target, urls)) return undefined
  const path = target.replace(/[?#].*$/s, '')
  return path === '' || OTHER_FILE.test(path) ? undefined : articleLink(target)
}

/** True for an `href` of {@link articleLink}. */
const isArticleLink = (href: string): boolean => href.startsWith(START)

/** Inverse of {@link articleLink}; undefined for any other text. */
export function readArticleLink(href: string): ArticleLink | undefined {
  const [name, encoded = ''] = isArticleLink(href) ? href.slice(START.length).split('/') : []
  const kind = KINDS.find((one) => one === name)
  if (!kind) return undefined
  const written = decode(encoded)
  const at = written.indexOf('#')
  return at < 0 ? { kind, target: written, part: '' } : { kind, target: written.slice(0, at), part: written.slice(at) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Matches an anchor with such a link, up to its end. In sanitised HTML, `<` and `>` are only found around tags. */
const ANCHOR = /<a ([^<>]*?)href="(\/~article\/[^"<>]*)"([^<>]*)>([\s\S]*?)<\/a>/g

/** Returns the links to articles in sanitised HTML, in their order. */
export function articleLinksIn(html: string): string[] {
  if (!html.includes(START)) return []
  return Array.from(html.matchAll(ANCHOR), ([, , href = '']) => href)
}

/**
 * Writes addresses in the place of links to articles. A link without an address becomes its text.
 * @param html sanitised
 * @param addressOf returns an address of the site or of another one; empty or undefined where there is none
 */
export function replaceArticleLinks(html: string, addressOf: (href: string) => string | undefined): string {
  return html.replace(ANCHOR, (_, before: string, href: string, after: string, shown: string) => {
    const address = addressOf(href)
    if (!address) return shown
    const isOutside = /^https?:/i.test(address)
    const attributes = isOutside ? ' target="_blank" rel="noopener noreferrer"' : ''
    return `<a ${before}href="${escapeAttribute(address)}"${attributes}${after}>${shown}</a>`
  })
}

const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
