import type { Front, Provider } from '../contract/edition.ts'
import { byLatest, rankOf, topScore } from '../contract/order.ts'
import { type EditionArticle, ProviderTable, toCard } from './edition-parts.ts'

const LATEST = 24
const TOP = 24
const BAND = 12
const MOST_CARDS = 90
const SOURCES = 12

/** Best first; see `topScore`. */
export function topFirst(articles: readonly EditionArticle[], newest: string | undefined): EditionArticle[] {
  const now = Date.parse(newest ?? '')
  const score = new Map(
    articles.map((article) => [article, topScore(rankOf(article.source), (now - Date.parse(article.time)) / 1000)]),
  )
  return articles.toSorted((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0) || byLatest(a, b))
}

/**
 * The complete first screen of a list.
 * @param articles newest first
 * @param bands best first; the site's front only
 */
export function makeFront(
  articles: readonly EditionArticle[],
  newest: string | undefined,
  providers: ReadonlyMap<string, Provider>,
  siteLocale: string,
  bands: readonly { readonly topic: string; readonly articles: readonly EditionArticle[] }[],
): Front {
  const table = new ProviderTable(providers)
  const places = new Map<EditionArticle, number>()
  const place = (article: EditionArticle): number => places.get(article) ?? places.set(article, places.size).size - 1
  const latest = articles.slice(0, LATEST).map(place)
  const top = topFirst(articles, newest).slice(0, TOP).map(place)
  const banded = bands.map((band) => ({
    topic: band.topic,
    cards: band.articles
      .slice(0, BAND)
      .flatMap((article) => (places.size < MOST_CARDS || places.has(article) ? [place(article)] : [])),
  }))
  const cards = [...places.keys()].map((article) => toCard(article, table, siteLocale))
  const counts = new Map<string, number>()
  const types = new Map<string, number>()
  for (const { source } of articles) {
    counts.set(source.domain, (counts.get(source.domain) ?? 0) + 1)
    types.set(source.type, (types.get(source.type) ?? 0) + 1)
  }
  const sources = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, SOURCES)
  const facets = {
    providers: sources.map(([domain, count]) => [table.place(domain), count] as const),
    types: Object.fromEntries([...types].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
  return { providers: table.providers, cards, latest, top, bands: banded, facets }
}
