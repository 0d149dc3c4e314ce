import { useEffect, useState } from 'react'
import type { CatchUpDays } from '../../data/filter/catch-up.ts'
import type { Hiding } from '../../data/hiding/hiding.ts'
import type { MarkedIds } from '../../data/filter/select-engine.ts'
import { entryState } from '../edition/history-entry.ts'

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
  readonly wanted: number
}

/** By the number that their entry of the history has. A reload empties it, and so opens the list anew. */
const openedLists: Opened[] = []

function numberOfEntry(): number | undefined {
  const state = entryState()
  return 'catchUp' in state && typeof state.catchUp === 'number' ? state.catchUp : undefined
}

function openedInThisEntry(days: CatchUpDays): Opened | undefined {
  const opened = openedLists[numberOfEntry() ?? -1]
  return opened?.input.days === days ? opened : undefined
}

/**
 * Keeps a list as it was opened: a story that is read now keeps its place, also when the reader comes back from it.
 * @param input what a list is made of that is opened now
 */
export function useOpenedCatchUp(input: CatchUpInput): Opened & { readonly showMore: () => void } {
  const [opened, setOpened] = useState(() => openedInThisEntry(input.days) ?? { input, wanted: STEP })
  useEffect(() => {
    const number = numberOfEntry() ?? openedLists.length
    openedLists[number] = opened
    if (numberOfEntry() === undefined) window.history.replaceState({ ...entryState(), catchUp: number }, '')
  }, [opened])
  return { ...opened, showMore: () => setOpened({ ...opened, wanted: opened.wanted + STEP }) }
}
