import type { Alternate, Picture } from '../../contract/edition.ts'

/** A related item of an editor's list, checked. */
export interface RelatedContent {
  readonly title: string
  readonly excerpt: string | undefined
  readonly time: string | undefined
  readonly type: string
  /** Undefined when its only addresses are AMP pages, which are never linked. */
  readonly url: string | undefined
  readonly domain: string
  readonly providerName: string
  readonly quality: number | undefined
  readonly image: Picture | undefined
  /** Keys of all its addresses, see `pageKey`. */
  readonly pages: readonly number[]
}

/**
 * Everything the index shows of one article, checked and tidied. A field without a value is undefined rather than missing:
 * V8 handles objects of one shape several times faster.
 */
export interface ArticleContent {
  /** `yyyy/mm/dd/slug` */
  readonly id: string
  /** See `ArticleAddress`. */
  readonly aliases: readonly string[]
  readonly former: string | undefined
  readonly names: readonly string[]
  readonly title: string
  /** The whole excerpt; cards show at most 320 characters of it. */
  readonly excerpt: string | undefined
  /** UTC, `2026-11-22T15:40:00Z`. */
  readonly time: string
  readonly dayOnly: boolean
  readonly updated: string | undefined
  readonly type: string
  readonly url: string | undefined
  readonly alternates: readonly Alternate[]
  readonly heat: number | undefined
  readonly quality: number | undefined
  /** Id of a YouTube video. */
  readonly youtube: string | undefined
  readonly domain: string
  /** Empty when the article does not name its provider. */
  readonly providerName: string
  readonly logos: readonly Picture[]
  /** Names as the article spells them. */
  readonly topics: readonly string[]
  readonly authors: readonly string[]
  readonly publishers: readonly string[]
  readonly tags: readonly string[]
  readonly image: Picture | undefined
  readonly related: readonly RelatedContent[]
  /**
   * `false`: it is never a report of the same event as another article. A text: all articles with the same text are reports
   * of one event. Undefined: the words decide.
   */
  readonly coverage: string | false | undefined
  readonly locale: string | undefined
  /** Sanitised HTML, with placeholders for the addresses of other articles, see `article-link.ts`. */
  readonly body: string | undefined
  /** Keys of all its addresses, see `pageKey`; the first is that of the article itself. */
  readonly pages: readonly number[]
}
