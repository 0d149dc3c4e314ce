import { useLaterMessages } from '../base/later-messages.ts'
import type { RelatedArticle } from '../../contract/article.ts'
import type { Tie } from '../../contract/edition.ts'
import type { LaterMessages } from '../../messages/en/later.ts'
import { formatList } from '../format/format-list.ts'
import { isDayOnly } from '../format/is-one-day.ts'
import { spanBetween } from '../format/span-between.ts'

type StoryMessages = LaterMessages['story']

/** `3 hours apart`; undefined when a time is missing, or when the hours are unknown. */
function describeDistance(
  time: string | undefined,
  other: string | undefined,
  { apart }: StoryMessages,
): string | undefined {
  if (!time || !other) return undefined
  const span = spanBetween(time, other)
  if (span) return apart[span.unit](span.count)
  return isDayOnly(time) || isDayOnly(other) ? undefined : apart.withinHour
}

/**
 * Says why an item is listed beside a story.
 * @param time time of the story
 */
export function describeReason(
  { why, time: itemTime }: Pick<RelatedArticle, 'why' | 'time'>,
  time: string | undefined,
  messages: StoryMessages,
  locale: string,
): string {
  // Items of the editor's list have no reason of their own.
  const by: Tie['by'] = why?.by ?? 'editor'
  if (by !== 'words') return messages.reasons[by]
  const words = why?.words ?? []
  const distance = describeDistance(time, itemTime, messages)
  return words.length > 0
    ? messages.reasons.sameWords(formatList(locale, words), distance)
    : messages.reasons.similarWords(distance)
}

interface Props {
  readonly isOn: boolean
  readonly onToggle: () => void
  /** Id of the element with the reasons. */
  readonly controls: string
  /** The question for screen readers: `Why are these stories here?` */
  readonly question: string
}

/** A button in the heading of a panel. It shows or hides the reason of every item. */
export function ReasonSwitch({ isOn, onToggle, controls, question }: Props) {
  const messages = useLaterMessages().story
  return (
    <button
      type="button"
      className="why-switch"
      aria-label={question}
      aria-expanded={isOn}
      aria-controls={controls}
      onClick={onToggle}
    >
      {messages.why}
    </button>
  )
}
