import type { Picture, Site } from '../../contract/edition.ts'
import { feedLinks } from '../feeds/feed-links.ts'

export const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

/** The site's description, or a general sentence. */
export function describeSite({ title, description }: Pick<Site, 'title' | 'description'>): string {
  return description ?? `${title} gathers headlines and links to the people who reported them.`
}

/** The content of a page for programs and readers that run no scripts: link previews, oEmbed consumers, search engines. */
export interface PageContent {
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
  /** Its address is absolute. */
  readonly picture?: Picture | undefined
  /** Path of the oEmbed document below the site's address. */
  readonly oembed: string
  /** HTML that is shown when scripts do not run. */
  readonly body: string
}

/** First line of every page that a build writes. A build replaces or removes only files that begin with it. */
const MARK = '<!doctype html><!-- Made by Broadsheet; its next build replaces or removes this file. -->'

export const isBuiltPage = (text: string) => text.startsWith(MARK)

const HEAD = /<!-- page -->[\s\S]*?<!-- \/page[^>]*-->/
const DOCTYPE = /^\s*<!doctype html>/i
const NOSCRIPT = /<noscript>[\s\S]*?<\/noscript>/

/** Returns the elements of the page's head. Properties without a value are left out. */
function headHtml(site: Site, content: PageContent): string {
  const { url } = site
  const { title, description, type, published, picture } = content
  const image = url === undefined ? undefined : picture
  const address = url && escapeHtml(url + content.path)
  const property = (name: string, value: string | number | undefined) =>
    value === undefined || value === '' ? [] : [`<meta property="${name}" content="${escapeHtml(String(value))}" />`]
  return [
    `<title>${escapeHtml(content.documentTitle)}</title>`,
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
    ...property('og:image:alt', image?.alt ?? image?.title),
    `<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}" />`,
    ...(url
      ? [
          `<link rel="alternate" type="application/json+oembed" href="${escapeHtml(url + content.oembed)}" title="${escapeHtml(title)}" />`,
        ]
      : []),
    ...feedLinks(site, content.path, title),
  ].join('\n    ')
}

/**
 * Makes the reader's page for one address.
 * @param template the built index.html, without a policy
 * @throws when the template has no place for the head
 */
export function pageHtml(template: string, site: Site, content: PageContent): string {
  if (!HEAD.test(template) || !DOCTYPE.test(template)) throw new Error('The template has no place for a page’s head.')
  return template
    .replace(DOCTYPE, MARK)
    .replace(HEAD, () => headHtml(site, content))
    .replace(NOSCRIPT, () => `<noscript>\n      <div class="no-script prose">${content.body}</div>\n    </noscript>`)
}
