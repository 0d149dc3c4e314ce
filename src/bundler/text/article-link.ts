/**
 * Links from the text of an article to another one. Where such a link leads depends on other files, so the text holds a
 * placeholder in its `href`, and `join/` looks up the target when all articles are known.
 */

/**
 * How a target is written, which decides where it is looked for:
 * - `address`: as in a link of Markdown or HTML: `other.md`, `../2026/other.md#part`, `/posts/other/`
 * - `post`: the name in Jekyll's `post_url`, `2026-03-08-other`
 * - `file`: the path in Jekyll's `link`, from the folder of the site: `_posts/2026-03-08-other.md`
 * - `ref`: the path in Hugo's `ref` and `relref`: `other.md`, `/posts/other`, `other#part`
 * - `wiki`: the name in `[[Other]]`, `[[folder/Other#Part]]`, without the shown text behind `|`
 */
export type LinkKind = 'address' | 'post' | 'file' | 'ref' | 'wiki'

export interface ArticleLink {
  readonly kind: LinkKind
  /** As it is written, without the part of the page. */
  readonly target: string
  /** The part of the page that the link leads to, with `#`; else empty. */
  readonly part: string
}

/** No path of a folder begins like this, since `~` would be a file of an editor. */
const START = '/~article/'
const KINDS: readonly LinkKind[] = ['address', 'post', 'file', 'ref', 'wiki']

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
export function articleLink(target: string, kind: LinkKind = 'address'): string {
  return isArticleLink(target) ? target : `${START}${kind}/${encode(target.trim())}`
}

/** True for an `href` of {@link articleLink}. */
export const isArticleLink = (href: string): boolean => href.startsWith(START)

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

/** Returns the links to articles in sanitised HTML, each once. */
export function articleLinksIn(html: string): string[] {
  if (!html.includes(START)) return []
  return [...new Set(Array.from(html.matchAll(ANCHOR), ([, , href = '']) => href))]
}

/**
 * Writes addresses in the place of links to articles. A link without an address becomes its text.
 * @param html sanitised
 * @param attributesOf returns the attributes of the link, `href="…"` and others, escaped
 */
export function replaceArticleLinks(html: string, attributesOf: (href: string) => string | undefined): string {
  return html.replace(ANCHOR, (_, before: string, href: string, after: string, shown: string) => {
    const attributes = attributesOf(href)
    return attributes === undefined ? shown : `<a ${before}${attributes}${after}>${shown}</a>`
  })
}
