import { useState } from 'react'
import type { Filter } from '../data/filter.ts'

/** Calls a function once the next frame has been painted. */
function afterPaint(callback: () => void): void {
  // A page that is not shown paints no frames.
  if (document.visibilityState === 'hidden') callback()
  else requestAnimationFrame(() => setTimeout(callback))
}

/**
 * The filter that the reader has chosen last. A choice is painted as chosen before the list is filtered by it, since a large
 * list takes longer than a press should.
 * @param filter that of the address
 * @param query the same filter as text
 */
export function useChosenFilter(
  filter: Filter,
  query: string,
): { readonly chosen: Filter; readonly choose: (next: Filter, apply: () => void) => void } {
  const [choice, setChoice] = useState({ query, filter })
  return {
    // Once the address has changed, it is right: the reader may have gone back.
    chosen: choice.query === query ? choice.filter : filter,
    choose: (next, apply) => {
      setChoice({ query, filter: next })
      afterPaint(apply)
    },
  }
}
