import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { MANIFEST_FILE, SCHEMA_FILE } from '../../contract/addresses.ts'
import { isNeverContent } from '../read/file-finder.ts'
import { LOCK_FILE } from '../system/lock.ts'
import { INDEX_FOLDERS, listIndex } from './index-files.ts'

/** Thrown when an output folder can't be used. Its message is for people. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/** Resolves links. For a folder that does not exist yet, returns the path where it would be created. */
function realPlace(folder: string): string {
  const path = resolve(folder)
  if (existsSync(path)) return realpathSync(path)
  const parent = dirname(path)
  return parent === path ? path : join(realPlace(parent), basename(path))
}

const isWithin = (inner: string, outer: string) =>
  inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep)

/** Describes how an output folder and the content folder overlap; undefined when they do not. */
function describeOverlap(content: string, out: string): string | undefined {
  const [from, to] = [realPlace(content), realPlace(out)]
  if (from === to) return 'it is the content folder'
  // `dist/` of a project whose articles are at its top.
  const [first = ''] = to.slice(from.length + 1).split(sep)
  if (isWithin(to, from) && !isNeverContent(first)) return `it is inside the content folder ${content}`
  return isWithin(from, to) ? `it contains the content folder ${content}` : undefined
}

/** @throws {OutputError} when the two folders are the same, or one contains the other */
export function checkApart(content: string, out: string): void {
  const overlap = describeOverlap(content, out)
  if (overlap)
    throw new OutputError(
      `The index can’t be written to ${out}: ${overlap}. Choose a folder beside the content folder, or dist/ in it.`,
    )
}

/** @throws {OutputError} when writing an index there could overwrite or remove other files */
export function checkOutput(content: string, out: string): void {
  checkApart(content, out)
  const to = resolve(out)
  if (!existsSync(to)) return
  if (!statSync(to).isDirectory()) throw new OutputError(`${out} is a file. Choose a folder for the index.`)
  const names = readdirSync(to)
  if (names.length === 0 || isIndex(to)) return
  const known = [LOCK_FILE, MANIFEST_FILE, SCHEMA_FILE, ...INDEX_FOLDERS]
  const foreign = names.filter((name) => !known.includes(name) && !name.endsWith('.part'))
  // An interrupted first build leaves an index without a manifest.
  if (foreign.length === 0 && (names.includes(LOCK_FILE) || holdsIndexFiles(to))) return
  const found = (foreign.length > 0 ? foreign : names).slice(0, 3).join(', ')
  throw new OutputError(
    `${out} has files in it that are not an index (${found}). Choose an empty folder, or one with an earlier index.`,
  )
}

/** True when the folder has a manifest of Broadsheet. Other programs have files of that name too. */
export function isIndex(out: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(out, MANIFEST_FILE), 'utf8'))
    return typeof manifest === 'object' && manifest !== null && 'format' in manifest && 'edition' in manifest
  } catch {
    return false
  }
}

const INDEX_FILE = /\.[0-9a-f]{12}\.json$/

/** True when the folders of an index hold index files and no others. `assets` is not checked: any program may have one. */
function holdsIndexFiles(out: string): boolean {
  const paths = [...listIndex(out).keys()].filter((path) => !path.startsWith('assets/') && !path.endsWith('.part'))
  return paths.length > 0 && paths.every((path) => INDEX_FILE.test(path))
}
