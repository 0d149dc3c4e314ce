import { flushSync } from 'react-dom'

/** Pixels at the top of the window that the masthead may cover. */
const COVERED_HEIGHT = 80
/** Pixels between two points that are tried. The smallest story, a headline in one line, is higher. */
const STEP = 40

/**
 * Returns the first story in the window. It asks for what is at some points, because measuring every story of a long
 * list would lay out all rows that the browser skips.
 */
export function findStoryInWindow(): HTMLElement | undefined {
  for (let y = COVERED_HEIGHT; y < window.innerHeight; y += STEP) {
    for (const x of [0.2, 0.5, 0.8]) {
      const story = document.elementFromPoint(x * window.innerWidth, y)?.closest<HTMLElement>('main [data-id]')
      if (story) return story
    }
  }
  return undefined
}

/**
 * Scrolls back to the filter bar before a changed filter replaces the list below it. After the new list is in the page, the same
 * look at the bar would lay it out once more.
 */
export function scrollToFilterBar(): void {
  const bar = document.querySelector('.filters')
  if (bar && bar.getBoundingClientRect().top < 0) bar.scrollIntoView({ behavior: 'instant' })
}

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
