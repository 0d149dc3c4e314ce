import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { fingerprintOf } from '../system/hash.ts'
import { makeFolder } from '../system/make-folder.ts'
import { replaceFile } from '../system/replace-file.ts'

/** What a server said of the version of a feed that was imported. */
export interface Validators {
  readonly etag?: string
  readonly lastModified?: string
}

/** Thrown when what was imported before is not known. Its message is for people. */
export class MemoryError extends Error {
  override readonly name = 'MemoryError'
}

interface FolderMemory {
  /** By address. */
  readonly feeds: Record<string, Validators>
  /** Path of the file of each story that was ever imported, by fingerprints of its names. */
  readonly stories: Record<string, string>
}

interface MemoryFile {
  readonly version: 1
  /** By content folder, relative to the folder of the caches. */
  readonly folders: Record<string, FolderMemory>
  /** Until when hosts want to be left alone, in milliseconds since 1970. */
  readonly resting: Record<string, number>
}

/**
 * Knows which stories were imported, so that those whose files were deleted do not come back. It is kept in
 * `.broadsheet/import/memory.json`.
 */
export class ImportMemory {
  /** See `FetchContext`. */
  readonly resting: Map<string, number>
  private readonly path: string
  private readonly file: MemoryFile
  private readonly folder: { readonly feeds: Map<string, Validators>; readonly stories: Map<string, string> }
  private readonly name: string

  /**
   * @param folder that of the memory, `.broadsheet/import`
   * @param content the publisher's folder
   * @throws {MemoryError} when the file is damaged
   */
  constructor(folder: string, content: string) {
    this.path = join(folder, 'memory.json')
    this.file = readMemory(this.path)
    this.name = relative(resolve(folder, '../..'), resolve(content)).split(sep).join('/') || '.'
    const known = this.file.folders[this.name]
    this.folder = {
      feeds: new Map(Object.entries(known?.feeds ?? {})),
      stories: new Map(Object.entries(known?.stories ?? {})),
    }
    this.resting = new Map(Object.entries(this.file.resting))
  }

  /** @param key any name of a story */
  has(key: string): boolean {
    return this.folder.stories.has(fingerprintOf(key))
  }

  add(keys: readonly string[], path: string): void {
    for (const key of keys) this.folder.stories.set(fingerprintOf(key), path)
  }

  validatorsOf(address: string): Validators {
    return this.folder.feeds.get(address) ?? {}
  }

  setValidators(address: string, validators: Validators | undefined): void {
    if (validators) this.folder.feeds.set(address, validators)
    else this.folder.feeds.delete(address)
  }

  /** @param now milliseconds since 1970 */
  save(now: number): void {
    const sorted = <Value>(map: ReadonlyMap<string, Value>) =>
      Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))
    const { feeds, stories } = this.folder
    const folders = { ...this.file.folders, [this.name]: { feeds: sorted(feeds), stories: sorted(stories) } }
    const resting = sorted(new Map([...this.resting].filter(([, until]) => until > now)))
    replaceFile(this.path, `${JSON.stringify({ version: 1, folders, resting } satisfies MemoryFile, undefined, 1)}\n`)
  }
}

/** Makes the folder, which git does not see. */
export function makeMemoryFolder(folder: string): void {
  makeFolder(folder)
  const ignore = join(folder, '../.gitignore')
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n')
}

function readMemory(path: string): MemoryFile {
  if (!existsSync(path)) return { version: 1, folders: {}, resting: {} }
  let data: unknown
  try {
    data = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  if (isMemory(data)) return data
  throw new MemoryError(
    `${path} is damaged, so it is not known which stories were imported. Bring it back from a copy, or remove it. Stories that you deleted then come back as long as they are in their feeds.`,
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const everyValue = (value: unknown, test: (one: unknown) => boolean) =>
  isRecord(value) && Object.values(value).every(test)

const isValidators = (value: unknown) => everyValue(value, (text) => typeof text === 'string')

const isFolder = (value: unknown) =>
  isRecord(value) &&
  everyValue(value['feeds'], isValidators) &&
  everyValue(value['stories'], (path) => typeof path === 'string')

function isMemory(value: unknown): value is MemoryFile {
  return (
    isRecord(value) &&
    value['version'] === 1 &&
    everyValue(value['folders'], isFolder) &&
    everyValue(value['resting'], (until) => typeof until === 'number')
  )
}
