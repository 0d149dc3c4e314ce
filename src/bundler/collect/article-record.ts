import { INDEX_PLACEHOLDER, type Picture } from '../../contract/edition.ts'
import { cardExcerpt } from '../values/prose.ts'
import type { ArticleSummary, ReadPictures } from './article-summary.ts'
import type { ArticleContent } from '../validate/article.ts'

/**
 * An article as it is stored in the record store: one line for each field, which is the JSON that the index contains. Index
 * files are made by joining these pieces, so an article is not parsed and serialised again for each file that shows it. This
 * format works because JSON text contains neither line ends nor tabs. A field without a value is an empty line.
 */
export interface ArticleRecord {
  readonly id: string
  readonly title: string
  /** Shortened for cards, to at most 320 characters. */
  readonly excerpt: string
  readonly time: string
  readonly dayOnly: string
  readonly type: string
  readonly url: string
  readonly image: string
  /** The picture without its texts. */
  readonly thumbnail: string
  /** The caption of the picture, which no list shows. */
  readonly caption: string
  readonly heat: string
  readonly quality: string
  readonly locale: string
  /** The whole excerpt, if the card's is shortened. */
  readonly text: string
  readonly updated: string
  readonly alternates: string
  readonly youtube: string
  readonly body: string
  readonly authors: string
  readonly publishers: string
  readonly tags: string
  readonly providerName: string
  /** As `languageOf` returns it. */
  readonly language: string
  readonly related: readonly RelatedRecord[]
  /** What the files of the pictures in the body say. Not stored, see {@link readRecordOf}. */
  readonly pictures: string
}

/** A related item. Its fields are JSON too, separated by tabs on one line. */
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

/** Matches text that JSON does not escape. This test is several times faster than `JSON.stringify`. */
// eslint-disable-next-line no-control-regex
const PLAIN = /^[^"\\\u0000-\u001F\uD800-\uDFFF]*$/
const textJson = (text: string) => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text))
const jsonOf = (text: string | undefined) => (text === undefined ? '' : textJson(text))
const numberJson = (number: number | undefined) => (number === undefined ? '' : String(number))
const listJson = (values: readonly unknown[]) => (values.length === 0 ? '[]' : JSON.stringify(values))

/** The JSON of a picture without its texts and closing brace. */
const pictureStart = ({ src, width, height }: Picture): string =>
  `{"src":${textJson(src)}${width === undefined ? '' : `,"width":${width}`}${height === undefined ? '' : `,"height":${height}`}`

/** The JSON of a picture without its caption. */
function pictureJson(picture: Picture | undefined): string {
  if (!picture) return ''
  const texts = (['title', 'attribution', 'alt'] as const).map((name) => {
    const text = picture[name]
    return text === undefined ? '' : `,"${name}":${textJson(text)}`
  })
  return `${pictureStart(picture)}${texts.join('')}}`
}

/**
 * Serialises an article; {@link readRecord} is the inverse.
 * @param language as `languageOf` returns it
 */
export function writeRecord(content: ArticleContent, language: string): string {
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
${image ? `${pictureStart(image)}}` : ''}
${jsonOf(image?.caption)}
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
${content.providerName === '' ? '' : textJson(content.providerName)}
${textJson(language)}`
  for (const item of content.related) {
    text += `\n${jsonOf(item.title)}\t${item.excerpt === undefined ? '' : jsonOf(cardExcerpt(item.excerpt))}\t${jsonOf(item.time)}\t${jsonOf(item.type)}\t${jsonOf(item.url)}\t${jsonOf(item.domain)}\t${numberJson(item.quality)}\t${pictureJson(item.image)}`
  }
  // The last two lines are never read. They are in the record so that its fingerprint changes with them, because the article's
  // relations to others depend on them.
  const pages = [content.pages, ...content.related.map((item) => item.pages)]
  return `${text}\n${jsonOf(content.domain)} ${content.coverage ?? ''}\n${pages.map((keys) => keys.join()).join(' ')}`
}

const FIRST_RELATED = 23
const UNREAD_LINES = 2

/**
 * @param text of {@link writeRecord}
 * @param article its address in the edition differs from that of the record when another article has it
 */
export function readRecordOf(text: string, { id, read }: Pick<ArticleSummary, 'id' | 'read'>): ArticleRecord {
  const record = { ...readRecord(text), id: textJson(id) }
  return read ? withReadPictures(record, read) : record
}

/** Replaces what the article says of its own pictures by what their files say. */
function withReadPictures(record: ArticleRecord, { pictures }: ReadPictures): ArticleRecord {
  const known = new Map(pictures.map((picture) => [picture.src, picture]))
  const withFields = (json: string): string => {
    if (json === '') return ''
    // `pictureJson` has written it.
    const { src, ...written } = JSON.parse(json) as Picture
    const { src: _, copies, ...fields } = known.get(src) ?? { src }
    return JSON.stringify({ src, ...written, ...fields, ...(copies && { copies }) })
  }
  const inText = pictures.filter(({ src }) => record.body.includes(INDEX_PLACEHOLDER + src))
  return {
    ...record,
    pictures: inText.length > 0 ? JSON.stringify(inText) : '',
    image: withFields(record.image),
    thumbnail: withFields(record.thumbnail),
    related: record.related.map((item) => ({ ...item, image: withFields(item.image) })),
  }
}

/** @param text of {@link writeRecord} */
export function readRecord(text: string): ArticleRecord {
  const lines = text.split('\n')
  const line = (at: number) => lines[at] ?? ''
  const related: RelatedRecord[] = []
  for (let at = FIRST_RELATED; at < lines.length - UNREAD_LINES; at++) {
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
    caption: line(9),
    heat: line(10),
    quality: line(11),
    locale: line(12),
    text: line(13),
    updated: line(14),
    alternates: line(15),
    youtube: line(16),
    body: line(17),
    authors: line(18),
    publishers: line(19),
    tags: line(20),
    providerName: line(21),
    language: line(22),
    related,
    pictures: '',
  }
}

/** Decodes a JSON string. */
export const textOf = (json: string): string =>
  json.includes('\\') ? String(JSON.parse(json)) : json.slice(1, Math.max(1, json.length - 1))

/** Decodes a JSON string, or a JSON list of strings. */
export function textsOf(json: string): string[] {
  const value: unknown = JSON.parse(json)
  return (Array.isArray(value) ? value : [value]).map(String)
}
