import type { Volume } from '../../contract/edition.ts'
import { compareLatest } from '../../contract/order.ts'
import { type Shard, splitShards } from '../../contract/shards.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import type { Joined } from '../join/join.ts'
import type { Relations } from '../relate/relate.ts'
import { fingerprintOf } from '../system/hash.ts'
import type { VolumeRow } from './catalogue-sections.ts'
import type { ReadableArticle } from './word-block.ts'

/** A part holds at most this many articles. */
const MAX_ARTICLES = 1500
/** The last part is a volume of its own, which nearly every new article changes. So it holds fewer. */
const MAX_NEWEST = 200

/** A volume of the edition. Its rows are made only on demand. */
export interface VolumePlan {
  readonly key: Volume['key']
  /** Number of rows. */
  readonly count: number
  /** Positions of its parts among all parts: `from` up to but not including `to`. */
  readonly from: number
  readonly to: number
  readonly rows: () => VolumeRow[]
  /** Fingerprint of the texts in which words are searched. */
  readonly texts: string
  /** The articles of each part, for reading their words. In the order of the rows. */
  readonly readable: () => ReadableArticle[][]
}

/** Divides the articles of an edition into parts. */
export function divideIntoParts(articles: readonly ArticleSummary[]): Shard[] {
  const keys = Float64Array.from(articles, ({ key }) => key)
  const dayAt = (at: number) => articles[at]?.id.slice(0, 10)
  // A part of less than a day would not always have the newest articles: within a day, keys are not in the order of time.
  const isTooMuchNews = (from: number, to: number) =>
    to === articles.length && to - from > MAX_NEWEST && dayAt(from) !== dayAt(to - 1)
  return splitShards(keys, (from, to) => to - from > MAX_ARTICLES || isTooMuchNews(from, to))
}

/** Plans the volumes of an edition, the newest first. */
export function planVolumes(joined: Joined, { events }: Relations, parts: readonly Shard[]): VolumePlan[] {
  const { articles, topicLists, topics, providers } = joined
  const lastPart = parts.length - 1
  const firstNewest = articles[parts[lastPart]?.from ?? 0]?.key ?? 0
  const names = new Map(topics.map(({ topic: { id, name, shortname } }) => [id, `${name}\n${shortname ?? ''}`]))

  const rowOf = (at: number): VolumeRow[] => {
    const summary = articles[at]
    if (!summary) return []
    const event = events.get(at)
    const inEdition = event?.articles ?? []
    const isNewest = summary.key >= firstNewest
    return [
      {
        summary,
        topics: topicLists[at] ?? [],
        ...(event &&
          inEdition.length > 1 && {
            event: {
              number: event.number,
              place: inEdition.indexOf(summary),
              isShared: inEdition.some(({ key }) => key >= firstNewest !== isNewest),
            },
          }),
        hasSeveralOutlets: event !== undefined && event.outlets > 1,
      },
    ]
  }
  const readableOf = (at: number): ReadableArticle[] => {
    const summary = articles[at]
    if (!summary) return []
    const { offset, length, fingerprint, domain } = summary
    return [
      {
        stored: { offset, length, fingerprint },
        topics: (topicLists[at] ?? []).map((id) => names.get(id) ?? id).join('\n'),
        outlet: providers.get(domain)?.name ?? domain,
      },
    ]
  }
  const volume = (key: Volume['key'], from: number, to: number): VolumePlan => {
    const shards = parts.slice(from, to)
    const newestFirst = () => shards.toReversed().map((shard) => newestFirstOf(articles, shard))
    const [first, end] = [shards[0]?.from ?? 0, shards.at(-1)?.to ?? 0]
    const texts = articles.slice(first, end).map(({ fingerprint, domain }, at) => {
      const ids = topicLists[first + at] ?? []
      return `${fingerprint} ${providers.get(domain)?.name ?? ''} ${ids.map((id) => names.get(id) ?? '').join()}`
    })
    return {
      key,
      count: end - first,
      from,
      to,
      rows: () => newestFirst().flatMap((part) => part.flatMap(rowOf)),
      texts: fingerprintOf(`${key}\n${texts.join('\n')}`),
      readable: () => newestFirst().map((part) => part.flatMap(readableOf)),
    }
  }
  if (parts.length === 0) return []
  const newest = volume('newest', lastPart, parts.length)
  return lastPart === 0 ? [newest] : [newest, volume('archive', 0, lastPart)]
}

/** Returns the indexes of the articles of a part, newest first. */
function newestFirstOf(articles: readonly ArticleSummary[], { from, to }: Shard): number[] {
  const timeOf = (at: number) => articles[at] ?? { id: '', time: '' }
  return Array.from({ length: to - from }, (_, at) => from + at).sort((a, b) => compareLatest(timeOf(a), timeOf(b)))
}
