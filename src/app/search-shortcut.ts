import { SEARCH_PATH } from '../contract/addresses.ts'
import { hasOpenLayer, isTakenByTarget } from '../ui/controls/key-target.ts'
import { openPage } from './search-entry.ts'

/** True for Ctrl+K, and for Command+K on a Mac. */
const isShortcut = (event: KeyboardEvent) =>
  event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey

/** True for the key `/` outside of fields. Shift is allowed, since some keyboards need it for `/`. */
const isSlash = (event: KeyboardEvent) =>
  event.key === '/' && !event.metaKey && !event.ctrlKey && !event.altKey && !isTakenByTarget(event.target)

/**
 * Makes the keys `/` and Ctrl+K or Command+K open the search, or focus its field.
 * @param base base path with a trailing slash
 * @param isSlashOn false when the reader has switched the key `/` off
 * @returns a function that stops it
 */
export function openSearchOnKey(base: string, isSlashOn: () => boolean): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    if (!isShortcut(event) && !(isSlash(event) && isSlashOn())) return
    // An open sheet or menu keeps the keyboard.
    if (hasOpenLayer()) return
    event.preventDefault()
    const field = document.querySelector<HTMLInputElement>('[role=search] input')
    if (!field) return openPage(base.slice(0, -1) + SEARCH_PATH, base)
    field.focus()
    field.select()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}
