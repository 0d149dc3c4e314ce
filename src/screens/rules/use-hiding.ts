import { type ComponentType, createContext, use } from 'react'
import type { Manifest } from '../../contract/edition.ts'
import type { Hiding } from '../../data/hiding/hiding.ts'
import type { IsHidden } from '../../data/hiding/is-hidden.ts'
import type { ShownInstead } from '../../data/hiding/shown-instead.ts'

export interface HiddenLineProps {
  /** Number of stories that are hidden from the list. Without any, there is no line. */
  readonly count: number
  /** True while the list shows them. */
  readonly isShown: boolean
  readonly onToggle: () => void
}

/** What is hidden from the reader. `hiding-watcher.tsx` keeps it up to date. */
export interface HidingState {
  readonly hiding: Hiding
  readonly isHidden: IsHidden
  /** Articles that the front page shows in place of reports of muted outlets. */
  readonly instead: ShownInstead | undefined
  /** The edition with the numbers of stories that are not hidden. */
  readonly edition: Manifest
  /** Says how many stories of a list are hidden. It is here because the front page has no script of its own to load it with. */
  readonly Line: ComponentType<HiddenLineProps>
}

/** Undefined when nothing is hidden, `loading` until it is known. Nothing is loaded for readers who hide nothing. */
export const HidingContext = createContext<HidingState | 'loading' | undefined>(undefined)

/** For lists, counts and the search. The same object until it changes. */
export function useHiding(): Hiding | 'loading' | undefined {
  const state = use(HidingContext)
  return state === 'loading' ? state : state?.hiding
}

const hidesNothing: IsHidden = () => false

/** For cards. Undefined until it is known. */
export function useIsHidden(): IsHidden | undefined {
  const state = use(HidingContext)
  return state === 'loading' ? undefined : (state?.isHidden ?? hidesNothing)
}
