import { type Stats, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, sep } from 'node:path'
import type { Problem } from '../../contract/problem.ts'
import { codeOf } from '../system/error-code.ts'
import { reasonOf } from '../system/system-error.ts'
import { type ListedFile, versionAt } from '../system/file-version.ts'

/** Folders that hold neither articles nor pictures of articles, wherever they are: what tools install, and what they make. */
const NEVER = /^(?:node_modules|bower_components|vendor|_site|dist|\..*)$/

/** @param name that of a folder, without the folders above it */
export const isNeverContent = (name: string): boolean => NEVER.test(name)

export const isMarkdown = (name: string) => name.endsWith('.md') || /\.(md|markdown)$/i.test(name)
const isYaml = (name: string) => /\.ya?ml$/i.test(name)

/** Decides which files a search finds, and which folders it enters. */
export interface Wanted {
  /** @param folder the file's folder: empty, or with a slash at its end */
  readonly isFile: (name: string, folder: string) => boolean
  readonly isFolder: (name: string, path: string) => boolean
  /** True when a link that leads out of the folder is worth an error. By default every one is. */
  readonly isLinkNeeded?: (name: string, path: string, isFolder: boolean) => boolean
}

export interface Found {
  readonly files: ListedFile[]
  /** Paths of files of another kind. */
  readonly others: string[]
}

const MAX_NAMED = 3
/** Matches names of files that editors and operating systems leave behind. */
const LEFT_BEHIND = /~$|^(?:Thumbs\.db|desktop\.ini|4913)$/i

/**
 * Searches a publisher's folder. Files and folders that can't be read, and links that lead out of it, become problems; nothing
 * is thrown.
 */
export class FileFinder {
  readonly problems: Problem[] = []
  private readonly folder: string
  private readonly root: string
  private readonly startedAt = Date.now()

  constructor(folder: string) {
    this.folder = folder
    this.root = realpathSync(folder)
  }

  /** Returns the names in a folder, sorted by code units, without hidden files. */
  namesIn(path: string): readonly string[] {
    try {
      return readdirSync(`${this.folder}/${path}`)
        .filter((name) => !name.startsWith('.'))
        .sort()
    } catch (error) {
      this.reportFolder(path, error)
      return []
    }
  }

  private reportFolder(path: string, error: unknown): void {
    if (codeOf(error) === 'ENOTDIR') this.reportNoFolder(path, 'This is a file, expected a folder.')
    else if (codeOf(error) !== 'ENOENT')
      this.report(
        path || this.folder,
        'unreadable-folder',
        `This folder can’t be read: ${reasonOf(error)}.`,
        'Check its permissions.',
      )
  }

  private report(file: string, code: string, message: string, hint: string): void {
    this.problems.push({ severity: 'error', code, file, message, hint })
  }

  private reportNoFolder(path: string, message: string): void {
    this.report(path, 'not-a-folder', message, 'Rename this file, and put the files that belong there into a folder.')
  }

  /** Finds the files of a folder and of those below it. */
  findIn(path: string, wanted: Wanted, found: Found, above: readonly string[] = []): void {
    const place = path ? `${path}/` : ''
    for (const name of this.namesIn(path)) this.find(place + name, wanted, found, above)
  }

  /** Finds a file, or the files below a folder. */
  find(path: string, wanted: Wanted, found: Found, above: readonly string[] = []): void {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const isWanted = wanted.isFile(name, path.slice(0, -name.length))
    let isLink = false
    try {
      const stats = lstatSync(`${this.folder}/${path}`)
      isLink = stats.isSymbolicLink()
      if (isWanted && stats.isFile()) found.files.push({ path, version: versionAt(stats, this.startedAt) })
      else this.findOther(path, isLink, isWanted, wanted, found, above)
    } catch (error) {
      if (codeOf(error) === 'ELOOP')
        this.report(path, 'link-loop', 'This link leads back to itself.', 'Remove the link.')
      else if (!isWanted) return
      else if (codeOf(error) !== 'ENOENT')
        this.report(path, 'unreadable', `This file can’t be read: ${reasonOf(error)}.`, 'Check its permissions.')
      // A plain file that does not exist was removed after its folder was listed.
      else if (isLink)
        this.report(
          path,
          'link-to-nothing',
          'This link leads to a file that does not exist.',
          'Correct the link, or remove it.',
        )
    }
  }

  /**
   * Handles folders, links, and files that are not wanted or not plain. Reports links that lead out of the content folder or to
   * a folder above.
   */
  private findOther(
    path: string,
    isLink: boolean,
    isWanted: boolean,
    wanted: Wanted,
    found: Found,
    above: readonly string[],
  ): void {
    const full = `${this.folder}/${path}`
    const name = basename(path)
    const stats: Stats = statSync(full)
    const real = isLink || stats.isDirectory() ? realpathSync(full) : full
    if (real !== full && real !== this.root && !real.startsWith(this.root + sep)) {
      if (wanted.isLinkNeeded?.(name, path, stats.isDirectory()) === false) return
      const message = 'This link leads out of the content folder, so it is not followed.'
      this.report(path, 'link-outside', message, 'Copy the file into the folder.')
    } else if (stats.isDirectory()) {
      if (isMarkdown(name) && isWanted) {
        const message = 'This is a folder with the name of an article.'
        this.report(
          path,
          'not-a-file',
          message,
          'Rename the folder. If it holds an article, move the article out of it.',
        )
      }
      if (!wanted.isFolder(name, path)) return
      if (above.includes(real) || real === this.root)
        this.report(path, 'link-loop', 'This link leads back to a folder above it.', 'Remove the link.')
      else this.findIn(path, wanted, found, [...above, real])
    } else if (!isWanted) {
      if (stats.isFile() && !LEFT_BEHIND.test(name)) found.others.push(path)
    } else if (stats.isFile()) found.files.push({ path, version: versionAt(stats, this.startedAt) })
    else this.report(path, 'not-a-file', 'This is neither a file nor a folder, so it is not read.', 'Remove it.')
  }

  /** Finds the files below a folder that should have only one kind of file, and warns of others. */
  findKind(path: string, wanted: Wanted, kind: string, found: Found): void {
    const before = found.others.length
    this.find(path, wanted, found)
    const others = found.others.slice(before)
    if (others[0] === path) this.reportNoFolder(path, `This is a file, expected a folder of ${kind}.`)
    else if (others.length > 0) this.problems.push(warnOfOthers(path, others, kind))
  }

  /** Finds the first of some files that exists. */
  findOne(existing: readonly string[], names: readonly string[]): ListedFile | undefined {
    const name = names.find((one) => existing.includes(one))
    const found: Found = { files: [], others: [] }
    if (name) this.find(name, { isFile: isYaml, isFolder: () => false }, found)
    return found.files[0]
  }
}

/** Makes one warning for all files of another kind in a folder. */
function warnOfOthers(folder: string, others: readonly string[], kind: string): Problem {
  const names = others.slice(0, MAX_NAMED).map((file) => file.slice(folder.length + 1))
  const more = others.length > MAX_NAMED ? ` and ${others.length - MAX_NAMED} more` : ''
  return {
    severity: 'warning',
    code: 'other-files',
    file: folder,
    message: `${others.length === 1 ? 'One file is' : `${others.length} files are`} not read, since this is a folder of ${kind}: ${names.join(', ')}${more}.`,
    hint: 'Rename the files that should be read, and move the others to assets/ or out of the folder.',
  }
}
