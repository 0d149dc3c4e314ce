import { navigate } from 'wouter/use-browser-location'
import { SEARCH_PATH } from '../contract/addresses.ts'

/** True when the key is typed into a field. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/**
 * Makes the key `/` open the search page, or focus its field. Shift is allowed, since some keyboards need it for `/`.
 * @param base base path with a trailing slash
 * @returns a function that stops it
 */
export function openSearchOnSlash(base: string, isOn: () => boolean): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== '/' || !isOn() || event.defaultPrevented || event.isComposing) return
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return
    // An open sheet or menu keeps the keyboard.
    if (document.querySelector('dialog[open], [popover]:popover-open')) return
    event.preventDefault()
    const field = document.querySelector<HTMLInputElement>('[role=search] input')
    if (!field) return navigate(base.slice(0, -1) + SEARCH_PATH)
    field.focus()
    field.select()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}
