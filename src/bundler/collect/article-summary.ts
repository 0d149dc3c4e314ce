import type { Picture } from '../../contract/edition.ts'
import { rankOf } from '../../contract/order.ts'
import { shardKey } from '../../contract/shards.ts'
import type { StoredRecord } from '../cache/record-store.ts'
import type { FoundProblem, Path } from '../problems/found-problem.ts'
import type { ArticleContent } from '../validate/article.ts'

/** What the bundler keeps in memory of a related item. */
export interface RelatedSummary {
  /** Keys of its addresses, see `pageKey`. */
  readonly pages: readonly number[]
  readonly domain: string
  readonly providerName: string
  /** False for an item with AMP addresses alone, which are never linked. */
  readonly isLinkable: boolean
}

/** What the bundler keeps in memory of every article: a few hundred bytes. The rest is in the record store. */
export interface ArticleSummary extends StoredRecord {
  readonly file: string
  readonly id: string
  /** See `shardKey`. */
  readonly key: number
  readonly time: string
  readonly type: string
  /** See `rankOf`. */
  readonly rank: number
  readonly domain: string
  /** Empty when the article does not name its provider. */
  readonly providerName: string
  readonly logos: readonly Picture[]
  /** Names as the article spells them. */
  readonly topics: readonly string[]
  /** Keys of all its addresses; the first is that of the article itself. */
  readonly pages: readonly number[]
  readonly related: readonly RelatedSummary[]
  /** Estimated size in the index. It depends on the article alone, so that no other article changes how shards are divided. */
  readonly cardBytes: number
  readonly storyBytes: number
}

/** What reading one file gave: an article, or the reasons why there is none. */
export interface ReadFile {
  readonly file: string
  /** Absent when the file has an error, or is no article. */
  readonly article?: ArticleSummary
  /** A document about the folder itself, such as a README. */
  readonly isDocument: boolean
  /** Also known when the file has an error: a broken draft must not stop an edition. */
  readonly isPublished: boolean
  readonly problems: readonly FoundProblem[]
  /** Paths of unknown fields. */
  readonly unknown: readonly Path[]
  /** Paths below assets/ that the article refers to. */
  readonly assets: readonly string[]
  /** Paths below assets/ that were looked up, and whether the file was there. The article is read again when this changes. */
  readonly lookups: readonly AssetLookup[]
}

export type AssetLookup = readonly [path: string, isThere: boolean]

const MAX_CARD_EXCERPT = 320
/** Bytes of a card's field names and quotes. */
const CARD_FRAME = 103
/** Bytes of the field names of a story, and of each related item. */
const STORY_FRAME = 60
const RELATED_FRAME = 50

/** @param stored where the article's record is */
export function summarise(file: string, content: ArticleContent, stored: StoredRecord): ArticleSummary {
  const { id, time, type, heat, quality, domain, providerName, logos, topics, pages, related } = content
  return {
    file,
    id,
    key: shardKey(id),
    time,
    type,
    rank: rankOf({ ...(heat !== undefined && { heat }), ...(quality !== undefined && { quality }) }),
    domain,
    providerName,
    logos,
    topics,
    pages,
    related: related.map((item) => ({
      pages: item.pages,
      domain: item.domain,
      providerName: item.providerName,
      isLinkable: item.url !== undefined,
    })),
    cardBytes: cardBytes(content),
    storyBytes: stored.length + STORY_FRAME + related.length * RELATED_FRAME,
    ...stored,
  }
}

function cardBytes({ id, title, excerpt = '', url = '', topics, image, related }: ArticleContent): number {
  const text = `${id}${title}${excerpt.slice(0, MAX_CARD_EXCERPT)}${url}${topics.join('","')}`
  const points = Math.min(2, related.length) * 10
  return CARD_FRAME + Buffer.byteLength(text) + (image ? JSON.stringify(image).length : 0) + points
}
