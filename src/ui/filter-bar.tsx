import { type ReactNode, useState } from 'react'
import type { Topic } from '../contract/edition.ts'
import { type Appearance, DENSITIES } from './appearance-menu.tsx'
import { ChoiceRow } from './choice-row.tsx'
import { Icon } from './icon.tsx'
import { inkOf } from './kicker.tsx'
import { ProviderTile } from './provider-tile.tsx'
import { Sheet } from './sheet.tsx'
import { type SourceOption, SourcePicker } from './source-picker.tsx'

export interface TopicOption {
  readonly topic: Topic
  readonly count: number
  readonly isOn: boolean
}

/** In `type` and `time`, an empty string means all types and any time. */
export interface FilterBarProps {
  readonly topics: readonly TopicOption[]
  readonly sources: readonly SourceOption[]
  /** Number of sources that are not loaded yet and so missing from `sources`. */
  readonly moreSources: number
  readonly types: readonly { readonly value: string; readonly label: string }[]
  readonly type: string
  readonly times: readonly { readonly value: string; readonly label: string }[]
  readonly time: string
  readonly sort: 'latest' | 'top'
  /** An empty string lists each story once. Undefined when no story has several reports. */
  readonly reports: '' | 'all' | undefined
  readonly density: Appearance['density']
  /** Number of choices that narrow the list, without the topic of the page. */
  readonly active: number
  /** Describes the filter in words. */
  readonly summary: ReactNode
  readonly onTopic: (id: string) => void
  readonly onSource: (domain: string) => void
  readonly onType: (type: string) => void
  readonly onTime: (time: string) => void
  readonly onSort: (sort: 'latest' | 'top') => void
  readonly onReports: (reports: '' | 'all') => void
  readonly onDensity: (density: Appearance['density']) => void
  readonly onClear: () => void
  /** Called when the pointer or the focus enters the bar, so that missing choices can be loaded. */
  readonly onReach: () => void
}

const TOPICS_SHOWN = 7
const SOURCES_SHOWN = 7

const SORTS = [
  { value: 'latest', label: 'Latest' },
  { value: 'top', label: 'Top' },
] as const

const REPORTS = [
  { value: '', label: 'One per story' },
  { value: 'all', label: 'All' },
] as const

/** Returns at most `limit` options, the chosen ones first. Chosen options are never cut off. */
function firstOptions<T extends { readonly isOn: boolean }>(options: readonly T[], limit: number): readonly T[] {
  const chosen = options.filter((option) => option.isOn)
  return [...chosen, ...options.filter((option) => !option.isOn)].slice(0, Math.max(limit, chosen.length))
}

/** The controls that filter a list, and a summary of the filter in words. */
export function FilterBar(props: FilterBarProps) {
  const [showsTopics, setShowsTopics] = useState(false)
  const [sheet, setSheet] = useState<'sources' | 'all'>()
  const topics = showsTopics ? props.topics : firstOptions(props.topics, TOPICS_SHOWN)
  const sources = firstOptions(props.sources, SOURCES_SHOWN)
  const hiddenSources = props.sources.length - sources.length + props.moreSources
  const openSheet = (which: 'sources' | 'all') => {
    props.onReach()
    setSheet(which)
  }
  const typeRow = <ChoiceRow label="Type" value={props.type} choices={props.types} onChoose={props.onType} />
  const timeSelect = (
    <label className="select">
      <span className="sr-only">Time</span>
      <select value={props.time} onChange={(event) => props.onTime(event.target.value)}>
        {props.times.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </label>
  )
  const sortRow = <ChoiceRow label="Sort" value={props.sort} choices={SORTS} onChoose={props.onSort} className="push" />
  const reportsRow = props.reports !== undefined && (
    <ChoiceRow label="Reports" value={props.reports} choices={REPORTS} onChoose={props.onReports} />
  )
  const picker = <SourcePicker sources={props.sources} onToggle={props.onSource} />

  return (
    <section aria-label="Filter stories" onPointerEnter={props.onReach} onFocus={props.onReach}>
      <div className="filters">
        {props.topics.length > 0 && (
          <div className="filters__row" role="group" aria-label="Topics">
            <span aria-hidden="true">Topics</span>
            <div className="chips">
              {topics.map(({ topic, count, isOn }) => (
                <button
                  key={topic.id}
                  type="button"
                  className="chip chip--topic"
                  aria-pressed={isOn}
                  onClick={() => props.onTopic(topic.id)}
                  {...inkOf(topic)}
                >
                  {isOn ? <Icon name="check" /> : <span className="swatch" />}
                  <span dir="auto">{topic.name}</span>
                  <span className="num">{count}</span>
                </button>
              ))}
              {props.topics.length > TOPICS_SHOWN && (
                <button
                  type="button"
                  className="chip chip--more"
                  aria-expanded={showsTopics}
                  onClick={() => setShowsTopics(!showsTopics)}
                >
                  {showsTopics ? 'Fewer' : `${props.topics.length - topics.length} more`}
                </button>
              )}
            </div>
          </div>
        )}
        <div className="filters__row only-phone">
          <div className="spread">
            <button type="button" className="btn" onClick={() => openSheet('all')} aria-haspopup="dialog">
              <Icon name="sliders" className="icon--sm" />
              {props.active > 0 ? `Filters, ${props.active} on` : 'Filters'}
            </button>
            {sortRow}
          </div>
        </div>
        {props.sources.length > 0 && (
          <div className="filters__row not-phone" role="group" aria-label="Sources">
            <span aria-hidden="true">Sources</span>
            <div className="chips">
              {sources.map(({ provider, count, isOn }) => (
                <button
                  key={provider.domain}
                  type="button"
                  className="chip"
                  aria-pressed={isOn}
                  onClick={() => props.onSource(provider.domain)}
                >
                  <ProviderTile provider={provider} size={16} />
                  <span dir="auto">{provider.name}</span>
                  <span className="num">{count}</span>
                </button>
              ))}
              {hiddenSources > 0 && (
                <button
                  type="button"
                  className="chip chip--more"
                  aria-haspopup="dialog"
                  onClick={() => openSheet('sources')}
                >
                  {hiddenSources} more<span className="sr-only"> sources</span>
                </button>
              )}
            </div>
          </div>
        )}
        <div className="filters__row not-phone">
          <span aria-hidden="true">Show</span>
          <div className="spread">
            {typeRow}
            {timeSelect}
            {reportsRow && (
              <span className="labelled">
                <span aria-hidden="true">Reports</span>
                {reportsRow}
              </span>
            )}
            {sortRow}
            <ChoiceRow label="Density" value={props.density} choices={DENSITIES} onChoose={props.onDensity} iconsOnly />
          </div>
        </div>
      </div>
      <div className="summary">
        <p role="status">{props.summary}</p>
        {props.active > 0 && (
          <button type="button" className="summary__clear" onClick={props.onClear}>
            Clear filters
          </button>
        )}
      </div>
      <Sheet title="All sources" isOpen={sheet === 'sources'} onClose={() => setSheet(undefined)}>
        {picker}
      </Sheet>
      <Sheet
        title="Filters"
        isOpen={sheet === 'all'}
        onClose={() => setSheet(undefined)}
        actions={
          <>
            <button type="button" className="btn btn--ink" onClick={() => setSheet(undefined)}>
              <span>{props.summary}</span>
            </button>
            {props.active > 0 && (
              <button type="button" className="btn" onClick={props.onClear}>
                Clear
              </button>
            )}
          </>
        }
      >
        <div className="sheet__group">
          <h3>Type</h3>
          {typeRow}
        </div>
        <div className="sheet__group">
          <h3>Time</h3>
          {timeSelect}
        </div>
        {reportsRow && (
          <div className="sheet__group">
            <h3>Reports</h3>
            {reportsRow}
          </div>
        )}
        <div className="sheet__group">
          <h3>Density</h3>
          <ChoiceRow label="Density" value={props.density} choices={DENSITIES} onChoose={props.onDensity} />
        </div>
        <div className="sheet__group">
          <h3>Sources</h3>
          {picker}
        </div>
      </Sheet>
    </section>
  )
}
