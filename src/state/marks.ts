import { createStore, delMany, entries, setMany } from 'idb-keyval'
import { useSyncExternalStore } from 'react'
import type { Article, FullArticle, RelatedArticle } from '../contract/article.ts'

/** A saved story with its contents, so that it opens after the edition has dropped it. */
export interface SavedStory {
  /** When it was saved, in milliseconds since 1970. */
  readonly at: number
  /** Absent until the story of an imported mark has been loaded. */
  readonly card?: Article
  readonly story?: FullArticle
  readonly similar?: readonly RelatedArticle[]
}

/** Why marks are lost when the page closes: the browser blocks its database, or the device is full. */
export type MarksProblem = 'blocked' | 'full'

export interface Marks {
  readonly saved: ReadonlyMap<string, SavedStory>
  /** When a story was opened, in milliseconds since 1970. */
  readonly read: ReadonlyMap<string, number>
  /** True once the stored marks have been loaded, or loading them has failed. */
  readonly isReady: boolean
  readonly problem?: MarksProblem
}

type MarkKind = 'saved' | 'read'

const BASE = import.meta.env.BASE_URL
/** A broken database may never answer. After this many milliseconds the page goes on without it. */
const DATABASE_TIMEOUT = 4000
const MAX_READ_MARKS = 20_000

let current: Marks = { saved: new Map(), read: new Map(), isReady: false }
const listeners = new Set<() => void>()

function set(change: Partial<Marks>): void {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}

// The base path keeps two sites on one origin apart.
const databaseName = `broadsheet:${BASE}`
const openStore = () => createStore(databaseName, 'marks')
let store: ReturnType<typeof openStore> | undefined

const keyOf = (kind: MarkKind, id: string) => `${kind}/${id}`

function isCard(value: unknown): value is Article {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'title' in value &&
    typeof value.title === 'string' &&
    'time' in value &&
    typeof value.time === 'string' &&
    'provider' in value &&
    typeof value.provider === 'object' &&
    value.provider !== null &&
    'topics' in value &&
    Array.isArray(value.topics)
  )
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

const isStory = (value: unknown): value is FullArticle =>
  isCard(value) &&
  ['related', 'alternates', 'authors', 'publishers', 'tags'].every((key) => isList(Reflect.get(value, key))) &&
  // Stories that were saved by an earlier version have no reports.
  (!('reports' in value) || isRelatedList(value.reports))

const isRelatedList = (value: unknown): value is readonly RelatedArticle[] =>
  isList(value) && value.every((one) => typeof one === 'object' && one !== null && 'title' in one && 'provider' in one)

/** Parses one record of the database. Parts that are damaged are left out. */
function parseSavedStory(value: unknown): SavedStory | undefined {
  if (typeof value !== 'object' || value === null || !('at' in value) || typeof value.at !== 'number') return undefined
  const card = 'card' in value && isCard(value.card) ? { card: value.card } : {}
  if (!('story' in value) || !isStory(value.story)) return { at: value.at, ...card }
  const similar = 'similar' in value && isRelatedList(value.similar) ? { similar: value.similar } : {}
  return { at: value.at, ...card, story: value.story, ...similar }
}

const databaseTimeout = () =>
  new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('The database does not answer.')), DATABASE_TIMEOUT),
  )

async function load(): Promise<void> {
  const saved = new Map<string, SavedStory>()
  const read = new Map<string, number>()
  try {
    store ??= openStore()
    for (const [key, value] of await Promise.race([entries<string, unknown>(store), databaseTimeout()])) {
      const [kind, id] = /^(saved|read)\/(.+)$/.exec(key)?.slice(1) ?? []
      if (!id) continue
      const mark = kind === 'saved' ? parseSavedStory(value) : undefined
      if (mark) saved.set(id, mark)
      if (kind === 'read' && typeof value === 'number') read.set(id, value)
    }
    // Marks made while the database was loading are newer.
    for (const [id, mark] of current.saved) saved.set(id, mark)
    for (const [id, at] of current.read) read.set(id, at)
    set({ saved, read, isReady: true })
  } catch {
    // The window is private, or the database is blocked or broken. Marks then last as long as the page is open.
    set({ isReady: true, problem: 'blocked' })
  }
}

const otherTabs = typeof BroadcastChannel === 'function' ? new BroadcastChannel(`${databaseName}:marks`) : undefined
// Another tab has added or deleted marks, so all marks are loaded again.
otherTabs?.addEventListener('message', () => {
  if (current.problem) return
  current = { ...current, saved: new Map(), read: new Map() }
  void load()
})

/** Writes marks to the database; the value `undefined` deletes one. On failure it sets `problem` and does not throw. */
async function write(kind: MarkKind, changes: readonly (readonly [id: string, value: unknown])[]): Promise<void> {
  try {
    store ??= openStore()
    const changed = changes.filter(([, value]) => value !== undefined)
    const deleted = changes.filter(([, value]) => value === undefined)
    if (changed.length > 0)
      await setMany(
        changed.map(([id, value]): [string, unknown] => [keyOf(kind, id), value]),
        store,
      )
    if (deleted.length > 0)
      await delMany(
        deleted.map(([id]) => keyOf(kind, id)),
        store,
      )
    // `BroadcastChannel.postMessage` takes no target origin; the rule is about windows.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    otherTabs?.postMessage(kind)
  } catch (error) {
    setProblem(error)
  }
}

function setProblem(error: unknown): void {
  set({ problem: error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked' })
}

/** Saves stories, or replaces what is stored of them. */
export function saveStories(stories: ReadonlyMap<string, SavedStory>): Promise<void> {
  const saved = new Map(current.saved)
  for (const [id, story] of stories) saved.set(id, story)
  set({ saved })
  return write('saved', [...stories])
}

export function unsaveStory(id: string): Promise<void> {
  const saved = new Map(current.saved)
  saved.delete(id)
  set({ saved })
  return write('saved', [[id, undefined]])
}

/** Marks stories as read. @param at milliseconds since 1970 */
export function markRead(ids: readonly string[], at = Date.now()): Promise<void> {
  const read = new Map(current.read)
  for (const id of ids) read.set(id, at)
  const oldest = [...read.keys()].slice(0, Math.max(0, read.size - MAX_READ_MARKS))
  for (const id of oldest) read.delete(id)
  set({ read })
  return write('read', [...ids.map((id) => [id, at] as const), ...oldest.map((id) => [id, undefined] as const)])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const getMarks = (): Marks => current

/** What the reader has saved and read. Renders again when it changes, also in another tab. */
export function useMarks(): Marks {
  return useSyncExternalStore(subscribe, getMarks)
}

/** Resolves once the stored marks have been loaded, or loading them has failed. Never rejects. */
export const marksLoaded: Promise<void> = load()
