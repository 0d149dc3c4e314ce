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
