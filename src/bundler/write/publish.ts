import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST_FILE, SCHEMA_FILE, SITE_FRONT, indexFile } from '../../contract/addresses.ts'
import { FORMAT, type Manifest, type Topic } from '../../contract/edition.ts'
import { shardName } from '../../contract/shards.ts'
import type { KnownEdition } from '../cache/cache.ts'
import { ContentReader } from '../collect/content-store.ts'
import type { Crew } from '../system/crew.ts'
import type { Clock } from '../collect/entry.ts'
import { type FrontPlan, frontGate, makeFront } from '../shard/front.ts'
import { hashOf, markOf } from '../system/index-hash.ts'
import type { Joined } from '../join/join.ts'
import { type Output, SCHEMA } from './output.ts'
import type { MadeFile, MadePart } from '../shard/part.ts'
import type { EditionPlan } from '../shard/plan.ts'
import type { ListedFile } from '../read/file-list.ts'
import { pruneRows } from '../cache/row-file.ts'
import type { Row } from '../shard/row.ts'
import { type PartsResult, type PartsTask, TaskBench } from '../tasks.ts'
import { replaceFile, writeIndexFile } from './write.ts'

/** What an edition says beside its articles. */
export type EditionFrame = Pick<Joined, 'site' | 'topics' | 'providers' | 'leftOut'> & { readonly articles: number }

export interface PublishInput {
  readonly frame: EditionFrame
  readonly plan: EditionPlan
  readonly output: Output
  /** Files below assets/ that are published. */
  readonly assets: readonly ListedFile[]
  /** File of the store of contents. */
  readonly contents: string
  /** Folder where rows are written down; undefined when nobody will ask for them. */
  readonly rows: string | undefined
  /** What was made before. */
  readonly known: KnownEdition | undefined
  readonly clock: Clock
  /** Helpers for so many parts. */
  readonly crewFor: (parts: number) => Crew
  readonly onProgress: (done: number, total: number) => void
  /** What can be done while others make parts. */
  readonly meanwhile: () => void
}

export interface Published {
  readonly manifest: Manifest
  readonly text: string
  readonly known: KnownEdition
  /** Of each part, in their order. */
  readonly gates: readonly string[]
}

/** Writes an edition: its parts, then its fronts, then the manifest, which makes it the one that is read. */
export async function publish(input: PublishInput): Promise<Published> {
  const { frame, plan, output, contents, known, clock, crewFor, onProgress } = input
  const { site, topics, providers, leftOut } = frame
  const isThere = ({ path }: MadeFile) => output.has(path)
  const before = [...(known?.parts.values() ?? [])]
  const made = new Map<string, MadePart>()
  /** Made when somebody takes it: the rows of all parts at once would fill the memory. */
  const tasks: { readonly gate: string; readonly task: () => PartsTask }[] = []
  const marks = new Map(Array.from(providers, ([domain, provider]) => [domain, markOf(JSON.stringify(provider))]))
  const gates = plan.parts.map(({ range, domains, gate }) => {
    const named = domains.map((domain) => marks.get(domain) ?? '')
    return markOf(`${shardName(range)} ${site.locale} ${gate} ${named.join('')}`)
  })
  for (const [at, { range, domains, rows }] of plan.parts.entries()) {
    const gate = gates[at] ?? ''
    const old = known?.parts.get(gate)
    if (old?.files.every(isThere)) {
      made.set(gate, old)
      continue
    }
    const named = new Map(
      domains.flatMap((domain) => {
        const provider = providers.get(domain)
        return provider ? [[domain, provider]] : []
      }),
    )
    const end = range.start + 2 ** range.bits
    const overlaps = ({ range: other }: MadePart) => other.start < end && range.start < other.start + 2 ** other.bits
    const files = before.filter(overlaps).flatMap((part) => part.files.filter(isThere))
    tasks.push({
      gate,
      task: () => ({
        kind: 'part',
        part: { gate, range, rows: rows(), providers: named, locale: site.locale, before: files },
      }),
    })
  }

  const setting = { parts: { contents, out: output.folder, rows: input.rows } }
  const crew = crewFor(tasks.length)
  crew.tell(setting)
  const bench = new TaskBench(setting)
  const reader = new ContentReader(contents)
  try {
    let done = 0
    await crew.run<PartsTask, PartsResult>(
      tasks.map(({ task }) => task),
      (task) => bench.makePart(task),
      (result, at) => {
        const gate = tasks[at]?.gate
        if (gate) made.set(gate, result.made)
        for (const [stage, time] of Object.entries(result.clock)) clock[stage] = (clock[stage] ?? 0) + time
        onProgress(++done, tasks.length)
      },
      input.meanwhile,
    )
    const parts = gates.flatMap((gate) => made.get(gate) ?? [])
    for (const { files } of parts) for (const { path } of files) output.name(path)

    const fronts = new Map<string, MadeFile>()
    const addFront = (key: string, front: FrontPlan): string => {
      const gate = markOf(`${key} ${frontGate(front, providers, site.locale)}`)
      const old = known?.fronts.get(gate)
      const file = old && isThere(old) ? old : writeFront(key, gate, front)
      fronts.set(gate, file)
      output.name(file.path)
      return file.hash
    }
    const writeFront = (key: string, gate: string, front: FrontPlan): MadeFile => {
      const started = performance.now()
      const open = (row: Row) => ({ row, record: reader.read(row) })
      const text = makeFront(front, open, providers, site.locale)
      const hash = hashOf(text)
      const path = indexFile('fronts', key, hash)
      writeIndexFile(output.folder, path, text)
      clock['shard'] = (clock['shard'] ?? 0) + performance.now() - started
      return { path, hash, gate }
    }
    const listed = topics.map(({ topic, ink, sub }): Topic => {
      const counts = plan.counts.get(topic.id)
      const front = plan.fronts.get(topic.id)
      return {
        ...topic,
        ink,
        ...(sub !== undefined && { sub }),
        count: counts?.articles ?? 0,
        providers: counts?.providers ?? 0,
        sources: front ? sourcesOf(front) : [],
        front: front ? addFront(topic.id, front) : '',
      }
    })
    const draft: Manifest = {
      format: FORMAT,
      edition: '',
      site,
      counts: { articles: frame.articles, providers: plan.providers },
      leftOut,
      ...(plan.newest && { newest: plan.newest }),
      topics: listed,
      sources: sourcesOf(plan.front),
      front: addFront(SITE_FRONT, plan.front),
      parts: parts.map(({ part }) => part),
    }
    const manifest: Manifest = { ...draft, edition: hashOf(JSON.stringify(draft)) }
    const text = JSON.stringify(manifest)
    const copied = output.copyAssets(input.assets)
    replaceText(join(output.folder, SCHEMA_FILE), SCHEMA)
    // The one file that changes in place: with it the edition is there.
    replaceText(join(output.folder, MANIFEST_FILE), text)
    for (const { from, to } of copied) renameSync(from, to)
    output.prune()
    if (input.rows !== undefined) pruneRows(input.rows, new Set(gates))
    return { manifest, text, known: { parts: made, fronts }, gates }
  } finally {
    bench.end()
    reader.close()
  }
}

const sourcesOf = ({ domains }: FrontPlan): number[] => domains.map(([, count]) => count)

function replaceText(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) return
  } catch {
    // There was none, or nothing that can be read.
  }
  replaceFile(file, text)
}
