/** A picture that a feed has for a story. Addresses are absolute. */
export interface FeedPicture {
  readonly url: string
  readonly width?: number
  readonly height?: number
  readonly alt?: string
  readonly caption?: string
  readonly attribution?: string
}

/** A story as a feed has it. All texts are HTML that nobody has checked. */
export interface FeedStory {
  /** The name that the feed gives the story: `guid`, `id`. */
  readonly id?: string | undefined
  /** Address of its page, http or https. */
  readonly link?: string | undefined
  readonly title: string
  /** What the feed calls a description or a summary. */
  readonly summary: string
  /** The whole text. */
  readonly text: string
  /** Dates as they are written, the most exact first. */
  readonly published?: string | undefined
  readonly updated?: string | undefined
  readonly authors: readonly string[]
  readonly categories: readonly string[]
  /** Words that were never meant to be categories. */
  readonly tags: readonly string[]
  readonly pictures: readonly FeedPicture[]
  /** Recordings that belong to the story. */
  readonly media: readonly { readonly kind: 'audio' | 'video'; readonly url: string }[]
  readonly locale?: string | undefined
  /** The outlet that the feed took the story from. */
  readonly source?: { readonly name: string; readonly link: string } | undefined
  /** Relative addresses in its texts begin here. */
  readonly base: string | undefined
  /** The rest is known of posts of WordPress only. */
  readonly slug?: string
  readonly isDraft?: boolean
}

/** The stories of a feed, and what it says of itself. */
export interface Feed {
  readonly title: string
  readonly description: string
  /** Address of the site. */
  readonly link?: string | undefined
  readonly locale?: string | undefined
  /** Address of a picture of the feed, which may be a logo. */
  readonly picture?: string | undefined
  readonly stories: readonly FeedStory[]
  /** True for an export of one's own site, whose stories are published by the site itself. */
  readonly isOwn?: boolean
  /** Posts that are left out, by what their author says of them: `draft`, `private`. */
  readonly held?: ReadonlyMap<string, number>
}

/** A list of feeds, as OPML has it. */
export interface FeedList {
  readonly addresses: readonly { readonly address: string; readonly title: string }[]
}
