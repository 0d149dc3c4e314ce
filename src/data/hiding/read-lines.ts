import type { Article } from '../../contract/article.ts'
import { MS_PER_QUARTER } from '../../contract/quarters.ts'
import type { Descendants } from '../index/topics.ts'

/**
 * What the reader has read as a whole: everything in some topics up to some time. `read-rows.ts` finds it in the whole edition,
 * and this file decides for a single card. Both decide the same, by topics, and by times in quarters of an hour, which is what
 * the catalogue has.
 */
export interface ReadLines {
  readonly lines: readonly {
    /** Id of a topic, which includes the topics below it. Empty for all topics. */
    readonly topic: string
    /** Milliseconds since 1970. */
    readonly until: number
    /** When the line was drawn, in milliseconds since 1970. */
    readonly at: number
  }[]
  /** When the reader has marked stories as unread, by id. Lines that were drawn earlier do not hold for them. */
  readonly unread: Readonly<Record<string, number>>
}

export type ReadableCard = Pick<Article, 'id' | 'time'> & { readonly topics: readonly { readonly id: string }[] }

export const quarterOf = (ms: number): number => Math.floor(ms / MS_PER_QUARTER)

/** True when a line makes a card read. */
export function isReadByLine(card: ReadableCard, { lines, unread }: ReadLines, below: Descendants): boolean {
  const quarter = quarterOf(Date.parse(card.time))
  const keptAt = unread[card.id] ?? 0
  return lines.some(
    ({ topic, until, at }) =>
      quarter <= quarterOf(until) &&
      at > keptAt &&
      (topic === '' || card.topics.some(({ id }) => id === topic || below.get(topic)?.has(id))),
  )
}
