import { useSyncExternalStore } from 'react'
import { DATABASE_NAME, type StoredMarks, readAllMarks, readMarks, writeMarks } from './marks-database.ts'
import { type SavedStory, parseSavedStory } from './saved-story.ts'
import type { Undo } from './undo.ts'
import { readVisitRecord, updateVisitRecord } from './visit-record.ts'

/** Why marks are lost when the page closes: the browser blocks its database, or the device is full. */
export type MarksProblem = 'blocked' | 'full'

export interface Marks {
  readonly saved: ReadonlyMap<string, SavedStory>
  /** When a story was opened or marked as read, in milliseconds since 1970. */
  readonly read: ReadonlyMap<string, number>
  /** When a story was hidden, in milliseconds since 1970. */
  readonly hidden: ReadonlyMap<string, number>
  /** True once the stored marks have been loaded, or loading them has failed. */
  readonly isReady: boolean
  readonly problem?: MarksProblem
}

/** Marks by the id of their article. Undefined removes one. */
export interface MarkChanges {
  readonly saved?: ReadonlyMap<string, SavedStory | undefined>
  readonly read?: ReadonlyMap<string, number | undefined>
  readonly hidden?: ReadonlyMap<string, number | undefined>
}

export interface MarkAct {
  /** Resolves once the act is stored, or storing it has failed. Never rejects. */
  readonly written: Promise<void>
  readonly undo: Undo
}

/** A broken database may never answer. After this many milliseconds the page goes on without it. */
const DATABASE_TIMEOUT = 4000

const NONE = { saved: new Map(), read: new Map(), hidden: new Map() } as const

/** Also what a page that was drawn at build shows. */
const UNKNOWN: Marks = { ...NONE, isReady: false }
let current = UNKNOWN
const listeners = new Set<() => void>()

function set(change: Partial<Marks>): void {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}

function applyTo<T>(
  marks: ReadonlyMap<string, T>,
  changes?: ReadonlyMap<string, T | undefined>,
): ReadonlyMap<string, T> {
  if (!changes?.size) return marks
  const next = new Map(marks)
  for (const [id, mark] of changes) {
    if (mark === undefined) next.delete(id)
    else next.set(id, mark)
  }
  return next
}

const show = ({ saved, read, hidden }: MarkChanges) =>
  set({
    saved: applyTo(current.saved, saved),
    read: applyTo(current.read, read),
    hidden: applyTo(current.hidden, hidden),
  })

/** Returns the changes as records of the database. */
const toRecords = ({ saved = NONE.saved, read = NONE.read, hidden = NONE.hidden }: MarkChanges): StoredMarks =>
  new Map<string, unknown>([
    ...[...saved].map(([id, mark]) => [`saved/${id}`, mark] as const),
    ...[...read].map(([id, mark]) => [`read/${id}`, mark] as const),
    ...[...hidden].map(([id, mark]) => [`hidden/${id}`, mark] as const),
  ])

/** Returns records as changes. Records that are no marks count as removed ones. */
function fromRecords(records: StoredMarks) {
  const saved = new Map<string, SavedStory | undefined>()
  const read = new Map<string, number | undefined>()
  const hidden = new Map<string, number | undefined>()
  for (const [key, value] of records) {
    const [kind, id] = /^(saved|read|hidden)\/(.+)$/.exec(key)?.slice(1) ?? []
    if (!id) continue
    const at = typeof value === 'number' ? value : undefined
    if (kind === 'saved') saved.set(id, parseSavedStory(value))
    else if (kind === 'read') read.set(id, at)
    else hidden.set(id, at)
  }
  return { saved, read, hidden }
}

/** For each read that is running: the keys that were changed since it began, for which its answer is outdated. */
const runningReads = new Set<Set<string>>()

const otherTabs =
  !import.meta.env.SSR && typeof BroadcastChannel === 'function'
    ? new BroadcastChannel(`${DATABASE_NAME}:marks`)
    : undefined
// The message has the keys of marks that another tab has written. The values are read from the database: when two tabs
// change one mark at the same time, the database decides for both. Tabs of earlier releases name no keys.
otherTabs?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const keys = Array.isArray(data) ? data.filter((key): key is string => typeof key === 'string') : undefined
  void marksLoaded.then(() => refresh(keys))
})

if (!import.meta.env.SSR) {
  // A tab that closes right after an act has stored it, but no longer says so.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void marksLoaded.then(() => refresh(undefined))
  })
}

/** Takes over marks from the database. @param keys those to read; all when absent */
async function refresh(keys: readonly string[] | undefined): Promise<void> {
  if (current.problem === 'blocked') return
  const changedSince = new Set<string>()
  runningReads.add(changedSince)
  try {
    const records = new Map(keys ? await readMarks(keys) : (await readAllMarks()).marks)
    // Of all marks, those that are no longer stored were removed.
    if (!keys) for (const key of toRecords(current).keys()) if (!records.has(key)) records.set(key, undefined)
    for (const key of changedSince) records.delete(key)
    const changes = fromRecords(records)
    show(changes)
    if (changes.saved.size > 0) recordSaved()
  } catch {
    // The marks of this page stay as they are. What it writes next reports the problem.
  } finally {
    runningReads.delete(changedSince)
  }
}

/** Keeps the number of saved stories outside of the database. It tells when the browser has cleared the database. */
function recordSaved(): void {
  const { size } = current.saved
  const { saved, lost } = readVisitRecord()
  if (saved !== size || (size > 0 && lost > 0)) updateVisitRecord({ saved: size, ...(size > 0 && { lost: 0 }) })
}

const databaseTimeout = () =>
  new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('The database does not answer.')), DATABASE_TIMEOUT),
  )

async function load(): Promise<void> {
  try {
    const { marks, hasVersion } = await Promise.race([readAllMarks(), databaseTimeout()])
    show(fromRecords(marks))
    set({ isReady: true })
    const { saved } = readVisitRecord()
    if (!hasVersion && marks.size === 0 && saved > 0) updateVisitRecord({ saved: 0, lost: saved })
    else recordSaved()
    // Marks of earlier releases get their version.
    if (!hasVersion && marks.size > 0) void write({})
  } catch {
    // The window is private, or the database is blocked or broken. Marks then last as long as the page is open.
    set({ isReady: true, problem: 'blocked' })
  }
}

/** Stores changes that are shown already. On failure it sets `problem` and does not throw. */
async function write(changes: MarkChanges): Promise<void> {
  const records = toRecords(changes)
  for (const read of runningReads) for (const key of records.keys()) read.add(key)
  try {
    await writeMarks(records)
  } catch (error) {
    set({ problem: error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked' })
    return
  }
  // `BroadcastChannel.postMessage` takes no target origin; the rule is about windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  if (records.size > 0) otherTabs?.postMessage([...records.keys()])
  if (changes.saved) recordSaved()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const getMarks = (): Marks => current

/** What the reader has saved, read and hidden. Renders again when it changes, also in another tab. */
export function useMarks(): Marks {
  return useSyncExternalStore(subscribe, getMarks, () => UNKNOWN)
}

/** Resolves once the stored marks have been loaded, or loading them has failed. Never rejects. */
export const marksLoaded: Promise<void> = import.meta.env.SSR ? Promise.resolve() : load()

const sameTime = (a: SavedStory | number | undefined, b: SavedStory | number | undefined) =>
  (typeof a === 'object' ? a.at : a) === (typeof b === 'object' ? b.at : b)

/** Returns the marks that `changes` would change, as they are now. */
const valuesBefore = <T>(marks: ReadonlyMap<string, T>, changes: ReadonlyMap<string, T | undefined> = new Map()) =>
  new Map([...changes.keys()].map((id) => [id, marks.get(id)] as const))

/** Returns what undoes changes: the marks before, of those that still are as the changes have left them. */
const undoing = <T extends SavedStory | number>(
  marks: ReadonlyMap<string, T>,
  before: ReadonlyMap<string, T | undefined>,
  changes: ReadonlyMap<string, T | undefined> = new Map(),
) => new Map([...before].filter(([id]) => sameTime(marks.get(id), changes.get(id))))

async function store(changes: MarkChanges): Promise<void> {
  if (toRecords(changes).size === 0) return
  show(changes)
  await write(changes)
}

function perform(changes: MarkChanges): MarkAct {
  const saved = valuesBefore(current.saved, changes.saved)
  const read = valuesBefore(current.read, changes.read)
  const hidden = valuesBefore(current.hidden, changes.hidden)
  return {
    written: store(changes),
    undo: () =>
      void store({
        saved: undoing(current.saved, saved, changes.saved),
        read: undoing(current.read, read, changes.read),
        hidden: undoing(current.hidden, hidden, changes.hidden),
      }),
  }
}

/**
 * Changes marks. An act before they are loaded waits for that, since its undo must restore what was stored.
 * @param changesTo returns the changes, given the marks at that time
 */
export function changeMarks(changesTo: (marks: Marks) => MarkChanges): MarkAct {
  if (current.isReady) return perform(changesTo(current))
  let performed: MarkAct | undefined
  const written = marksLoaded.then(() => {
    performed = perform(changesTo(current))
    return performed.written
  })
  // An undo before that waits too, behind the acts before it.
  return { written, undo: () => void marksLoaded.then(() => performed?.undo()) }
}
