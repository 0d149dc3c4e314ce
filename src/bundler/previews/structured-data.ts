import { INDEX_FOLDER, SEARCH_PATH, articlePath, domainOf, topicPath } from '../../contract/addresses.ts'
import type {
  Card,
  Front,
  Manifest,
  Picture,
  Provider,
  RelatedItem,
  Site,
  Story,
  Topic,
} from '../../contract/edition.ts'
import { dateOf } from './edition-reader.ts'
import { describeSite } from './page-head.ts'
import { isSafeId, isSafeName } from './safe-name.ts'

/** A thing of schema.org, or a reference to one by its `@id`. Properties that are undefined are left out. */
type Thing = Readonly<Record<string, unknown>>

/** Number of stories that a page of a list names. */
const MAX_ITEMS = 20

const graph = (...things: readonly Thing[]) => ({ '@context': 'https://schema.org', '@graph': things })

const siteId = (url: string) => `${url}/#site`

export const isWebAddress = (address: string | undefined): boolean =>
  address !== undefined && /^https?:\/\//.test(address)

/** The site, as every page names it. */
function webSite(site: Site, url: string): Thing {
  return { '@type': 'WebSite', '@id': siteId(url), url: `${url}/`, name: site.title, inLanguage: site.locale }
}

/** The stories of a list, each by its page here. */
function storyList({ cards, latest }: Front, url: string): Thing | undefined {
  const shown = latest.flatMap((place) => cards[place] ?? []).filter(({ id }) => isSafeId(id))
  if (shown.length === 0) return undefined
  return {
    '@type': 'ItemList',
    itemListElement: shown.slice(0, MAX_ITEMS).map(({ id, title }: Card, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: title,
      url: url + articlePath(id),
    })),
  }
}

/** Says where a page is: below the front page, and below the topics above it. */
function breadcrumbs(site: Site, url: string, way: readonly (readonly [name: string, path: string])[]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [[site.title, '/'] as const, ...way].map(([name, path], at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: url + path,
    })),
  }
}

/** A topic with the topics above it, the topmost first. */
function wayTo(topics: readonly Topic[], id: string | undefined): (readonly [name: string, path: string])[] {
  const topic = topics.find((one) => one.id === id)
  if (!topic || !isSafeName(topic.id)) return []
  return [...wayTo(topics, topic.parent), [topic.name, topicPath(topic.id)] as const]
}

/** Describes the front page: the site, how to search it, and its newest stories. */
export function siteData({ site }: Manifest, front: Front): object | undefined {
  const { url } = site
  if (url === undefined) return undefined
  const search = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${url}${SEARCH_PATH}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  }
  const list = storyList(front, url)
  return graph(
    { ...webSite(site, url), description: describeSite(site), potentialAction: search },
    ...(list ? [list] : []),
  )
}

/** Describes the page of a topic. */
export function topicData({ site, topics }: Manifest, topic: Topic, front: Front, picture: Picture | undefined) {
  const { url } = site
  if (url === undefined) return undefined
  const address = url + topicPath(topic.id)
  const page = {
    '@type': 'CollectionPage',
    '@id': address,
    url: address,
    name: topic.name,
    description: topic.description,
    image: picture?.src,
    inLanguage: site.locale,
    isPartOf: { '@id': siteId(url) },
    mainEntity: storyList(front, url),
  }
  return graph(webSite(site, url), page, breadcrumbs(site, url, wayTo(topics, topic.id)))
}

/** An outlet as a publisher, or as the author of an article without a byline. */
function organization(site: Site, url: string, provider: Provider | undefined, page: string | undefined): Thing {
  const isOwn = provider === undefined || provider.domain === domainOf(url)
  const isOutletsPage = page !== undefined && domainOf(page) === provider?.domain
  const logo = provider?.logoLarge ?? provider?.logo
  return {
    '@type': 'Organization',
    name: provider?.name ?? site.title,
    url: isOwn ? `${url}/` : isOutletsPage ? `${new URL(page).origin}/` : undefined,
    logo: logo === undefined ? undefined : isWebAddress(logo) ? logo : `${url}/${INDEX_FOLDER}${logo}`,
  }
}

/**
 * Describes the page of an article. One whose text is here is published here. A headline that leads elsewhere is an article of
 * its outlet, with the outlet's address: our page is about it and does not claim it. With other reports of the event it is
 * about the list of them.
 * @param providers those of the story's file
 * @param picture with its absolute address
 */
export function articleData(
  { site, topics }: Manifest,
  story: Story,
  providers: readonly Provider[],
  picture: Picture | undefined,
): object | undefined {
  const { url } = site
  if (url === undefined) return undefined
  const address = url + articlePath(story.id)
  const way = story.topics.map((id) => wayTo(topics, id)).find((one) => one.length > 0) ?? []
  const elsewhere = story.body === undefined && isWebAddress(story.url) ? story.url : undefined
  const publisher = organization(site, url, providers[story.provider], story.url)
  const inLanguage = story.locale ?? site.locale
  const article = {
    '@type': 'NewsArticle',
    '@id': elsewhere ?? `${address}#article`,
    url: elsewhere ?? address,
    mainEntityOfPage: elsewhere ?? address,
    headline: story.title,
    description: story.excerpt,
    image: picture?.src,
    datePublished: dateOf(story),
    dateModified: story.updated,
    author: story.authors.length > 0 ? story.authors.map((name) => ({ '@type': 'Person', name })) : publisher,
    publisher,
    inLanguage,
    articleSection: way.at(-1)?.[0],
    keywords: story.tags.length > 0 ? story.tags : undefined,
    isBasedOn: elsewhere === undefined && isWebAddress(story.url) ? story.url : undefined,
  }
  const where = breadcrumbs(site, url, [...way, [story.title, articlePath(story.id)]])
  if (elsewhere === undefined) return graph(webSite(site, url), { ...article, isPartOf: { '@id': siteId(url) } }, where)
  const reports = reportList(site, url, story, providers)
  const page = {
    '@type': 'WebPage',
    '@id': address,
    url: address,
    name: story.title,
    inLanguage,
    isPartOf: { '@id': siteId(url) },
    mainEntity: reports ?? { '@id': elsewhere },
  }
  return graph(webSite(site, url), page, article, where)
}

/** The reports of an event by several outlets, this article first. */
function reportList(site: Site, url: string, story: Story, providers: readonly Provider[]): Thing | undefined {
  const others = (story.reports ?? []).filter((report) => isWebAddress(report.url)).slice(0, MAX_ITEMS)
  if (others.length === 0) return undefined
  const item = (report: RelatedItem) => ({
    '@type': 'NewsArticle',
    headline: report.title,
    url: report.url,
    datePublished: report.time,
    publisher: organization(site, url, providers[report.provider], report.url),
  })
  return {
    '@type': 'ItemList',
    itemListElement: [{ '@id': story.url }, ...others.map(item)].map((one, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      item: one,
    })),
  }
}
