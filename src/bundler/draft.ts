import type { Manifest, Site } from '../contract/edition.ts'
import type { Problem } from '../contract/problem.ts'
import type { Clock } from './collect/entry.ts'

export interface BundleOptions {
  /** The publisher's folder. */
  readonly content: string
  readonly unpublished?: boolean
  readonly future?: boolean
  readonly archive?: boolean
  readonly skipInvalid?: boolean
  readonly strict?: boolean
  /** What counts as the future begins here; the only thing that depends on the clock. */
  readonly now?: Date
  /** Folder for what is remembered between builds; `false` remembers nothing. */
  readonly cache?: string | false
  /**
   * The bundler stays and makes edition after edition: it waits for nobody, keeps what it knows in memory, and writes it
   * down when it is asked to.
   */
  readonly isSession?: boolean
  /** The process makes one edition and ends. */
  readonly isCommand?: boolean
  /** Another build works in a folder, and its lock is waited for. */
  readonly onWait?: (folder: string, lock: string) => void
  readonly onProgress?: (stage: 'read' | 'write', done: number, total: number) => void
}

/** What a folder would be published as. */
export interface Draft {
  /** Whether it may be published. */
  readonly ok: boolean
  readonly problems: readonly Problem[]
  /** Files of articles that were left out because they are broken. */
  readonly skipped: readonly string[]
  /** Whether articles were left out because they are broken, and no other is left. */
  readonly isEmptied: boolean
  /** Files of articles that were left out because they are dated in the future. */
  readonly future: readonly string[]
  readonly site: Site
  /**
   * Publishes it, whatever `ok` says.
   * @param out folder of the index
   * @throws {OutputError} when that would endanger files of somebody else
   * @throws {LockError} when another build does not leave the folder
   */
  readonly write: (out: string) => Promise<Edition>
}

/** Errors that skipping articles does not mend: those of site.yaml, topics, outlets and the folder itself. */
export const errorsBeyondArticles = ({ problems, skipped }: Pick<Draft, 'problems' | 'skipped'>): Problem[] => {
  const articles = new Set(skipped)
  return problems.filter(({ severity, file }) => severity === 'error' && !articles.has(file))
}

/**
 * Whether it may be published, and what is known of it.
 * @param count says how many articles would be published
 */
export function judge(
  { problems, skipped, future, site }: Pick<Draft, 'problems' | 'skipped' | 'future' | 'site'>,
  count: () => number,
  { skipInvalid = false, strict = false }: Pick<BundleOptions, 'skipInvalid' | 'strict'>,
): Omit<Draft, 'write'> {
  const isBroken = problems.some(({ severity }) => severity === 'error')
  const isEmptied = skipped.length > 0 && count() === 0
  const isForgiven = skipInvalid && !isEmptied && errorsBeyondArticles({ problems, skipped }).length === 0
  const ok = (!isBroken || isForgiven) && !(strict && problems.length > 0)
  return { ok, problems, skipped, isEmptied, future, site }
}

/** An edition that stands in a folder. */
export interface Edition {
  readonly manifest: Manifest
  /** Files of the index and their bytes, the publisher's assets not counted. */
  readonly files: number
  readonly bytes: number
  /** Files that had to be written, assets among them. */
  readonly written: number
  /** Milliseconds by stage, in all threads together. */
  readonly clock: Readonly<Clock>
}

/**
 * Of a folder that is not there.
 * @param isFile whether a file stands in its place
 */
export function noFolder(content: string, isFile: boolean): Draft {
  const message = isFile ? `${content} is a file.` : 'There is no such folder.'
  const hint = 'Name the publisher’s folder with --content, or CONTENT.'
  const problem: Problem = { severity: 'error', code: 'no-folder', file: content, message, hint }
  return {
    ok: false,
    problems: [problem],
    skipped: [],
    isEmptied: false,
    future: [],
    site: { title: 'Broadsheet', locale: 'en', home: [] },
    write: () => Promise.reject(new Error(`${content}: ${message}`)),
  }
}
