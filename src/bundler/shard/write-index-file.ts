import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../system/error-code.ts'
import { replaceFile } from '../system/replace-file.ts'

/**
 * Writes one file of the index, unless it is there already. A new file needs no temporary name: nothing refers to it until
 * the manifest is written, and a half-written file does not have the hash it is named by.
 */
export function writeIndexFile(out: string, path: string, text: string): void {
  const file = join(out, path)
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  if (statSync(file).isDirectory()) clearPath(out, path)
  else if (readFileSync(file, 'utf8') === text) return
  replaceFile(file, text)
}

/** Removes a file where a path needs a folder, or a folder in the place of the file itself. Earlier editions may leave them. */
export function clearPath(out: string, path: string): void {
  const names = path.split('/')
  for (let depth = 1; depth <= names.length; depth++) {
    const place = join(out, ...names.slice(0, depth))
    const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory()
    if (isFolder === undefined) return
    if (isFolder === (depth === names.length)) return rmSync(place, { recursive: true })
  }
}
