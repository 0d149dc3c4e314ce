import { flushSync } from 'react-dom'

/** Pixels at the top of the window that the masthead may cover. */
const COVERED_HEIGHT = 80

/** Runs a change of the layout and scrolls so that the first visible story stays where it is. */
export function withScrollAnchor(change: () => void): void {
  const stories = [...document.querySelectorAll<HTMLElement>('main [data-id]')]
  const anchor = stories.find((story) => story.getBoundingClientRect().bottom > COVERED_HEIGHT)
  const id = anchor?.dataset['id']
  const top = anchor?.getBoundingClientRect().top ?? 0
  flushSync(change)
  if (id === undefined || window.scrollY === 0) return
  const moved = document.querySelector(`main [data-id="${CSS.escape(id)}"]`)
  if (moved) window.scrollBy({ top: moved.getBoundingClientRect().top - top, behavior: 'instant' })
}
