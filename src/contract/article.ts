import type { Alternate, Picture, Provider, Tie, Topic } from './edition.ts'

/** A picture as screens show it. */
export interface ShownPicture extends Picture {
  /** Its smaller copies, as the attribute of that name lists them. The last is the widest. */
  readonly srcSet?: string | undefined
}

/** An article as screens show it: providers and topics are objects, and addresses of pictures work on the page. */
export interface Article {
  /** `yyyy/mm/dd/slug`. */
  readonly id: string
  readonly title: string
  readonly excerpt?: string
  /** UTC, `2020-06-10T16:07:00Z`. */
  readonly time: string
  readonly dayOnly: boolean
  readonly type: string
  readonly url?: string
  readonly provider: Provider
  readonly topics: readonly Topic[]
  readonly image?: ShownPicture
  readonly heat?: number
  readonly quality?: number
  readonly coverage?: ArticleCoverage
  readonly locale?: string
  /** See `Card.language`. */
  readonly language?: string
}

export interface ArticleCoverage {
  readonly outlets: number
  readonly points: readonly { readonly provider: Provider; readonly time: string }[]
}

export interface RelatedArticle {
  readonly title: string
  readonly excerpt?: string
  readonly time?: string
  readonly type: string
  readonly url?: string
  readonly provider: Provider
  readonly quality?: number
  readonly image?: ShownPicture
  /** Id of the article in this edition that is the same page. */
  readonly article?: string
  /** See `RelatedItem.locale`. */
  readonly locale?: string
  /** Absent for an item of the editor's list. */
  readonly why?: Tie
}

/** An article with everything that its own page shows. */
export interface FullArticle extends Article {
  readonly text?: string
  readonly updated?: string
  /** Other reports of the event, newest first. */
  readonly reports?: readonly RelatedArticle[]
  readonly related: readonly RelatedArticle[]
  readonly alternates: readonly Alternate[]
  readonly youtube?: string
  readonly body?: string
  /** What is known of pictures in `body`. */
  readonly pictures?: readonly ShownPicture[] | undefined
  readonly authors: readonly string[]
  readonly publishers: readonly string[]
  readonly tags: readonly string[]
  /** Set while only the card of a story is known, see `data/story/story-preview.ts`. */
  readonly preview?: {
    readonly isLong: boolean
    /** True when nothing below the picture is certain. */
    readonly hasMore: boolean
  }
}
