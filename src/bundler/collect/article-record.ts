import type { Picture } from '../../contract/edition.ts'
import { cardExcerpt } from '../values/prose.ts'
import type { WholeContent } from '../validate/validate.ts'

/**
 * An article as the store of contents holds it: its fields, each as the JSON that the index will show, one a line. So the
 * files of the index are put together without reading and writing the JSON of every article again and again. JSON holds
 * neither a line's end nor a tab; what is not there is an empty line.
 */
export interface ArticleRecord {
  readonly id: string
  readonly title: string
  /** As cards show it. */
  readonly excerpt: string
  readonly time: string
  readonly dayOnly: string
  readonly type: string
  readonly url: string
  readonly image: string
  /** The picture without its words. */
  readonly thumbnail: string
  readonly heat: string
  readonly quality: string
  readonly locale: string
  /** The whole excerpt, where cards show a part of it. */
  readonly text: string
  readonly updated: string
  readonly alternates: string
  readonly youtube: string
  readonly body: string
  readonly authors: string
  readonly publishers: string
  readonly tags: string
  readonly providerName: string
  readonly related: readonly RelatedRecord[]
}

/** An item of the editor's list, in the same way. */
export interface RelatedRecord {
  readonly title: string
  readonly excerpt: string
  readonly time: string
  readonly type: string
  readonly url: string
  readonly domain: string
  readonly quality: string
  readonly image: string
}

/** What stands in JSON as it is; to ask for that is several times faster than to call `JSON.stringify`. */
// eslint-disable-next-line no-control-regex
const PLAIN = /^[^"\\\u0000-\u001F\uD800-\uDFFF]*$/
const textJson = (text: string) => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text))
const jsonOf = (text: string | undefined) => (text === undefined ? '' : textJson(text))
const numberJson = (number: number | undefined) => (number === undefined ? '' : String(number))
const listJson = (values: readonly unknown[]) => (values.length === 0 ? '[]' : JSON.stringify(values))

/** A picture without its words, but for the last brace. */
const sizedJson = ({ src, width, height }: Picture): string =>
  `{"src":${textJson(src)}${width === undefined ? '' : `,"width":${width}`}${height === undefined ? '' : `,"height":${height}`}`

function pictureJson(picture: Picture | undefined): string {
  if (!picture) return ''
  const { title, attribution } = picture
  const words = `${title === undefined ? '' : `,"title":${textJson(title)}`}${attribution === undefined ? '' : `,"attribution":${textJson(attribution)}`}`
  return `${sizedJson(picture)}${words}}`
}

/** The text of what {@link readRecord} reads. */
export function writeRecord(content: WholeContent): string {
  const { excerpt, image } = content
  const shown = excerpt === undefined ? undefined : cardExcerpt(excerpt)
  let text = `${jsonOf(content.id)}
${jsonOf(content.title)}
${jsonOf(shown)}
${jsonOf(content.time)}
${content.dayOnly ? 'true' : ''}
${jsonOf(content.type)}
${jsonOf(content.url)}
${pictureJson(image)}
${image ? `${sizedJson(image)}}` : ''}
${numberJson(content.heat)}
${numberJson(content.quality)}
${jsonOf(content.locale)}
${shown === excerpt ? '' : jsonOf(excerpt)}
${jsonOf(content.updated)}
${listJson(content.alternates)}
${jsonOf(content.youtube)}
${jsonOf(content.body)}
${listJson(content.authors)}
${listJson(content.publishers)}
${listJson(content.tags)}
${jsonOf(content.providerName)}`
  for (const item of content.related) {
    text += `\n${jsonOf(item.title)}\t${item.excerpt === undefined ? '' : jsonOf(cardExcerpt(item.excerpt))}\t${jsonOf(item.time)}\t${jsonOf(item.type)}\t${jsonOf(item.url)}\t${jsonOf(item.domain)}\t${numberJson(item.quality)}\t${pictureJson(item.image)}`
  }
  // Nobody reads these two again: what an article is related to depends on them, and so must its mark.
  return `${text}\n${jsonOf(content.domain)}\n${content.pages.map((keys) => keys.join()).join(' ')}`
}

const FIRST_RELATED = 21
const UNREAD = 2

/** @param text of {@link writeRecord} */
export function readRecord(text: string): ArticleRecord {
  const lines = text.split('\n')
  const line = (at: number) => lines[at] ?? ''
  const related: RelatedRecord[] = []
  for (let at = FIRST_RELATED; at < lines.length - UNREAD; at++) {
    const [title = '', excerpt = '', time = '', type = '', url = '', domain = '', quality = '', image = ''] =
      line(at).split('\t')
    related.push({ title, excerpt, time, type, url, domain, quality, image })
  }
  return {
    id: line(0),
    title: line(1),
    excerpt: line(2),
    time: line(3),
    dayOnly: line(4),
    type: line(5),
    url: line(6),
    image: line(7),
    thumbnail: line(8),
    heat: line(9),
    quality: line(10),
    locale: line(11),
    text: line(12),
    updated: line(13),
    alternates: line(14),
    youtube: line(15),
    body: line(16),
    authors: line(17),
    publishers: line(18),
    tags: line(19),
    providerName: line(20),
    related,
  }
}

/** The text that a piece of JSON is. */
export const textOf = (json: string): string =>
  json.includes('\\') ? String(JSON.parse(json)) : json.slice(1, Math.max(1, json.length - 1))

/** The texts that a piece of JSON holds: one, or those of a list. */
export function textsOf(json: string): string[] {
  const value: unknown = JSON.parse(json)
  return (Array.isArray(value) ? value : [value]).map(String)
}
