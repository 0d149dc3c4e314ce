import { useSyncExternalStore } from 'react'
import { type StoredForm, readStored, storageKey } from './stored-form.ts'

export interface StoredValue<T> {
  /** The same object until the value changes. */
  readonly get: () => T
  /** Changes the value. `change` gets the newest one, also when another tab has stored it a moment ago. */
  readonly set: (change: (now: T) => T) => void
  /** Hook: the value. Renders again when it changes, also in another tab. */
  readonly use: () => T
  /** Calls back after each change, also after one in another tab. @returns a function that stops it */
  readonly watch: (onChange: (now: T, before: T) => void) => () => void
}

/**
 * Keeps a small JSON value in local storage. When storage is blocked or full, the value lasts as long as the page.
 *
 * A value of a newer version stays as it is on the device until the reader changes something. The change is then stored
 * in our version, with what we understood of the newer one. Otherwise the choices of a reader who went back to an older
 * release would be lost each time the page closes.
 */
export function storedValue<T>(form: StoredForm<T>): StoredValue<T> {
  const key = storageKey(form.name)
  const listeners = new Set<() => void>()
  /** The stored text when it was last read or written. It tells changes of other tabs from our own. */
  let text: string | null = null
  /** What a page that was drawn at build shows. */
  const unset = form.parse(undefined)
  const defaultJson = JSON.stringify(unset)
  let value = unset

  /** Takes over what another tab has stored. A change of ours that could not be stored stays until then. */
  function refresh(): void {
    try {
      const stored = localStorage.getItem(key)
      if (stored === text) return
      text = stored
      value = readStored(stored, form)
    } catch {
      // Storage is blocked, so `value` is all there is.
    }
  }

  function store(): void {
    const json = JSON.stringify(value)
    const stored = json === defaultJson ? null : `{"version":${form.version},"value":${json}}`
    try {
      if (stored === null) localStorage.removeItem(key)
      else localStorage.setItem(key, stored)
      text = stored
    } catch {
      // Storage is blocked or full, so the change lasts as long as the page.
    }
  }

  function changeBy(change: () => void): void {
    const before = value
    change()
    if (value !== before) for (const listener of listeners) listener()
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  if (!import.meta.env.SSR) {
    refresh()
    // Not the text of the event: we may have stored a newer one since. The key is null when the storage was cleared.
    window.addEventListener('storage', (event) => {
      if (event.key === key || event.key === null) changeBy(refresh)
    })
    // A page in the back/forward cache gets no events.
    window.addEventListener('pageshow', (event) => event.persisted && changeBy(refresh))
  }

  const get = () => value
  return {
    get,
    set: (change) =>
      changeBy(() => {
        refresh()
        const next = change(value)
        if (next === value) return
        value = next
        store()
      }),
    // A build draws pages with the choices of the publisher, which the page then has as `unset`.
    use: () => useSyncExternalStore(subscribe, get, () => (import.meta.env.SSR ? value : unset)),
    watch: (onChange) => {
      let before = value
      return subscribe(() => {
        const last = before
        before = value
        onChange(value, last)
      })
    },
  }
}
