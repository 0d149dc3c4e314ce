import { findStoryInWindow } from './scroll-anchor.ts'

/** Headlines of lists. An open story has no link to itself. */
const storiesOnPage = () =>
  [...document.querySelectorAll<HTMLElement>('main [data-id]')].filter((story) => story.querySelector('.head a, a'))

const headlineOf = (story: Element | undefined) =>
  story?.querySelector<HTMLElement>('.head a') ?? story?.querySelector<HTMLElement>('a') ?? undefined

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

/** Moves the focus to the story after that of an element, which is about to leave its list; else to the one before. */
export function focusNextStory(element: Element): void {
  const story = element.closest<HTMLElement>('[data-id]')
  if (!story) return
  const stories = storiesOnPage()
  const at = stories.indexOf(story)
  if (!focusHeadline(stories[at + 1])) focusHeadline(stories[at - 1])
}
