import { INDEX_FOLDER, articlePath } from '../../contract/addresses.ts'
import {
  INDEX_PLACEHOLDER,
  type Picture,
  type Provider,
  type Site,
  type Story,
  type Topic,
} from '../../contract/edition.ts'

/** A site whose address is known. Feeds need it, since their addresses are absolute. */
export interface PublicSite extends Site {
  readonly url: string
}

/** A story as all formats of feeds show it. All addresses are absolute. */
export interface FeedItem {
  /** Id of the article in the edition. */
  readonly id: string
  /** The canonical address: that of its page on this site. Readers of feeds know a story again by it. */
  readonly page: string
  /** Where the headline leads: the outlet's page, else {@link page}. */
  readonly link: string
  readonly title: string
  readonly time: string
  readonly updated: string
  /** The whole excerpt, plain text. */
  readonly excerpt?: string
  /** The text as HTML, if the site has it. */
  readonly html?: string
  /** The outlet, if the article names no authors. */
  readonly authors: readonly string[]
  readonly outlet: Pick<Provider, 'domain' | 'name'>
  readonly topics: readonly Pick<Topic, 'id' | 'name'>[]
  readonly tags: readonly string[]
  readonly picture?: FeedPicture
  /** Absent when it is the site's. */
  readonly locale?: string
}

export interface FeedPicture extends Pick<Picture, 'width' | 'height' | 'attribution' | 'alt'> {
  readonly src: string
  /** Absent when the address does not say it. */
  readonly type?: string
}

/** Characters of HTML. A longer text is left out, so that fifty of them do not make a feed that readers refuse. */
const MAX_HTML = 30_000

const PICTURE_TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
}

/** @param topicOf finds a topic by its id */
export function feedItem(
  story: Story,
  outlet: Pick<Provider, 'domain' | 'name'>,
  site: PublicSite,
  topicOf: (id: string) => Topic | undefined,
): FeedItem {
  const page = site.url + articlePath(story.id)
  const excerpt = story.text ?? story.excerpt
  const html = story.body && bodyHtml(story.body, site.url, page)
  const picture = story.image && feedPicture(story.image, site.url)
  return {
    id: story.id,
    page,
    link: webAddress(story.url) ?? page,
    title: clean(story.title),
    time: story.time,
    updated: story.updated ?? story.time,
    ...(excerpt && { excerpt: clean(excerpt) }),
    ...(html && html.length <= MAX_HTML && { html: clean(html) }),
    authors: story.authors.length > 0 ? story.authors.map(clean) : [clean(outlet.name)],
    outlet: { domain: outlet.domain, name: clean(outlet.name) },
    topics: story.topics.flatMap((id) => {
      const topic = topicOf(id)
      return topic ? [{ id, name: clean(topic.name) }] : []
    }),
    tags: story.tags.map(clean),
    ...(picture && { picture }),
    ...(story.locale && { locale: story.locale }),
  }
}

/** Removes characters that XML 1.0 forbids even in its escaped form, among them halves of pairs. */
export const clean = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')

/** Returns an address in ASCII, as RSS demands; undefined for anything but an http(s) address. */
function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !/^https?:\/\//i.test(address)) return undefined
  try {
    return new URL(address).href
  } catch {
    return undefined
  }
}

function feedPicture({ src, width, height, attribution, alt }: Picture, url: string): FeedPicture | undefined {
  const address = webAddress(/^https?:\/\//i.test(src) ? src : `${url}/${INDEX_FOLDER}${src}`)
  if (address === undefined) return undefined
  const type = PICTURE_TYPES[/\.([a-z]+)$/i.exec(new URL(address).pathname)?.[1]?.toLowerCase() ?? '']
  return {
    src: address,
    ...(type && { type }),
    ...(width && { width }),
    ...(height && { height }),
    ...(attribution && { attribution: clean(attribution) }),
    ...(alt && { alt: clean(alt) }),
  }
}

/** Makes the addresses in sanitised HTML absolute. In it, `<` and `>` are only found around tags. */
function bodyHtml(html: string, url: string, page: string): string {
  return html.replace(/<[^<>]+>/g, (tag) =>
    tag
      .replaceAll(`="${INDEX_PLACEHOLDER}../`, `="${url}/`)
      .replaceAll(`="${INDEX_PLACEHOLDER}`, `="${url}/${INDEX_FOLDER}`)
      .replaceAll('href="#', `href="${page}#`),
  )
}
