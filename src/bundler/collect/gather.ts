import type { KnownContent, KnownFile, PackedEntries } from '../cache/cache.ts'
import type { ContentStore } from './content-store.ts'
import type { Crew } from '../system/crew.ts'
import { ENTRIES_AT_ONCE, unpackEntries } from './entry-columns.ts'
import type { Clock } from './entry.ts'
import type { OwnOutlet } from '../validate/validate.ts'
import { type ListedFile, certain, sameStat } from '../read/file-list.ts'
import type { Listing } from '../read/listing.ts'
import type { Entry } from '../validate/source-article.ts'
import { type EntriesResult, type EntriesTask, TaskBench } from '../tasks.ts'

/** Files that one thread reads before it asks for more. */
const CHUNK = ENTRIES_AT_ONCE

export interface GatherInput {
  readonly content: string
  readonly listing: Listing
  /** Moment when the listing began, in milliseconds since 1970. */
  readonly listedAt: number
  readonly own: OwnOutlet
  /** What was read before. */
  readonly known: KnownContent | undefined
  /** Paths of the only files that may have changed since then. */
  readonly saved: ReadonlySet<string> | undefined
  readonly store: ContentStore
  readonly clock: Clock
  /** Helpers for so many files. */
  readonly crewFor: (files: number) => Crew
  readonly onProgress: (done: number, total: number) => void
  /** What can be done while others read. */
  readonly meanwhile: () => void
}

const isWhole = (files: ReadonlyMap<string, KnownFile | undefined>): files is ReadonlyMap<string, KnownFile> =>
  ![...files.values()].includes(undefined)

/** Reads what has changed, and keeps what has not. */
export async function gather(input: GatherInput): Promise<KnownContent> {
  const { content, listing, listedAt, own, known, saved, store, clock, crewFor, onProgress, meanwhile } = input
  const assets = listing.assets.map(({ path }) => path)
  const isStale = staleness(known, own, assets)
  // Every file has its place; those that must be read get their entry later.
  const isAgain = saved !== undefined && known?.files.size === listing.articles.length
  const found = new Map<string, KnownFile | undefined>(isAgain ? known.files : [])
  const wanted: { readonly file: ListedFile; readonly known: KnownFile | undefined }[] = []
  for (const file of isAgain ? listing.articles.among(saved) : listing.articles) {
    const before = known?.files.get(file.path)
    const isFresh = before !== undefined && !isStale(before.entry)
    if (isFresh && sameStat(before.stat, file.stat)) found.set(file.path, before)
    else {
      found.set(file.path, undefined)
      wanted.push({ file, known: isFresh ? before : undefined })
    }
  }
  const tasks = Array.from({ length: Math.ceil(wanted.length / CHUNK) }, (_, at): EntriesTask => {
    const chunk = wanted.slice(at * CHUNK, (at + 1) * CHUNK)
    return {
      kind: 'entries',
      files: chunk.map(({ file }) => file),
      known: chunk.map((one) => one.known?.mark),
    }
  })
  const setting = { entries: { folder: content, assets, own } }
  const crew = crewFor(wanted.length)
  crew.tell(setting)
  const bench = new TaskBench(setting)
  const packed: PackedEntries[] = []
  let done = 0
  await crew.run<EntriesTask, EntriesResult>(
    tasks.map((task) => () => task),
    (task) => bench.readEntries(task),
    (result, at) => {
      const task = tasks[at]
      if (!task) return
      const move = store.append(Buffer.from(result.contents.buffer, result.contents.byteOffset, result.contents.length))
      const entries = unpackEntries(result.entries, move)
      packed[at] = { bytes: result.entries, move }
      let next = 0
      for (const [n, file] of task.files.entries()) {
        const mark = result.marks[n]
        const isSame = mark !== undefined && mark === task.known[n]
        const entry = isSame ? wanted[at * CHUNK + n]?.known?.entry : entries[next++]
        if (entry) found.set(file.path, { stat: certain(file.stat, listedAt), mark, entry })
      }
      for (const [stage, time] of Object.entries(result.clock)) clock[stage] = (clock[stage] ?? 0) + time
      done += task.files.length
      onProgress(done, wanted.length)
    },
    meanwhile,
  )
  store.flush()
  if (!isWhole(found)) throw new Error('A file was listed and not read.')
  const changed = wanted.map(({ file }) => file.path)
  const isAllNew = known === undefined && found.size === wanted.length
  return { files: found, own, assets: new Set(assets), contents: store.length, changed, ...(isAllNew && { packed }) }
}

/** Whether an entry depends on something that has changed, though its own file has not. */
function staleness(known: KnownContent | undefined, own: OwnOutlet, assets: readonly string[]) {
  if (!known || known.own.domain !== own.domain || known.own.title !== own.title) return () => true
  const now = new Set(assets)
  const changed = new Set([
    ...assets.filter((path) => !known.assets.has(path)),
    ...[...known.assets].filter((path) => !now.has(path)),
  ])
  if (changed.size === 0) return () => false
  return ({ looked }: Entry) => looked.some((path) => changed.has(path))
}
