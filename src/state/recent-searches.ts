import { storedValue } from './stored-value.ts'

const MAX_SEARCHES = 8
/** In UTF-16 code units, as of a query in an address. */
const MAX_LENGTH = 200

/** Returns the queries of a list, without repeated ones. Entries that are no query are left out. */
export function parseSearches(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return []
  const queries = value.filter(
    (query): query is string => typeof query === 'string' && query.trim() !== '' && query.length <= MAX_LENGTH,
  )
  return [...new Set(queries)].slice(0, MAX_SEARCHES)
}

// Without a version, earlier releases stored the same list.
const stored = storedValue({ name: 'searches', version: 1, parse: parseSearches })

/** Adds a query in front of the others. The oldest of more than eight is dropped. */
export function addRecentSearch(query: string): void {
  const text = query.trim()
  if (text === '' || text.length > MAX_LENGTH) return
  stored.set((now) => (text === now[0] ? now : parseSearches([text, ...now])))
}

/** Adds queries of another browser behind those of this one. @returns those that were added */
export function importSearches(queries: readonly string[]): readonly string[] {
  const before = stored.get()
  stored.set((now) => parseSearches([...now, ...queries]))
  return stored.get().filter((query) => !before.includes(query))
}

export function removeRecentSearches(queries: readonly string[]): void {
  stored.set((now) => now.filter((query) => !queries.includes(query)))
}

export function removeRecentSearch(query: string): void {
  removeRecentSearches([query])
}

export function clearRecentSearches(): void {
  stored.set(() => [])
}

/** The last searches of this device, the newest first. */
export const { get: getRecentSearches, use: useRecentSearches } = stored
