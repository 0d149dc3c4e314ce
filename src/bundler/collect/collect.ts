import type { Listing } from '../read/list-content.ts'
import { UNCERTAIN } from '../system/file-version.ts'
import { fingerprintOf } from '../system/hash.ts'
import { type StageTimes, addTimes } from '../system/stage-times.ts'
import type { ThreadPool } from '../system/thread-pool.ts'
import { Assets, assetRules } from '../values/assets.ts'
import type { ArticleSite } from '../validate/validate.ts'
import type { ArticleStore, StoredFile } from './article-store.ts'
import type { ReadFile } from './article-summary.ts'
import { type ReadTask, startReading } from './read-articles.ts'

const FILES_PER_TASK = 100
/** From this many files on, reading them in two threads saves more than starting the second one costs. */
const MANY_FILES = 600

interface CollectInput {
  /** The publisher's folder. */
  readonly content: string
  readonly listing: Listing
  readonly site: ArticleSite
  /** Pictures of other sites that are known to be gone; undefined when pictures are not checked. */
  readonly gone?: ReadonlySet<string> | undefined
  readonly store: ArticleStore
  readonly pool: ThreadPool
  readonly times: StageTimes
  readonly onProgress: (done: number, total: number) => void
}

/**
 * Reads the articles of a folder. Results of unchanged files come from the store; new results are saved in it.
 * @returns one result for each listed file, in the same order
 */
export async function collectArticles(input: CollectInput): Promise<ReadFile[]> {
  const { content, listing, site, gone, store, pool, times, onProgress } = input
  const paths = listing.assets.map(({ path }) => path)
  const assets = new Assets(paths, undefined, assetRules(site.layout, site.generator))
  const siteVersion = fingerprintOf(JSON.stringify(site) + (gone ? ' pictures' : ''))
  /** Returns the result of the last build, unless the file must be parsed again even if its bytes are unchanged. */
  const usable = (path: string): StoredFile | undefined => {
    const stored = store.get(path)
    if (stored?.site !== siteVersion) return undefined
    const { lookups = [], pictures = [] } = stored.result
    const isSame =
      lookups.every(([asset, existed]) => assets.isStill(asset, existed)) &&
      pictures.every(([address, existed]) => gone?.has(address) !== existed)
    return isSame ? stored : undefined
  }
  const changed = listing.articles.filter(({ path, version }) => {
    return version === UNCERTAIN || usable(path)?.version !== version
  })
  const tasks = Array.from({ length: Math.ceil(changed.length / FILES_PER_TASK) }, (_, at): ReadTask => {
    const paths = changed.slice(at * FILES_PER_TASK, (at + 1) * FILES_PER_TASK).map(({ path }) => path)
    return { paths, hashes: paths.map((path) => usable(path)?.hash ?? null) }
  })
  const read = new Map<string, StoredFile>()
  let done = 0
  await pool.run(
    {
      kind: 'articles',
      setup: { folder: content, assets: paths, site, gone },
      start: startReading,
      tasks: tasks.map((task) => () => task),
      onDone: (result, number) => {
        // `readTask` has written this JSON.
        const files = JSON.parse(result.files) as ReadFile[]
        store.add(files, result)
        let next = 0
        for (const [at, path] of (tasks[number]?.paths ?? []).entries()) {
          const hash = result.hashes[at] ?? null
          const isSame = hash !== null && hash === tasks[number]?.hashes[at]
          const file = isSame ? store.get(path)?.result : files[next++]
          const version = changed[number * FILES_PER_TASK + at]?.version ?? UNCERTAIN
          if (file) read.set(path, { version, hash, site: siteVersion, result: file })
        }
        addTimes(times, result.times)
        done += tasks[number]?.paths.length ?? 0
        onProgress(done, changed.length)
      },
    },
    changed.length >= MANY_FILES,
  )
  const files = listing.articles.map(({ path }) => path)
  store.save(read, files)
  return files.flatMap((path) => store.get(path)?.result ?? [])
}
