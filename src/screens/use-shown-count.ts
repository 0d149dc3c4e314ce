import { useState } from 'react'
import { entryState } from './history-entry.ts'

/** The feature with its four neighbours, and four rows of four. */
const INITIAL_COUNT = 21
/** A row of four. Drawing more at once takes several frames on a slow phone. */
const STEP = 4

/** Reads the count that is stored in the current entry of the history. */
function storedCount(): number {
  const state = entryState()
  const shown = 'shown' in state ? state.shown : undefined
  return typeof shown === 'number' && shown > INITIAL_COUNT ? shown : INITIAL_COUNT
}

/**
 * Number of articles to show in a list, and of the steps in which it has grown to that. It is stored in the history, so that going back shows a list of the same length
 * and the scroll position can be restored.
 * @param list identifies the list; the count starts again when it changes
 */
export function useShownCount(list: string): { shown: number; steps: number; showMore: () => void } {
  const [state, setState] = useState(() => ({ list, shown: storedCount() }))
  const shown = state.list === list ? state.shown : storedCount()
  if (state.list !== list) setState({ list, shown })
  const showMore = () => {
    const next = shown + STEP
    window.history.replaceState({ ...entryState(), shown: next }, '')
    setState({ list, shown: next })
  }
  return { shown, steps: 1 + (shown - INITIAL_COUNT) / STEP, showMore }
}
