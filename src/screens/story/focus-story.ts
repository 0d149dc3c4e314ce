import { findStoryInWindow } from './scroll-anchor.ts'

/** Headlines of lists. An open story has no link to itself. */
const storiesOnPage = () =>
  [...document.querySelectorAll<HTMLElement>('main [data-id]')].filter((story) => story.querySelector('.head a, a'))

const headlineOf = (story: Element | undefined) =>
  story?.querySelector<HTMLElement>(':is(.head, .lead__head) a') ?? story?.querySelector<HTMLElement>('a') ?? undefined

/** Focuses the headline of a story, and scrolls to all of the story. @returns false when there is none */
function focusHeadline(story: HTMLElement | undefined): boolean {
  const headline = headlineOf(story)
  if (!story || !headline) return false
  headline.focus({ preventScroll: true })
  story.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  return true
}

/**
 * Moves the focus to the story after or before the focused one. Without one, it begins with the first story in the
 * window.
 */
export function focusStory(step: 1 | -1): void {
  const stories = storiesOnPage()
  const focused = document.activeElement?.closest<HTMLElement>('main [data-id]')
  const at = focused ? stories.indexOf(focused) : -1
  if (at >= 0) focusHeadline(stories[at + step])
  else focusHeadline(findStoryInWindow() ?? stories[0])
}

/** Moves the focus to the story after that of an element, which is about to leave its list; else to the one before, else to the page. */
export function focusNextStory(element: Element): void {
  const story = element.closest<HTMLElement>('[data-id]')
  if (!story) return
  const stories = storiesOnPage()
  const at = stories.indexOf(story)
  const next = stories[at + 1] ?? stories[at - 1]
  if (focusHeadline(next)) keepFocusAt(next?.dataset['id'] ?? '')
  else document.getElementById('main')?.focus({ preventScroll: true })
}

/** Milliseconds in which a list is laid out again without a story. A slow device may load the script for that first. */
const LAYOUT_TIME = 5000

/**
 * Focuses a story again when its element is replaced, for example because it becomes the lead of its list. Ends when the reader
 * presses something.
 */
function keepFocusAt(id: string): void {
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body) return
    focusHeadline(storiesOnPage().find((story) => story.dataset['id'] === id))
  })
  const stop = () => {
    clearTimeout(timer)
    observer.disconnect()
    for (const type of ['keydown', 'pointerdown']) window.removeEventListener(type, stop, { capture: true })
  }
  const timer = setTimeout(stop, LAYOUT_TIME)
  observer.observe(document.body, { childList: true, subtree: true })
  for (const type of ['keydown', 'pointerdown']) window.addEventListener(type, stop, { capture: true })
}
