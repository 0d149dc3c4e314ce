import { useSyncExternalStore } from 'react'

/** How the reader likes to read on this device. */
export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly density: 'cards' | 'compact' | 'headlines'
  readonly size: 'small' | 'regular' | 'large'
}

const DEFAULTS: Preferences = { theme: 'auto', density: 'cards', size: 'regular' }

const CHOICES: { readonly [K in keyof Preferences]: readonly Preferences[K][] } = {
  theme: ['auto', 'light', 'dark'],
  density: ['cards', 'compact', 'headlines'],
  size: ['small', 'regular', 'large'],
}

// The base path keeps two editions on one origin apart. The script in index.html reads the same key before paint.
export const PREFERENCES_KEY = `broadsheet:${import.meta.env.BASE_URL}:preferences`

function choose<K extends keyof Preferences>(key: K, value: unknown): Preferences[K] {
  return CHOICES[key].find((choice) => choice === value) ?? DEFAULTS[key]
}

/** Stored text → preferences; whatever is missing or unknown takes its default. */
export function parsePreferences(text: string | null): Preferences {
  let stored: unknown
  try {
    stored = JSON.parse(text ?? '{}')
  } catch {
    return DEFAULTS
  }
  const entries: Partial<Record<string, unknown>> = typeof stored === 'object' && stored !== null ? { ...stored } : {}
  return {
    theme: choose('theme', entries['theme']),
    density: choose('density', entries['density']),
    size: choose('size', entries['size']),
  }
}

// Storage may be blocked or full; then a choice holds for as long as the page is open.
function readStored(): string | null {
  try {
    return localStorage.getItem(PREFERENCES_KEY)
  } catch {
    return null
  }
}

let current = parsePreferences(readStored())
const listeners = new Set<() => void>()

/** The same marks on <html> that the script in index.html sets before the first paint. */
function apply({ theme, size }: Preferences): void {
  const { dataset } = document.documentElement
  if (theme === 'auto') delete dataset['theme']
  else dataset['theme'] = theme
  if (size === 'regular') delete dataset['size']
  else dataset['size'] = size
}

function set(next: Preferences): void {
  current = next
  apply(next)
  for (const listener of listeners) listener()
}

export function setPreferences(change: Partial<Preferences>): void {
  set({ ...current, ...change })
  try {
    localStorage.setItem(PREFERENCES_KEY, JSON.stringify(current))
  } catch {
    // Held in memory, see above.
  }
}

function subscribe(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === PREFERENCES_KEY) set(parsePreferences(event.newValue))
  }
  listeners.add(listener)
  window.addEventListener('storage', onStorage)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', onStorage)
  }
}

/** Preferences of this device, in step with other tabs. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}
