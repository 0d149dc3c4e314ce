import { useState } from 'react'
import type { Manifest, Topic } from '../../contract/edition.ts'
import { type Filter, type ListField, toggleIn, withChoices } from '../../data/filter/filter.ts'
import { trailOf } from '../../data/index/topics.ts'
import type { ArticleList } from '../../data/filter/use-article-list.ts'
import { type Appearance, densityChoices } from '../../ui/bars/appearance-choices.tsx'
import { ChoiceList } from '../../ui/controls/choice-list.tsx'
import { ChoiceRow } from '../../ui/controls/choice-row.tsx'
import { DayFields } from '../../ui/controls/day-fields.tsx'
import { reportChoices } from '../../ui/bars/filter-bar.tsx'
import { inkOf } from '../../ui/parts/kicker.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { ProviderTile } from '../../ui/parts/provider-tile.tsx'
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
  /** False on the page of an outlet. */
  readonly hasSources: boolean
  readonly hasReports: boolean
  readonly density: Appearance['density']
  readonly onDensity: (density: Appearance['density']) => void
  /** Adds or removes a topic of “any of”, which can be the topic of the page. */
  readonly onTopic: (id: string) => void
  /** `replaces` is true for a further step of the same change, which takes the place of the last one in the history. */
  readonly onChange: (filter: Filter, replaces?: boolean) => void
}

/** Every choice of a filter with its count. It is loaded when the reader opens it. */
export function FilterSheet(props: Props) {
  const { manifest, topic, filter, list, onChange } = props
  const { selection } = list
  const { page } = useMessages()
  const later = useLaterMessages()
  const messages = later.filters
  const topicLists = [
    { value: 'topics', label: messages.anyOf },
    { value: 'allTopics', label: messages.allOf },
    { value: 'notTopics', label: messages.noneOf },
  ] as const
  const sourceLists = [
    { value: 'sources', label: messages.fromSource },
    { value: 'notSources', label: messages.notFromSource },
  ] as const
  const [topicList, setTopicList] = useState<'topics' | 'allTopics' | 'notTopics'>('topics')
  const [sourceList, setSourceList] = useState<'sources' | 'notSources'>('sources')
  /** Says how many choices of a list are on, since the other lists are hidden. */
  const withChosen = <F extends ListField>(lists: readonly { readonly value: F; readonly label: string }[]) =>
    lists.map(({ value, label }) => {
      const chosen = filter[value].length + (value === 'topics' && topic ? 1 : 0)
      return { value, label: chosen > 0 ? messages.chosenCount(label, chosen) : label }
    })

  const sources = (
    <div className="sheet__group" role="group" aria-label={messages.sources}>
      {!props.isOnlySources && <h3>{messages.sources}</h3>}
      <ChoiceRow
        label={messages.useOfSources}
        value={sourceList}
        choices={withChosen(sourceLists)}
        onChoose={setSourceList}
      />
      <ChoiceList
        label={messages.sources}
        find={messages.findSource}
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
  const times = timeOptions(selection, messages)
  const toggles = [
    { id: 'video', name: messages.withVideo, count: selection?.video },
    { id: 'outlets', name: messages.severalOutlets, count: selection?.severalOutlets },
    { id: 'unread', name: messages.unread, count: selection?.unread },
    { id: 'saved', name: messages.saved, count: selection?.saved },
  ] as const
  const toggle = (id: string) => {
    if (id === 'outlets') return onChange(withChoices(filter, { outlets: filter.outlets ? undefined : 'several' }))
    if (id === 'video' || id === 'unread' || id === 'saved')
      onChange(withChoices(filter, { [id]: filter[id] ? undefined : true }))
  }
  return (
    <>
      <div className="sheet__group" role="group" aria-label={messages.only}>
        <h3>{messages.only}</h3>
        <ChoiceList
          label={messages.only}
          choices={toggles.map((choice) => ({ ...choice, isOn: filter[choice.id] !== undefined }))}
          onChoose={toggle}
        />
      </div>
      <div className="sheet__group">
        <h3>{messages.type}</h3>
        <ChoiceRow
          label={messages.type}
          value={filter.type ?? ''}
          choices={typeOptions(list, filter.type, messages)}
          onChoose={(type) => onChange(withChoices(filter, { type: type || undefined }))}
        />
      </div>
      <div className="sheet__group" role="group" aria-label={messages.time}>
        <h3>{messages.time}</h3>
        <ChoiceList
          label={messages.time}
          isSingle
          choices={times.map(({ value, label, count }) => ({
            id: value,
            name: label,
            count,
            isOn: value === (filter.since ?? '') && !filter.from && !filter.to,
          }))}
          onChoose={(id) => {
            const since = times.find(({ value }) => value === id)?.value
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
      <div className="sheet__group" role="group" aria-label={page.topics}>
        <h3>{page.topics}</h3>
        <ChoiceRow
          label={messages.useOfTopics}
          value={topicList}
          choices={withChosen(topicLists)}
          onChoose={setTopicList}
        />
        <ChoiceList
          label={page.topics}
          find={messages.findTopic}
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
      {props.hasSources && sources}
      {props.hasReports && (
        <div className="sheet__group">
          <h3>{messages.reports}</h3>
          <ChoiceRow
            label={messages.reports}
            value={filter.reports ?? ''}
            choices={reportChoices(later)}
            onChoose={(reports) => onChange(withChoices(filter, { reports: reports || undefined }))}
          />
        </div>
      )}
      <div className="sheet__group">
        <h3>{later.appearance.density}</h3>
        <ChoiceRow
          label={later.appearance.density}
          value={props.density}
          choices={densityChoices(later)}
          onChoose={props.onDensity}
        />
      </div>
    </>
  )
}
