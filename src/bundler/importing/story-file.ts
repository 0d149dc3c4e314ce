import { Scalar, stringify } from 'yaml'
import { cleanHtml, firstPicture, textOfHtml } from '../feed-reading/clean-html.ts'
import type { Feed, FeedStory } from '../feed-reading/feed-story.ts'
import { escapeHtml } from '../values/escape-html.ts'
import { parseInstant } from '../values/instant.ts'
import { canonicalLocale } from '../values/locale.ts'
import { cutAt, fileSlug, tidyText } from '../values/prose.ts'
import { youtubeId } from '../values/video.ts'

/** Shorter than what the bundler takes. A longer title is a text. */
const MAX_TITLE = 300
const MAX_EXCERPT = 1000
const MAX_TAGS = 30
const MAX_TAG = 60
const MAX_PICTURES = 10
/** Bytes of a text. The bundler takes files of two megabytes. */
const MAX_TEXT = 1_500_000
const MAX_SLUG = 80
/** A description of more characters is a text, and so is that of a story without an address. */
const LONG_SUMMARY = 700

/** A story that has become an article of the format, before its topics are known. */
export interface NewArticle {
  readonly title: string
  readonly excerpt: string
  /** HTML; empty when the feed has no text. */
  readonly body: string
  /** `2020-06-10T16:07:00Z` */
  readonly time: string
  readonly slug: string
  readonly story: FeedStory
  /** What was wrong with the story: it has no date or one in the future, or its text is too long. */
  readonly oddities: readonly Oddity[]
}

export type Oddity = 'no-date' | 'future-date' | 'long-text'

/** Programs write it in place of a missing date. */
const NO_TIME = '1970-01-01T00:00:00Z'

/**
 * Makes an article of a story.
 * @param now the current time, for stories without a date
 * @returns undefined for a story with nothing to read
 */
export function makeArticle(
  story: FeedStory,
  feed: Feed,
  { now, hasTexts }: { readonly now: Date; readonly hasTexts: boolean },
): NewArticle | undefined {
  const summary = textOfHtml(story.summary)
  const isText = summary.length > LONG_SUMMARY || story.link === undefined
  const html = story.text || (isText ? story.summary : '')
  const players = story.media
    .map(({ kind, url }) => `<p><${kind} controls src="${escapeHtml(url)}"></${kind}></p>`)
    .join('')
  const isOwnText = hasTexts || story.link === undefined
  const options = { base: story.base, keepsShortcodes: feed.isOwn === true }
  const cleaned = isOwnText ? cleanHtml(html + players, options) : ''
  const isTooLong = cleaned.length > MAX_TEXT
  const body = isTooLong ? '' : cleaned
  const words = summary || textOfHtml(html.slice(0, 20_000))
  const title = tidyText(escapeEntities(cut(textOfHtml(story.title), MAX_TITLE) || cut(words, 80)))
  if (!title || (!body && story.link === undefined)) return undefined
  const { time, oddity } = timeOf(story, now)
  return {
    title,
    // The bundler makes the excerpt of an article that has a text.
    excerpt:
      isText && !story.text && body ? '' : cut(words === title ? '' : summary || (body ? '' : words), MAX_EXCERPT),
    body,
    time,
    slug: shortSlug(story.slug ?? '') || shortSlug(title) || 'story',
    story,
    oddities: [...(oddity ? [oddity] : []), ...(isTooLong ? (['long-text'] as const) : [])],
  }
}

const cut = (text: string, length: number) => (text.length > length ? cutAt(text, length) : text)

/** The bundler decodes entities, so `&lt;` that is meant as it is written must be written as `&amp;lt;`. */
const escapeEntities = (text: string) => text.replaceAll(/&(?=#?\w+;)/g, '&amp;')

function timeOf({ published, updated }: FeedStory, now: Date): { readonly time: string; readonly oddity?: Oddity } {
  const time = instantOf(published) ?? instantOf(updated)
  const current = `${now.toISOString().slice(0, 19)}Z`
  if (time === undefined || time === NO_TIME) return { time: current, oddity: 'no-date' }
  return time > current ? { time: current, oddity: 'future-date' } : { time }
}

/** Reads a date as feeds write it, with years of two digits and names of days in any language. */
function instantOf(text: string | undefined): string | undefined {
  const known = parseInstant(text ?? '')?.time
  // Without a zone, the result would depend on where the command runs.
  if (known !== undefined || !text || !/(?:Z|[A-Z]{3}|[+-]\d{2}:?\d{2})\s*$/.test(text)) return known
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? undefined : parseInstant(new Date(milliseconds).toISOString())?.time
}

/** A slug of whole words. It has only letters, digits and hyphens, so it can name no other folder. */
function shortSlug(text: string): string {
  const slug = fileSlug(text)
  if (slug.length <= MAX_SLUG) return slug
  const end = slug.lastIndexOf('-', MAX_SLUG)
  return end > MAX_SLUG / 2 ? slug.slice(0, end) : [...slug].slice(0, MAX_SLUG / 2).join('')
}

/** What is known of a story's place in the folder. */
export interface ArticlePlace {
  readonly provider: { readonly name: string; readonly domain: string } | undefined
  readonly topics: readonly string[]
  readonly tags: readonly string[]
}

/** Writes the file of an article: fields of the format as YAML, then the text. */
export function articleFile(article: NewArticle, feed: Feed, { provider, topics, tags }: ArticlePlace): string {
  const { story, title, excerpt, body, time } = article
  const updated = instantOf(story.updated)
  const locale = canonicalLocale(story.locale?.trim() ?? '') ?? canonicalLocale(feed.locale?.trim() ?? '')
  const authors = namesOf(story.authors)
  const old = feed.isOwn && story.link ? new URL(story.link).pathname : undefined
  const fields = {
    title,
    ...(excerpt && { excerpt }),
    publishedDateTime: plain(time),
    ...(updated && updated > time && { updatedDateTime: plain(updated) }),
    ...(story.link && !feed.isOwn && { webUrl: story.link }),
    type: plain(typeOf(story)),
    ...((provider || authors.length > 0) && { provider: { ...provider, ...(authors.length > 0 && { authors }) } }),
    ...(topics.length > 0 && { topics }),
    ...(tags.length > 0 && { tags }),
    ...picturesField(story, article.body),
    ...(locale && { locale }),
    ...(old && old !== '/' && { redirect_from: [old] }),
    ...(feed.isOwn && story.link && { sourceUrl: story.link }),
    ...(!story.link && story.id && { _id: cut(story.id, 500) }),
    ...(story.isDraft && { published: false }),
  }
  const yaml = stringify(escaped(fields), { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 })
  return `---\n${yaml}---\n${body && `\n${body}\n`}`
}

/** Values that we made ourselves need no quotes. */
function plain(text: string): Scalar<string> {
  const scalar = new Scalar(text)
  scalar.type = 'PLAIN'
  return scalar
}

/** Names of fields that are addresses, in which the bundler decodes entities as browsers do. */
const ADDRESSES = new Set(['webUrl', 'url', 'sourceUrl', 'redirect_from', '_id'])

function escaped(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return ADDRESSES.has(name) ? value : escapeEntities(tidyText(escapeEntities(value)))
  if (Array.isArray(value)) return value.map((one) => escaped(one, name))
  if (typeof value !== 'object' || value === null || value instanceof Scalar) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, escaped(one, key)]))
}

const typeOf = ({ link, media }: FeedStory) =>
  (link !== undefined && youtubeId(link) !== undefined) || media.some(({ kind }) => kind === 'video')
    ? 'video'
    : media.length > 0
      ? 'audio'
      : 'article'

/** The text shows its pictures itself. Without others, its first one stands for the story. */
function picturesField({ pictures, text, summary, base }: FeedStory, body: string) {
  const first = pictures.length === 0 ? firstPicture(text || summary || body, base) : undefined
  const images = first === undefined ? pictures.slice(0, MAX_PICTURES) : [{ url: first }]
  return images.length > 0 ? { images } : {}
}

/** Returns names without repetitions, which are no longer than a name. */
export function namesOf(texts: readonly string[]): string[] {
  const names = texts.map((text) => textOfHtml(text)).filter((name) => name !== '' && name.length <= MAX_TAG)
  const byKey = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]))
  return [...byKey.values()].toReversed().slice(0, MAX_TAGS)
}
