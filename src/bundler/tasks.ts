import { Assets } from './validate/assets.ts'
import { ContentReader } from './collect/content-store.ts'
import { packEntries } from './collect/entry-columns.ts'
import { type Clock, Contents, makeEntry } from './collect/entry.ts'
import type { OwnOutlet } from './validate/validate.ts'
import type { ListedFile } from './read/file-list.ts'
import { markOf } from './system/index-hash.ts'
import { type MadePart, makePart, type PartTask } from './shard/part.ts'
import { readSource } from './read/read.ts'
import { writeRows } from './cache/row-file.ts'
import type { Entry } from './validate/source-article.ts'
import { writeIndexFile } from './write/write.ts'

/** Reads some files of the content folder. */
export interface EntriesTask {
  readonly kind: 'entries'
  readonly files: readonly ListedFile[]
  /** Marks of the bytes that are known of them; what still has them is not read as an article again. */
  readonly known: readonly (string | undefined)[]
}

export interface EntriesResult {
  /** Of the files that are not as they were, in their order, packed. */
  readonly entries: Uint8Array
  /** Mark of the bytes of each file; undefined where it could not be read. */
  readonly marks: readonly (string | undefined)[]
  /** Contents of the articles; the offsets of the entries point into it. */
  readonly contents: Uint8Array
  readonly clock: Clock
}

export interface PartsTask {
  readonly kind: 'part'
  readonly part: PartTask
}

export interface PartsResult {
  readonly made: MadePart
  readonly clock: Clock
}

export type Task = EntriesTask | PartsTask

/** What stays the same from task to task. */
export interface Setting {
  readonly entries?: { readonly folder: string; readonly assets: readonly string[]; readonly own: OwnOutlet }
  readonly parts?: {
    readonly contents: string
    readonly out: string
    /** Folder where rows are written down; not while somebody writes articles. */
    readonly rows: string | undefined
  }
}

/** Does tasks, in whichever thread. */
export class TaskBench {
  private readonly setting: Setting
  private assets: Assets | undefined
  private reader: ContentReader | undefined

  constructor(setting: Setting) {
    this.setting = setting
  }

  readEntries({ files, known }: EntriesTask): EntriesResult {
    const { entries: setting } = this.setting
    if (!setting) throw new Error('Nobody said which folder to read.')
    this.assets ??= new Assets(setting.assets)
    const clock: Clock = { read: 0, parse: 0, validate: 0 }
    const entries: Entry[] = []
    const marks: (string | undefined)[] = []
    const contents = new Contents(files.reduce((sum, { stat }) => sum + stat.size, 0))
    for (const [at, listed] of files.entries()) {
      const started = performance.now()
      const source = readSource(setting.folder, listed)
      const mark = 'bytes' in source ? markOf(source.bytes) : undefined
      clock['read'] = (clock['read'] ?? 0) + performance.now() - started
      marks.push(mark)
      if (mark !== undefined && mark === known[at]) continue
      if ('problem' in source) entries.push(unreadable(listed.path, source.problem))
      else entries.push(makeEntry(source.file, this.assets, setting.own, clock, contents))
    }
    return { entries: packEntries(entries), marks, contents: contents.all, clock }
  }

  makePart({ part }: PartsTask): PartsResult {
    const { parts: setting } = this.setting
    if (!setting) throw new Error('Nobody said where to write.')
    const reader = (this.reader ??= new ContentReader(setting.contents))
    const clock: Clock = {}
    const made = makePart(part, {
      read: (stored) => reader.read(stored),
      write: (path, text) => writeIndexFile(setting.out, path, text),
      clock,
    })
    if (setting.rows !== undefined) writeRows(setting.rows, part.gate, part.rows)
    return { made, clock }
  }

  end(): void {
    this.reader?.close()
    this.reader = undefined
  }
}

function unreadable(file: string, problem: Entry['problems'][number]): Entry {
  return { file, isPaper: false, isPublished: true, problems: [problem], unknown: [], assets: [], looked: [] }
}

/** As `bench` does it for another thread. */
export function doTask(bench: TaskBench, task: Task, transfer: ArrayBuffer[]): EntriesResult | PartsResult {
  if (task.kind === 'part') return bench.makePart(task)
  const result = bench.readEntries(task)
  const [contents, entries] = [new Uint8Array(result.contents), new Uint8Array(result.entries)]
  transfer.push(contents.buffer, entries.buffer)
  return { ...result, contents, entries }
}
