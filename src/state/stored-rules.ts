import { storageKey } from './stored-form.ts'

// The rules have a script of their own, as most readers have none. This tells whether it is needed.

const key = storageKey('rules')

export function hasStoredRules(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

/** Calls back when another tab may have stored the first rule. @returns a function that stops it */
export function watchStoredRules(listener: () => void): () => void {
  window.addEventListener('storage', listener)
  return () => window.removeEventListener('storage', listener)
}
