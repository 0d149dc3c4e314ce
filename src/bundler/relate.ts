import { byLatest } from '../contract/order.ts'
import { likeness } from './likeness.ts'
import type { SourceArticle, SourceRelated } from './source-article.ts'

/** What an article stands beside. */
export interface Relations {
  /** The editor's list, each with the article of this edition that is the same page, if there is one. */
  readonly related: readonly { readonly item: SourceRelated; readonly article?: SourceArticle }[]
  readonly similar: readonly SourceArticle[]
  /** Domains and times, oldest first. */
  readonly coverage?: {
    readonly outlets: number
    readonly points: readonly (readonly [domain: string, time: string])[]
  }
}

const MOST_POINTS = 12
const ENOUGH_RELATED = 4
const MOST_SIMILAR = 6
/** Relates every article: the editor's list first, then what is alike. */
export function relate(
  articles: readonly SourceArticle[],
  topicsOf: (article: SourceArticle) => readonly string[],
): Map<SourceArticle, Relations> {
  const byKey = new Map<string, SourceArticle>()
  for (const article of articles.toSorted(byLatest)) {
    for (const key of article.keys) if (!byKey.has(key)) byKey.set(key, article)
  }
  const similarTo = likeness(articles, topicsOf)
  const besideInTopic = neighbours(articles, topicsOf)
  return new Map(
    articles.map((article) => {
      const seen = new Set(article.keys)
      const related = article.related.flatMap((item) => {
        const own = item.keys.map((key) => byKey.get(key)).find(Boolean)
        const keys = [...item.keys, ...(own?.keys ?? [])]
        // The article itself, under whichever address, or a story already listed.
        if (keys.some((key) => seen.has(key))) return []
        // Known by an AMP address alone, which is never the link.
        if (!own && !item.url) return []
        for (const key of keys) seen.add(key)
        return [{ item, ...(own && { article: own }) }]
      })
      const beside = new Set<SourceArticle | undefined>([article, ...related.map((one) => one.article)])
      const similar =
        related.length >= ENOUGH_RELATED
          ? []
          : chooseSimilar(article, similarTo, besideInTopic, (other) => {
              return !beside.has(other) && !other.keys.some((key) => seen.has(key))
            })
      const coverage = coverageOf(
        article,
        related.map(({ item, article: own }) => [item.domain || (own?.domain ?? ''), item.time ?? own?.time] as const),
      )
      return [article, { related, similar, ...(coverage && { coverage }) }]
    }),
  )
}

/** What is alike; where that is little, what ran at the same time in the same topic. */
function chooseSimilar(
  article: SourceArticle,
  similarTo: ReturnType<typeof likeness>,
  besideInTopic: ReturnType<typeof neighbours>,
  isNew: (other: SourceArticle) => boolean,
): SourceArticle[] {
  const told = new Set<string>()
  /** Two files can tell one page; it is suggested once. */
  const isOnce = ({ keys }: SourceArticle) => {
    const isTold = keys.some((key) => told.has(key))
    for (const key of keys) told.add(key)
    return !isTold
  }
  const chosen = similarTo(article, MOST_SIMILAR * 2, isNew)
    .filter(isOnce)
    .slice(0, MOST_SIMILAR)
  const lack = ENOUGH_RELATED - chosen.length
  if (lack <= 0) return chosen
  const near = besideInTopic(article).filter((other) => isNew(other) && !chosen.includes(other) && isOnce(other))
  return [...chosen, ...[...new Set(near)].slice(0, lack)]
}

/** The articles next in time in an article's topics, its first topic's before the others'. */
function neighbours(articles: readonly SourceArticle[], topicsOf: (article: SourceArticle) => readonly string[]) {
  const lists = new Map<string, SourceArticle[]>()
  const places = new Map<string, number>()
  for (const article of articles.toSorted(byLatest)) {
    for (const topic of topicsOf(article)) {
      const list = lists.get(topic) ?? []
      lists.set(topic, list)
      places.set(`${topic} ${article.id}`, list.push(article) - 1)
    }
  }
  return (article: SourceArticle): SourceArticle[] =>
    topicsOf(article).flatMap((topic) => {
      const list = lists.get(topic) ?? []
      const place = places.get(`${topic} ${article.id}`) ?? 0
      const steps = Array.from({ length: MOST_SIMILAR * 2 }, (_, at) => (at % 2 ? -1 : 1) * (Math.floor(at / 2) + 1))
      return steps.flatMap((step) => list[place + step] ?? [])
    })
}

function coverageOf(
  article: SourceArticle,
  others: readonly (readonly [string, string | undefined])[],
): Relations['coverage'] {
  const first = new Map<string, string | undefined>([[article.domain, article.time]])
  for (const [domain, time] of others) {
    const known = first.get(domain)
    if (!first.has(domain) || (domain !== article.domain && time && (!known || time < known))) first.set(domain, time)
  }
  first.delete('')
  if (first.size < 2) return undefined
  const timed = [...first].filter((point): point is [string, string] => point[1] !== undefined)
  timed.sort(([a, x], [b, y]) => (x < y ? -1 : x > y ? 1 : a < b ? -1 : 1))
  return { outlets: first.size, points: timed.slice(0, MOST_POINTS) }
}
