import { shardKey } from '../../contract/shards.ts'
import { type Assets, assetsNamedIn } from '../validate/assets.ts'
import { markOf } from '../system/index-hash.ts'
import { parseArticle } from '../parse/parse.ts'
import { writeRecord } from './article-record.ts'
import type { SourceFile } from '../read/read.ts'
import type { Digest, Entry } from '../validate/source-article.ts'
import { type OwnOutlet, type Validated, type WholeContent, validate } from '../validate/validate.ts'

/** The whole name of a paper about a folder, also in a language: `README.de.md`. */
const PAPER =
  /^(?:readme|licen[cs]e|changelog|contributing|code_of_conduct|security)(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.(?:md|markdown)$/i
/** How front matter of any kind begins. */
const FRONT_MATTER = /^\s*(?:---|\+\+\+|;;;|\{(?![{%]))/
const MOST_CARD_EXCERPT = 320
/** Names of fields, quotes and what every card has. */
const CARD_FRAME = 103
/** Names of fields, of a story and of each item of its list. */
const STORY_FRAME = 60
const RELATED_FRAME = 50

/** Of memory, before anything is known to need it. */
const MOST_AT_ONCE = 1 << 20

/** Milliseconds spent, by stage. */
export type Clock = Record<string, number>

/** Records of articles, one after another. */
export class Contents {
  private bytes: Buffer
  private length = 0

  /** @param size about as many bytes as will be added */
  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(Math.min(size, MOST_AT_ONCE))
  }

  /** @returns how many bytes there are of it, where the first one stands, and their mark */
  add(record: string): { readonly offset: number; readonly length: number; readonly mark: string } {
    const offset = this.length
    // No unit of UTF-16 takes more than three bytes.
    const most = offset + record.length * 3
    if (most > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(most + this.bytes.length)
      larger.set(this.all)
      this.bytes = larger
    }
    const length = this.bytes.write(record, offset)
    this.length += length
    return { offset, length, mark: markOf(this.bytes.subarray(offset, this.length)) }
  }

  get all(): Buffer {
    return this.bytes.subarray(0, this.length)
  }
}

/**
 * The text of one file → what became of it. The content of an article is added to those of others, where its digest
 * finds it.
 */
export function makeEntry(file: SourceFile, assets: Assets, own: OwnOutlet, clock: Clock, contents: Contents): Entry {
  const none = { file: file.path, isPaper: false, isPublished: true, problems: [], unknown: [], assets: [], looked: [] }
  // Beside articles in a bare folder stand papers about the folder itself.
  if (!file.text.startsWith('---') && isPaper(file)) return { ...none, isPaper: true }
  const started = performance.now()
  const result = parseArticle(file)
  const parsed = performance.now()
  clock['parse'] = (clock['parse'] ?? 0) + parsed - started
  if ('problems' in result) return { ...none, problems: result.problems, assets: assetsNamedIn(file.text) }
  assets.takeLooked()
  const { article, isPublished, problems, unknown, assets: used } = validate(result.parsed, assets, own)
  const looked = assets.takeLooked()
  const entry: Entry = { file: file.path, isPaper: false, isPublished, problems, unknown, assets: used, looked }
  const digest = article && digestOf(article, contents)
  clock['validate'] = (clock['validate'] ?? 0) + performance.now() - parsed
  return digest ? Object.assign(entry, { digest }) : entry
}

function isPaper({ path, text }: SourceFile): boolean {
  if (path.startsWith('_news/') || FRONT_MATTER.test(text)) return false
  return PAPER.test(path.slice(path.lastIndexOf('/') + 1))
}

function digestOf({ content, digest }: NonNullable<Validated['article']>, contents: Contents): Digest {
  const record = writeRecord(content)
  const { offset, length, mark } = contents.add(record)
  // Field by field: to spread one object into another takes as long as to read an article's times and links.
  const { file, id, time, isPublished, type, rank, domain, providerName, logos, topics, pages, related } = digest
  return {
    file,
    id,
    key: shardKey(id),
    time,
    isPublished,
    type,
    rank,
    domain,
    providerName,
    logos,
    topics,
    pages,
    related,
    cardBytes: cardBytes(content, topics),
    storyBytes: length + STORY_FRAME + related.length * RELATED_FRAME,
    mark,
    offset,
    length,
  }
}

/** About as many bytes as the card will take: what decides how many share a file must not depend on other articles. */
function cardBytes({ id, title, excerpt = '', url = '', image, related }: WholeContent, topics: readonly string[]) {
  const text = `${id}${title}${excerpt.slice(0, MOST_CARD_EXCERPT)}${url}${topics.join('","')}`
  const points = Math.min(2, related.length) * 10
  return CARD_FRAME + Buffer.byteLength(text) + (image ? JSON.stringify(image).length : 0) + points
}
