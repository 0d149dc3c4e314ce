import {
  existsSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { threadId } from 'node:worker_threads'
import { MANIFEST_FILE, SCHEMA_FILE } from '../contract/addresses.ts'
import { codeOf } from './error-code.ts'
import { type FileStat, toFileStat } from './file-list.ts'
import { LOCK_FILE } from './lock.ts'
import { makeFolder } from './make-folder.ts'

/** Folders of an index; whatever else stands in the output folder is not ours to remove. */
const FOLDERS = ['assets', 'cards', 'catalogue', 'directory', 'fronts', 'providers', 'search', 'similar', 'stories']

/** Why an output folder can't be used; its message is for people. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/** The folder itself, whichever link leads there; of one that does not exist yet, where it would stand. */
function realPlace(folder: string): string {
  const path = resolve(folder)
  if (existsSync(path)) return realpathSync(path)
  const parent = dirname(path)
  return parent === path ? path : join(realPlace(parent), basename(path))
}

const isWithin = (inner: string, outer: string) =>
  inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep)

/** @throws {OutputError} when what empties or fills one of the two folders would reach into the other */
export function checkApart(content: string, out: string): void {
  const [from, to] = [realPlace(content), realPlace(out)]
  if (isWithin(to, from) || isWithin(from, to)) {
    throw new OutputError(
      `The index can’t be written to ${out}: it and the content folder ${content} hold one another. Choose a folder beside it.`,
    )
  }
}

/** @throws {OutputError} when writing an index there would endanger the publisher's own files */
export function checkOutput(content: string, out: string): void {
  checkApart(content, out)
  const to = resolve(out)
  if (!existsSync(to)) return
  if (!statSync(to).isDirectory()) throw new OutputError(`${out} is a file. Name a folder for the index.`)
  const names = readdirSync(to)
  if (names.length === 0 || isIndex(to)) return
  const known = [LOCK_FILE, MANIFEST_FILE, SCHEMA_FILE, ...FOLDERS]
  const strange = names.filter((name) => !known.includes(name) && !name.endsWith('.part'))
  // What an interrupted first writing leaves, or an index whose manifest was lost.
  if (strange.length === 0 && (names.includes(LOCK_FILE) || holdsIndexFiles(to))) return
  const found = (strange.length > 0 ? strange : names).slice(0, 3).join(', ')
  throw new OutputError(
    `${out} holds other files (${found}) and no index. Name an empty folder, or one with an earlier index.`,
  )
}

/** Whether the manifest there is one of ours; other programs call files so too. */
function isIndex(out: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(out, MANIFEST_FILE), 'utf8'))
    return typeof manifest === 'object' && manifest !== null && 'format' in manifest && 'edition' in manifest
  } catch {
    return false
  }
}

const INDEX_FILE = /\.[0-9a-f]{12}\.json$/

/** Whether folders of an index hold files of an index and no others; `assets` alone is somebody's own. */
function holdsIndexFiles(out: string): boolean {
  const names = [...filesIn(out).keys()].filter((path) => !path.startsWith('assets/') && !path.endsWith('.part'))
  return names.length > 0 && names.every((path) => INDEX_FILE.test(path))
}

let temporaries = 0

/** Writes a file beside its place and moves it there: who reads meanwhile reads the old one, or none. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}-${threadId}-${temporaries++}.part`
  writeFileSync(temporary, content)
  renameSync(temporary, file)
}

/**
 * Writes one file of the index, unless it stands there already. A new one needs no care: until the manifest is written
 * nobody knows its name, and a half of it does not bear its hash.
 */
export function writeIndexFile(out: string, path: string, text: string): void {
  const file = join(out, path)
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  if (statSync(file).isDirectory()) makeWay(out, path)
  else if (readFileSync(file, 'utf8') === text) return
  replaceFile(file, text)
}

/** Makes the folders of an index. */
export function makeFolders(out: string): void {
  for (const folder of FOLDERS) {
    if (folder === 'assets') continue
    makeWay(out, `${folder}/x`)
    makeFolder(join(out, folder))
  }
}

/** Every file of the index that is there, by its path. */
export function filesIn(out: string): Map<string, FileStat> {
  const files = new Map<string, FileStat>()
  const list = (path: string) => {
    const full = join(out, path)
    for (const entry of readdirSync(full, { withFileTypes: true })) {
      const below = `${path}/${entry.name}`
      if (entry.isDirectory()) list(below)
      else {
        const stat = statSync(`${out}/${below}`, { throwIfNoEntry: false })
        if (stat) files.set(below, toFileStat(stat))
      }
    }
  }
  for (const folder of FOLDERS) {
    if (statSync(join(out, folder), { throwIfNoEntry: false })?.isDirectory()) list(folder)
  }
  return files
}

/** Removes what no edition names any more. */
export function prune(out: string, isNamed: (path: string) => boolean): void {
  for (const folder of FOLDERS) pruneFolder(out, folder, isNamed)
}

/** Removes what an earlier edition left where a file is now a folder, or a folder a file. */
export function makeWay(out: string, path: string): void {
  const names = path.split('/')
  for (let depth = 1; depth <= names.length; depth++) {
    const place = join(out, ...names.slice(0, depth))
    const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory()
    if (isFolder === undefined) return
    if (isFolder === (depth === names.length)) return rmSync(place, { recursive: true })
  }
}

export function isSame(from: string, to: string): boolean {
  if (!existsSync(to) || statSync(from).size !== statSync(to).size) return false
  return readFileSync(from).equals(readFileSync(to))
}

/** Says whether anything is left of a folder. */
function pruneFolder(out: string, path: string, isNamed: (path: string) => boolean): boolean {
  const full = join(out, path)
  if (!existsSync(full)) return false
  let isLeft = false
  for (const entry of readdirSync(full, { withFileTypes: true })) {
    const below = `${path}/${entry.name}`
    if (entry.isDirectory() ? pruneFolder(out, below, isNamed) : isNamed(below)) isLeft = true
    else if (!entry.isDirectory()) rmSync(join(out, below))
  }
  if (!isLeft) rmdirSync(full)
  return isLeft
}
