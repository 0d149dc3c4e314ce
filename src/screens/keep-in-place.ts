import { flushSync } from 'react-dom'

/** Makes a change that lays the list out anew, and keeps the story at the top of the window where it is. */
export function keepInPlace(change: () => void): void {
  const stories = [...document.querySelectorAll<HTMLElement>('main [data-id]')]
  const anchor = stories.find((story) => story.getBoundingClientRect().bottom > 80)
  const id = anchor?.dataset['id']
  const top = anchor?.getBoundingClientRect().top ?? 0
  flushSync(change)
  if (id === undefined || window.scrollY === 0) return
  const moved = document.querySelector(`main [data-id="${CSS.escape(id)}"]`)
  if (moved) window.scrollBy({ top: moved.getBoundingClientRect().top - top, behavior: 'instant' })
}
