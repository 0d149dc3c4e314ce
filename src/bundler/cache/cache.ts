import { createHash, randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Site } from '../../contract/edition.ts'
import type { Problem } from '../../contract/problem.ts'
import { CacheError, readCacheFile, writeCacheFile, writeWhole } from './cache-file.ts'
import type { OwnOutlet } from '../validate/validate.ts'
import { type ContentFile, ContentParts, OpenContent, countIn, filesOf, packFiles } from '../collect/content-file.ts'
import { type EditionFile, packEdition, unpackEdition } from './edition-file.ts'
import type { FileStat } from '../read/file-list.ts'
import type { FolderNames, KnownFolder } from '../read/folder-names.ts'
import { type FoldersFile, type NamesFile, foldersOf, packFolders, packNames } from './folders-file.ts'
import { LOCK_FILE } from '../system/lock.ts'
import type { MadeFile, MadePart } from '../shard/part.ts'
import type { EditionPlan, PartPlan } from '../shard/plan.ts'
import type { EditionFrame } from '../write/publish.ts'
import type { Entry } from '../validate/source-article.ts'
import { versionOf } from '../system/version.ts'

/** A file as it was when it was read. */
export interface KnownFile {
  readonly stat: FileStat
  /** Mark of its bytes; undefined when it could not be read. */
  readonly mark: string | undefined
  readonly entry: Entry
}

/** Entries as `packEntries` packs them. */
export interface PackedEntries {
  readonly bytes: Uint8Array
  /** Added to the offsets of contents. */
  readonly move: number
}

/** Everything that was read of a content folder. */
export interface KnownContent {
  readonly files: ReadonlyMap<string, KnownFile>
  readonly own: OwnOutlet
  /** Paths below assets/ at that time. */
  readonly assets: ReadonlySet<string>
  /** Bytes of the store of contents. */
  readonly contents: number
  /** Files that are not as they were before. */
  readonly changed: readonly string[]
  /** Entries of all files in their order, `ENTRIES_AT_ONCE` at once; where everything was read anew. */
  readonly packed?: readonly PackedEntries[]
}

/** What was made of it. */
export interface KnownEdition {
  /** By their gates. */
  readonly parts: ReadonlyMap<string, MadePart>
  /** Fronts, by their gates. */
  readonly fronts: ReadonlyMap<string, MadeFile>
}

/** What an unchanged folder need not be read for again. */
export interface Stamp {
  /** Options that decide what is published. */
  readonly options: string
  /** Of articles, published or not. */
  readonly files: number
  /** Hashes of paths and stats: of the articles, and of all other files. */
  readonly articles: string
  readonly frame: string
  /** What was wrong with the folder itself, as JSON. */
  readonly listingProblems: string
  /** Moments between which the clock decides nothing else. */
  readonly from: string
  readonly until: string
  readonly site: Site
  readonly manifest: string
  readonly problems: readonly Problem[]
  readonly skipped: readonly string[]
  readonly future: readonly string[]
}

/** Where an index was written, and what stood there afterwards. */
export interface KnownOutput {
  readonly edition: string
  /** Of the index, without the publisher's assets. */
  readonly files: number
  readonly bytes: number
  readonly paths: readonly string[]
  readonly stats: Float64Array
  /** Assets: path → stat of the file it was copied from. */
  readonly sources: ReadonlyMap<string, FileStat>
}

/** An edition as it was planned, so that it can be made again when only words of few articles have changed. */
export interface KnownPlan {
  /** Of the content it was made of. */
  readonly state: string
  readonly frame: EditionFrame
  /** With the names of their rows, and the keys of the articles that their stories link. */
  readonly parts: readonly (Omit<PartPlan, 'rows'> & { readonly name: string; readonly linked: Float64Array })[]
  readonly front: EditionPlan['front']
  readonly fronts: EditionPlan['fronts']
  readonly counts: EditionPlan['counts']
  readonly providers: number
  readonly newest: string | undefined
  /** Paths below assets/ that are published. */
  readonly assets: readonly string[]
  /** Bytes of contents that the edition shows. */
  readonly live: number
}

/** Where the larger part of what is written of the content stands. */
const PARTS = 'parts-'
const DEFAULT_FOLDER = 'node_modules/.cache/broadsheet'

/** Files between builds; removing them costs nothing but time. */
export class Cache {
  readonly folder: string
  private readonly version = versionOf()
  /** The file `content` as it stands there, and what has changed since. */
  private base: { readonly id: string; readonly size: number } | undefined
  private changed = new Set<string>()
  private state = ''
  private namesId = ''

  /**
   * @param root where all caches are
   * @param prefix of the folder's name
   */
  constructor(content: string, root: string = process.env['BROADSHEET_CACHE'] || DEFAULT_FOLDER, prefix = '') {
    const name = createHash('sha256').update(realpathSync(content)).digest('hex').slice(0, 16)
    this.folder = resolve(root, prefix + name)
  }

  get contentsPath(): string {
    return join(this.folder, 'contents.json')
  }

  readContent(): KnownContent | undefined {
    const base = this.read('content') as ContentFile | undefined
    if (!base) return undefined
    try {
      const { later, last } = this.readChanges(base)
      const files = filesOf(this.partsPath(base.state), base)
      for (const [path, file] of later) files.set(path, file)
      const { own, assets, contents } = last
      return { files, own, assets: new Set(assets), contents, changed: [] }
    } catch (error) {
      if (error instanceof CacheError) return undefined
      throw error
    }
  }

  /** What has changed since the base was written, and what was written last. */
  private readChanges(base: ContentFile): { later: Map<string, KnownFile>; last: ContentFile } {
    const changes = this.read('changes') as ContentFile | undefined
    const last = changes?.id === base.id ? changes : base
    const later = last === base ? new Map<string, KnownFile>() : filesOf(this.partsPath(last.state), last)
    this.base = { id: base.id, size: countIn(base) }
    this.changed = new Set(later.keys())
    this.state = last.state
    return { later, last }
  }

  /**
   * The same as {@link readContent} without reading every entry.
   * @throws {CacheError} when what was remembered of the last changes is damaged
   */
  openContent(): OpenContent | undefined {
    const base = this.read('content') as ContentFile | undefined
    if (!base) return undefined
    const { later, last } = this.readChanges(base)
    return new OpenContent(base, new ContentParts(this.partsPath(base.state), base), later, last)
  }

  /** Few changes stand in a file of their own: writing all of a large folder again takes longer than reading it. */
  writeContent({ files, own, assets, contents, changed, packed }: KnownContent): void {
    for (const path of changed) this.changed.add(path)
    const isFew = this.hasFewChanges
    this.state = randomUUID()
    if (!isFew) {
      this.base = { id: this.state, size: files.size }
      this.changed.clear()
    }
    const paths = isFew ? [...this.changed] : [...files.keys()]
    const heads = { id: this.base?.id ?? '', state: this.state, own, assets: [...assets], contents }
    const all = paths.flatMap((path): [string, KnownFile][] => {
      const file = files.get(path)
      return file ? [[path, file]] : []
    })
    mkdirSync(this.folder, { recursive: true })
    const parts = openSync(this.partsPath(this.state), 'w')
    try {
      const file = packFiles(all, heads, (bytes) => writeWhole(parts, bytes), isFew ? undefined : packed)
      this.write(isFew ? 'changes' : 'content', file)
    } finally {
      closeSync(parts)
    }
    const wanted = [heads.id, this.state].map((state) => basename(this.partsPath(state)))
    for (const name of readdirSync(this.folder))
      if (name.startsWith(PARTS) && !wanted.includes(name)) rmSync(join(this.folder, name), { force: true })
  }

  private partsPath(state: string): string {
    return join(this.folder, PARTS + state)
  }

  /** Few enough that they stand in a file of their own. */
  private get hasFewChanges(): boolean {
    return this.base !== undefined && this.changed.size <= Math.max(50, this.base.size / 50)
  }

  /** Whether so many changes more would still stand in a file of their own. */
  hasRoomFor(changes: number): boolean {
    return this.base !== undefined && this.changed.size + changes <= Math.max(50, this.base.size / 50)
  }

  /** Name of what was written of the content last. */
  get contentState(): string {
    return this.state
  }

  /** Folder of the rows of parts. */
  get rowsFolder(): string {
    return join(this.folder, 'rows')
  }

  readPlan(): KnownPlan | undefined {
    return this.read('plan') as KnownPlan | undefined
  }

  writePlan(plan: KnownPlan): void {
    this.write('plan', plan)
  }

  readEdition(): KnownEdition | undefined {
    const file = this.read('edition') as EditionFile | undefined
    return file && unpackEdition(file)
  }

  writeEdition(edition: KnownEdition): void {
    this.write('edition', packEdition(edition))
  }

  readStamp(): Stamp | undefined {
    return this.read('stamp') as Stamp | undefined
  }

  writeStamp(stamp: Stamp): void {
    this.write('stamp', stamp)
  }

  readFolders(): readonly KnownFolder[] {
    const folders = this.read('folders') as FoldersFile | undefined
    this.namesId = folders?.namesId ?? ''
    return foldersOf(folders, this.read('names', true) as NamesFile | undefined)
  }

  writeFolders({ isNew, areNamesNew, known }: FolderNames): void {
    if (!isNew) return
    if (areNamesNew) {
      this.namesId = randomUUID()
      this.write('names', packNames(known, this.namesId))
    }
    this.write('folders', packFolders(known, this.namesId))
  }

  readOutput(out: string): KnownOutput | undefined {
    return this.read(this.outputName(out)) as KnownOutput | undefined
  }

  writeOutput(out: string, output: KnownOutput): void {
    this.write(this.outputName(out), output)
  }

  private outputName(out: string): string {
    return `output-${createHash('sha256').update(resolve(out)).digest('hex').slice(0, 16)}`
  }

  /** Forgets everything. */
  clear(): void {
    this.base = undefined
    mkdirSync(this.folder, { recursive: true })
    for (const name of readdirSync(this.folder))
      if (name !== LOCK_FILE) rmSync(join(this.folder, name), { recursive: true, force: true })
  }

  /** Its check and its version say that it is what `write` wrote under that name. */
  private read(name: string, isShared = false): unknown {
    const file = readCacheFile(join(this.folder, name), isShared)
    const isOurs =
      typeof file === 'object' &&
      file !== null &&
      'version' in file &&
      file.version === this.version &&
      'content' in file
    return isOurs ? file.content : undefined
  }

  private write(name: string, content: unknown): void {
    writeCacheFile(join(this.folder, name), { version: this.version, content })
  }
}
