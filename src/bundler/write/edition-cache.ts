import { resolve } from 'node:path'
import type { Manifest, Site } from '../../contract/edition.ts'
import type { CacheFolder } from '../cache/cache-folder.ts'
import type { CopyReport, JoinedWithCopies } from '../copies/make-copies.ts'
import type { Joined } from '../join/join.ts'
import type { MovedPages } from '../links/moved-pages.ts'
import type { Translations } from '../links/translations.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import type { MadeFile, MadePart } from '../shard/make-part.ts'
import { hashOf } from '../system/hash.ts'
import { type WrittenOutput, isIntact } from './output.ts'

/** Paths of the files of one catalogue, section by section; or of one search volume, and of its words. */
export interface MadeVolume {
  readonly fingerprint: string
  readonly paths: readonly string[]
  /** Of a search volume, see `Volume.languages`. */
  readonly languages?: readonly string[]
}

/** Files that were made for an edition, by fingerprint. */
export interface MadeFiles {
  readonly parts: ReadonlyMap<string, MadePart>
  readonly fronts: ReadonlyMap<string, MadeFile>
  readonly volumes: ReadonlyMap<string, MadeVolume>
}

/** The result of a build for one state of the content folder. */
export interface FinishedBuild {
  /** Fingerprint of the listed files and the options; absent when a file had only just changed. */
  readonly inputs?: string
  /** See `Joined.from`. */
  readonly from: string
  /** See `Joined.until`. */
  readonly until: string
  readonly site: Site
  readonly problems: readonly FoundProblem[]
  readonly skipped: readonly string[]
  readonly future: readonly string[]
  readonly held: Joined['held']
  readonly fields: Joined['fields']
  readonly reading: Joined['reading']
  /** Number of published articles. */
  readonly articles: number
  readonly moved: MovedPages
  readonly copied?: CopyReport
  readonly translations: readonly Translations[]
  /** Text of the manifest. */
  readonly manifest: string
}

export function describeBuild(inputs: string | undefined, joined: JoinedWithCopies, manifest: string): FinishedBuild {
  const { copied } = joined
  const { from, until, site, problems, skipped, future, held, fields, reading, articles, moved, translations } = joined
  return {
    // Copies that could not be made are tried again, even if nothing of the folder changes.
    ...(inputs && !copied?.isMissing && { inputs }),
    from,
    until,
    site,
    problems,
    skipped,
    future,
    held,
    fields,
    reading,
    articles: articles.length,
    moved,
    translations,
    // An unchanged build decodes none.
    ...(copied && { copied: { ...copied, decoded: 0 } }),
    manifest,
  }
}

interface EditionFile {
  readonly finished: FinishedBuild
  readonly parts: readonly (readonly [fingerprint: string, part: MadePart])[]
  readonly fronts: readonly MadeFile[]
  readonly volumes: readonly MadeVolume[]
}

/** Keeps the result of the last build and the folders it was written to. It is read from the cache folder once. */
export class EditionCache {
  private readonly folder: CacheFolder
  private isRead = false
  private finished: FinishedBuild | undefined
  private files: MadeFiles | undefined
  private readonly outputs = new Map<string, WrittenOutput | undefined>()
  /** What `save` keeps and `flush` writes, by name. */
  private readonly unwritten = new Map<string, unknown>()

  constructor(folder: CacheFolder) {
    this.folder = folder
  }

  private read(): void {
    if (this.isRead) return
    this.isRead = true
    // Its checksum and version prove that `save` has written it.
    const file = this.folder.read('edition') as EditionFile | undefined
    if (!file) return
    this.finished = file.finished
    this.files = {
      parts: new Map(file.parts),
      fronts: new Map(file.fronts.map((front) => [front.fingerprint, front])),
      volumes: new Map(file.volumes.map((volume) => [volume.fingerprint, volume])),
    }
  }

  /**
   * @param now `2026-11-22T15:40:00Z`
   * @returns the last build, if it had the same inputs and no article has become due since
   */
  finishedBuild(inputs: string | undefined, now: string): FinishedBuild | undefined {
    this.read()
    const { finished } = this
    if (!finished || inputs === undefined || finished.inputs !== inputs) return undefined
    return finished.from <= now && now < finished.until ? finished : undefined
  }

  /** The files of the last edition. */
  get made(): MadeFiles | undefined {
    this.read()
    return this.files
  }

  /** Returns what is known of an output folder. */
  output(out: string): WrittenOutput | undefined {
    const name = outputName(out)
    if (!this.outputs.has(name)) this.outputs.set(name, this.folder.read(name) as WrittenOutput | undefined)
    return this.outputs.get(name)
  }

  /** Returns the edition in an output folder, if it is that of the finished build and none of its files has changed. */
  unchangedEdition({ manifest, moved, translations }: FinishedBuild, out: string) {
    const output = this.output(out)
    if (!output || !isIntact(out, output, manifest)) return undefined
    const { files, bytes } = output
    return { manifest: JSON.parse(manifest) as Manifest, moved, translations, files, bytes, written: 0, clock: {} }
  }

  /** Keeps the result of a build. It is written by {@link flush}. */
  save(out: string, finished: FinishedBuild, made: MadeFiles, output: WrittenOutput): void {
    this.isRead = true
    this.finished = finished
    this.files = made
    this.outputs.set(outputName(out), output)
    const file: EditionFile = {
      finished,
      parts: [...made.parts],
      fronts: [...made.fronts.values()],
      volumes: [...made.volumes.values()],
    }
    this.unwritten.set('edition', file)
    this.unwritten.set(outputName(out), output)
  }

  /**
   * Writes what was kept to the cache folder. A session that is killed before that has an older cache, in which fewer files
   * match.
   */
  flush(): void {
    for (const [name, content] of this.unwritten) this.folder.write(name, content)
    this.unwritten.clear()
  }

  /** Drops everything that is in memory. */
  clear(): void {
    this.isRead = true
    this.finished = undefined
    this.files = undefined
    this.outputs.clear()
    this.unwritten.clear()
  }
}

const outputName = (out: string) => `output-${hashOf(resolve(out))}`
