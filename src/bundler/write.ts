import {
  copyFileSync,
  existsSync,
  mkdirSync,
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
import { MANIFEST_FILE } from '../contract/addresses.ts'
import type { Edition } from './bundle.ts'

/** Folders of an index; whatever else stands in the output folder is not ours to remove. */
const FOLDERS = ['assets', 'cards', 'catalogue', 'directory', 'fronts', 'providers', 'stories']

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
      `The index can't be written to ${out}: it and the content folder ${content} hold one another. Choose a folder beside it.`,
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
  const strange = names.filter((name) => name !== `${MANIFEST_FILE}.part` && !FOLDERS.includes(name))
  // An interrupted first writing leaves all folders of an index; `assets` alone is somebody's own.
  if (strange.length === 0 && FOLDERS.every((folder) => names.includes(folder))) return
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

/** Parts first, the manifest last, then what no edition names any more is removed. */
export function writeEdition(edition: Edition, out: string): { written: number; bytes: number } {
  let written = 0
  let bytes = 0
  const folders = new Set<string>()
  const prepare = (file: string) => {
    const folder = dirname(file)
    if (folders.has(folder)) return
    mkdirSync(folder, { recursive: true })
    folders.add(folder)
  }
  for (const folder of FOLDERS) prepare(join(out, folder, 'x'))
  for (const { from, to } of edition.assets) {
    const file = join(out, to)
    makeWay(out, to)
    prepare(file)
    if (isSame(from, file)) continue
    copyFileSync(from, `${file}.part`)
    renameSync(`${file}.part`, file)
    written++
  }
  for (const [path, text] of edition.files) {
    bytes += Buffer.byteLength(text)
    const file = join(out, path)
    prepare(file)
    // A name holds the hash of the bytes: a whole file of that name is the same file.
    if (path !== MANIFEST_FILE && existsSync(file) && statSync(file).size === Buffer.byteLength(text)) continue
    writeFileSync(`${file}.part`, text)
    renameSync(`${file}.part`, file)
    written++
  }
  const named = new Set([...edition.files.keys(), ...edition.assets.map(({ to }) => to)])
  for (const folder of FOLDERS) prune(out, folder, named)
  return { written, bytes }
}

/** Removes what an earlier edition left where a file is now a folder, or a folder a file. */
function makeWay(out: string, path: string): void {
  const names = path.split('/')
  for (let depth = 1; depth <= names.length; depth++) {
    const place = join(out, ...names.slice(0, depth))
    const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory()
    if (isFolder === undefined) return
    if (isFolder === (depth === names.length)) return rmSync(place, { recursive: true })
  }
}

function isSame(from: string, to: string): boolean {
  if (!existsSync(to) || statSync(from).size !== statSync(to).size) return false
  return readFileSync(from).equals(readFileSync(to))
}

function prune(out: string, path: string, named: ReadonlySet<string>): void {
  const full = join(out, path)
  if (!existsSync(full)) return
  for (const entry of readdirSync(full, { withFileTypes: true })) {
    const below = `${path}/${entry.name}`
    if (entry.isDirectory()) prune(out, below, named)
    else if (!named.has(below)) rmSync(join(out, below))
  }
  if (readdirSync(full).length === 0) rmdirSync(full)
}
