import { flushSync } from 'react-dom'
import { findStoryInWindow } from '../story/scroll-anchor.ts'

/** Runs a change of the layout and scrolls so that the first visible story stays where it is. */
export function withScrollAnchor(change: () => void): void {
  const anchor = findStoryInWindow()
  const id = anchor?.dataset['id']
  const top = anchor?.getBoundingClientRect().top ?? 0
  flushSync(change)
  if (id === undefined || window.scrollY === 0) return
  const moved = document.querySelector(`main [data-id="${CSS.escape(id)}"]`)
  if (moved) window.scrollBy({ top: moved.getBoundingClientRect().top - top, behavior: 'instant' })
}

/**
 * Scrolls back to the filter bar before a changed filter replaces the list below it. After the new list is in the page, the same
 * look at the bar would lay it out once more.
 */
export function scrollToFilterBar(): void {
  const bar = document.querySelector('.filters')
  if (bar && bar.getBoundingClientRect().top < 0) bar.scrollIntoView({ behavior: 'instant' })
}
