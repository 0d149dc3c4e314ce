import { type ReactNode, useState } from 'react'
import type { LaterMessages } from '../../messages/en/later.ts'
import { type Appearance, densityChoices } from './appearance-choices.tsx'
import { ChoiceRow, type RowChoice } from '../controls/choice-row.tsx'
import { SourceChip, type SourceOption, TopicChip, type TopicOption, useSteady } from './filter-chip.tsx'
import { Icon } from '../base/icon.tsx'
import { LaterIcon } from '../base/later-icon.tsx'
import { useLaterMessages } from '../base/later-messages.ts'
import { useMessages } from '../base/messages.ts'
import { useSite } from '../base/site-context.tsx'

/** A choice that narrows the list and that the reader can remove. */
export interface Removable {
  readonly key: string
  readonly label: string
  /** True when a wide window shows it as a pressed button, and only a phone needs to list it. */
  readonly isInBar: boolean
}

/** In `type` and `time`, an empty string means all types and any time. */
export interface FilterBarProps {
  readonly topics: readonly TopicOption[]
  readonly sources: readonly SourceOption[]
  /** Number of sources that are not loaded yet and so missing from `sources`. */
  readonly moreSources: number
  readonly types: readonly RowChoice<string>[]
  readonly type: string
  /** The labels include the counts. */
  readonly times: readonly { readonly value: string; readonly label: string }[]
  readonly time: string
  readonly sort: 'latest' | 'top'
  /** An empty string lists each story once. Undefined when no story has several reports. */
  readonly reports: '' | 'all' | undefined
  readonly density: Appearance['density']
  /** The choices that narrow the list, without the topics. */
  readonly removable: readonly Removable[]
  /** Number of choices that narrow the list, without the topic of the page. */
  readonly active: number
  /** Describes the filter in words. */
  readonly summary: ReactNode
  /** Number of outlets of the list, in words. */
  readonly outlets: string | undefined
  /** Number of characters of the largest count. Counts that are not known yet get this much room. */
  readonly longestCount: number
  readonly isSheetOpen: boolean
  /** A button for the whole list. */
  readonly act?: ReactNode
  readonly onTopic: (id: string) => void
  readonly onSource: (domain: string) => void
  readonly onType: (type: string) => void
  readonly onTime: (time: string) => void
  readonly onSort: (sort: 'latest' | 'top') => void
  readonly onReports: (reports: '' | 'all') => void
  readonly onDensity: (density: Appearance['density']) => void
  readonly onRemove: (key: string) => void
  readonly onClear: () => void
  readonly onSheet: (sheet: 'all' | 'sources') => void
  /** Called when the pointer or the focus enters the bar, so that missing choices can be loaded. */
  readonly onReach: () => void
}

const TOPICS_SHOWN = 7
/** With longer names than those of topics, more would not fit into one line. */
const SOURCES_SHOWN = 6

/** Whether several reports of one event are listed, as choices of a row. */
export const reportChoices = ({ filters }: LaterMessages) =>
  [
    { value: '', label: filters.reportChoices.one },
    { value: 'all', label: filters.reportChoices.all },
  ] as const

/** Returns the first options and the chosen ones, in their order, so that no button moves when it is pressed. */
const firstOptions = <T extends { readonly isOn: boolean }>(options: readonly T[], limit: number): readonly T[] =>
  options.filter(({ isOn }, index) => index < limit || isOn)

/** The controls that filter a list, and a summary of the filter in words. */
export function FilterBar(props: FilterBarProps) {
  const { page } = useMessages()
  const later = useLaterMessages()
  const messages = later.filters
  const { hasOneOutlet } = useSite()
  const [showsTopics, setShowsTopics] = useState(false)
  const topics = showsTopics ? props.topics : firstOptions(props.topics, TOPICS_SHOWN)
  const sources = firstOptions(props.sources, SOURCES_SHOWN)
  const pressTopic = useSteady(props.onTopic)
  const pressSource = useSteady(props.onSource)
  const hiddenSources = props.sources.length - sources.length + props.moreSources
  const sortRow = (
    <ChoiceRow
      label={messages.sort}
      value={props.sort}
      choices={[
        { value: 'latest', label: messages.sorts.latest },
        { value: 'top', label: messages.sorts.top },
      ]}
      onChoose={props.onSort}
    />
  )
  const sheetButton = (label: string) => (
    <button
      type="button"
      className="btn filters__all"
      aria-haspopup="dialog"
      aria-expanded={props.isSheetOpen}
      onClick={() => props.onSheet('all')}
    >
      <LaterIcon name="sliders" className="icon--sm" />
      {props.active > 0 ? messages.chosenCount(label, props.active) : label}
    </button>
  )
  return (
    <section aria-label={messages.bar} onPointerEnter={props.onReach} onFocus={props.onReach}>
      <div className="filters" style={{ '--count-room': `${props.longestCount}ch` }}>
        {props.topics.length > 0 && (
          <div className="filters__row" role="group" aria-label={page.topics}>
            <span aria-hidden="true">{page.topics}</span>
            <div className="chips">
              {topics.map((option) => (
                <TopicChip key={option.topic.id} {...option} onPress={pressTopic} />
              ))}
              {props.topics.length > TOPICS_SHOWN && (
                <button
                  type="button"
                  className="chip chip--more"
                  aria-expanded={showsTopics}
                  onClick={() => setShowsTopics(!showsTopics)}
                >
                  {showsTopics ? messages.fewer : messages.more(props.topics.length - topics.length)}
                </button>
              )}
            </div>
          </div>
        )}
        <div className="filters__row only-phone">
          <div className="spread">
            {sheetButton(messages.filters)}
            <span className="labelled push">{sortRow}</span>
          </div>
        </div>
        {props.sources.length > 0 && !hasOneOutlet && (
          <div className="filters__row not-phone" role="group" aria-label={messages.sources}>
            <span aria-hidden="true">{messages.sources}</span>
            <div className="chips">
              {sources.map((option) => (
                <SourceChip key={option.provider.domain} {...option} onPress={pressSource} />
              ))}
              {hiddenSources > 0 && (
                <button
                  type="button"
                  className="chip chip--more"
                  aria-haspopup="dialog"
                  aria-label={messages.moreSources(hiddenSources)}
                  onClick={() => props.onSheet('sources')}
                >
                  {messages.more(hiddenSources)}
                </button>
              )}
            </div>
          </div>
        )}
        <div className="filters__row not-phone">
          <span aria-hidden="true">{messages.show}</span>
          <div className="spread">
            <ChoiceRow label={messages.type} value={props.type} choices={props.types} onChoose={props.onType} />
            <label className="select">
              <span className="sr-only">{messages.time}</span>
              <select value={props.time} onChange={(event) => props.onTime(event.target.value)}>
                {props.times.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
              <Icon name="down" />
            </label>
            {sheetButton(messages.allFilters)}
            {props.reports !== undefined && (
              <span className="labelled">
                <span aria-hidden="true">{messages.reports}</span>
                <ChoiceRow
                  label={messages.reports}
                  value={props.reports}
                  choices={reportChoices(later)}
                  onChoose={props.onReports}
                />
              </span>
            )}
            {/* Where a line has no room for both, they begin the next one together. */}
            <span className="labelled push">
              {sortRow}
              <ChoiceRow
                label={later.appearance.density}
                value={props.density}
                choices={densityChoices(later)}
                onChoose={props.onDensity}
                iconsOnly
              />
            </span>
          </div>
        </div>
      </div>
      <div className="summary">
        <div>
          <p role="status">{props.summary}</p>
          {props.outlets && <p> · {props.outlets}</p>}
        </div>
        <div className="summary__acts">
          {props.act}
          {props.active > 0 && (
            <button type="button" className="summary__clear" onClick={props.onClear}>
              {messages.clear}
            </button>
          )}
        </div>
      </div>
      {props.removable.length > 0 && (
        <ul
          className={props.removable.every(({ isInBar }) => isInBar) ? 'chips only-phone' : 'chips'}
          aria-label={messages.chosen}
        >
          {props.removable.map(({ key, label, isInBar }) => (
            <li key={key} className={isInBar ? 'only-phone' : undefined}>
              <button
                type="button"
                className="chip"
                aria-label={messages.remove(label)}
                onClick={() => props.onRemove(key)}
              >
                <span dir="auto">{label}</span>
                <Icon name="x" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
