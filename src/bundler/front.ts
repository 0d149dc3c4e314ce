import type { Front, Provider } from '../contract/edition.ts'
import { byLatest, rankOf, topScore } from '../contract/order.ts'
import { type EditionArticle, ProviderTable, toCard } from './edition-parts.ts'

const LATEST = 24
const TOP = 24
const LEAD = 8
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
 * Parts articles whose event is new from those whose event was taken before; an editor's related list makes an event.
 * @param taken ids of articles whose event is taken; those of the fresh ones are added
 */
function eachEventOnce(articles: readonly EditionArticle[], taken: Set<string>, most: number) {
  const fresh: EditionArticle[] = []
  const repeats: EditionArticle[] = []
  for (const article of articles) {
    const ids = [article.id, ...article.related.flatMap(({ article: own }) => own?.id ?? [])]
    if (fresh.length === most || ids.some((id) => taken.has(id))) {
      repeats.push(article)
      continue
    }
    fresh.push(article)
    for (const id of ids) taken.add(id)
  }
  return { fresh, repeats }
}

/**
 * The complete first screen of a list.
 * @param articles newest first
 * @param bands best first; given for the site's front alone
 */
export function makeFront(
  articles: readonly EditionArticle[],
  newest: string | undefined,
  providers: ReadonlyMap<string, Provider>,
  siteLocale: string,
  bands?: readonly { readonly topic: string; readonly articles: readonly EditionArticle[] }[],
): Front {
  const table = new ProviderTable(providers)
  const places = new Map<EditionArticle, number>()
  const place = (article: EditionArticle): number => places.get(article) ?? places.set(article, places.size).size - 1
  const latest = articles.slice(0, LATEST).map(place)
  const best = topFirst(articles, newest)
  const top = best.slice(0, TOP).map(place)
  const taken = new Set<string>()
  const lead = bands ? eachEventOnce(best, taken, LEAD).fresh.map(place) : []
  const banded = (bands ?? []).map((band) => {
    const { fresh, repeats } = eachEventOnce(band.articles, taken, BAND)
    const cards = [...fresh, ...repeats]
      .slice(0, BAND)
      .flatMap((article) => (places.size < MOST_CARDS || places.has(article) ? [place(article)] : []))
    return { topic: band.topic, cards }
  })
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
  return { providers: table.providers, cards, latest, top, lead, bands: banded, facets }
}
