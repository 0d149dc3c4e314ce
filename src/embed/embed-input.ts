import type { Article, RelatedArticle } from '../contract/article.ts'
import type { Site, Topic } from '../contract/edition.ts'

/** Number of stories from each order: the highest `limit` that an address can have. */
export const MAX_STORIES = 24

/** Number of related stories below each story. */
export const MAX_RELATED = 3

/** Content of one embedded document. */
export interface EmbedInput {
  readonly site: Site
  /** Absent for the top stories of the whole site. */
  readonly topic?: Topic | undefined
  /** True for the document of addresses that name no topic of the edition. It says so, above the top stories. */
  readonly isUnknownTopic?: boolean
  /** Newest first; those after the first {@link MAX_STORIES} are not used. */
  readonly latest: readonly Article[]
  /** Best first; those after the first {@link MAX_STORIES} are not used. */
  readonly top: readonly Article[]
  /**
   * Related stories by article id: other reports of the event, then the editor's, then suggestions. At most
   * {@link MAX_RELATED} of each are shown.
   */
  readonly related: ReadonlyMap<string, readonly RelatedArticle[]>
  /** Number of stories on the topic's page. */
  readonly count: number
  /** Address of the reader with a slash at its end. Relative to the document when the site's own is unknown. */
  readonly reader: string
  /** Address of the index with a slash at its end. It is put before addresses that begin with `assets/`. */
  readonly index: string
  /** The text of the document's script, and addresses of the files that the document loads. */
  readonly files: {
    readonly stylesheet: string
    readonly script: string
    /** Folder of the words in other languages, with a slash at its end. */
    readonly words: string
    readonly icon: string
    readonly fonts: readonly string[]
    /** The stylesheet of the publisher's looks. */
    readonly ownStylesheet?: string
  }
  /** Absolute address of the topic's `oembed.json`; absent when the site's own is unknown. */
  readonly oembed?: string | undefined
  /** Content security policy of the document's `meta` element, for hosts that send no headers. */
  readonly policy?: string | undefined
}

/** A story with its index in the orders “Latest” and “Top”; undefined in an order that does not contain it. */
export interface RankedStory {
  readonly article: Article
  readonly latest: number | undefined
  readonly top: number | undefined
  readonly related: readonly RelatedArticle[]
}
