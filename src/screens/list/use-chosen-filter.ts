import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Filter } from '../../data/filter/filter.ts'

/**
 * Milliseconds that the address waits for the stories of a filter. The choice is shown at once. With less patience, a slow phone
 * would draw the list once more in between, only to say that it counts.
 */
const PATIENCE = 300

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** Waits until the next frame has been painted. */
async function afterPaint(): Promise<void> {
  // A page that is not shown paints no frames.
  if (document.visibilityState !== 'hidden') await new Promise(requestAnimationFrame)
  await pause(0)
}

interface Steps {
  /** Starts to find the stories, and waits for them. */
  readonly find: () => Promise<void>
  /** Changes the address. */
  readonly apply: () => void
}

/**
 * The filter that the reader has chosen last. A choice is painted as chosen before the list is filtered by it, since a large
 * list takes longer than a press should. The address changes when the stories are known, so that the page is drawn once, but
 * it does not wait for long.
 * @param filter that of the address
 */
export function useChosenFilter(filter: Filter): {
  readonly chosen: Filter
  readonly choose: (next: Filter, steps: Steps) => void
} {
  /** Undefined once the address has the last choice. From then on the address is right: the reader may go back. */
  const [choice, setChoice] = useState<Filter>()
  const before = useRef(Promise.resolve())
  return {
    chosen: choice ?? filter,
    choose: (next, { find, apply }) => {
      setChoice(next)
      const page = window.location.pathname
      const follow = async () => {
        await afterPaint()
        await Promise.race([find(), pause(PATIENCE)])
        // Both changes in one drawing.
        flushSync(() => {
          setChoice((last) => (last === next ? undefined : last))
          // The reader may have opened another page meanwhile.
          if (window.location.pathname === page) apply()
        })
      }
      // One after the other, so that the history has all choices in their order.
      before.current = before.current.then(follow)
    },
  }
}
