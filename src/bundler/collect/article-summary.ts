import { INDEX_PLACEHOLDER, type Picture } from '../../contract/edition.ts'
import { rankOf } from '../../contract/order.ts'
import { shardKey } from '../../contract/shards.ts'
import type { StoredRecord } from '../cache/record-store.ts'
import type { FoundProblem, Path } from '../problems/found-problem.ts'
import { type TermBuffer, packTerms } from '../terms/packed-terms.ts'
import { articleLinksIn } from '../text/article-link.ts'
import type { HeldReason } from '../adapt/hold-names.ts'
import type { ArticleContent } from '../validate/article.ts'
import type { ShownTimes } from '../validate/published.ts'

/** The part of a related item that is kept in memory. */
export interface RelatedSummary {
  /** Keys of its pages, see `pageKey`. */
  readonly pages: readonly number[]
  readonly domain: string
  readonly providerName: string
  /** Absent when unknown. */
  readonly time?: string
  /** Number of its terms, see `packTerms`. They follow those of the item before. */
  readonly terms: number
  /** False for an item that has only AMP addresses, which are never linked. */
  readonly isLinkable: boolean
}

/** What the files of an article's own pictures say, which replaces what the article says of them. */
export interface ReadPictures {
  readonly fingerprint: string
  readonly pictures: readonly Pick<Picture, 'src' | 'width' | 'height' | 'colour' | 'copies'>[]
}

/** The part of an article that is kept in memory: a few hundred bytes. The rest is in the record store. */
export interface ArticleSummary extends StoredRecord {
  readonly file: string
  readonly id: string
  /** Set when its record has another id, because another article has that one. */
  readonly isRenamed?: true
  /** See `shardKey`. */
  readonly key: number
  readonly time: string
  readonly type: string
  readonly hasVideo: boolean
  /** See `rankOf`. */
  readonly rank: number
  /** -1 when unknown. */
  readonly quality: number
  /** See `ArticleContent.coverage`. */
  readonly coverage?: string | false
  /** Number of its terms, see `packTerms`. */
  readonly terms: number
  /** The place of the first of them among the terms of all articles. Those of its related items follow. */
  readonly firstTerm: number
  readonly domain: string
  /** Empty when the article does not name its provider. */
  readonly providerName: string
  readonly logos: readonly Picture[]
  /** Topic names as the article spells them. */
  readonly topics: readonly string[]
  /** Keys of the pages of all its addresses; the first is the page that it links. */
  readonly pages: readonly number[]
  readonly related: readonly RelatedSummary[]
  /** Set when another article has the same text in the language of the site. */
  readonly isTranslation?: true
  /** The next four are absent when they are empty, as they nearly always are. See `ArticleAddress` for the first three. */
  readonly aliases?: readonly string[]
  readonly former?: string
  readonly names?: readonly string[]
  /** Links of the text to other articles, see `articleLink`. */
  readonly links?: readonly string[]
  /** Where each of `links` leads, once all articles are known: an address for the index, empty where there is none. */
  readonly linkedTo?: readonly string[]
  /** Addresses of the publisher's own pictures that the index shows of the article; absent when there are none. */
  readonly pictures?: readonly string[]
  /** What is known of these pictures, once they have been read. */
  readonly read?: ReadPictures
  /** Estimated size in the index. It depends only on this article, so that other articles do not change how shards are divided. */
  readonly cardBytes: number
  readonly storyBytes: number
}

/** What the files of a part need of an article, besides its record. */
export type ShownSummary = StoredRecord &
  Pick<ArticleSummary, 'id' | 'isRenamed' | 'key' | 'time' | 'domain' | 'links' | 'linkedTo' | 'read'> &
  Pick<ArticleSummary, 'terms' | 'firstTerm' | 'cardBytes' | 'storyBytes'>

export function shownSummary(summary: ArticleSummary): ShownSummary {
  const { id, isRenamed, key, time, domain, links, linkedTo, read } = summary
  const { terms, firstTerm, cardBytes, storyBytes, offset, length, fingerprint } = summary
  return {
    id,
    key,
    time,
    domain,
    terms,
    firstTerm,
    cardBytes,
    storyBytes,
    offset,
    length,
    fingerprint,
    ...(isRenamed && { isRenamed }),
    ...(links && { links }),
    ...(linkedTo && { linkedTo }),
    ...(read && { read }),
  }
}

/** Fingerprint of what the index shows of an article by itself. */
export const versionOfArticle = ({ fingerprint, isRenamed, id, read }: ShownSummary): string =>
  `${fingerprint}${isRenamed ? `/${id}` : ''}${read ? `/${read.fingerprint}` : ''}`

/** The result of reading one file: an article, or the problems because of which there is none. */
export interface ReadFile {
  readonly file: string
  /** Absent when the file has an error or is not an article. */
  readonly article?: ArticleSummary
  /** True for a document about the folder itself, such as a README, and for a page that is no article. */
  readonly isDocument?: true
  /** The path that its generator gave to a page that is no article, as far as it is known. */
  readonly former?: string
  /** True for a page that is the slides of a talk. */
  readonly isPresentation?: true
  /** True for an article in a folder of drafts. Nothing is reported of it. */
  readonly isInDrafts?: true
  /** False for a draft. It is known even when the file has an error, since a broken draft must not stop an edition. */
  readonly isPublished: boolean
  /** Why it is not published. */
  readonly held?: HeldReason
  /** Present when the article is public only during some time. */
  readonly shownTimes?: ShownTimes
  /** The fields that were read under another name, and those that were not read. Absent for articles in the format. */
  readonly fields?: readonly ReadField[]
  /** The tags of an article in another format that has no topics. */
  readonly tags?: readonly string[]
  /** This list and those below are absent when they are empty, as they nearly always are. */
  readonly problems?: readonly FoundProblem[]
  /** Paths of unknown fields. */
  readonly unknown?: readonly Path[]
  /** Paths below assets/ that the article refers to. */
  readonly assets?: readonly string[]
  /** Paths below assets/ that were looked up, and whether each existed. If that changes, the article is read again. */
  readonly lookups?: readonly AssetLookup[]
  /** Pictures of other sites, and whether each was there, if pictures are checked. If that changes, the article is read again. */
  readonly pictures?: readonly AssetLookup[]
}

/** The name of a field as it is written, and the field of the format that it became; empty when it became none. */
export type ReadField = readonly [theirs: string, ours: string]

export type AssetLookup = readonly [path: string, exists: boolean]

const MAX_CARD_EXCERPT = 320
/** Bytes of a card's field names and quotation marks. */
const CARD_FRAME = 103
/** Bytes of the field names of a story, and of each related item. */
const STORY_FRAME = 60
const RELATED_FRAME = 50

/**
 * Summarises an article.
 * @param language as `languageOf` returns it
 * @param stored the place of its record
 * @param allTerms gets its terms
 */
export function summarise(
  file: string,
  content: ArticleContent,
  language: string,
  stored: StoredRecord,
  allTerms: TermBuffer,
): ArticleSummary {
  const { id, time, type, heat, quality, domain, providerName, logos, topics, pages, related, coverage } = content
  const { title, excerpt = '', aliases, former, names, body } = content
  const links = body === undefined ? [] : articleLinksIn(body)
  const pictures = ownPictures(content)
  const firstTerm = allTerms.length
  const addTerms = (ofTitle: string, ofExcerpt: string): number => {
    const terms = packTerms(ofTitle, ofExcerpt, language)
    allTerms.add(terms)
    return terms.length
  }
  return {
    file,
    id,
    key: shardKey(id),
    time,
    type,
    hasVideo: content.youtube !== undefined,
    rank: rankOf({ ...(heat !== undefined && { heat }), ...(quality !== undefined && { quality }) }),
    quality: quality ?? -1,
    ...(coverage !== undefined && { coverage }),
    terms: addTerms(title, excerpt),
    firstTerm,
    domain,
    providerName,
    logos,
    topics,
    pages,
    related: related.map((item) => ({
      pages: item.pages,
      domain: item.domain,
      providerName: item.providerName,
      ...(item.time !== undefined && { time: item.time }),
      terms: addTerms(item.title, item.excerpt ?? ''),
      isLinkable: item.url !== undefined,
    })),
    ...(aliases.length > 0 && { aliases }),
    ...(former !== undefined && { former }),
    ...(names.length > 0 && { names }),
    ...(links.length > 0 && { links }),
    ...(pictures.length > 0 && { pictures }),
    cardBytes: cardBytes(content),
    storyBytes: stored.length + STORY_FRAME + related.length * RELATED_FRAME,
    ...stored,
  }
}

/** Bytes of what the file of a picture adds to a card. */
const OF_FILE = 80

const pictureBytes = (image: Picture | undefined): number =>
  image ? JSON.stringify(image).length + (image.src.startsWith('assets/') ? OF_FILE : 0) : 0

/** Matches pictures of the publisher in a text, as `text/story-tree.ts` writes them. */
const OWN_PICTURE_IN_TEXT = new RegExp(`<img src="${INDEX_PLACEHOLDER}(assets/[^"]+)"`, 'g')

function ownPictures({ image, related, body }: ArticleContent): string[] {
  const own = new Set<string>()
  const addIfOwn = (src: string | undefined) => {
    if (src?.startsWith('assets/')) own.add(src)
  }
  addIfOwn(image?.src)
  for (const item of related) addIfOwn(item.image?.src)
  if (body !== undefined) for (const [, src = ''] of body.matchAll(OWN_PICTURE_IN_TEXT)) own.add(src)
  return [...own]
}

function cardBytes({ id, title, excerpt = '', url = '', topics, image, related }: ArticleContent): number {
  const text = `${id}${title}${excerpt.slice(0, MAX_CARD_EXCERPT)}${url}${topics.join('","')}`
  const points = Math.min(2, related.length) * 10
  return CARD_FRAME + Buffer.byteLength(text) + pictureBytes(image) + points
}
