import { useEffect, useState } from 'react'
import type { CatchUpDays } from '../data/catch-up.ts'
import type { Hiding } from '../data/hiding.ts'
import type { MarkedIds } from '../data/select-engine.ts'
import { entryState } from './history-entry.ts'

/** Stories that are drawn at first, and those that follow when the reader comes near. Five fill the first screen. */
const STEP = 5

/** What the list was made of when it was opened. */
interface CatchUpInput {
  readonly days: CatchUpDays
  readonly now: number
  readonly marks: MarkedIds
  readonly hiding: Hiding | undefined
}

interface Opened {
  readonly input: CatchUpInput
  /** Number of stories to show. */
  wanted: number
}

/** By the number in the entry of the history. A reload empties it, and so opens the list anew. */
const openedLists: Opened[] = []

function openedInThisEntry(days: CatchUpDays): Opened | undefined {
  const state = entryState()
  const opened = 'catchUp' in state && typeof state.catchUp === 'number' ? openedLists[state.catchUp] : undefined
  return opened?.input.days === days ? opened : undefined
}

/**
 * Keeps a list as it was opened: a story that is read now keeps its place, also when the reader comes back from it.
 * @param input what a list is made of that is opened now
 */
export function useOpenedCatchUp(input: CatchUpInput): Opened & { readonly showMore: () => void } {
  const [opened] = useState(() => openedInThisEntry(input.days) ?? { input, wanted: STEP })
  const [wanted, setWanted] = useState(opened.wanted)
  useEffect(() => {
    if (openedLists.includes(opened)) return
    window.history.replaceState({ ...entryState(), catchUp: openedLists.push(opened) - 1 }, '')
  }, [opened])
  const showMore = () => {
    opened.wanted = wanted + STEP
    setWanted(opened.wanted)
  }
  return { input: opened.input, wanted, showMore }
}
