import type { RelatedArticle } from '../contract/article.ts'
import type { Tie } from '../contract/edition.ts'
import { formatSpan, isDayOnly } from './time-span.ts'

/** `3 hours apart`; undefined when a time is missing, or when the hours are unknown. */
function describeDistance(time: string | undefined, other: string | undefined): string | undefined {
  if (!time || !other) return undefined
  const span = formatSpan(time, other)
  if (span) return `${span} apart`
  return isDayOnly(time) || isDayOnly(other) ? undefined : 'within the hour'
}

/**
 * Says why an item is listed beside a story.
 * @param time time of the story
 */
export function describeReason(
  { why, time: itemTime }: Pick<RelatedArticle, 'why' | 'time'>,
  time: string | undefined,
): string {
  // Items of the editor's list have no reason of their own.
  const by: Tie['by'] = why?.by ?? 'editor'
  switch (by) {
    case 'editor':
      return 'Linked by the editor.'
    case 'publisher':
      return 'The publisher says it is the same story.'
    case 'page':
      return 'Another copy of the same page.'
    case 'copy':
      return 'Syndicated copy: nearly the same text.'
    case 'words': {
      const words = why?.words ?? []
      const same = words.length > 0 ? `Same words: ${words.join(', ')}` : 'Similar words'
      const distance = describeDistance(time, itemTime)
      return `${same}${distance ? `; ${distance}` : ''}.`
    }
  }
}

interface Props {
  readonly isOn: boolean
  readonly onToggle: () => void
  /** Id of the element with the reasons. */
  readonly controls: string
  /** What the reasons are about, for screen readers: `these stories`. */
  readonly what: string
}

/** A button in the heading of a panel. It shows or hides the reason of every item. */
export function ReasonSwitch({ isOn, onToggle, controls, what }: Props) {
  return (
    <button
      type="button"
      className="why-switch"
      aria-label={`Why are ${what} here?`}
      aria-expanded={isOn}
      aria-controls={controls}
      onClick={onToggle}
    >
      Why?
    </button>
  )
}
