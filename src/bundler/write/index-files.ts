import { lstatSync, readdirSync, rmSync, rmdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { COPIES_FOLDER } from '../../contract/picture-copies.ts'
import { fileVersion } from '../system/file-version.ts'

/** Folders of an index. Other files in the output folder are never touched. */
export const INDEX_FOLDERS = [
  'assets',
  'cards',
  'catalogue',
  'directory',
  'fronts',
  COPIES_FOLDER,
  'providers',
  'search',
  'similar',
  'stories',
]

/** Lists the files in the folders of an index, with their versions. Links are listed as files. */
export function listIndex(out: string): Map<string, string> {
  const files = new Map<string, string>()
  const visit = (path: string) => {
    const stats = lstatSync(join(out, path), { throwIfNoEntry: false })
    if (stats?.isDirectory()) listBelow(path)
    else if (stats) {
      const target = stats.isSymbolicLink() ? statSync(join(out, path), { throwIfNoEntry: false }) : stats
      files.set(path, fileVersion(target ?? stats))
    }
  }
  const listBelow = (folder: string) => {
    for (const name of readdirSync(join(out, folder))) visit(`${folder}/${name}`)
  }
  for (const folder of INDEX_FOLDERS)
    if (statSync(join(out, folder), { throwIfNoEntry: false })?.isDirectory()) listBelow(folder)
  return files
}

/** True for files and links. */
function isFile(path: string): boolean {
  try {
    return !lstatSync(path).isDirectory()
  } catch {
    return false
  }
}

/**
 * Removes files that the edition does not use, and folders that are empty afterwards.
 * @param paths paths of all files that existed before the edition was written
 */
export function pruneIndex(out: string, paths: Iterable<string>, isUsed: (path: string) => boolean): void {
  const folders = new Set<string>(INDEX_FOLDERS)
  for (const path of paths) {
    if (isUsed(path)) continue
    folders.add(dirname(path))
    const file = join(out, path)
    // The edition may have a folder where the file was, or a file where its folder was.
    if (isFile(file)) rmSync(file)
  }
  for (const folder of folders) removeEmpty(out, folder)
}

/** Removes a folder and those above it while they are empty. */
function removeEmpty(out: string, folder: string): void {
  for (let above = folder; above !== '.'; above = dirname(above)) {
    try {
      rmdirSync(join(out, above))
    } catch {
      // The folder is not empty, or does not exist.
      return
    }
  }
}
