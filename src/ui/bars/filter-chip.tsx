import { type ReactNode, memo, useCallback, useLayoutEffect, useRef } from 'react'
import type { Provider, Topic } from '../../contract/edition.ts'
import { Count, emptiness } from '../base/count.tsx'
import { LaterIcon } from '../base/later-icon.tsx'
import { inkOf } from '../parts/kicker.tsx'
import { ProviderTile } from '../parts/provider-tile.tsx'
import { useContentLang } from '../base/use-lang.ts'

export interface TopicOption {
  readonly topic: Topic
  readonly count: number
  readonly isOn: boolean
}

export interface SourceOption {
  readonly provider: Provider
  readonly count: number
  readonly isOn: boolean
}

/**
 * Returns a function that stays the same over all drawings and calls the one of the last drawing, so that chips that have not
 * changed need not be drawn again. It must not be called while drawing.
 */
export function useSteady<Value>(call: (value: Value) => void): (value: Value) => void {
  const latest = useRef(call)
  useLayoutEffect(() => {
    latest.current = call
  })
  return useCallback((value) => latest.current(value), [])
}

interface TopicChipProps extends TopicOption {
  readonly onPress: (id: string) => void
}

/** A topic of the filter bar, as a button. A press draws this chip alone, so that it answers at once. */
export const TopicChip = memo(function TopicChip({ topic, onPress, ...state }: TopicChipProps) {
  return (
    <button
      type="button"
      className="chip chip--topic"
      aria-pressed={state.isOn}
      onClick={() => onPress(topic.id)}
      {...emptiness(state)}
      {...inkOf(topic)}
    >
      {state.isOn ? <LaterIcon name="check" /> : <span className="swatch" />}
      <Name>{topic.name}</Name>
      <Count {...state} />
    </button>
  )
})

interface SourceChipProps extends SourceOption {
  /** It is called with the domain of the outlet. */
  readonly onPress: (domain: string) => void
}

/** An outlet of the filter bar, as a button. It is drawn again only when it changes. */
export const SourceChip = memo(function SourceChip({ provider, onPress, ...state }: SourceChipProps) {
  return (
    <button
      type="button"
      className="chip"
      aria-pressed={state.isOn}
      onClick={() => onPress(provider.domain)}
      {...emptiness(state)}
    >
      <ProviderTile provider={provider} size={16} />
      <Name>{provider.name}</Name>
      <Count {...state} />
    </button>
  )
})

function Name({ children }: { readonly children: ReactNode }) {
  return (
    <span dir="auto" lang={useContentLang()}>
      {children}
    </span>
  )
}
