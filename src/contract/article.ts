import type { Alternate, Picture, Provider, Topic } from './edition.ts'

/** An article as screens show it: names looked up, picture and logo addresses ready for the page. */
export interface Article {
  readonly id: string
  readonly title: string
  readonly excerpt?: string
  readonly time: string
  readonly dayOnly: boolean
  readonly type: string
  readonly url?: string
  readonly provider: Provider
  readonly topics: readonly Topic[]
  readonly image?: Picture
  readonly heat?: number
  readonly quality?: number
  readonly coverage?: ArticleCoverage
  readonly locale?: string
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
  readonly image?: Picture
  /** Id of the same page in this edition. */
  readonly article?: string
}

/** All that the article view shows. */
export interface FullArticle extends Article {
  readonly text?: string
  readonly updated?: string
  readonly related: readonly RelatedArticle[]
  readonly alternates: readonly Alternate[]
  readonly youtube?: string
  readonly body?: string
  readonly authors: readonly string[]
  readonly publishers: readonly string[]
  readonly tags: readonly string[]
}
