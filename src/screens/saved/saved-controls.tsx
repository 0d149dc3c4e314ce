import { descendantsOf } from '../../data/index/topics.ts'
import { ChoiceRow } from '../../ui/controls/choice-row.tsx'
import { formatCount } from '../../ui/base/count.tsx'
import { Icon } from '../../ui/base/icon.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useSite } from '../../ui/base/site-context.tsx'
import { useEdition } from '../edition/edition.tsx'
import { SAVED_SORTS, type SavedView, type Shelved, viewSaved } from './saved-view.ts'

interface Props {
  /** All saved stories. */
  readonly stories: readonly Shelved[]
  readonly view: SavedView
  readonly onChange: (change: Partial<SavedView>) => void
}

/** A field, a list of topics and an order for the saved stories. */
export function SavedControls({ stories, view, onChange }: Props) {
  const { topics } = useEdition()
  const { locale } = useSite()
  const messages = useLaterMessages().saved
  const below = descendantsOf(topics)
  const counts = topics.flatMap((topic) => {
    const { length } = viewSaved(stories, { sort: 'saved', topic: topic.id, text: '' }, below, locale)
    return length > 0 || topic.id === view.topic ? [{ topic, count: length }] : []
  })
  return (
    <div className="shelf__controls" role="group" aria-label={messages.controls}>
      <input
        type="search"
        value={view.text}
        aria-label={messages.find}
        placeholder={messages.find}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      {counts.length > 0 && (
        <label className="select">
          <span className="sr-only">{messages.topic}</span>
          <select value={view.topic} onChange={(event) => onChange({ topic: event.target.value })}>
            <option value="">{messages.allTopics}</option>
            {counts.map(({ topic, count }) => (
              <option key={topic.id} value={topic.id}>
                {messages.topicWithCount(topic.name, formatCount(locale, count))}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </label>
      )}
      <ChoiceRow
        label={messages.sort}
        value={view.sort}
        choices={SAVED_SORTS.map((value) => ({ value, label: messages.sorts[value] }))}
        onChoose={(sort) => onChange({ sort })}
      />
    </div>
  )
}
