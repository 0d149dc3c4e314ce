import { indexFilePath } from '../../contract/addresses.ts'
import type { Volume } from '../../contract/edition.ts'
import type { Outlet } from '../../contract/volume.ts'
import type { CatalogueFile, SearchVolume } from '../../contract/volume.ts'
import { catalogueSections } from '../shard/catalogue-sections.ts'
import { type MadePart, hashIn } from '../shard/make-part.ts'
import type { VolumePlan } from '../shard/plan-volumes.ts'
import { searchFiles } from '../shard/search-volume.ts'
import { type WordBlock, type WordTask, startReadingWords } from '../shard/word-block.ts'
import { writeIndexFile } from '../shard/write-index-file.ts'
import { fingerprintOf, hashOf } from '../system/hash.ts'
import { type StageTimes, addTime } from '../system/stage-times.ts'
import type { ThreadPool } from '../system/thread-pool.ts'
import type { MadeFiles, MadeVolume } from './edition-cache.ts'
import type { Output } from './output.ts'

/** From this many parts on, reading their words in two threads saves more than starting the second one costs. */
const MANY_PARTS = 4
const SECTIONS = ['rows', 'groups', 'ranks', 'ids'] as const

interface VolumesInput {
  readonly plans: readonly VolumePlan[]
  /** By fingerprint, in the order of their keys. */
  readonly parts: ReadonlyMap<string, MadePart>
  readonly providers: ReadonlyMap<string, Outlet>
  /** Path of the record store. */
  readonly records: string
  readonly before: MadeFiles | undefined
  readonly output: Output
  readonly pool: ThreadPool
  readonly times: StageTimes
}

/** Makes the catalogue and the search index, each volume of which is used again when it shows the same. */
export async function makeVolumes(
  input: VolumesInput,
): Promise<{ readonly volumes: Volume[]; readonly made: MadeVolume[] }> {
  const volumes: Volume[] = []
  const made: MadeVolume[] = []
  for (const plan of input.plans) {
    const catalogue = makeCatalogue(input, plan)
    const search = await makeSearch(input, plan)
    made.push(catalogue, search)
    const [rows = '', groups = rows, ranks = rows, ids = rows] = catalogue.paths.map(hashIn)
    const words = hashIn(search.paths[0] ?? '')
    const { languages = [] } = search
    volumes.push({ key: plan.key, count: plan.count, rows, groups, ranks, ids, words, languages })
  }
  return { volumes, made }
}

function known({ before, output }: VolumesInput, fingerprint: string): MadeVolume | undefined {
  const volume = before?.volumes.get(fingerprint)
  return volume?.paths.every((path) => output.has(path)) ? volume : undefined
}

/** Writes a file of the index. @returns its path */
function write({ output }: VolumesInput, kind: 'catalogue' | 'search', key: string, content: unknown): string {
  const text = JSON.stringify(content)
  const path = indexFilePath(kind, key, hashOf(text))
  writeIndexFile(output.folder, path, text)
  return path
}

function makeCatalogue(input: VolumesInput, plan: VolumePlan): MadeVolume {
  const started = performance.now()
  const parts = [...input.parts].slice(plan.from, plan.to).toReversed()
  const fingerprint = fingerprintOf(`catalogue ${plan.key} ${parts.map(([part]) => part).join(' ')}`)
  const before = known(input, fingerprint)
  if (before) return before
  const sections = catalogueSections(
    plan.rows(),
    parts.map(([, part]) => part),
    input.providers,
  )
  const paths =
    plan.key === 'newest'
      ? [write(input, 'catalogue', plan.key, sections)]
      : SECTIONS.map((name) =>
          write(input, 'catalogue', `${plan.key}-${name}`, { [name]: sections[name] } satisfies CatalogueFile),
        )
  addTime(input.times, 'catalogue', started)
  return { fingerprint, paths }
}

async function makeSearch(input: VolumesInput, plan: VolumePlan): Promise<MadeVolume> {
  const fingerprint = fingerprintOf(`search ${plan.texts}`)
  const before = known(input, fingerprint)
  if (before) return before
  const blocks = await readWords(input, plan)
  const started = performance.now()
  const { volume, files, languages } = searchFiles(blocks, plan.count, plan.key === 'newest')
  const words = files.map(({ first, words: content }) => ({ first, path: write(input, 'search', 'words', content) }))
  const listed: SearchVolume = { ...volume, files: words.map(({ first, path }) => [first, hashIn(path)]) }
  const path = write(input, 'search', plan.key, listed)
  addTime(input.times, 'search', started)
  return { fingerprint, paths: [path, ...words.map((file) => file.path)], languages }
}

/** Reads the words of all articles of a volume, a part at a time. */
async function readWords({ records, pool, times }: VolumesInput, plan: VolumePlan): Promise<WordBlock[]> {
  const started = performance.now()
  const parts = plan.readable()
  const blocks: WordBlock[] = []
  let row = 0
  const tasks = parts.map((articles): WordTask => {
    const task = { articles, firstRow: row }
    row += articles.length
    return task
  })
  await pool.run(
    {
      kind: 'words',
      setup: { records },
      start: startReadingWords,
      tasks: tasks.map((task) => () => task),
      onDone: (block, number) => {
        blocks[number] = block
      },
    },
    tasks.length >= MANY_PARTS,
  )
  addTime(times, 'words', started)
  return blocks
}
