import type { Article } from '../../contract/article.ts'
import type { Front, Provider, Topic } from '../../contract/edition.ts'
import { toArticle } from '../../data/index/articles.ts'
import type { IsHidden } from '../../data/hiding/is-hidden.ts'
import type { ShownInstead } from '../../data/hiding/shown-instead.ts'
import { INDEX_URL } from '../../data/index/queries.ts'
import { withUniquePictures } from '../../ui/cards/unique-pictures.ts'

export const RAIL_LENGTH = 6
export const ROW_LENGTH = 4
export const BAND_LENGTH = 7

/** The stories of a topic or of an outlet on a front page. */
export interface FrontBand {
  readonly topic?: Topic
  readonly outlet?: Provider
  /** Number of all its stories. */
  readonly count: number
  readonly articles: readonly Article[]
}

/** What a front page shows. Each story is in it once. */
export interface FrontLayout {
  readonly lead: Article | undefined
  /** The best stories below the lead. */
  readonly row: readonly Article[]
  /** The latest headlines beside the lead. */
  readonly rail: readonly Article[]
  readonly bands: readonly FrontBand[]
  /** Number of stories that would be on the page if they were not hidden. */
  readonly hidden: number
}

/**
 * Lays out the front of the site, for which the bundler has chosen the stories. The next ones of the front take the places of
 * hidden ones.
 * @param instead articles that are shown in place of others
 */
export function layOutFront(
  front: Front,
  topics: readonly Topic[],
  isHidden: IsHidden,
  instead?: ShownInstead,
): FrontLayout {
  const lookup = { providers: front.providers, topics, indexUrl: INDEX_URL }
  const used = new Set<string>()
  const hidden = new Set<string>()
  const pictures = new Set<string>()
  const takeUnused = (positions: readonly number[], count: number): Article[] => {
    const taken: Article[] = []
    for (const index of positions) {
      if (taken.length === count) break
      const card = front.cards[index]
      if (!card || used.has(card.id)) continue
      const article = instead?.get(card.id) ?? toArticle(card, lookup)
      if (isHidden(article)) hidden.add(card.id)
      else {
        used.add(card.id)
        taken.push(article)
      }
    }
    return taken
  }
  /** Takes other stories only in place of hidden ones, since the lists of a front are made for the whole page. */
  const take = (positions: readonly number[], others: readonly number[], count: number) => {
    const taken = takeUnused(positions, count)
    return [...taken, ...takeUnused(others, Math.min(count - taken.length, hidden.size))]
  }
  const [lead] = withUniquePictures(take(front.lead, front.top, 1), pictures)
  const row = withUniquePictures(take(front.lead, front.top, ROW_LENGTH), pictures)
  const rail = takeUnused(front.latest, RAIL_LENGTH)
  const bands = front.bands.flatMap((band) => {
    const topic = topics.find(({ id }) => id === band.topic)
    const ofTopic = front.top.filter((index) => front.cards[index]?.topics.includes(band.topic))
    const articles = withUniquePictures(take(band.cards, ofTopic, BAND_LENGTH), pictures)
    return topic && articles.length > 0 ? [{ topic, count: topic.count, articles }] : []
  })
  return { lead, row, rail, bands, hidden: hidden.size }
}
