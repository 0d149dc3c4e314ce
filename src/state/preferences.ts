import { useSyncExternalStore } from 'react'
import { applyPreferences, PREFERENCES_KEY, parsePreferences, type Preferences } from './preference-choices.ts'

// Storage may be blocked or full. A choice then lasts as long as the page is open.
function readStored(): string | null {
  try {
    return localStorage.getItem(PREFERENCES_KEY)
  } catch {
    return null
  }
}

let current = parsePreferences(readStored())
const listeners = new Set<() => void>()

function set(next: Preferences): void {
  current = next
  applyPreferences(next)
  for (const listener of listeners) listener()
}

export function setPreferences(change: Partial<Preferences>): void {
  set({ ...current, ...change })
  try {
    localStorage.setItem(PREFERENCES_KEY, JSON.stringify(current))
  } catch {
    // `current` holds the choice.
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

/** Calls back after each change, also after one in another tab. @returns a function that stops it */
export function watchPreferences(onChange: (now: Preferences, before: Preferences) => void): () => void {
  let before = current
  return subscribe(() => {
    const last = before
    before = current
    onChange(current, last)
  })
}

export const getPreferences = (): Preferences => current

/** The preferences of this device. Renders again when they change, also in another tab. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}
