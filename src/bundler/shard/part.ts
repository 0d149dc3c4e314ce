import { indexFile, type IndexFileKind } from '../../contract/addresses.ts'
import type { Directory, Part, Provider } from '../../contract/edition.ts'
import { byLatest } from '../../contract/order.ts'
import { type Shard, type ShardRange, shardKey, shardName, similarKey, splitShards } from '../../contract/shards.ts'
import type { ArticleRecord } from '../collect/article-record.ts'
import { catalogueRows } from './catalogue-rows.ts'
import type { StoredContent } from '../collect/content-store.ts'
import { ProviderTable, toCard, toSimilarItem, toStory } from './edition-parts.ts'
import type { Clock } from '../collect/entry.ts'
import { hashOf, markOf } from '../system/index-hash.ts'
import { suggest } from '../relate/likeness.ts'
import { type Row, type RowWithRecord, gateOf } from './row.ts'
import { searchShard } from './search.ts'
import { Vocabulary } from '../relate/tokens.ts'

export const MOST_ROWS = 1500
const MOST_CARDS = 48
const MOST_STORIES = 24
const MOST_BYTES = 40_000
const MOST_SEARCHED = 120
/** Articles that are compared with one another. */
const MOST_COMPARED = 96
/** With an editor's list of so many nothing is suggested. */
const ENOUGH_RELATED = 4

/** One file of the index, and what it was made of. */
export interface MadeFile {
  readonly path: string
  readonly hash: string
  /** Hash of everything it depends on. */
  readonly gate: string
}

export interface PartTask {
  /** Hash of everything it depends on. */
  readonly gate: string
  readonly range: ShardRange
  /** In the order of their keys. */
  readonly rows: readonly Row[]
  /** Everyone the rows name, by domain. */
  readonly providers: ReadonlyMap<string, Provider>
  readonly locale: string
  /** Files of the last edition that are still there: what has the same gate is not made again. */
  readonly before: readonly MadeFile[]
}

export interface MadePart {
  readonly range: ShardRange
  readonly part: Part
  readonly files: readonly MadeFile[]
  /** Keys of the articles of this edition that its stories link. */
  readonly linked: Float64Array
}

/** What making a part needs of the world. */
export interface Workbench {
  readonly read: (stored: StoredContent) => ArticleRecord
  readonly write: (path: string, text: string) => void
  readonly clock: Clock
}

/** All files of one part of the catalogue: the same rows give the same bytes. */
export function makePart(
  { range, rows, providers, locale, before }: Omit<PartTask, 'gate'>,
  bench: Workbench,
): MadePart {
  const made = new Map(before.map((file) => [file.gate, file]))
  const files: MadeFile[] = []
  const records = new Map<Row, RowWithRecord>()
  const vocabulary = new Vocabulary()
  const open = (row: Row): RowWithRecord => {
    const known = records.get(row)
    if (known) return known
    const started = performance.now()
    const article = { row, record: bench.read(row) }
    note('shard', started)
    records.set(row, article)
    return article
  }
  const note = (stage: string, started: number) => {
    bench.clock[stage] = (bench.clock[stage] ?? 0) + performance.now() - started
  }
  /** @param make the file's JSON */
  const add = (kind: IndexFileKind, key: string, gate: string, make: () => string): string => {
    const known = made.get(gate)
    if (known) {
      files.push(known)
      return known.hash
    }
    const text = make()
    const hash = hashOf(text)
    const path = indexFile(kind, key, hash)
    const started = performance.now()
    bench.write(path, text)
    note('write', started)
    files.push({ path, hash, gate })
    return hash
  }
  const gates = new Map(rows.map((row) => [row, gateOf(row)]))
  const marks = new Map(Array.from(providers, ([domain, provider]) => [domain, markOf(JSON.stringify(provider))]))
  const gate = (kind: IndexFileKind, key: string, group: readonly Row[]) => {
    const named = new Set<string>()
    let shown = `${kind} ${key} ${locale}\n`
    for (const row of group) {
      for (const domain of row.domains) named.add(domain)
      shown += `${gates.get(row) ?? ''}\n`
    }
    for (const domain of [...named].sort()) shown += marks.get(domain) ?? ''
    return markOf(shown)
  }

  const keys = Float64Array.from(rows, ({ key }) => key)
  const split = (most: number, bytesOf?: (row: Row) => number) => {
    const isTooFull = (from: number, to: number) => {
      if (to - from > most) return true
      if (!bytesOf) return false
      let bytes = 0
      for (let at = from; at < to; at++) {
        const row = rows[at]
        if (row) bytes += bytesOf(row)
      }
      return bytes > MOST_BYTES
    }
    return splitShards(keys, isTooFull, range)
  }
  const inShard = ({ from, to }: Shard, list: readonly Row[] = rows) => list.slice(from, to).sort(byLatest)

  const cardShards = split(MOST_CARDS, (row) => row.cardBytes).map((shard) => ({ shard, group: inShard(shard) }))
  const inCardOrder = cardShards.flatMap(({ group }) => group)
  const cards = cardShards.map(({ shard, group }): Directory['cards'][number] => {
    const key = shardName(shard)
    const hash = add('cards', key, gate('cards', key, group), () => {
      const articles = group.map(open)
      const started = performance.now()
      const table = new ProviderTable(providers)
      const cards = articles.map((one) => toCard(one, table, locale))
      const text = `{"providers":${JSON.stringify(table.providers)},"cards":[${cards.join()}]}`
      note('shard', started)
      return text
    })
    return [key, group.length, hash]
  })
  const stories = split(MOST_STORIES, (row) => row.storyBytes).map((shard): Directory['stories'][number] => {
    const key = shardName(shard)
    const group = inShard(shard)
    const hash = add('stories', key, gate('stories', key, group), () => {
      const articles = group.map(open)
      const started = performance.now()
      const table = new ProviderTable(providers)
      const stories = articles.map((one) => toStory(one, table, locale, bench.read))
      const text = `{"providers":${JSON.stringify(table.providers)},"stories":[${stories.join()}]}`
      note('shard', started)
      return text
    })
    return [key, hash]
  })
  const similar = similarShards(rows, range).map(({ key, group }): Directory['similar'][number] => {
    const hash = add('similar', key, gate('similar', key, group), () => {
      const articles = group.map(open)
      const started = performance.now()
      const table = new ProviderTable(providers)
      const items = articles.map((one) => toSimilarItem(one, table))
      const places = suggest(articles, vocabulary, (at) => (group[at]?.links.length ?? 0) < ENOUGH_RELATED)
      note('relate', started)
      return `{"providers":${JSON.stringify(table.providers)},"items":[${items.join()}],"similar":${JSON.stringify(places)}}`
    })
    return [key, hash]
  })
  const search = split(MOST_SEARCHED).map((shard): Directory['search'][number] => {
    const key = shardName(shard)
    // A wider node of the same trie than the card shards: it holds whole ones of them.
    const group = inCardOrder.slice(shard.from, shard.to)
    const hash = add('search', key, gate('search', key, group), () => {
      const articles = group.map(open)
      const started = performance.now()
      const shard = searchShard(
        articles.map((one) => vocabulary.tokensOf(one)),
        vocabulary,
      )
      note('search', started)
      return JSON.stringify(shard)
    })
    return [key, group.length, hash]
  })
  const key = shardName(range)
  const directory = JSON.stringify({ cards, stories, similar, search } satisfies Directory)
  return {
    range,
    part: {
      key,
      count: rows.length,
      rows: add('catalogue', key, gate('catalogue', key, inCardOrder), () =>
        JSON.stringify(catalogueRows(inCardOrder, new ProviderTable(providers))),
      ),
      directory: add('directory', key, markOf(`directory ${key} ${directory}`), () => directory),
    },
    files,
    linked: Float64Array.from(rows.flatMap(({ links }) => links.flatMap(({ own }) => (own ? shardKey(own.id) : [])))),
  }
}

/** Rows that stand near each other, those of one day by topic. */
function similarShards(rows: readonly Row[], range: ShardRange): { key: string; group: Row[] }[] {
  const sorted = rows
    .map((row) => ({ row, key: similarKey(row.id, row.topics[0]) }))
    .sort((a, b) => a.key - b.key || (a.row.id < b.row.id ? -1 : 1))
  const keys = Float64Array.from(sorted, ({ key }) => key)
  // A part of less than a day is no range of these keys, which share a day in another way.
  const day = 2 ** 30
  const within = range.bits >= 30 ? range : { start: Math.floor(range.start / day) * day, bits: 30 }
  return splitShards(keys, (from, to) => to - from > MOST_COMPARED, within).map((shard) => ({
    key: shardName(shard),
    group: sorted.slice(shard.from, shard.to).map(({ row }) => row),
  }))
}
