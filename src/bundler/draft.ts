import type { Site } from '../contract/edition.ts'
import type { Problem } from '../contract/problem.ts'
import { isCacheError } from './cache/cache-file.ts'
import type { CopyReport } from './copies/make-copies.ts'
import type { Joined, PublishOptions } from './join/join.ts'
import type { Reading } from './join/reading.ts'
import type { CheckOptions, PictureReport } from './pictures/check-pictures.ts'
import type { FoundProblem } from './problems/found-problem.ts'
import type { Listing } from './read/list-content.ts'
import { checkAddress } from './settings/check-address.ts'
import { lockFolder } from './system/lock.ts'
import { placeProblems } from './validate/place-problems.ts'
import { checkOutput } from './write/check-output.ts'
import type { Edition } from './write/write-edition.ts'

export interface BundleOptions extends CheckOptions {
  /** The publisher's folder. */
  readonly content: string
  /** How its user sets {@link content}, for messages; `CONTENT` when absent. */
  readonly contentOption?: string
  readonly unpublished?: boolean
  readonly future?: boolean
  readonly archive?: boolean
  readonly skipInvalid?: boolean
  readonly strict?: boolean
  /** The public address of the site, without a slash at its end; that of the folder when absent. */
  readonly url?: string
  /**
   * The path of the site on its host, with slashes at both ends, when pages are made around the index: they need the address of
   * the site.
   */
  readonly base?: string
  /** The current time, by default that of the clock. Articles dated later are in the future. Nothing else depends on it. */
  readonly now?: Date
  /** Folder of the caches of all content folders; `false` to build without a cache. */
  readonly cache?: string | false
  /** True for the dev server, which makes many editions. It uses a separate cache, so that it does not wait for other builds. */
  readonly isSession?: boolean
  /** Called once when another build has held the lock of a folder for two seconds. */
  readonly onWait?: (folder: string, lock: string) => void
  readonly onProgress?: (stage: 'read' | 'check' | 'copy' | 'write', done: number, total: number) => void
}

/** Returns which articles are published. */
export function publishOptions({
  unpublished = false,
  future = false,
  now = new Date(),
}: BundleOptions): PublishOptions {
  return { unpublished, future, now: `${now.toISOString().slice(0, 19)}Z` }
}

/** The result of reading a folder: an edition that is not written yet. */
export interface Draft {
  /** True when it may be published. */
  readonly ok: boolean
  /** All problems, most of them without line and column. `placeProblems` looks them up. */
  readonly found: readonly FoundProblem[]
  /** All problems with line and column. They are looked up on first use, which parses every file with a problem. */
  readonly problems: readonly Problem[]
  /** Files of articles that are left out because of errors. */
  readonly skipped: readonly string[]
  /** True when no article can be published because of errors. */
  readonly isEmptied: boolean
  /** Files of articles that are left out because they are dated in the future. */
  readonly future: readonly string[]
  /** Why articles are held back. */
  readonly held: Joined['held']
  /** What became of the fields of other systems. */
  readonly fields: Joined['fields']
  /** Absent when pictures were not checked. */
  readonly pictures?: PictureReport | undefined
  /** Absent when there were no pictures to make copies of. */
  readonly copied?: CopyReport | undefined
  /** What kind of folder it is, and what was read of it; absent when there is no folder. */
  readonly reading?: Reading
  /** The files of the folder; absent when there is no folder. */
  readonly listing?: Listing
  readonly site: Site
  /**
   * Writes the edition, even if `ok` is false.
   * @param out folder of the index
   * @throws {OutputError} when that could overwrite or remove other files
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
  readonly held: Joined['held']
  readonly fields: Joined['fields']
  readonly pictures?: PictureReport | undefined
  readonly copied?: CopyReport | undefined
  readonly reading: Reading
  readonly listing: Listing
}

/** Returns the errors that remain when broken articles are skipped: those of site.yaml, topics, outlets and the folder. */
export const errorsBeyondArticles = ({ found, skipped }: Pick<Draft, 'found' | 'skipped'>): FoundProblem[] => {
  const articles = new Set(skipped)
  return found.filter(({ severity, file }) => severity === 'error' && !articles.has(file))
}

/**
 * Errors that leave out their article and stop nothing: it was written for a program that runs scripts, and one such file must
 * not keep a whole folder from its readers.
 */
const LEAVES_OUT: ReadonlySet<string> = new Set(['front-matter-language'])

/**
 * Decides whether a result may be published.
 * @param articles number of articles that would be published
 * @param write writes the edition; called while the output folder is locked
 * @param retry called after `write` when the cache was damaged
 */
export function makeDraft(
  { problems, skipped, future, held, fields, pictures, copied, reading, listing, site }: BuildResult,
  articles: number,
  { content, skipInvalid = false, strict = false, base, onWait }: BundleOptions,
  write: Draft['write'],
  retry: Draft['write'],
): Draft {
  const found = base === undefined ? problems : [...problems, ...checkAddress(site, base)]
  const hasErrors = found.some(({ severity, code }) => severity === 'error' && !LEAVES_OUT.has(code))
  const isEmptied = skipped.length > 0 && articles === 0
  const areErrorsSkipped = skipInvalid && !isEmptied && errorsBeyondArticles({ found, skipped }).length === 0
  let placed: readonly Problem[] | undefined
  return {
    ok: (!hasErrors || areErrorsSkipped) && !isEmptied && !(strict && found.length > 0),
    found,
    get problems() {
      return (placed ??= placeProblems(content, found))
    },
    skipped,
    isEmptied,
    future,
    held,
    fields,
    pictures,
    copied,
    reading,
    listing,
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

/**
 * The draft of a folder that can't be read.
 * @param isFile true when there is a file in its place
 */
export function missingFolder({ content, contentOption = 'CONTENT' }: BundleOptions, isFile: boolean): Draft {
  const message = isFile ? `${content} is a file.` : 'There is no such folder.'
  const hint = `Name the publisher’s folder with ${contentOption}.`
  const problems: Problem[] = [{ severity: 'error', code: 'no-folder', file: content, message, hint }]
  return {
    ok: false,
    found: problems,
    problems,
    skipped: [],
    isEmptied: false,
    future: [],
    held: [],
    fields: [],
    site: { title: 'Broadsheet', locale: 'en', home: [] },
    write: () => Promise.reject(new Error(`${content}: ${message}`)),
  }
}
