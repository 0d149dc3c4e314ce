import { lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { replaceFile } from '../system/replace-file.ts'

/** Files that a build makes among others it does not know; each says itself whose it is. */
export interface OwnKind {
  /** What the folders are called, from the output folder down. */
  readonly folders: readonly RegExp[]
  /** With its dot. */
  readonly ending: string
  readonly isOurs: (text: string) => boolean
}

/** What an interrupted build leaves, see {@link replaceFile}. */
const PART = /\.\d+-\d+-\d+\.part$/

const statOf = (path: string) => lstatSync(path, { throwIfNoEntry: false })

/** Makes the folders that a file stands in; false where one of them is a link, which may lead anywhere, or a file. */
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
 * Writes a file unless it stands there as it should.
 * @param path below the output folder, with forward slashes, of names that are safe
 * @returns false when something else stands in its place, which is left as it is
 */
export function writeOwn(out: string, path: string, text: string, isOurs: OwnKind['isOurs']): boolean {
  if (!makeFolders(out, path)) return false
  const file = join(out, path)
  const stat = statOf(file)
  if (stat) {
    if (!stat.isFile()) return false
    const old = readFileSync(file, 'utf8')
    if (old === text) return true
    if (!isOurs(old)) return false
  }
  replaceFile(file, text)
  return true
}

/** Removes what earlier builds wrote and this one did not, and folders that are empty then. Links are not followed. */
export function pruneOwn(out: string, { folders, ending, isOurs }: OwnKind, isWanted: (path: string) => boolean): void {
  const visit = (at: string, [folder, ...below]: readonly RegExp[]) => {
    for (const entry of readdirSync(join(out, at), { withFileTypes: true })) {
      const path = at ? `${at}/${entry.name}` : entry.name
      if (folder) {
        if (entry.isDirectory() && folder.test(entry.name)) visit(path, below)
      } else if (entry.isFile()) pruneFile(path)
    }
    if (at && readdirSync(join(out, at)).length === 0) rmdirSync(join(out, at))
  }
  const pruneFile = (path: string) => {
    const name = basename(path)
    const isPart = PART.test(name) && name.replace(PART, '').endsWith(ending)
    if (!isPart && (!name.endsWith(ending) || isWanted(path.normalize()))) return
    const file = join(out, path)
    if (isPart || isOurs(readFileSync(file, 'utf8'))) rmSync(file)
  }
  visit('', folders)
}
