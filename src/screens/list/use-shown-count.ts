import { useState } from 'react'
import type { Preferences } from '../../state/preference-choices.ts'
import { grownList } from '../edition/history-entry.ts'

/**
 * Number of articles with which a list begins: as cards, the feature with its four neighbours, and four rows of four. A filtered
 * list has one row of cards, since the reader waits for it: it reaches below most windows. Lines are lower than cards.
 * @param query the filter as text, empty for an unfiltered list
 */
export function initialCount(query: string, density: Preferences['density']): number {
  if (query === '') return 21
  return density === 'cards' ? 9 : 13
}

/** A row of four. Drawing more at once takes several frames on a slow phone. */
const STEP = 4

const firstCount = (initial: number): number => Math.max(initial, grownList.shown ?? 0)

/**
 * Number of articles to show in a list, and of the steps in which it has grown to that. It is kept with the entry of the history, so
 * that going back shows a list of the same length and the scroll position can be restored.
 * @param list identifies the list; the count starts again when it changes
 * @param initial the number with which the list begins
 */
export function useShownCount(list: string, initial: number): { shown: number; steps: number; showMore: () => void } {
  const [state, setState] = useState(() => ({ list, shown: firstCount(initial) }))
  const shown = state.list === list ? state.shown : firstCount(initial)
  if (state.list !== list) setState({ list, shown })
  const showMore = () => {
    const next = shown + STEP
    grownList.shown = next
    setState({ list, shown: next })
  }
  return { shown, steps: 1 + (shown - initial) / STEP, showMore }
}
