import { useState } from 'react'

/** The feature with its four neighbours, and four rows. */
const FIRST = 21
/** Six rows of four. */
const STEP = 24

/** How far this entry of the browser's history was read, written into the entry itself. */
function remembered(): number {
  const state: unknown = window.history.state
  const shown = typeof state === 'object' && state !== null && 'shown' in state ? state.shown : undefined
  return typeof shown === 'number' && shown > FIRST ? shown : FIRST
}

/**
 * How many articles of a list are asked for. Going back finds as many as there were, so that the place is there to
 * go back to.
 * @param list changes when the list becomes another one
 */
export function useShownCount(list: string): { shown: number; showMore: () => void } {
  const [state, setState] = useState(() => ({ list, shown: remembered() }))
  const shown = state.list === list ? state.shown : remembered()
  if (state.list !== list) setState({ list, shown })
  const showMore = () => {
    const next = shown + STEP
    const entry: unknown = window.history.state
    window.history.replaceState({ ...(typeof entry === 'object' ? entry : {}), shown: next }, '')
    setState({ list, shown: next })
  }
  return { shown, showMore }
}
