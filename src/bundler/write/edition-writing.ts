import type { Cache, KnownEdition, KnownOutput } from '../cache/cache.ts'
import type { Crew } from '../system/crew.ts'
import type { Edition } from '../draft.ts'
import type { Clock } from '../collect/entry.ts'
import { certain } from '../read/file-list.ts'
import type { Joined } from '../join/join.ts'
import type { Output } from './output.ts'
import type { EditionPlan } from '../shard/plan.ts'
import { type EditionFrame, publish } from './publish.ts'
import type { Listing } from '../read/listing.ts'
import { makeStamp } from '../cache/stamp.ts'

/** What is written into a folder, and what is said of it. */
export interface Writing {
  readonly frame: EditionFrame
  readonly plan: EditionPlan
  readonly said: Pick<Joined, 'from' | 'until' | 'site' | 'problems' | 'skipped' | 'future'>
  /** Paths below assets/ that are published. */
  readonly assets: readonly string[]
  /** Bytes of contents that the edition shows. */
  readonly live: number
  readonly listing: Listing
  readonly listedAt: number
  readonly clock: Clock
  /** File of the store of contents. */
  readonly contents: string
  /** Folder where rows are written down; undefined when nobody will ask for them. */
  readonly rows: string | undefined
  readonly cache: Cache
  readonly out: string
  readonly output: Output
  /** What was made before. */
  readonly known: KnownEdition | undefined
  readonly options: string
  readonly crewFor: (parts: number) => Crew
  readonly onProgress: (done: number, total: number) => void
  /** What can be done while others make parts. */
  readonly meanwhile: () => void
}

interface Written {
  readonly edition: Edition
  readonly known: KnownEdition
  readonly described: KnownOutput
  /** Of each part, the keys of the articles that its stories link. */
  readonly linked: readonly Float64Array[]
  /** Writes down what the next build need not do again. */
  readonly save: () => void
}

/** Publishes an edition as it is planned. */
export async function writeEdition(work: Writing): Promise<Written> {
  const { frame, plan, said, assets, live, listing, listedAt, clock, contents, rows, cache, out, output } = work
  const wanted = new Set(assets)
  const started = performance.now()
  const { manifest, text, known, gates } = await publish({
    frame,
    plan,
    output,
    assets: listing.assets
      .filter(({ path }) => wanted.has(path))
      .map(({ path, stat }) => ({ path, stat: certain(stat, listedAt) })),
    contents,
    rows,
    known: work.known,
    clock,
    crewFor: work.crewFor,
    onProgress: work.onProgress,
    meanwhile: work.meanwhile,
  })
  clock['publish'] = performance.now() - started
  const { written, ...described } = output.describe(manifest.edition)
  const linked = gates.map((gate) => known.parts.get(gate)?.linked ?? new Float64Array())
  const save = () => {
    cache.writeEdition(known)
    cache.writeOutput(out, described)
    cache.writeStamp(makeStamp(work.options, listing, listedAt, said, text))
    cache.writeFolders(listing.folders)
    if (rows === undefined) return
    const { parts, ...rest } = plan
    const named = parts.map(({ range, gate, domains }, at) => {
      return { range, gate, domains, name: gates[at] ?? '', linked: linked[at] ?? new Float64Array() }
    })
    cache.writePlan({ ...rest, parts: named, state: cache.contentState, frame, assets: [...assets], live })
  }
  const edition = { manifest, files: described.files, bytes: described.bytes, written, clock }
  return { edition, known, described, linked, save }
}
