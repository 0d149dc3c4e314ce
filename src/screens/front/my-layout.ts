import type { Article } from '../../contract/article.ts'
import type { Provider, Topic } from '../../contract/edition.ts'
import { compareLatest, rankOf, topScore } from '../../contract/order.ts'
import type { IsHidden } from '../../data/hiding/is-hidden.ts'
import { withUniquePictures } from '../../ui/cards/unique-pictures.ts'
import { BAND_LENGTH, type FrontLayout, RAIL_LENGTH, ROW_LENGTH } from './front-layout.ts'

/** A topic or an outlet that the reader follows, with the stories from which its part of the page is chosen. */
export interface Followed {
  readonly topic?: Topic
  readonly outlet?: Provider
  /** Number of all its stories. */
  readonly count: number
  /** Newest first. */
  readonly latest: readonly Article[]
  /** Best first. */
  readonly top: readonly Article[]
}

/**
 * Lays out the front page of what the reader follows, in the order in which it was followed. As on the front page of the
 * site, the best stories come first and the bands get what is left. What the reader has opened makes no difference.
 */
export function layOutMyEdition(followed: readonly Followed[], isHidden: IsHidden = () => false): FrontLayout {
  const used = new Set<string>()
  const hidden = new Set<string>()
  const takeUnused = (articles: readonly Article[], count: number): Article[] => {
    const taken: Article[] = []
    for (const article of articles) {
      if (taken.length === count) break
      const keys = storyKeys(article)
      if (keys.some((key) => used.has(key))) continue
      if (isHidden(article)) {
        hidden.add(article.id)
        continue
      }
      for (const key of keys) used.add(key)
      taken.push(article)
    }
    return taken
  }
  const pictures = new Set<string>()
  const best = bestFirst(followed.flatMap(({ top }) => top))
  const [lead] = withUniquePictures(takeUnused(best, 1), pictures)
  const row = withUniquePictures(takeUnused(best, ROW_LENGTH), pictures)
  const rail = takeUnused(followed.flatMap(({ latest }) => latest).sort(compareLatest), RAIL_LENGTH)
  const bands = followed.flatMap(({ topic, outlet, count, top }) => {
    const articles = withUniquePictures(takeUnused(top, BAND_LENGTH), pictures)
    return articles.length > 0 ? [{ ...(topic && { topic }), ...(outlet && { outlet }), count, articles }] : []
  })
  return { lead, row, rail, bands, hidden: hidden.size }
}

/** Sorts as lists do in the order “Top”. */
export function bestFirst(articles: readonly Article[]): readonly Article[] {
  const newest = Math.max(...articles.map(({ time }) => Date.parse(time)))
  const scored = articles.map((article) => ({
    article,
    score: topScore(rankOf(article), (newest - Date.parse(article.time)) / 1000),
  }))
  return scored.sort((a, b) => b.score - a.score || compareLatest(a.article, b.article)).map(({ article }) => article)
}

/**
 * Names the story that an article tells. Two topics can list two reports of one event, and each then names some of the same
 * outlets and times in its coverage.
 */
function storyKeys({ id, provider, time, coverage }: Article): string[] {
  const reports = coverage ? [{ provider, time }, ...coverage.points] : []
  return [
    id,
    ...reports
      // A day without an hour is written as midnight. An outlet that dates by days has many reports of that time.
      .filter((report) => !report.time.endsWith('T00:00:00Z'))
      .map((report) => `${report.provider.domain} ${report.time}`),
  ]
}
