import { type Element, type Node, element, isElement, textOf } from '../markdown/html-tree.ts'
import { safeLink, withScheme } from '../values/link.ts'
import { videoPage } from '../values/video.ts'

export const OUTSIDE = { target: '_blank', rel: 'noopener noreferrer' }

const AUDIO = /\.(?:mp3|m4a|ogg|oga|opus|wav|flac|aac)$/i
const VIDEO = /\.(?:mp4|m4v|webm|ogv|mov)$/i

/** Tells by its ending what plays a file; undefined for pictures and all others. */
export function playerFor(address: string): 'audio' | 'video' | undefined {
  const path = address.replace(/[?#].*$/s, '')
  return AUDIO.test(path) ? 'audio' : VIDEO.test(path) ? 'video' : undefined
}

/** A link to a video, in whose place the reader puts a player when it is pressed, see `ui/story/story-text-parts.ts`. */
function videoLink({ url, host }: { readonly url: string; readonly host: string }, title: string): Element {
  const words = title === '' ? host : `${host}: ${title}`
  return element('figure', { class: 'video' }, [element('a', { class: 'video__link', href: url, ...OUTSIDE }, [words])])
}

/** The player of a paragraph that is nothing but the address of a video, as other systems show it; undefined for all others. */
export function videoInParagraph({ children }: Element): Element | undefined {
  const parts = children.filter((node) => isElement(node) || node.trim() !== '')
  const [link] = parts
  if (parts.length !== 1 || !isElement(link) || link.tag !== 'a') return undefined
  const { href = '' } = link.attributes
  // A link with words of its own is one.
  const page = /^https?:\/\/\S+$/.test(textOf(link.children).trim()) ? videoPage(href) : undefined
  return page && videoLink(page, '')
}

const MAX_SHOWN = 80

/** A paragraph with a link that shows where it leads. */
function bareLink(url: string, title: string): Element {
  const address = url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
  const shown = address.length > MAX_SHOWN ? `${address.slice(0, MAX_SHOWN - 1)}…` : address
  return element('p', {}, [element('a', { href: url, ...OUTSIDE }, [title === '' ? shown : title])])
}

const addressIn = (attributes: Element['attributes'], names: readonly string[]) =>
  names.map((name) => attributes[name]?.trim() ?? '').find((value) => value !== '') ?? ''

/** Elements that show something of another site, in the words of a message. */
const FRAMES: Readonly<Record<string, readonly [kind: string, ...attributes: string[]]>> = {
  iframe: ['frame', 'src', 'data-src'],
  frame: ['frame', 'src'],
  object: ['object', 'data'],
  embed: ['object', 'src'],
  portal: ['frame', 'src'],
  form: ['form', 'action'],
}
/** Elements of well-known scripts that show a video. */
const VIDEO_ELEMENTS: Readonly<Record<string, string>> = {
  'lite-youtube': 'https://www.youtube.com/watch?v=',
  'youtube-video': 'https://www.youtube.com/watch?v=',
  youtube: 'https://www.youtube.com/watch?v=',
  youtubeembed: 'https://www.youtube.com/watch?v=',
  'lite-vimeo': 'https://vimeo.com/',
  'vimeo-video': 'https://vimeo.com/',
  vimeo: 'https://vimeo.com/',
}

export interface Frame {
  readonly kind: string
  /** What the author wrote. */
  readonly address: string
  /** What the reader gets; undefined when there is no address to lead to. */
  readonly node: Node | undefined
  readonly isVideo: boolean
}

/** Turns an element that shows something of another site into a link to it. @returns undefined for other elements */
export function frameOf({ tag, attributes }: Element): Frame | undefined {
  const title = addressIn(attributes, ['title', 'playlabel', 'aria-label'])
  const host = VIDEO_ELEMENTS[tag]
  if (host !== undefined) {
    const id = addressIn(attributes, ['videoid', 'video-id', 'id', 'src', 'url'])
    const page = videoPage(/^[\w-]+$/.test(id) ? host + id : id)
    return { kind: 'frame', address: id, node: page && videoLink(page, title), isVideo: page !== undefined }
  }
  const [kind, ...names] = FRAMES[tag] ?? []
  if (kind === undefined) return undefined
  const address = addressIn(attributes, names)
  const url = safeLink(withScheme(address))
  const page = url === undefined ? undefined : videoPage(url)
  if (page) return { kind, address, node: videoLink(page, title), isVideo: true }
  return { kind, address, node: url === undefined ? undefined : bareLink(url, title), isVideo: false }
}
