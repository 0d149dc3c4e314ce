import type { Alternate, Picture } from '../../contract/edition.ts'
import type { Problem } from '../../contract/problem.ts'
import type { Path } from './fields.ts'

/** A related item as its editor wrote it, checked. */
export interface RelatedContent {
  readonly title: string
  readonly excerpt?: string
  readonly time?: string
  readonly type: string
  readonly url?: string
  readonly domain: string
  readonly quality?: number
  readonly image?: Picture
}

/** Everything the index shows of one article, checked and tidied. */
export interface ArticleContent {
  /** `yyyy/mm/dd/slug` */
  readonly id: string
  readonly title: string
  /** Whole. */
  readonly excerpt?: string
  readonly time: string
  readonly dayOnly: boolean
  readonly updated?: string
  readonly type: string
  readonly url?: string
  readonly alternates: readonly Alternate[]
  readonly heat?: number
  readonly quality?: number
  readonly youtube?: string
  readonly domain: string
  readonly providerName?: string
  readonly authors: readonly string[]
  readonly publishers: readonly string[]
  readonly tags: readonly string[]
  readonly image?: Picture
  readonly related: readonly RelatedContent[]
  readonly locale?: string
  /** Sanitised HTML. */
  readonly body?: string
  /** Pages of the article itself, then of each related item, see `pageKey`: what it is related to depends on them. */
  readonly pages: readonly (readonly number[])[]
}

/** What the edition must know at once of a related item. */
export interface RelatedDigest {
  /** Of its addresses, see `pageKey`. */
  readonly pages: readonly number[]
  readonly domain: string
  readonly providerName: string
  /** Whether it can be linked; an AMP address alone can't. */
  readonly hasUrl: boolean
}

/** What the edition must know at once of every article: small, so that a hundred thousand fit into memory. */
export interface Digest {
  readonly file: string
  readonly id: string
  /** See `shardKey`. */
  readonly key: number
  readonly time: string
  readonly isPublished: boolean
  readonly type: string
  /** See `rankOf`. */
  readonly rank: number
  readonly domain: string
  /** Empty when the article does not say it. */
  readonly providerName: string
  readonly logos: readonly Picture[]
  /** Names as the article says them. */
  readonly topics: readonly string[]
  /** Of all its addresses, see `pageKey`; that of the article itself is the first. */
  readonly pages: readonly number[]
  readonly related: readonly RelatedDigest[]
  /** About how many bytes its card and its story take in the index. */
  readonly cardBytes: number
  readonly storyBytes: number
  /** Hash of its content; of two equal ones everything is equal. */
  readonly mark: string
  /** Where its content stands in the store of contents. */
  readonly offset: number
  readonly length: number
}

/** What became of one file: an article, or the reasons why it is none. */
export interface Entry {
  readonly file: string
  /** Absent when the file is broken, or no article at all. */
  readonly digest?: Digest
  /** A paper about the folder itself, such as a README. */
  readonly isPaper: boolean
  /** Known even of a broken article: a draft must not stop an edition. */
  readonly isPublished: boolean
  readonly problems: readonly Problem[]
  /** Where fields stand that nothing reads. */
  readonly unknown: readonly Path[]
  /** Paths below assets/ that it refers to. */
  readonly assets: readonly string[]
  /** Paths below assets/ that were looked for; when one of them comes or goes, the file must be read again. */
  readonly looked: readonly string[]
}
