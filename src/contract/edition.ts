/**
 * The index of one edition, as the bundler writes it and the reader reads it.
 * Every file but the manifest is named by the hash of its bytes and never changes.
 * Optional keys are absent rather than null; instants are UTC, `2020-06-10T16:07:00Z`.
 */

/** Raised when a reader of the old format could misread the new one. */
export const FORMAT = 4

export interface Site {
  readonly title: string
  readonly description?: string
  /** Public address of the site, without a trailing slash. */
  readonly url?: string
  /** BCP 47 tag, `en` when the publisher says nothing. */
  readonly locale: string
  /** CSS colour for the site's one accent, `#rrggbb`. */
  readonly accent?: string
  /** Topics shown as bands on the home page. */
  readonly home: readonly string[]
}

export interface Topic {
  readonly id: string
  readonly name: string
  readonly shortname?: string
  readonly parent?: string
  readonly description?: string
  /** Address as in {@link Picture.src}. */
  readonly image?: string
  /** 1 to 12, the topic's spot ink; 0 for a root that stands over the whole edition. */
  readonly ink: number
  /** 1 to 4 for a topic below a section: which tone of the section's ink. */
  readonly sub?: number
  /** Articles in the topic and below it, each counted once. */
  readonly count: number
  /** Providers of those articles. */
  readonly providers: number
  /** How many of them each provider has that the front's facets name, in their order. */
  readonly sources: readonly number[]
  /** Hash of the topic's front. */
  readonly front: string
}

export interface Provider {
  /** Lower case, without `www.`; the provider's identity. */
  readonly domain: string
  readonly name: string
  /** Address as in {@link Picture.src}; for tiles up to 28 px. */
  readonly logo?: string
  /** For larger tiles, where the folder has one. */
  readonly logoLarge?: string
}

export interface Picture {
  /** `http(s)://…`, or `assets/…` below the index itself. */
  readonly src: string
  /** Pixels, as the article states them; may be wrong. */
  readonly width?: number
  readonly height?: number
  readonly title?: string
  readonly attribution?: string
}

/**
 * Who else reported the story, oldest first: at most twelve points, its own among them, in a story and in the card that
 * the site's front leads with; in all other lists the first two others.
 */
export interface Coverage {
  /** Distinct outlets, the article's own included; 2 or more. */
  readonly outlets: number
  /** Index of the provider in the file's `providers`, and when: in seconds after the article's own `time`. */
  readonly points: readonly (readonly [provider: number, after: number])[]
}

/** What an article is of which no type is told. */
export const DEFAULT_TYPE = 'article'

export interface Card {
  /** `yyyy/mm/dd/slug`, unique in the edition; also the article's path. */
  readonly id: string
  readonly title: string
  /** Plain text, at most 320 characters, cut at a whole word. Fronts tell it only of cards that may show it. */
  readonly excerpt?: string
  readonly time: string
  /** The publisher gave a day without an hour; `time` is its midnight. */
  readonly dayOnly?: true
  /** `video`, or anything else the publisher wrote; absent when it is `DEFAULT_TYPE`. */
  readonly type?: string
  /** The outlet's page; absent when the article exists only here. */
  readonly url?: string
  /** Index into the `providers` of the same file. */
  readonly provider: number
  /** Ids, in the article's order. */
  readonly topics: readonly string[]
  readonly image?: Picture
  /** 0 and more. Unknown is absent. */
  readonly heat?: number
  /** 0 and more. Unknown is absent. */
  readonly quality?: number
  readonly coverage?: Coverage
  /** BCP 47 tag, where it differs from the site's. */
  readonly locale?: string
}

export interface RelatedItem {
  readonly title: string
  readonly excerpt?: string
  readonly time?: string
  /** As that of a card. */
  readonly type?: string
  readonly url?: string
  readonly provider: number
  readonly quality?: number
  readonly image?: Picture
  /** Id of the same page in this edition, where it has one. */
  readonly article?: string
}

export interface Alternate {
  readonly kind: 'original' | 'amp' | 'amp-cache'
  readonly url: string
}

/** What only the article view needs, together with the card itself: one request opens an article. */
export interface Story extends Card {
  /** The whole excerpt, where the card's is cut. */
  readonly text?: string
  readonly updated?: string
  /** The editor's list, in the editor's order, without doubles and loops. */
  readonly related: readonly RelatedItem[]
  readonly alternates: readonly Alternate[]
  /** YouTube id of the film. */
  readonly youtube?: string
  /**
   * Sanitised HTML of the Markdown body. Addresses inside it that start with
   * {@link BODY_ASSETS} point below the index.
   */
  readonly body?: string
  readonly authors: readonly string[]
  readonly publishers: readonly string[]
  readonly tags: readonly string[]
}

/** Stands in a story's body for the address of the index itself, which only the reader knows. */
export const BODY_ASSETS = '/~index/'

export interface CardShard {
  readonly providers: readonly Provider[]
  /** Newest first, see `order.ts`. */
  readonly cards: readonly Card[]
}

export interface StoryShard {
  readonly providers: readonly Provider[]
  readonly stories: readonly Story[]
}

/** The complete first screen of a topic, or of the whole site. Numbers index `cards`. */
export interface Front extends CardShard {
  readonly latest: readonly number[]
  readonly top: readonly number[]
  /** The site's front only: the best first, each event once; what the front page leads with. */
  readonly lead: readonly number[]
  /** The site's front only: home topics and their best cards, events the lead does not have before those it has. */
  readonly bands: readonly { readonly topic: string; readonly cards: readonly number[] }[]
  /**
   * What the filter bar shows before the catalogue is there. How many articles each provider has stands in the manifest,
   * which changes anyway: one more from years ago leaves the fronts as they are.
   */
  readonly facets: {
    /** Index into `providers`, most articles first, at most twelve. */
    readonly providers: readonly number[]
    readonly types: readonly string[]
  }
}

/** What a suggestion shows of an article of the edition. */
export interface SimilarItem {
  readonly id: string
  readonly title: string
  readonly time: string
  /** As that of a card. */
  readonly type?: string
  readonly provider: number
  readonly quality?: number
  readonly image?: Picture
}

/**
 * What is alike among articles that stand near each other in time, see `similarKey`. It stands apart from the stories,
 * because one new article changes the suggestions of many.
 */
export interface SimilarShard {
  readonly providers: readonly Provider[]
  readonly items: readonly SimilarItem[]
  /** For each of the items the places of those like it, best first. */
  readonly similar: readonly (readonly number[])[]
}

/** Which articles of a stretch of the catalogue hold which words, see `words.ts`. */
export interface SearchShard {
  /** Distinct words in the order of their code units, joined by spaces. */
  readonly words: string
  /**
   * For each word its articles, words joined by commas and articles by spaces. An article is twice its place in the
   * shard, and one more when the word stands in its title; ascending, each as the difference to the one before, the
   * first to 0, to the base of 36.
   */
  readonly hits: string
}

/** One stretch of the catalogue: a period small enough to be one file. */
export interface Part {
  /** Name of the shard that holds its articles, see `shards.ts`. */
  readonly key: string
  readonly count: number
  /** Hash of `catalogue/<key>`. */
  readonly rows: string
  /** Hash of `directory/<key>`. */
  readonly directory: string
}

/**
 * Columns over the articles of one part. Row `i` is the `i`-th card when the part's card shards
 * are laid end to end in the order of its directory.
 */
export interface CatalogueRows {
  readonly topics: readonly string[]
  readonly providers: readonly Provider[]
  readonly types: readonly string[]
  /** Distinct combinations of topics, as indexes into `topics`. */
  readonly sets: readonly (readonly number[])[]
  /** Seconds since 1970; each as the difference to the row before, the first to 0. */
  readonly time: readonly number[]
  readonly set: readonly number[]
  readonly provider: readonly number[]
  readonly type: readonly number[]
  /** What `top` sorts by: heat, else quality, else -1. */
  readonly rank: readonly number[]
}

/** Where everything else of one part is. */
export interface Directory {
  readonly cards: readonly (readonly [key: string, count: number, hash: string])[]
  readonly stories: readonly (readonly [key: string, hash: string])[]
  readonly similar: readonly (readonly [key: string, hash: string])[]
  /** Each covers the next `count` rows of the part. */
  readonly search: readonly (readonly [key: string, count: number, hash: string])[]
}

/** The only file that changes in place, written last: it is the commit point of an edition. */
export interface Manifest {
  readonly format: typeof FORMAT
  /** Changes exactly when anything in the edition changes. */
  readonly edition: string
  readonly site: Site
  readonly counts: { readonly articles: number; readonly providers: number }
  /** How many articles the publisher's folder holds beyond these, and why they are not here. */
  readonly leftOut: { readonly unpublished: number; readonly future: number; readonly invalid: number }
  /** Time of the newest article. */
  readonly newest?: string
  /** A parent stands before its children; siblings in the publisher's order. */
  readonly topics: readonly Topic[]
  /** As those of a topic, for the site's front. */
  readonly sources: readonly number[]
  /** Hash of the site's front. */
  readonly front: string
  /** In the order of their keys. */
  readonly parts: readonly Part[]
}
