import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createContext, use, useMemo, useState } from 'react'
import type { Hiding, Ids } from '../data/hiding.ts'
import { type AskedCards, type IsHidden, isHiddenQuery } from '../data/is-hidden.ts'
import { useMarks } from '../state/marks.ts'
import { usePreferences } from '../state/preferences.ts'
import { useRules } from '../state/rules.ts'
import { useEdition } from './edition.tsx'
import { hidingOf } from './hiding-of.ts'

/** What is hidden from the reader. Undefined when nothing is, `loading` until it is known. */
export type HidingState = Hiding | 'loading' | undefined

export const HidingContext = createContext<HidingState>(undefined)

/** What is hidden from the reader: for lists, counts and the search. The same object until it changes. */
export const useHiding = (): HidingState => use(HidingContext)

/** Joins rules, hidden stories and read ones. Called once, by the provider, so that all screens hide the same. */
export function useHidingState(): HidingState {
  const rules = useRules()
  const { hidden, saved, isReady } = useMarks()
  const hidesRead = usePreferences().hideRead === 'on'
  const read = useReadBefore(hidesRead)
  // A new object means new lists, so it is kept while nothing changes.
  const hiding = useMemo(() => hidingOf(rules, { hidden, saved }, read), [rules, hidden, saved, read])
  // Saved stories are known with the marks. Readers without rules need not wait for them.
  return !isReady && (hidesRead || rules.length > 0) ? 'loading' : hiding
}

/**
 * The stories that had been read when the page was opened, or when the edition on it was. What is read since stays in its list
 * until then: the list must not change under the reader, who comes back to it from a story.
 */
function useReadBefore(isWanted: boolean): Ids | undefined {
  const { edition } = useEdition()
  const { read, isReady } = useMarks()
  const [before, setBefore] = useState<{ readonly edition: string; readonly read: Ids }>()
  if (!isWanted || !isReady) {
    if (before) setBefore(undefined)
  } else if (before?.edition !== edition) setBefore({ edition, read: new Set(read.keys()) })
  else {
    const still = [...before.read.keys()].filter((id) => read.has(id))
    // A story that was marked as unread is back.
    if (still.length < before.read.size) setBefore({ edition, read: new Set(still) })
  }
  return before?.read
}

const NOTHING: Hiding = { rules: [], ids: new Set(), kept: new Set() }
const NO_CARDS: AskedCards = { key: '', cards: [] }
const hidesNothing: IsHidden = () => false

/**
 * Tells which cards are hidden from the reader. Undefined until it is known.
 * @param cards those of the page, when it has some in rare languages
 */
export function useIsHidden(cards: AskedCards = NO_CARDS): IsHidden | undefined {
  const manifest = useEdition()
  const hiding = useHiding()
  const known = hiding === 'loading' ? undefined : hiding
  const { data, isError } = useQuery({
    ...isHiddenQuery(manifest, known ?? NOTHING, cards),
    enabled: known !== undefined,
    placeholderData: keepPreviousData,
  })
  if (hiding === 'loading') return undefined
  if (!known || isError) return hidesNothing
  return data
}
