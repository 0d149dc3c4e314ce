import type { Picture, Site } from '../../contract/edition.ts'

export const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

export function describeSite({ title, description }: Pick<Site, 'title' | 'description'>): string {
  return description ?? `${title} gathers headlines and links to the people who reported them.`
}

/** What a page says of itself to those who run no scripts: previews of links, oEmbed consumers, some readers. */
export interface PageWords {
  /** Path below the site's address, percent-encoded: `/topics/sea`. */
  readonly path: string
  /** Of the page alone; the document's own title may name the site too. */
  readonly title: string
  readonly documentTitle: string
  readonly description: string
  readonly type: 'website' | 'article'
  /** A moment, or a day. */
  readonly published?: string | undefined
  /** With a whole address. */
  readonly picture?: Picture | undefined
  /** Path of the oEmbed answer below the site's address. */
  readonly oembed: string
  /** What is read without scripts: HTML. */
  readonly body: string
}

/** How every page begins that a build may replace or remove. */
const MARK = '<!doctype html><!-- Made by Broadsheet; its next build replaces or removes this file. -->'

export const isOurPage = (text: string) => text.startsWith(MARK)

const HEAD = /<!-- page -->[\s\S]*?<!-- \/page[^>]*-->/
const DOCTYPE = /^\s*<!doctype html>/i
const NOSCRIPT = /<noscript>[\s\S]*?<\/noscript>/

/** A list of elements, each with its attributes; those without a value to show are left out. */
function headOf(site: Site, words: PageWords): string {
  const { url } = site
  const { title, description, type, published, picture } = words
  const image = url === undefined ? undefined : picture
  const address = url && escapeHtml(url + words.path)
  const property = (name: string, value: string | number | undefined) =>
    value === undefined || value === '' ? [] : [`<meta property="${name}" content="${escapeHtml(String(value))}" />`]
  return [
    `<title>${escapeHtml(words.documentTitle)}</title>`,
    `<meta name="description" content="${escapeHtml(description)}" />`,
    ...property('og:site_name', site.title),
    ...property('og:title', title),
    ...property('og:description', description),
    ...property('og:type', type),
    ...property('article:published_time', published),
    ...(address
      ? [`<meta property="og:url" content="${address}" />`, `<link rel="canonical" href="${address}" />`]
      : []),
    ...property('og:image', image?.src),
    ...property('og:image:width', image?.width),
    ...property('og:image:height', image?.height),
    ...property('og:image:alt', image?.title),
    `<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}" />`,
    ...(url
      ? [
          `<link rel="alternate" type="application/json+oembed" href="${escapeHtml(url + words.oembed)}" title="${escapeHtml(title)}" />`,
        ]
      : []),
  ].join('\n    ')
}

/**
 * The reader's page for one address.
 * @param template index.html as it was built, without a policy
 */
export function pageHtml(template: string, site: Site, words: PageWords): string {
  if (!HEAD.test(template) || !DOCTYPE.test(template)) throw new Error('The template has no place for a page’s head.')
  return template
    .replace(DOCTYPE, MARK)
    .replace(HEAD, () => headOf(site, words))
    .replace(NOSCRIPT, () => `<noscript>\n      <div class="no-script prose">${words.body}</div>\n    </noscript>`)
}
