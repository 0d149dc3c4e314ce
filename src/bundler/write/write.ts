import {
  existsSync,
  lstatSync,
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
import { MANIFEST_FILE, SCHEMA_FILE } from '../../contract/addresses.ts'
import { codeOf } from '../system/error-code.ts'
import { FileList, FileTable, type ListedFile, toFileStat, unpackStat } from '../read/file-list.ts'
import { LOCK_FILE } from '../system/lock.ts'
import { makeFolder } from '../system/make-folder.ts'
import { Names } from '../read/names.ts'
import { Statter } from '../read/stat-many.ts'

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
  const names = Statter.once((statter) => lookIn(out, statter)()).paths.filter(
    (path) => !path.startsWith('assets/') && !path.endsWith('.part'),
  )
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

/**
 * Begins to look at the files of the index that are there.
 * @returns every one of them
 */
export function lookIn(out: string, statter: Statter): () => FileTable {
  const below = (folder: string) => readdirSync(`${out}/${folder}`).map((name) => `${folder}/${name}`)
  const there = FOLDERS.filter((folder) => statSync(join(out, folder), { throwIfNoEntry: false })?.isDirectory())
  const list = there.flatMap(below)
  const look = statter.begin(out, Names.of(list))
  return () => {
    const stats = look.finish()
    if (!stats.includes(Number.NaN)) return new FileTable(list, stats)
    const found: ListedFile[] = []
    /** A folder, a link or something else; or it is gone. */
    const find = (path: string) => {
      const [own, behind] = [lstatSync, statSync].map((look) => look(`${out}/${path}`, { throwIfNoEntry: false }))
      if (own?.isDirectory()) below(path).forEach(find)
      else if (own) found.push({ path, stat: toFileStat(behind ?? own) })
    }
    for (const [at, path] of list.entries()) {
      const stat = unpackStat(stats, at)
      if (Number.isNaN(stat.size)) find(path)
      else found.push({ path, stat })
    }
    const { paths, stats: all } = FileList.of(found)
    return new FileTable(paths, all)
  }
}

/** Whether a file stands there, or a link. */
function holdsFile(path: string): boolean {
  try {
    return !lstatSync(path).isDirectory()
  } catch {
    return false
  }
}

/**
 * Removes what no edition names any more, and folders that are empty then.
 * @param paths of all files that are there
 */
export function prune(out: string, paths: readonly string[], isNamed: (path: string) => boolean): void {
  const left = new Set<string>(FOLDERS)
  for (const path of paths) {
    if (isNamed(path)) continue
    left.add(dirname(path))
    const full = join(out, path)
    // The edition may have a folder where the file was, or a file where its folder was.
    if (holdsFile(full)) rmSync(full)
  }
  for (const folder of left) {
    for (let above = folder; above !== '.'; above = dirname(above)) {
      try {
        rmdirSync(join(out, above))
      } catch {
        // It holds something, or is not there.
        break
      }
    }
  }
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
