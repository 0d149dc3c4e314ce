import type { Forms } from '../counter.ts'

/**
 * What an embedded document says around its stories. Unlike other messages these are data without functions and imports:
 * the script of the document is small, and loads the file of another language by itself. `#` is the number, and words
 * in braces are names that are put in: `{title}` of a story, `{topic}`, and `{site}`.
 */
export interface EmbedMessages {
  /** Heading of the stories of all topics. */
  readonly topStories: string
  /** Above the top stories, in a document whose address names no topic of the edition. */
  readonly noTopic: string
  /** For screen readers, at the start. */
  readonly newTab: string
  /** Name of the button that stops a ticker. */
  readonly pause: string
  /** A mark on stories that are videos. */
  readonly video: string
  /** A link below a story to its page. */
  readonly more: string
  /** What screen readers say for `more`. It contains the same words, like all messages that end in “On”. */
  readonly moreOn: string
  /** The same link below a story that several outlets have reported. */
  readonly outlets: Forms
  readonly outletsOn: Forms
  /** Opens a list below a story. */
  readonly related: Forms
  /** The link at the end, to the page of the topic. The number is at least 2. */
  readonly allStories: Forms
  readonly allStoriesOn: Forms
  /** The same link when there is one story or none. */
  readonly moreStories: string
  readonly moreStoriesOn: string
  /** In place of stories. */
  readonly emptyTitle: string
  readonly emptyTopic: string
  readonly emptySite: string
}

export const embed: EmbedMessages = {
  topStories: 'Top stories',
  noTopic: 'There is no such topic here. These are the top stories.',
  newTab: 'Links open in a new tab.',
  pause: 'Pause',
  video: 'Video',
  more: 'Details',
  moreOn: 'Details: {title}',
  outlets: { one: '# outlet', other: '# outlets' },
  outletsOn: { one: '# outlet on: {title}', other: '# outlets on: {title}' },
  related: { one: '# related story', other: '# related stories' },
  allStories: { other: 'All # stories' },
  allStoriesOn: { other: 'All # stories on {site}' },
  moreStories: 'More stories',
  moreStoriesOn: 'More stories on {site}',
  emptyTitle: 'No stories yet',
  emptyTopic: 'New stories on {topic} from {site} will appear here.',
  emptySite: 'New stories from {site} will appear here.',
}
