import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CacheError } from './cache-file.ts'
import { markOf } from '../system/index-hash.ts'
import { type Link, NO_LINKS, type Row } from '../shard/row.ts'

/** Rows of a part, written down by whoever makes it, so that it can be made again without the others. */
type LinkFields = readonly [
  item: number,
  ...own: readonly [] | readonly [string, string, string, number, number, string],
]

type RowFields = readonly [
  id: string,
  key: number,
  time: string,
  type: string,
  rank: number,
  domain: string,
  topics: readonly string[],
  links: readonly LinkFields[],
  seen: readonly number[],
  pages: readonly number[],
  domains: readonly string[],
  cardBytes: number,
  storyBytes: number,
  mark: string,
  offset: number,
  length: number,
]

const linkFields = ({ item, own }: Link): LinkFields =>
  own ? [item, own.id, own.domain, own.time, own.offset, own.length, own.mark] : [item]

const toFields = (row: Row): RowFields => [
  row.id,
  row.key,
  row.time,
  row.type,
  row.rank,
  row.domain,
  row.topics,
  row.links.map(linkFields),
  row.seen,
  row.pages,
  row.domains,
  row.cardBytes,
  row.storyBytes,
  row.mark,
  row.offset,
  row.length,
]

function toLink([item, ...own]: LinkFields): Link {
  if (own.length === 0) return { item }
  const [id, domain, time, offset, length, mark] = own
  return { item, own: { id, domain, time, offset, length, mark } }
}

function fromFields(fields: RowFields): Row {
  const [id, key, time, type, rank, domain, topics, links, seen, pages, domains, ...rest] = fields
  const [cardBytes, storyBytes, mark, offset, length] = rest
  return {
    id,
    key,
    time,
    type,
    rank,
    domain,
    topics,
    links: links.length === 0 ? NO_LINKS : links.map(toLink),
    seen,
    pages,
    domains,
    cardBytes,
    storyBytes,
    mark,
    offset,
    length,
  }
}

/** A mark may hold a slash. */
const fileOf = (folder: string, name: string) => join(folder, Buffer.from(name).toString('hex'))

/** @param name says everything that the rows depend on */
export function writeRows(folder: string, name: string, rows: readonly Row[]): void {
  mkdirSync(folder, { recursive: true })
  const text = JSON.stringify(rows.map(toFields))
  writeFileSync(fileOf(folder, name), `${markOf(text)}\n${text}`)
}

/** @throws {CacheError} when they are not there as they were written */
export function readRows(folder: string, name: string): readonly Row[] {
  let file: string
  try {
    file = readFileSync(fileOf(folder, name), 'utf8')
  } catch {
    throw new CacheError(`${fileOf(folder, name)} is gone.`)
  }
  const end = file.indexOf('\n')
  const text = file.slice(end + 1)
  if (markOf(text) !== file.slice(0, end)) throw new CacheError(`${fileOf(folder, name)} is damaged.`)
  // Its mark says that it is what `writeRows` wrote.
  return (JSON.parse(text) as readonly RowFields[]).map(fromFields)
}

/** Removes those of parts that are no more. */
export function pruneRows(folder: string, names: ReadonlySet<string>): void {
  const wanted = new Set([...names].map((name) => Buffer.from(name).toString('hex')))
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) if (!wanted.has(file)) rmSync(join(folder, file), { force: true })
}
