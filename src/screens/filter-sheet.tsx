import { useState } from 'react'
import type { Manifest, Topic } from '../contract/edition.ts'
import { type Filter, type ListField, toggleIn, withChoices } from '../data/filter.ts'
import { trailOf } from '../data/topics.ts'
import type { ArticleList } from '../data/use-article-list.ts'
import { type Appearance, DENSITIES } from '../ui/appearance-menu.tsx'
import { ChoiceList } from '../ui/choice-list.tsx'
import { ChoiceRow } from '../ui/choice-row.tsx'
import { DayFields } from '../ui/day-fields.tsx'
import { REPORTS } from '../ui/filter-bar.tsx'
import { inkOf } from '../ui/kicker.tsx'
import { ProviderTile } from '../ui/provider-tile.tsx'
import { dayOfQuarter } from './days.ts'
import { sourceOptions, timeOptions, typeOptions } from './filter-options.ts'

interface Props {
  readonly manifest: Manifest
  /** The topic whose page this is. */
  readonly topic: Topic | undefined
  readonly filter: Filter
  readonly list: ArticleList
  /** True to show only the sources. */
  readonly isOnlySources: boolean
  readonly hasReports: boolean
  readonly density: Appearance['density']
  readonly onDensity: (density: Appearance['density']) => void
  /** Adds or removes a topic of “any of”, which can be the topic of the page. */
  readonly onTopic: (id: string) => void
  /** `replaces` is true for a further step of the same change, which takes the place of the last one in the history. */
  readonly onChange: (filter: Filter, replaces?: boolean) => void
}

const TOPIC_LISTS = [
  { value: 'topics', label: 'Any of' },
  { value: 'allTopics', label: 'All of' },
  { value: 'notTopics', label: 'None of' },
] as const

const SOURCE_LISTS = [
  { value: 'sources', label: 'From' },
  { value: 'notSources', label: 'Not from' },
] as const

/** Every choice of a filter with its count. It is loaded when the reader opens it. */
export function FilterSheet(props: Props) {
  const { manifest, topic, filter, list, onChange } = props
  const { selection } = list
  const [topicList, setTopicList] = useState<'topics' | 'allTopics' | 'notTopics'>('topics')
  const [sourceList, setSourceList] = useState<'sources' | 'notSources'>('sources')
  /** Says how many choices of a list are on, since the other lists are hidden. */
  const withChosen = <F extends ListField>(lists: readonly { readonly value: F; readonly label: string }[]) =>
    lists.map(({ value, label }) => {
      const chosen = filter[value].length + (value === 'topics' && topic ? 1 : 0)
      return { value, label: chosen > 0 ? `${label}, ${chosen} on` : label }
    })

  const sources = (
    <div className="sheet__group" role="group" aria-label="Sources">
      {!props.isOnlySources && <h3>Sources</h3>}
      <ChoiceRow
        label="Use of the sources"
        value={sourceList}
        choices={withChosen(SOURCE_LISTS)}
        onChoose={setSourceList}
      />
      <ChoiceList
        label="Sources"
        find="Find a source"
        choices={sourceOptions(list, filter[sourceList]).options.map(({ provider, count, isOn }) => ({
          id: provider.domain,
          name: provider.name,
          alias: provider.domain,
          picture: <ProviderTile provider={provider} />,
          count: sourceList === 'sources' ? count : selection?.notSources.get(provider.domain),
          isOn,
        }))}
        onChoose={(domain) => onChange(toggleIn(filter, sourceList, domain))}
      />
    </div>
  )
  if (props.isOnlySources) return sources

  const countsOfTopics = { topics: selection?.topics, allTopics: selection?.allTopics, notTopics: selection?.notTopics }
  const days = selection?.span
  const toggles = [
    { id: 'video', name: 'With video', count: selection?.video },
    { id: 'outlets', name: 'Several outlets', count: selection?.severalOutlets },
    { id: 'unread', name: 'Unread', count: selection?.unread },
    { id: 'saved', name: 'Saved', count: selection?.saved },
  ] as const
  const toggle = (id: string) => {
    if (id === 'outlets') return onChange(withChoices(filter, { outlets: filter.outlets ? undefined : 'several' }))
    if (id === 'video' || id === 'unread' || id === 'saved')
      onChange(withChoices(filter, { [id]: filter[id] ? undefined : true }))
  }
  return (
    <>
      <div className="sheet__group" role="group" aria-label="Only">
        <h3>Only</h3>
        <ChoiceList
          label="Only"
          choices={toggles.map((choice) => ({ ...choice, isOn: filter[choice.id] !== undefined }))}
          onChoose={toggle}
        />
      </div>
      <div className="sheet__group">
        <h3>Type</h3>
        <ChoiceRow
          label="Type"
          value={filter.type ?? ''}
          choices={typeOptions(list, filter.type)}
          onChoose={(type) => onChange(withChoices(filter, { type: type || undefined }))}
        />
      </div>
      <div className="sheet__group" role="group" aria-label="Time">
        <h3>Time</h3>
        <ChoiceList
          label="Time"
          isSingle
          choices={timeOptions(selection).map(({ value, label, count }) => ({
            id: value,
            name: label,
            count,
            isOn: value === (filter.since ?? '') && !filter.from && !filter.to,
          }))}
          onChoose={(id) => {
            const since = timeOptions(undefined).find(({ value }) => value === id)?.value
            onChange(withChoices(filter, { since: since || undefined, from: undefined, to: undefined }))
          }}
        />
        <DayFields
          from={filter.from}
          to={filter.to}
          first={days && dayOfQuarter(days.oldest)}
          last={days && dayOfQuarter(days.newest)}
          onChange={(range, replaces) => onChange(withChoices(filter, { ...range, since: undefined }), replaces)}
        />
      </div>
      <div className="sheet__group" role="group" aria-label="Topics">
        <h3>Topics</h3>
        <ChoiceRow
          label="Use of the topics"
          value={topicList}
          choices={withChosen(TOPIC_LISTS)}
          onChoose={setTopicList}
        />
        <ChoiceList
          label="Topics"
          find="Find a topic"
          choices={manifest.topics.map((one) => ({
            id: one.id,
            name: one.name,
            picture: <span className="swatch" {...inkOf(one)} />,
            depth: trailOf(manifest.topics, one.id).length - 1,
            count: countsOfTopics[topicList]?.get(one.id),
            isOn: filter[topicList].includes(one.id) || (topicList === 'topics' && one.id === topic?.id),
          }))}
          onChoose={(id) => (topicList === 'topics' ? props.onTopic(id) : onChange(toggleIn(filter, topicList, id)))}
        />
      </div>
      {sources}
      {props.hasReports && (
        <div className="sheet__group">
          <h3>Reports</h3>
          <ChoiceRow
            label="Reports"
            value={filter.reports ?? ''}
            choices={REPORTS}
            onChoose={(reports) => onChange(withChoices(filter, { reports: reports || undefined }))}
          />
        </div>
      )}
      <div className="sheet__group">
        <h3>Density</h3>
        <ChoiceRow label="Density" value={props.density} choices={DENSITIES} onChoose={props.onDensity} />
      </div>
    </>
  )
}
