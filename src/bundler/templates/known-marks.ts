import { CONTENTS } from '../markdown/attributes.ts'
import { escapeAttribute } from '../markdown/html-tree.ts'
import { markdownParser } from '../markdown/markdown.ts'
import { videoPage } from '../values/video.ts'

/** What is written in a template mark behind its name. */
export interface MarkArguments {
  readonly positional: readonly string[]
  readonly named: Readonly<Record<string, string>>
}

const ARGUMENT =
  /([\w:-]+)\s*[=:]\s*(?:"((?:\\.|[^"\\])*)"|'([^']*)'|`([^`]*)`|\{?([^\s,"'{}]+)\}?)|"((?:\\.|[^"\\])*)"|'([^']*)'|`([^`]*)`|([^\s,]+)/g

/** Reads `"a" b c="d"`, and Liquid’s `c: d`. An address is one argument, although it has a colon. */
export function readArguments(text: string): MarkArguments {
  const positional: string[] = []
  const named: Record<string, string> = {}
  for (const [whole, name, a, b, c, d, e, f, g, h] of text.matchAll(ARGUMENT)) {
    const value = a ?? b ?? c ?? d
    if (name !== undefined && !/^https?$/.test(name)) named[name.toLowerCase()] ??= value ?? ''
    else positional.push(name === undefined ? (e ?? f ?? g ?? h ?? '') : whole)
  }
  return { positional, named }
}

const VIDEO_HOSTS: Readonly<Record<string, string>> = {
  youtube: 'https://www.youtube.com/watch?v=',
  youtubelite: 'https://www.youtube.com/watch?v=',
  vimeo: 'https://vimeo.com/',
}
const PICTURES = new Set(
  'figure fig image img assetimg picture photo pic imgproc responsiveimage postimage caption lightbox zoom'.split(' '),
)
/** Marks of a site's own for pictures: `{% image_with_class "quay.png" %}`, `{% include linked-figure.html image="quay.png" %}`. */
const LIKE_A_PICTURE = /^(?:image|picture|figure|img|photo)\w+$|\w(?:image|picture|figure|img|photo)$/
const PLAYERS = new Set('audio video html5video mp3 mp4'.split(' '))
const LINKS = new Set(
  `embed oembed bookmark card linkcard linkpreview iframe codepen jsfiddle codesandbox spotify soundcloud asciinema peertube
  dailymotion button btn`.split(/\s+/),
)
const POSTS = new Set('tweet twitter x instagram mastodon bluesky'.split(' '))

const pick = ({ named }: MarkArguments, names: string) =>
  names
    .split(' ')
    .map((name) => named[name])
    .find((value) => value !== undefined && value !== '')

const attribute = (name: string, value: string | undefined) =>
  value === undefined || value === '' ? '' : ` ${name}="${escapeAttribute(value)}"`

const isPicture = (text: string) => /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)(?:[?#]|$)/i.test(text)

const namesPicture = ({ positional, named }: MarkArguments): boolean =>
  [...positional, ...Object.values(named)].some((text) => isPicture(text) && !text.includes('{'))

function figure(args: MarkArguments): string | undefined {
  const src =
    pick(args, 'src url image_path image path file filename href') ??
    args.positional.find(isPicture) ??
    args.positional.find((text) => text.includes('/'))
  if (!src || src.includes('{')) return undefined
  // Names of classes and sizes have no spaces.
  const others = args.positional.filter((text) => text !== src)
  const words = others.find((text) => /\s/.test(text)) ?? others[0]
  const alt = pick(args, 'alt') ?? (words && !/^[\d%]/.test(words) ? words : undefined) ?? ''
  const size = attribute('width', pick(args, 'width w')) + attribute('height', pick(args, 'height h'))
  const picture = `<img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt)}"${size}>`
  const caption = [pick(args, 'caption title'), pick(args, 'attr credit attribution')].filter(Boolean).join(' ')
  return caption === '' ? picture : `<figure>${picture}<figcaption>${captionHtml(caption)}</figcaption></figure>`
}

/** Captions are Markdown in most themes. A line of HTML is not read as Markdown, so links and emphasis are written as HTML. */
export const captionHtml = (text: string): string => (/<\w/.test(text) ? text : markdownParser().renderInline(text))

const link = (url: string, words = url.replace(/^https?:\/\//, '')) =>
  `<a href="${escapeAttribute(url)}">${escapeAttribute(words)}</a>`

function post(name: string, args: MarkArguments): string | undefined {
  const [first = ''] = args.positional
  const url = pick(args, 'url href') ?? args.positional.find((text) => /^https?:/.test(text))
  if (url) return link(url)
  const id = pick(args, 'id') ?? (args.positional.length > 1 ? args.positional[1] : first)
  if (!id || !/^[\w-]+$/.test(id)) return undefined
  if (name === 'instagram') return link(`https://www.instagram.com/p/${id}/`)
  const user = pick(args, 'user') ?? (args.positional.length > 1 ? first : 'i')
  return /^\d+$/.test(id) && name !== 'mastodon' && name !== 'bluesky'
    ? link(`https://x.com/${user}/status/${id}`)
    : undefined
}

/**
 * What a well-known mark of a template means, as HTML.
 * @param name of a tag, a shortcode, a component, or of the file that is included
 * @returns undefined for all others
 */
export function meaningOf(name: string, args: MarkArguments): string | undefined {
  const plain = name
    .toLowerCase()
    .replace(/^(?:lite|embed|responsive|eleventy|astro|the)[-_]?(?=youtube|vimeo|image|picture|img)/, '')
    .replace(/[-_]?(?:embed|player|simple|video|lite)$/, (end, at: number) => (at === 0 ? end : ''))
    .replace(/[-_]/g, '')
  const host = VIDEO_HOSTS[plain]
  if (host !== undefined) {
    const id = pick(args, 'id videoid video-id video_id video v url src key') ?? args.positional[0] ?? ''
    const page = videoPage(/^[\w-]+$/.test(id) ? host + id : id)
    return (
      page && `<iframe src="${escapeAttribute(page.url)}"${attribute('title', pick(args, 'title caption'))}></iframe>`
    )
  }
  if (PICTURES.has(plain)) return figure(args)
  if (LIKE_A_PICTURE.test(plain) && namesPicture(args)) return figure(args)
  if (PLAYERS.has(plain)) {
    const src = pick(args, 'src url file mp4 mp3 webm path') ?? args.positional.find((text) => text.includes('.'))
    const tag = plain === 'audio' || plain === 'mp3' ? 'audio' : 'video'
    return src && `<${tag} src="${escapeAttribute(src)}"${attribute('poster', pick(args, 'poster'))}></${tag}>`
  }
  if (plain === 'gist') {
    const [first = pick(args, 'id url') ?? '', second] = args.positional
    const path = second === undefined || second.includes('.') ? first : `${first}/${second}`
    const url = /^https?:/.test(path) ? path : `https://gist.github.com/${path}`
    return first === '' ? undefined : link(url)
  }
  if (POSTS.has(plain)) return post(plain, args)
  if (plain === 'toc' || plain === 'tableofcontents') return CONTENTS.trim()
  if (LINKS.has(plain)) {
    const url = pick(args, 'url src href link') ?? args.positional.find((text) => /^https?:/.test(text))
    if (!url || !/^https?:/.test(url)) return undefined
    return videoPage(url)
      ? `<iframe src="${escapeAttribute(url)}"></iframe>`
      : link(url, pick(args, 'title text') ?? args.positional.find((text) => text !== url))
  }
  return undefined
}

/** Scripts without spaces between words. */
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{4}/u

const isProse = (text: string) =>
  !/\{[{%]/.test(text) && (text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length > 2 || CJK.test(text))

/** The words of an unknown mark that can only be for readers: several in a row. A single word may be a key or a name of a file. */
export function proseOf(args: MarkArguments): string | undefined {
  const words = ['text', 'content', 'body', 'message', 'note', 'quote', 'caption'].map((name) => args.named[name])
  return [...words, ...args.positional].find((one) => one !== undefined && isProse(one))
}

/** Marks with an address that is no page for readers. */
const NO_PAGE =
  /^(?:script|style|stylesheet|css|js|font|pixel|analytics|ads?|adsense|import|include|form|data|json|csv)$/i

/** A path that can be the address of a page. */
const PAGE = /^\/(?:[\w-]+\/)*[\w-]*(?:#\S*)?$/

/**
 * The address to which an unknown mark leads: that of its argument `url`, `href` or `link`, or one without a name, which is whole
 * or a path beside words: `{% weblink "Plugins" "/docs/plugins/" %}`.
 */
export function addressOfMark(name: string, args: MarkArguments): string | undefined {
  if (NO_PAGE.test(name)) return undefined
  const { positional } = args
  const url =
    pick(args, 'url href link') ??
    positional.find((text) => /^https?:\/\//.test(text)) ??
    (positional.length > 1 ? positional.slice(1).find((text) => PAGE.test(text)) : undefined)
  return url !== undefined && /^(?:https?:\/\/|\/(?!\/))[^\s{}]+$/.test(url) ? url : undefined
}

/** An unknown mark that has an address, as a link. Its words are those of the mark. */
export function linkOfMark(name: string, args: MarkArguments): string | undefined {
  const url = addressOfMark(name, args)
  if (url === undefined) return undefined
  const words = pick(args, 'title text name label content caption alt') ?? args.positional.find((text) => text !== url)
  return link(url, words)
}
