import { useSyncExternalStore } from 'react'

// The base path keeps two sites on one origin apart.
const KEY = `broadsheet:${import.meta.env.BASE_URL}:searches`
const MAX_SEARCHES = 8
/** In UTF-16 code units, as of a query in an address. */
const MAX_LENGTH = 200

/** Parses the stored text. Entries that are no query are left out. */
export function parseSearches(text: string | null): readonly string[] {
  let stored: unknown
  try {
    stored = JSON.parse(text ?? '[]')
  } catch {
    return []
  }
  if (!Array.isArray(stored)) return []
  const queries = stored.filter(
    (query): query is string => typeof query === 'string' && query.trim() !== '' && query.length <= MAX_LENGTH,
  )
  return [...new Set(queries)].slice(0, MAX_SEARCHES)
}

// Storage may be blocked or full. The searches then last as long as the page is open.
function readStored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

let current = parseSearches(readStored())
const listeners = new Set<() => void>()

function set(next: readonly string[]): void {
  current = next
  for (const listener of listeners) listener()
}

function store(next: readonly string[]): void {
  set(next)
  try {
    if (next.length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // `current` holds the searches.
  }
}

/** Adds a query in front of the others. The oldest of more than eight is dropped. */
export function addRecentSearch(query: string): void {
  const text = query.trim()
  if (text === '' || text.length > MAX_LENGTH || text === current[0]) return
  store([text, ...current.filter((other) => other !== text)].slice(0, MAX_SEARCHES))
}

export function removeRecentSearch(query: string): void {
  store(current.filter((other) => other !== query))
}

export function clearRecentSearches(): void {
  store([])
}

function subscribe(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === KEY) set(parseSearches(event.newValue))
  }
  listeners.add(listener)
  window.addEventListener('storage', onStorage)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', onStorage)
  }
}

/** The last searches of this device, the newest first. Renders again when they change, also in another tab. */
export function useRecentSearches(): readonly string[] {
  return useSyncExternalStore(subscribe, () => current)
}
