import type { Site } from '../contract/edition.ts'
import type { Problem } from '../contract/problem.ts'
import { isCacheError } from './cache/cache-file.ts'
import type { FoundProblem } from './problems/found-problem.ts'
import { lockFolder } from './system/lock.ts'
import { placeProblems } from './validate/place-problems.ts'
import { checkOutput } from './write/check-output.ts'
import type { Edition } from './write/write-edition.ts'

export interface BundleOptions {
  /** The publisher's folder. */
  readonly content: string
  readonly unpublished?: boolean
  readonly future?: boolean
  readonly archive?: boolean
  readonly skipInvalid?: boolean
  readonly strict?: boolean
  /** Articles after this moment are in the future. Nothing else depends on the clock. */
  readonly now?: Date
  /** Folder of the caches of all content folders; `false` for a build without a cache. */
  readonly cache?: string | false
  /** The bundler makes edition after edition in one process: it has a cache of its own and waits for no other build. */
  readonly isSession?: boolean
  /** Called once when another build has held the lock of a folder for some seconds. */
  readonly onWait?: (folder: string, lock: string) => void
  readonly onProgress?: (stage: 'read' | 'write', done: number, total: number) => void
}

/** What a folder would be published as. */
export interface Draft {
  /** Whether it may be published. */
  readonly ok: boolean
  /** All problems, most of them without a place. Their places are looked up with `placeProblems`. */
  readonly found: readonly FoundProblem[]
  /** All problems with their places, which are looked up when this is read first: that parses every file with a problem. */
  readonly problems: readonly Problem[]
  /** Files of articles that are left out because of errors. */
  readonly skipped: readonly string[]
  /** True when articles are left out because of errors and no other is left. */
  readonly isEmptied: boolean
  /** Files of articles that are left out because they are dated in the future. */
  readonly future: readonly string[]
  readonly site: Site
  /**
   * Publishes it, even if `ok` is false.
   * @param out folder of the index
   * @throws {OutputError} when that would put files of somebody else at risk
   * @throws {LockError} when another build does not release the folder
   */
  readonly write: (out: string) => Promise<Edition>
}

/** The result of a build, before it is decided whether it may be published. */
export interface BuildResult {
  readonly site: Site
  readonly problems: readonly FoundProblem[]
  readonly skipped: readonly string[]
  readonly future: readonly string[]
}

/** Errors that skipping articles does not remove: those of site.yaml, topics, outlets and the folder itself. */
export const errorsBeyondArticles = ({ found, skipped }: Pick<Draft, 'found' | 'skipped'>): FoundProblem[] => {
  const articles = new Set(skipped)
  return found.filter(({ severity, file }) => severity === 'error' && !articles.has(file))
}

/**
 * @param articles number of articles that would be published
 * @param write called while no other build uses the folder
 * @param retry called instead when the cache turns out to be damaged
 */
export function makeDraft(
  { problems: found, skipped, future, site }: BuildResult,
  articles: number,
  { content, skipInvalid = false, strict = false, onWait }: BundleOptions,
  write: Draft['write'],
  retry: Draft['write'],
): Draft {
  const hasErrors = found.some(({ severity }) => severity === 'error')
  const isEmptied = skipped.length > 0 && articles === 0
  const isForgiven = skipInvalid && !isEmptied && errorsBeyondArticles({ found, skipped }).length === 0
  let placed: readonly Problem[] | undefined
  return {
    ok: (!hasErrors || isForgiven) && !(strict && found.length > 0),
    found,
    get problems() {
      return (placed ??= placeProblems(content, found))
    },
    skipped,
    isEmptied,
    future,
    site,
    write: async (out) => {
      checkOutput(content, out)
      const release = await lockFolder(out, undefined, onWait)
      try {
        return await write(out)
      } catch (error) {
        if (!isCacheError(error)) throw error
      } finally {
        release()
      }
      return retry(out)
    },
  }
}

/** @param isFile whether there is a file in its place */
export function missingFolder(content: string, isFile: boolean): Draft {
  const message = isFile ? `${content} is a file.` : 'There is no such folder.'
  const hint = 'Name the publisher’s folder with --content, or CONTENT.'
  const problems: Problem[] = [{ severity: 'error', code: 'no-folder', file: content, message, hint }]
  return {
    ok: false,
    found: problems,
    problems,
    skipped: [],
    isEmptied: false,
    future: [],
    site: { title: 'Broadsheet', locale: 'en', home: [] },
    write: () => Promise.reject(new Error(`${content}: ${message}`)),
  }
}
