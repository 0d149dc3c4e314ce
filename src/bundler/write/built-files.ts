import { lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { replaceFile } from '../system/replace-file.ts'

/**
 * A kind of file that a build writes between files of other origin. Each file is recognised by its text, so no list of
 * written files is needed, which could be lost.
 */
export interface BuiltFileKind {
  /** Patterns of the folder names, from the output folder down. */
  readonly folders: readonly RegExp[]
  /** End of the file names, with a dot. */
  readonly ending: string
  /** True for the text of a file that a build wrote. */
  readonly isBuilt: (text: string) => boolean
}

/** End of a temporary file that an interrupted build leaves, see {@link replaceFile}. */
const TEMPORARY = /\.\d+-\d+-\d+\.part$/

const statOf = (path: string) => lstatSync(path, { throwIfNoEntry: false })

/** Creates the parent folders of a file. Returns false if one of them is a file, or a link, which could lead out of `out`. */
function makeFolders(out: string, path: string): boolean {
  let place = out
  for (const name of path.split('/').slice(0, -1)) {
    place = join(place, name)
    const stat = statOf(place)
    if (!stat) mkdirSync(place)
    else if (!stat.isDirectory()) return false
  }
  return true
}

/**
 * Writes a file if its text has changed. A file of other origin in its place is kept.
 * @param path below the output folder, with forward slashes; its names must be safe
 * @returns false when the file could not be written because something else is in its place
 */
export function writeBuiltFile(out: string, path: string, text: string, isBuilt: BuiltFileKind['isBuilt']): boolean {
  if (!makeFolders(out, path)) return false
  const file = join(out, path)
  const stat = statOf(file)
  if (stat) {
    if (!stat.isFile()) return false
    const old = readFileSync(file, 'utf8')
    if (old === text) return true
    if (!isBuilt(old)) return false
  }
  replaceFile(file, text)
  return true
}

/** Removes files of earlier builds that this build has not written, and folders that become empty. Does not follow links. */
export function pruneBuiltFiles(
  out: string,
  { folders, ending, isBuilt }: BuiltFileKind,
  isWanted: (path: string) => boolean,
): void {
  const visit = (at: string, [pattern, ...patternsBelow]: readonly RegExp[]) => {
    for (const entry of readdirSync(join(out, at), { withFileTypes: true })) {
      const path = at ? `${at}/${entry.name}` : entry.name
      if (pattern) {
        if (entry.isDirectory() && pattern.test(entry.name)) visit(path, patternsBelow)
      } else if (entry.isFile()) pruneFile(path)
    }
    if (at && readdirSync(join(out, at)).length === 0) rmdirSync(join(out, at))
  }
  const pruneFile = (path: string) => {
    const name = basename(path)
    const isTemporary = TEMPORARY.test(name) && name.replace(TEMPORARY, '').endsWith(ending)
    if (!isTemporary && (!name.endsWith(ending) || isWanted(path.normalize()))) return
    const file = join(out, path)
    if (isTemporary || isBuilt(readFileSync(file, 'utf8'))) rmSync(file)
  }
  visit('', folders)
}
