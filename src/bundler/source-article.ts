import type { Alternate, Picture } from '../contract/edition.ts'

/** A related item as its editor wrote it, checked. */
export interface SourceRelated {
  readonly title: string
  readonly excerpt?: string
  readonly time?: string
  readonly type: string
  readonly url?: string
  readonly domain: string
  readonly providerName?: string
  readonly quality?: number
  readonly image?: Picture
  /** Canonical keys of all its addresses. */
  readonly keys: readonly string[]
}

/** An article of the publisher's folder, checked and tidied, before it is related to others. */
export interface SourceArticle {
  readonly file: string
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
  /** Canonical keys of all its addresses. */
  readonly keys: readonly string[]
  readonly isPublished: boolean
  readonly heat?: number
  readonly quality?: number
  readonly youtube?: string
  readonly domain: string
  readonly providerName?: string
  readonly logos: readonly Picture[]
  readonly authors: readonly string[]
  readonly publishers: readonly string[]
  /** Names as the article says them. */
  readonly topics: readonly { readonly name: string; readonly at: { readonly line: number; readonly column: number } }[]
  readonly tags: readonly string[]
  readonly image?: Picture
  readonly related: readonly SourceRelated[]
  readonly locale?: string
  /** Sanitised HTML. */
  readonly body?: string
  /** Paths below assets/ that it refers to. */
  readonly assets: readonly string[]
}
