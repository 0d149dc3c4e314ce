import { createStore, delMany, entries, setMany } from 'idb-keyval'
import { useSyncExternalStore } from 'react'
import type { Article, FullArticle, RelatedArticle } from '../contract/article.ts'

/** A story the reader keeps, with all of it that was at hand: it opens when the edition has it no more. */
export interface SavedStory {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Absent for a mark that came from another device and was not looked up yet. */
  readonly card?: Article
  readonly story?: FullArticle
  readonly similar?: readonly RelatedArticle[]
}

/** Why marks may not last. */
export type MarksProblem = 'blocked' | 'full'

export interface Marks {
  readonly saved: ReadonlyMap<string, SavedStory>
  /** When a story was opened, in milliseconds since 1970. */
  readonly read: ReadonlyMap<string, number>
  /** What was written down before is here, or can't be had. */
  readonly isReady: boolean
  readonly problem?: MarksProblem
}

type Kind = 'saved' | 'read'

const BASE = import.meta.env.BASE_URL
/** So long a broken database may keep silent, in milliseconds. */
const PATIENCE = 4000
const MOST_READ = 20_000

let current: Marks = { saved: new Map(), read: new Map(), isReady: false }
const listeners = new Set<() => void>()

function set(change: Partial<Marks>): void {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}

// The base path keeps two editions on one origin apart.
const name = `broadsheet:${BASE}`
const openStore = () => createStore(name, 'marks')
let store: ReturnType<typeof openStore> | undefined

const keyOf = (kind: Kind, id: string) => `${kind}/${id}`

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
  ['related', 'alternates', 'authors', 'publishers', 'tags'].every((key) => isList(Reflect.get(value, key)))

const isRelatedList = (value: unknown): value is readonly RelatedArticle[] =>
  isList(value) && value.every((one) => typeof one === 'object' && one !== null && 'title' in one && 'provider' in one)

/** One record of the database → a mark. One that is damaged keeps what is whole of it. */
function readSaved(value: unknown): SavedStory | undefined {
  if (typeof value !== 'object' || value === null || !('at' in value) || typeof value.at !== 'number') return undefined
  const card = 'card' in value && isCard(value.card) ? { card: value.card } : {}
  if (!('story' in value) || !isStory(value.story)) return { at: value.at, ...card }
  const similar = 'similar' in value && isRelatedList(value.similar) ? { similar: value.similar } : {}
  return { at: value.at, ...card, story: value.story, ...similar }
}

/** Ends the wait for a database that never answers. */
const silence = () =>
  new Promise<never>((_, fail) => setTimeout(() => fail(new Error('The database does not answer.')), PATIENCE))

async function load(): Promise<void> {
  const saved = new Map<string, SavedStory>()
  const read = new Map<string, number>()
  try {
    store ??= openStore()
    for (const [key, value] of await Promise.race([entries<string, unknown>(store), silence()])) {
      const [kind, id] = /^(saved|read)\/(.+)$/.exec(key)?.slice(1) ?? []
      if (!id) continue
      const mark = kind === 'saved' ? readSaved(value) : undefined
      if (mark) saved.set(id, mark)
      if (kind === 'read' && typeof value === 'number') read.set(id, value)
    }
    // What was marked meanwhile is newer.
    for (const [id, mark] of current.saved) saved.set(id, mark)
    for (const [id, at] of current.read) read.set(id, at)
    set({ saved, read, isReady: true })
  } catch {
    // A private window, a blocked or a broken database: marks hold for as long as the page is open.
    set({ isReady: true, problem: 'blocked' })
  }
}

const others = typeof BroadcastChannel === 'function' ? new BroadcastChannel(`${name}:marks`) : undefined
// Another tab has changed something.
others?.addEventListener('message', () => {
  if (current.problem) return
  current = { ...current, saved: new Map(), read: new Map() }
  void load()
})

/** Writes marks down; `undefined` takes one away. They hold in this page at once, whether that succeeds or not. */
async function write(kind: Kind, changes: readonly (readonly [id: string, value: unknown])[]): Promise<void> {
  try {
    store ??= openStore()
    const kept = changes.filter(([, value]) => value !== undefined)
    const gone = changes.filter(([, value]) => value === undefined)
    if (kept.length > 0)
      await setMany(
        kept.map(([id, value]): [string, unknown] => [keyOf(kind, id), value]),
        store,
      )
    if (gone.length > 0)
      await delMany(
        gone.map(([id]) => keyOf(kind, id)),
        store,
      )
    // A channel has no origin to name: it never leaves this one.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    others?.postMessage(kind)
  } catch (error) {
    report(error)
  }
}

function report(error: unknown): void {
  set({ problem: error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked' })
}

/** Keeps stories, or replaces what is kept of them. */
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

/** Notes that stories were opened. */
export function markRead(ids: readonly string[], at = Date.now()): Promise<void> {
  const read = new Map(current.read)
  for (const id of ids) read.set(id, at)
  // The oldest are forgotten: nobody meets them any more.
  const gone = [...read.keys()].slice(0, Math.max(0, read.size - MOST_READ))
  for (const id of gone) read.delete(id)
  set({ read })
  return write('read', [...ids.map((id) => [id, at] as const), ...gone.map((id) => [id, undefined] as const)])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const getMarks = (): Marks => current

/** What this reader has saved and read, in step with other tabs. */
export function useMarks(): Marks {
  return useSyncExternalStore(subscribe, getMarks)
}

/** What was written down before is here, or can't be had. */
export const marksLoaded: Promise<void> = load()
