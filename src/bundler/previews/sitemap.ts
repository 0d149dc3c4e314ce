import { escapeXml } from './escape-xml.ts'

/** An address that a sitemap lists. */
export interface SitemapAddress {
  /** Path below the site's address, percent-encoded: `/topics/sea`. */
  readonly path: string
  /** An ISO time or a day; absent when it is not known when the page changed. */
  readonly changed?: string | undefined
}

/** An article that a news sitemap lists. */
export interface NewsAddress {
  readonly path: string
  readonly title: string
  /** An ISO time or a day. */
  readonly published: string
  /** BCP 47 tag. */
  readonly locale: string
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
/** Second line of every sitemap that a build writes. A build replaces or removes only files that have it. */
const MARK = '<!-- Made by Broadsheet; its next build replaces or removes this file.'
/** Part of the fingerprint. Raise it when the same addresses make another text. */
const VERSION = 1
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const NEWS_NAMESPACE = 'http://www.google.com/schemas/sitemap-news/0.9'

export const isBuiltSitemap = (text: string): boolean => text.startsWith(XML + MARK)

/**
 * The first lines of a sitemap that lists addresses. They tell whether an existing file is up to date, without making it again.
 * @param fingerprint of everything that the addresses depend on
 */
export const sitemapStart = (fingerprint: string): string => `${XML}${MARK} ${VERSION} ${fingerprint} -->\n`

/** Makes a sitemap, see https://www.sitemaps.org/protocol.html. It may have at most 50,000 addresses. */
export function sitemapXml(start: string, site: string, addresses: readonly SitemapAddress[]): string {
  const entries = addresses.map(
    ({ path, changed }) =>
      `<url><loc>${escapeXml(site + path)}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}</url>\n`,
  )
  return `${start}<urlset xmlns="${NAMESPACE}">\n${entries.join('')}</urlset>\n`
}

/** Makes the list of the sitemaps with these names. */
export function sitemapIndexXml(site: string, names: readonly string[]): string {
  const entries = names.map((name) => `<sitemap><loc>${escapeXml(`${site}/${name}`)}</loc></sitemap>\n`)
  return `${XML}${MARK} -->\n<sitemapindex xmlns="${NAMESPACE}">\n${entries.join('')}</sitemapindex>\n`
}

/** A news sitemap names languages by ISO 639, and Chinese by its script. */
function newsLanguage(locale: string): string {
  const [language = 'en', ...rest] = locale.toLowerCase().split('-')
  if (language !== 'zh') return language
  return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-tw' : 'zh-cn'
}

/** Makes a sitemap of news, see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap. */
export function newsSitemapXml(site: string, publication: string, articles: readonly NewsAddress[]): string {
  const entries = articles.map(
    ({ path, title, published, locale }) =>
      `<url><loc>${escapeXml(site + path)}</loc><news:news>` +
      `<news:publication><news:name>${escapeXml(publication)}</news:name>` +
      `<news:language>${newsLanguage(locale)}</news:language></news:publication>` +
      `<news:publication_date>${published}</news:publication_date>` +
      `<news:title>${escapeXml(title)}</news:title></news:news></url>\n`,
  )
  return `${XML}${MARK} -->\n<urlset xmlns="${NAMESPACE}" xmlns:news="${NEWS_NAMESPACE}">\n${entries.join('')}</urlset>\n`
}
