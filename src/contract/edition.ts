/**
 * Types of the index of one edition, which the bundler writes and the reader reads.
 * The name of every file except the manifest contains the hash of its bytes, so the file never changes.
 * Optional keys are absent rather than null. Times are UTC, `2020-06-10T16:07:00Z`.
 */
import type { SiteLooks } from './site-looks.ts'
import type { CardOpening } from './story-layout.ts'

/** Version of the format. Raise it when a reader of the old format could misread the new one. */
export const INDEX_FORMAT = 7

export interface Site extends SiteLooks {
  readonly title: string
  readonly description?: string
  /** Public address of the site, without a trailing slash. */
  readonly url?: string
  /** BCP 47 tag; `en` when the publisher sets none. */
  readonly locale: string
  /** Ids of the topics that the home page shows as bands. */
  readonly home: readonly string[]
}

export interface Topic {
  readonly id: string
  readonly name: string
  readonly shortname?: string
  /** Id of the topic above this one. */
  readonly parent?: string
  readonly description?: string
  /** Address in the form of {@link Picture.src}. */
  readonly image?: string
  /** Number of the topic's colour, 1 to 12; 0 (no colour) for a root topic that contains the whole edition. */
  readonly ink: number
  /** Shade of the section's colour, 1 to 4, for a topic below a section. */
  readonly sub?: number
  /** Number of stories in the topic and the topics below it. All reports of one event are one story. */
  readonly count: number
  /** Number of distinct providers of those stories. */
  readonly providers: number
  /** Number of those stories that each provider in `facets.providers` of the topic's front reports, in the same order. */
  readonly sources: readonly number[]
  /** Hash of the topic's front. */
  readonly front: string
}

/** An outlet that publishes articles. */
export interface Provider {
  /** Lower case, without `www.`. Identifies the provider. */
  readonly domain: string
  readonly name: string
  /** Address in the form of {@link Picture.src}, for tiles of up to 28 px. */
  readonly logo?: string
  /** Logo for larger tiles, if the folder has one. */
  readonly logoLarge?: string
}

export interface Picture {
  /** `http(s)://…`, or `assets/…` relative to the folder of the index. */
  readonly src: string
  /** Pixels. Of the publisher's own pictures they are those of the file; others are as the article says, and may be wrong. */
  readonly width?: number
  readonly height?: number
  /** Average colour, `#rrggbb`, and smaller copies, the smallest first; see `picture-copies.ts`. */
  readonly colour?: string
  readonly copies?: readonly [hash: string, widths: readonly number[]]
  readonly title?: string
  readonly attribution?: string
  /** What the picture shows, for those who do not see it. */
  readonly alt?: string
  /** Text below the picture of an open story; absent in lists. */
  readonly caption?: string
}

/**
 * The outlets that reported the same event. A story and the lead card of the site's front have the first twelve
 * points; cards in other lists have the first two points of other outlets.
 */
export interface Coverage {
  /** Number of outlets that reported independently, including the article's own; 2 or more. Syndicated copies do not count. */
  readonly outlets: number
  /** Oldest first. `provider` indexes `providers` of the same file; `after` is seconds since the article's `time`. */
  readonly points: readonly (readonly [provider: number, after: number])[]
}

/** Type of an article that does not give one. */
export const DEFAULT_TYPE = 'article'

/** An article as lists show it. */
export interface Card extends CardOpening {
  /** `yyyy/mm/dd/slug`, unique in the edition. It is also the path of the article's page. */
  readonly id: string
  readonly title: string
  /** Plain text of at most 320 characters, cut between words. In fronts it is present only if the card can show it. */
  readonly excerpt?: string
  readonly time: string
  /** Set when the publisher gave a day without an hour. `time` is then midnight of that day, UTC. */
  readonly dayOnly?: true
  /** `video` or any other word that the publisher wrote; absent when it is {@link DEFAULT_TYPE}. */
  readonly type?: string
  /** Address of the article at its outlet; absent when the article exists only here. */
  readonly url?: string
  /** Index into the `providers` of the same file. */
  readonly provider: number
  /** Topic ids, in the article's order. */
  readonly topics: readonly string[]
  readonly image?: Picture
  /** 0 or more; absent when unknown. */
  readonly heat?: number
  /** 0 or more; absent when unknown. */
  readonly quality?: number
  readonly coverage?: Coverage
  /** BCP 47 tag; absent when it is the site's. */
  readonly locale?: string
  /**
   * Language by which endings are cut off its words, ISO 639-1, empty when it is unknown. Absent when it is that of `locale`,
   * or of the site if that is absent too.
   */
  readonly language?: string
}

/** Why the index ties two articles. */
export interface Tie {
  /**
   * - `editor`: an editor's list names the other article
   * - `publisher`: the front matter of both names the same event
   * - `page`: two files of one page, also in two languages; lists and timelines show one of them
   * - `copy`: nearly the same text by another outlet
   * - `words`: the same words, close in time
   */
  readonly by: 'editor' | 'publisher' | 'page' | 'copy' | 'words'
  /** The most telling words that both have, at most four, as the article writes them. */
  readonly words?: readonly string[]
}

/** Another article beside a story: one of the editor's list, or another report of the same event. */
export interface RelatedItem {
  readonly title: string
  readonly excerpt?: string
  readonly time?: string
  /** Same values as {@link Card.type}. */
  readonly type?: string
  readonly url?: string
  /** Index into the `providers` of the same file. */
  readonly provider: number
  readonly quality?: number
  readonly image?: Picture
  /** Id of the article in this edition that is the same page, and the language (BCP 47) of a translation of the story. */
  readonly article?: string
  readonly locale?: string
  /** Absent for an item of the editor's list. */
  readonly why?: Tie
}

/** Another address of an article. */
export interface Alternate {
  readonly kind: 'original' | 'amp' | 'amp-cache'
  readonly url: string
}

/** The card and everything else that the article's page shows, so that one request opens an article. */
export interface Story extends Card {
  /** The whole excerpt; absent when the card's is not cut. */
  readonly text?: string
  readonly updated?: string
  /** Other reports of the event, newest first, those of other outlets and later ones of the same outlet; at most forty. */
  readonly reports?: readonly RelatedItem[]
  /** The editor's list in its order, without duplicates, the article itself and `reports`. */
  readonly related: readonly RelatedItem[]
  readonly alternates: readonly Alternate[]
  /** YouTube id of the article's video. */
  readonly youtube?: string
  /** Sanitised HTML of the text, with {@link INDEX_PLACEHOLDER} in place of the address of the index. */
  readonly body?: string
  /** What the files of the publisher's own pictures in `body` say. */
  readonly pictures?: readonly Picture[]
  readonly authors: readonly string[]
  readonly publishers: readonly string[]
  readonly tags: readonly string[]
}

/** Placeholder in a story's body for the address of the index. The reader replaces it. */
export const INDEX_PLACEHOLDER = '/~index/'

export interface CardShard {
  readonly providers: readonly Provider[]
  /** Newest first, in the order of `compareLatest`. */
  readonly cards: readonly Card[]
}

export interface StoryShard {
  readonly providers: readonly Provider[]
  readonly stories: readonly Story[]
}

/** The complete first screen of a topic or of the whole site. Its lists of numbers are indexes into `cards`. */
export interface Front extends CardShard {
  readonly latest: readonly number[]
  readonly top: readonly number[]
  /** The stories at the head of the front page, best first, each event once. Empty in fronts of topics. */
  readonly lead: readonly number[]
  /** The home topics with their best cards. Events that are not in the lead come first. Empty in fronts of topics. */
  readonly bands: readonly { readonly topic: string; readonly cards: readonly number[] }[]
  /**
   * Choices of the filter bar until the catalogue has loaded. The number of articles of each provider is in the
   * manifest, which changes anyway, so that an additional article from years ago does not change the fronts.
   */
  readonly facets: {
    /** Up to twelve indexes into `providers`, most articles first. */
    readonly providers: readonly number[]
    readonly types: readonly string[]
  }
}

/** An article of the edition, with the fields that a suggestion shows. */
export interface SimilarItem {
  readonly id: string
  readonly title: string
  readonly time: string
  /** Same values as {@link Card.type}. */
  readonly type?: string
  /** Index into the `providers` of the same file. */
  readonly provider: number
  readonly quality?: number
  readonly image?: Picture
}

/**
 * Suggestions for some articles that are close in time, see `similarKey`. They are not part of the stories because few
 * readers look at them, and because they change more often.
 */
export interface SimilarShard {
  readonly providers: readonly Provider[]
  /** Ids of the articles that have suggestions. */
  readonly ids: readonly string[]
  readonly items: readonly SimilarItem[]
  /**
   * For each of `ids` its suggestions, best first: an index into `items`, and the most telling words that both articles
   * have. None is of the same event.
   */
  readonly similar: readonly (readonly (readonly [item: number, words: readonly string[]])[])[]
}

/** A period of the edition with few enough articles for one directory. */
export interface Part {
  /** Name of the key range that covers its articles, see `shardName`. */
  readonly key: string
  readonly count: number
  /** Hash of `directory/<key>`. */
  readonly directory: string
}

/**
 * Filters and search look at the whole edition at once, so their files do not hold some days of it but a **volume**: the
 * volume `newest` holds the articles of the last part, the volume `archive` all others. One new article changes the files
 * of `newest`, which are small. Those of `archive` change when an older article does, and when the last part is divided.
 *
 * The rows of a volume are its articles, those of the last part first, and within a part newest first. Row `i` is card
 * `i` of the card shards that `VolumeRows.cards` lists. In the whole edition, the rows of `newest` come before the rows
 * of `archive`.
 */
export interface Volume {
  readonly key: 'newest' | 'archive'
  /** Number of rows. */
  readonly count: number
  /** Hashes of the files `catalogue/<key>` that have the sections of the catalogue. They may be one file. */
  readonly rows: string
  readonly groups: string
  readonly ranks: string
  readonly ids: string
  /** Hash of `search/<key>`. */
  readonly words: string
  /** ISO 639-1 codes of the languages whose endings are cut off its words, most articles first. */
  readonly languages: readonly string[]
}

/** The only file that is overwritten. It is written last: the new edition exists from then on. */
export interface Manifest {
  readonly format: typeof INDEX_FORMAT
  /** Hash that changes if and only if something in the edition changes. */
  readonly edition: string
  readonly site: Site
  /** All reports of one event are one story. */
  readonly counts: { readonly articles: number; readonly stories: number; readonly providers: number }
  /** Number of articles in the publisher's folder that are not in the edition, by reason. */
  readonly leftOut: { readonly unpublished: number; readonly future: number; readonly invalid: number }
  /** Time of the newest article. */
  readonly newest?: string
  /** Set when the site has pages at old addresses of its articles, see `MOVED_PAGE_MARK`. */
  readonly hasMovedPages?: true
  /** A parent comes before its children; siblings are in the publisher's order. */
  readonly topics: readonly Topic[]
  /** Same as {@link Topic.sources}, for the site's front. */
  readonly sources: readonly number[]
  /** Hash of the site's front. */
  readonly front: string
  /** In the order of their keys. */
  readonly parts: readonly Part[]
  /** What filters and search need: the newest part first, then all others. Empty without articles. */
  readonly volumes: readonly Volume[]
}
