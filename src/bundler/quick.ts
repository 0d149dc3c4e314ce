import { shapeOf } from './adopt.ts'
import type { Look } from './joining.ts'
import type { KnownFile, KnownPlan, Stamp } from './cache/cache.ts'
import { CacheError } from './cache/cache-file.ts'
import type { OpenContent } from './collect/content-file.ts'
import { ContentStore, isWorn } from './collect/content-store.ts'
import { unpackEntries } from './collect/entry-columns.ts'
import { certain } from './read/file-list.ts'
import { isShown } from './join/join.ts'
import { patchPlan } from './patch.ts'
import type { EditionPlan } from './shard/plan.ts'
import { readRows } from './cache/row-file.ts'
import type { Digest } from './validate/source-article.ts'
import { hasSameArticles } from './cache/stamp.ts'
import { TaskBench } from './tasks.ts'

/** With more changes than this everything is joined anew. */
const MOST = 20

/** An edition in which only words of a few articles have changed: planned without reading the others. */
export interface QuickPlan {
  readonly known: KnownPlan
  /** What was read before. */
  readonly before: OpenContent
  readonly plan: EditionPlan
  readonly files: ReadonlyMap<string, KnownFile>
  /** Bytes of the store of contents. */
  readonly contents: number
}

/**
 * What `adopt` does within a session, from one build to the next: when nothing but words of few articles has changed, the
 * plan of the last edition stands, and only the parts and fronts that show them are made again.
 * @param stamp of the last edition, of which nothing but articles has changed
 * @returns undefined when more may have changed
 */
export function planQuickly(content: string, look: Look, stamp: Stamp): QuickPlan | undefined {
  try {
    return planWords(content, look, stamp)
  } catch (error) {
    // What was remembered is damaged.
    if (error instanceof CacheError) return undefined
    throw error
  }
}

function planWords(content: string, look: Look, stamp: Stamp): QuickPlan | undefined {
  const { cache, listing } = look
  // A file that is new or gone is no change of words; what is remembered of the content may still hold one that is gone.
  if (!hasSameArticles(stamp, listing)) return undefined
  const known = cache.readPlan()
  const before = known && cache.openContent()
  if (!known || !before || before.state !== known.state) return undefined
  try {
    return planChanges(content, look, stamp, known, before)
  } finally {
    before.close()
  }
}

function planChanges(
  content: string,
  { cache, listing, listedAt, choice }: Look,
  stamp: Stamp,
  known: KnownPlan,
  before: OpenContent,
): QuickPlan | undefined {
  if (isWorn(before.contents, known.live)) return undefined
  const changed = before.changedAmong(listing.articles, MOST)
  if (!changed || !cache.hasRoomFor(changed.length)) return undefined

  const old = changed.flatMap(({ path }) => before.file(path) ?? [])
  if (old.length !== changed.length) return undefined
  const bench = new TaskBench({ entries: { folder: content, assets: before.assets, own: before.own } })
  const result = bench.readEntries({ kind: 'entries', files: changed, known: old.map(({ mark }) => mark) })
  const store = new ContentStore(cache.contentsPath, before.contents)
  const move = store.append(Buffer.from(result.contents))
  const entries = unpackEntries(result.entries, move)
  store.flush()
  const contents = store.length
  store.close()

  const files = new Map<string, KnownFile>()
  const digests = new Map<string, Digest>()
  const isNamed = new Set([...stamp.skipped, ...stamp.problems.map(({ file }) => file)])
  let next = 0
  for (const [at, { path, stat }] of changed.entries()) {
    const was = old[at]
    const mark = result.marks[at]
    if (!was) return undefined
    const isTouched = mark !== undefined && mark === was.mark
    const entry = isTouched ? was.entry : entries[next++]
    if (!entry || shapeOf(entry) !== shapeOf(was.entry)) return undefined
    if (!isTouched) {
      const isCalm = [entry, was.entry].every(({ problems }) => problems.length === 0)
      // What is said of a file has a line.
      if (!isCalm || isNamed.has(path) || !entry.digest) return undefined
      if (isShown(entry, entry.digest, choice)) digests.set(entry.digest.id, entry.digest)
    }
    files.set(path, { stat: certain(stat, listedAt), mark, entry })
  }
  const plan = {
    ...known,
    parts: known.parts.map(({ name, ...part }) => ({ ...part, rows: () => readRows(cache.rowsFolder, name) })),
  }
  return { known, before, plan: patchPlan(plan, digests, (at) => known.parts[at]?.linked), files, contents }
}
