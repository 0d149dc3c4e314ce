import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { MANIFEST_FILE } from '../contract/addresses.ts'
import type { Edition } from './bundle.ts'

/** Folders of an index; whatever else stands in the output folder is not ours to remove. */
const FOLDERS = ['assets', 'cards', 'catalogue', 'directory', 'fronts', 'providers', 'stories']

/** Why an output folder can't be used; its message is for people. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(outer + sep)

/** @throws {OutputError} when what empties or fills one of the two folders would reach into the other */
export function checkApart(content: string, out: string): void {
  const [from, to] = [resolve(content), resolve(out)]
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
  const strange = readdirSync(to).filter(
    (name) => name !== MANIFEST_FILE && !FOLDERS.includes(name) && !name.startsWith(`${MANIFEST_FILE}.`),
  )
  if (strange.length > 0 && !existsSync(join(to, MANIFEST_FILE))) {
    throw new OutputError(
      `${out} holds other files (${strange.slice(0, 3).join(', ')}) and no index. Name an empty folder, or one with an earlier index.`,
    )
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
  for (const { from, to } of edition.assets) {
    const file = join(out, to)
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
