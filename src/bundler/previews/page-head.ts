import type { Picture, Site } from '../../contract/edition.ts'
import { feedLinks } from '../feeds/feed-links.ts'
import { escapeHtml } from '../values/escape-html.ts'

/** The site's description, or a general sentence. */
export function describeSite({ title, description }: Pick<Site, 'title' | 'description'>): string {
  return description ?? `${title} gathers headlines and links to the people who reported them.`
}

/** What programs read of a page: link previews, search engines, oEmbed consumers. */
export interface PageHead {
  /** Path below the site's address, percent-encoded: `/topics/sea`. */
  readonly path: string
  /** Title of the page alone. */
  readonly title: string
  /** Text of the element `title`, usually with the name of the site. */
  readonly documentTitle: string
  readonly description: string
  readonly type: 'website' | 'article'
  /** An ISO time, or a day alone. */
  readonly published?: string | undefined
  readonly updated?: string | undefined
  /** Name of the topic in which an article is. */
  readonly section?: string | undefined
  /** BCP 47 tag of the page's text, if it is not the site's. */
  readonly locale?: string | undefined
  /** The same article in other languages, and in this one: the path of each. Fewer than two stand for none. */
  readonly languages?: readonly (readonly [locale: string, path: string])[] | undefined
  /** Its address is absolute. */
  readonly picture?: Picture | undefined
  /** Path of the oEmbed document below the site's address. */
  readonly oembed: string
  /** The same in the words of schema.org, when the address of the site is known. */
  readonly data?: object | undefined
}

/** JSON for a `script` element. Without `<`, no text can end the element, or begin a comment in it. */
export const scriptJson = (value: object) => JSON.stringify(value).replaceAll('<', String.raw`\u003c`)

/** Open Graph writes `en-GB` as `en_GB`. */
const graphLocale = (tag: string) => tag.replaceAll('-', '_')

/**
 * Returns the elements of a page's head. Properties without a value are left out; everything that needs an absolute address is,
 * when that of the site is not known. X and others take what they show from the properties of Open Graph.
 */
export function headHtml(site: Site, head: PageHead): string {
  const { url } = site
  const { title, description, locale = site.locale, languages = [] } = head
  const image = url === undefined ? undefined : head.picture
  const property = (name: string, value: string | number | undefined) =>
    value === undefined || value === '' ? [] : [`<meta property="${name}" content="${escapeHtml(String(value))}" />`]
  const link = (rel: string, rest: string, path: string) =>
    url === undefined ? [] : [`<link rel="${rel}" ${rest}href="${escapeHtml(url + path)}" />`]
  const isTranslated = languages.length > 1
  return [
    `<title>${escapeHtml(head.documentTitle)}</title>`,
    `<meta name="description" content="${escapeHtml(description)}" />`,
    '<meta name="robots" content="max-image-preview:large" />',
    ...property('og:site_name', site.title),
    ...property('og:title', title),
    ...property('og:description', description),
    ...property('og:type', head.type),
    ...property('og:locale', graphLocale(locale)),
    ...languages.flatMap(([one]) =>
      isTranslated && one !== locale ? property('og:locale:alternate', graphLocale(one)) : [],
    ),
    ...property('article:published_time', head.published),
    ...property('article:modified_time', head.updated),
    ...property('article:section', head.section),
    ...property('og:url', url && url + head.path),
    ...link('canonical', '', head.path),
    ...languages.flatMap(([one, path]) =>
      isTranslated ? link('alternate', `hreflang="${escapeHtml(one)}" `, path) : [],
    ),
    ...property('og:image', image?.src),
    ...property('og:image:width', image?.width),
    ...property('og:image:height', image?.height),
    ...property('og:image:alt', image?.alt ?? image?.title),
    `<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}" />`,
    ...link('alternate', `type="application/json+oembed" title="${escapeHtml(title)}" `, head.oembed),
    ...feedLinks(site, head.path, title),
    ...(head.data ? [`<script type="application/ld+json">${scriptJson(head.data)}</script>`] : []),
  ].join('\n    ')
}
