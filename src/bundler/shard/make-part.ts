import { type IndexFileKind, indexFilePath } from '../../contract/addresses.ts'
import type { Part } from '../../contract/edition.ts'
import type { Outlet } from '../../contract/volume.ts'
import type { Directory } from '../../contract/part.ts'
import type { VolumeRows } from '../../contract/volume.ts'
import { type ShardRange, shardName } from '../../contract/shards.ts'
import { RecordReader } from '../cache/record-store.ts'
import { type ArticleRecord, readRecordOf } from '../collect/article-record.ts'
import type { ShownSummary } from '../collect/article-summary.ts'
import { type OpenArticle, type ShownArticle, planFingerprint } from '../relate/planned-article.ts'
import { fingerprintOf, hashOf } from '../system/hash.ts'
import { type StageTimes, addTime } from '../system/stage-times.ts'
import type { TaskRunner } from '../system/thread-pool.ts'
import { cardGroups, similarGroups, storyGroups } from './divide-part.ts'
import { ProviderTable, type Surroundings, toCard, toSimilarItem, toStory } from './index-json.ts'
import { SharedWords } from './shared-words.ts'
import { writeIndexFile } from './write-index-file.ts'

/** One file of the index, and the fingerprint of everything it was made from. */
export interface MadeFile {
  readonly path: string
  readonly fingerprint: string
}

/** Data that all tasks of making parts need. */
export interface PartSetup {
  /** Path of the record store. */
  readonly records: string
  /** Terms of all articles. */
  readonly terms: Uint32Array
  /** Folder of the index. */
  readonly out: string
  /** Language of the site. */
  readonly locale: string
}

export interface PartTask {
  readonly range: ShardRange
  /** In the order of their keys. */
  readonly articles: readonly ShownArticle[]
  /** All providers that the articles name, by domain. */
  readonly providers: ReadonlyMap<string, Outlet>
  /** Files of the last edition that are still in the output folder. A file with the same fingerprint is used again. */
  readonly before: readonly MadeFile[]
}

export interface MadePart {
  readonly range: ShardRange
  readonly part: Part
  /** Its shards of cards, newest first. */
  readonly cards: VolumeRows['cards']
  readonly files: readonly MadeFile[]
}

export interface PartResult {
  readonly made: MadePart
  readonly times: StageTimes
}

export function startMakingParts({ records, terms, out, locale }: PartSetup): TaskRunner<PartTask, PartResult> {
  const reader = new RecordReader(records)
  return {
    run: (task) => {
      const times: StageTimes = {}
      const write = (path: string, text: string) => writeIndexFile(out, path, text)
      // An article is often near to several others of a part.
      const records = new Map<ShownSummary, ArticleRecord>()
      const read = (article: ShownSummary) => {
        let record = records.get(article)
        if (!record) records.set(article, (record = readRecordOf(reader.read(article), article)))
        return record
      }
      return { made: new PartMaker(task, locale, new SharedWords(terms), read, write, times).make(), times }
    },
    end: () => reader.close(),
  }
}

/** Makes all files of one part. The same articles always give the same bytes. */
class PartMaker {
  private readonly task: PartTask
  private readonly locale: string
  private readonly words: SharedWords
  private readonly read: (article: ShownSummary) => ArticleRecord
  private readonly write: (path: string, text: string) => void
  private readonly times: StageTimes
  /** Files of the last edition by fingerprint. */
  private readonly reusable: ReadonlyMap<string, MadeFile>
  private readonly files: MadeFile[] = []
  private readonly opened = new Map<ShownArticle, OpenArticle>()
  private readonly fingerprints: ReadonlyMap<ShownArticle, string>
  private readonly providerFingerprints: ReadonlyMap<string, string>

  constructor(
    task: PartTask,
    locale: string,
    words: SharedWords,
    read: (article: ShownSummary) => ArticleRecord,
    write: (path: string, text: string) => void,
    times: StageTimes,
  ) {
    this.task = task
    this.locale = locale
    this.words = words
    this.read = read
    this.write = write
    this.times = times
    this.reusable = new Map(task.before.map((file) => [file.fingerprint, file]))
    this.fingerprints = new Map(task.articles.map((article) => [article, planFingerprint(article)]))
    this.providerFingerprints = new Map(
      Array.from(task.providers, ([domain, provider]) => [domain, fingerprintOf(JSON.stringify(provider))]),
    )
  }

  make(): MadePart {
    const { range, articles } = this.task
    const cards = cardGroups(articles, range).map(({ key, group }): VolumeRows['cards'][number] => [
      key,
      group.length,
      this.add('cards', key, group, () => this.cardsJson(group)),
    ])
    const stories = storyGroups(articles, range).map(({ key, group }): Directory['stories'][number] => [
      key,
      this.add('stories', key, group, () => this.storiesJson(group)),
    ])
    const similar = similarGroups(articles, range).map(({ key, group }): Directory['similar'][number] => [
      key,
      this.add('similar', key, group, () => this.similarJson(group)),
    ])
    const key = shardName(range)
    const directory = JSON.stringify({ stories, similar } satisfies Directory)
    const fingerprint = fingerprintOf(`directory ${key} ${directory}`)
    return {
      range,
      part: {
        key,
        count: articles.length,
        directory: this.addFile('directory', key, fingerprint, () => directory),
      },
      cards,
      files: this.files,
    }
  }

  private cardsJson(group: readonly ShownArticle[]): string {
    const articles = group.map((article) => this.open(article))
    const started = performance.now()
    const table = new ProviderTable(this.task.providers)
    const cards = articles.map((article) => toCard(article, table, this.locale))
    addTime(this.times, 'shard', started)
    return `{"providers":${JSON.stringify(table.providers)},"cards":[${cards.join()}]}`
  }

  private storiesJson(group: readonly ShownArticle[]): string {
    const articles = group.map((article) => this.open(article))
    const started = performance.now()
    const table = new ProviderTable(this.task.providers)
    const stories = articles.map((article) => toStory(article, table, this.locale, this.around(article)))
    addTime(this.times, 'shard', started)
    return `{"providers":${JSON.stringify(table.providers)},"stories":[${stories.join()}]}`
  }

  private similarJson(group: readonly ShownArticle[]): string {
    const started = performance.now()
    const table = new ProviderTable(this.task.providers)
    const places = new Map<ShownSummary, number>()
    const items: string[] = []
    const listed = group.filter(({ similar }) => similar.length > 0).map((planned) => this.open(planned))
    const lists = listed.map((article) => {
      const { sharedWords: wordsOf } = this.around(article)
      return article.planned.similar.map((other) => {
        if (!places.has(other)) places.set(other, items.push(toSimilarItem(this.read(other), other.domain, table)) - 1)
        return [places.get(other), wordsOf(other)]
      })
    })
    const ids = listed.map(({ record }) => record.id)
    addTime(this.times, 'relate', started)
    return `{"providers":${JSON.stringify(table.providers)},"ids":[${ids.join()}],"items":[${items.join()}],"similar":${JSON.stringify(lists)}}`
  }

  private around(article: OpenArticle): Surroundings {
    return { read: this.read, sharedWords: (other) => this.words.between(article, other) }
  }

  private open(planned: ShownArticle): OpenArticle {
    let article = this.opened.get(planned)
    if (!article) this.opened.set(planned, (article = { planned, record: this.read(planned.summary) }))
    return article
  }

  /**
   * Adds a file that shows some articles.
   * @param makeJson called only when the last edition had no such file
   * @returns the file's hash
   */
  private add(kind: IndexFileKind, key: string, group: readonly ShownArticle[], makeJson: () => string): string {
    const domains = new Set<string>()
    let inputs = `${kind} ${key} ${this.locale}\n`
    for (const article of group) {
      for (const domain of article.domains) domains.add(domain)
      inputs += `${this.fingerprints.get(article) ?? ''}\n`
    }
    for (const domain of [...domains].sort()) inputs += this.providerFingerprints.get(domain) ?? ''
    return this.addFile(kind, key, fingerprintOf(inputs), makeJson)
  }

  private addFile(kind: IndexFileKind, key: string, fingerprint: string, makeJson: () => string): string {
    let file = this.reusable.get(fingerprint)
    if (!file) {
      const json = makeJson()
      file = { path: indexFilePath(kind, key, hashOf(json)), fingerprint }
      const started = performance.now()
      this.write(file.path, json)
      addTime(this.times, 'write', started)
    }
    this.files.push(file)
    return hashIn(file.path)
  }
}

/** Returns the hash in a file name: `cards/2026.0123456789ab.json` → `0123456789ab`. */
export const hashIn = (path: string): string => path.slice(path.lastIndexOf('.', path.length - 6) + 1, -5)
