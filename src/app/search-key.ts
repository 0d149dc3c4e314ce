import { navigate } from 'wouter/use-browser-location'
import { SEARCH_PATH } from '../contract/addresses.ts'

/** What `/` is typed into. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** The key `/` opens the search from anywhere, or goes to its field. Shift is allowed: some keyboards need it for `/`. */
export function openSearchOnSlash(base: string, isOn: () => boolean): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== '/' || !isOn() || event.defaultPrevented || event.isComposing) return
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return
    // What lies under an open sheet or menu waits.
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
