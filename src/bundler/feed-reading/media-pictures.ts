import { absoluteLink } from './absolute-link.ts'
import { textOfHtml } from './clean-html.ts'
import type { FeedPicture, FeedStory } from './feed-story.ts'

interface MediaText {
  readonly value?: string | undefined
}

interface MediaParts {
  readonly title?: MediaText | undefined
  readonly description?: MediaText | undefined
  readonly credits?: readonly MediaText[] | undefined
  readonly thumbnails?:
    | readonly { readonly url?: string; readonly width?: number; readonly height?: number }[]
    | undefined
}

interface MediaContent extends MediaParts {
  readonly url?: string | undefined
  readonly type?: string | undefined
  readonly medium?: string | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
}

/** What a story has of Media RSS, https://www.rssboard.org/media-rss. */
export interface Media extends MediaParts {
  readonly contents?: readonly MediaContent[] | undefined
  readonly groups?: readonly (MediaParts & { readonly contents?: readonly MediaContent[] | undefined })[] | undefined
}

/** A file that comes with a story. */
export interface Enclosure {
  readonly url?: string | undefined
  readonly type?: string | undefined
}

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i
const SOUND = /\.(?:mp3|m4a|ogg|oga|opus|wav|flac)(?:[?#]|$)/i
const FILM = /\.(?:mp4|m4v|webm|mov)(?:[?#]|$)/i

const isPicture = ({ url = '', type, medium }: MediaContent) =>
  medium === undefined && type === undefined ? PICTURE.test(url) : medium === 'image' || /^image\//i.test(type ?? '')

/** Finds the pictures of a story: those of Media RSS, the largest first, then files, then the others. */
export function picturesOf(
  base: string | undefined,
  media: Media | undefined,
  enclosures: readonly Enclosure[],
  others: readonly (string | undefined)[],
): FeedPicture[] {
  const pictures = new Map<string, FeedPicture>()
  const add = (picture: MediaContent, ...about: readonly (MediaParts | undefined)[]) => {
    const url = absoluteLink(picture.url, base)
    if (url === undefined || pictures.has(url)) return
    const text = (name: 'title' | 'description') =>
      about.map((one) => textOfHtml(one?.[name]?.value ?? '')).find(Boolean)
    const [alt, caption] = [text('title'), text('description')]
    const attribution = about.map((one) => textOfHtml(one?.credits?.[0]?.value ?? '')).find(Boolean)
    const { width, height } = picture
    pictures.set(url, {
      url,
      ...(isSize(width) && { width }),
      ...(isSize(height) && { height }),
      ...(alt && { alt }),
      ...(caption && caption !== alt && { caption }),
      ...(attribution && { attribution }),
    })
  }
  const groups = [...(media?.groups ?? []), ...(media ? [media] : [])]
  const contents = groups.flatMap((group) => (group.contents ?? []).map((content) => ({ content, group })))
  const found = contents.filter(({ content }) => isPicture(content))
  found.sort((a, b) => (b.content.width ?? 0) - (a.content.width ?? 0))
  // What a story says of itself in Media RSS is not said of its only picture.
  for (const { content, group } of found) add(content, content, group === media ? undefined : group)
  for (const { url, type } of enclosures) if (isPicture({ url, type })) add({ url })
  for (const url of others) add({ url })
  const thumbnails = [...groups, ...contents.map(({ content }) => content)].flatMap((one) => one.thumbnails ?? [])
  for (const thumbnail of thumbnails) add(thumbnail)
  return [...pictures.values()]
}

const isSize = (size: number | undefined): size is number => size !== undefined && size >= 1 && size < 100_000

/** Finds the recordings among the files of a story. */
export const mediaOf = (base: string | undefined, enclosures: readonly Enclosure[]): FeedStory['media'] =>
  enclosures.flatMap(({ url: written, type = '' }) => {
    const url = absoluteLink(written, base)
    const kind = /^(audio|video)\//i.exec(type)?.[1]?.toLowerCase()
    if (url === undefined) return []
    if (kind === 'audio' || (type === '' && SOUND.test(url))) return { kind: 'audio', url }
    return kind === 'video' || (type === '' && FILM.test(url)) ? { kind: 'video', url } : []
  })
