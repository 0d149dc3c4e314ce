import type { Provider, Topic } from '../../contract/edition.ts'
import type { Since } from '../../data/filter/filter.ts'
import { type SearchAddress, formatSearchAddress } from '../../data/search/search-address.ts'
import type { SearchAnswer, SearchFacets } from '../../data/search/search-answer.ts'
import {
  type OperatorName,
  dayOf,
  itemsNamed,
  namesOfOutlet,
  namesOfTopic,
  toggleOperator,
  valuesIn,
} from '../../data/search/search-operators.ts'
import { parseSearch } from '../../data/search/search-query.ts'
import { clearRecentSearches, removeRecentSearch, useRecentSearches } from '../../state/recent-searches.ts'
import type { LaterMessages } from '../../messages/en/later.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { RecentSearches } from '../../ui/search/recent-searches.tsx'
import { type FacetGroup, SearchColumn as Column, SearchFacets as Facets } from '../../ui/search/search-facets.tsx'
import { useSite } from '../../ui/base/site-context.tsx'
import { sinceLabel } from '../list/describe-filter.ts'
import { useEdition } from '../edition/edition.tsx'

/** Numbers of choices to show besides the chosen ones. The column has no room for more. */
const MAX_CHOICES = { topics: 4, outlets: 3, times: 2 }

/** Number of the last searches to show beside results. */
const MAX_RECENT = 3

interface Props {
  readonly address: SearchAddress
  readonly answer: SearchAnswer
  readonly onSearch: (change: Partial<SearchAddress>) => void
  /** Asks for the counts, when they are not loaded at once. */
  readonly onCount: (() => void) | undefined
}

/** The column beside the results: what narrows the search, and the last searches. Without any of them there is no column. */
export function SearchColumn({ address, answer, onSearch, onCount }: Props) {
  const { topics } = useEdition()
  const { now } = useSite()
  const { page } = useMessages()
  const later = useLaterMessages()
  const { search: messages } = later
  const { query } = address
  const recent = useRecentSearches()
  const toggle = (name: OperatorName) => (value: string) =>
    onSearch({ query: toggleOperator(query, name, value), exact: false })
  const groups = [
    {
      title: page.topics,
      choices: topicChoices(answer.facets, topics, valuesIn(query, 'topic')),
      onChoose: toggle('topic'),
    },
    {
      title: messages.sources,
      choices: outletChoices(answer.facets, valuesIn(query, 'source')),
      onChoose: toggle('source'),
    },
    {
      title: messages.time,
      choices: timeChoices(answer.facets, now, valuesIn(query, 'after'), later),
      onChoose: toggle('after'),
    },
  ]
  const chosen = groups.flatMap(({ choices }) => choices.filter(({ isOn }) => isOn))
  const isFound = answer.status === 'loading' || (answer.status === 'done' && answer.hits.length > 0)
  const isCounting = isFound && answer.facets === undefined && !onCount
  const isEmpty = !isFound && groups.every(({ choices }) => choices.length === 0) && recent.length === 0
  if (isEmpty) return null
  return (
    <Column chosen={chosen.length}>
      <Facets groups={groups} isLoading={isCounting} />
      {onCount && answer.hits.length > 0 && (
        <button type="button" className="btn" onClick={onCount}>
          {messages.countChoices}
        </button>
      )}
      <Recent limit={MAX_RECENT} />
    </Column>
  )
}

/** The last searches of this device. @param limit number of searches to show */
export function Recent({ limit }: { readonly limit?: number }) {
  const { base } = useSite()
  const searches = useRecentSearches()
    .slice(0, limit)
    .map((query) => ({
      query,
      href: base.slice(0, -1) + formatSearchAddress({ query, sort: 'relevance', exact: false }),
    }))
  return <RecentSearches searches={searches} onRemove={removeRecentSearch} onClear={clearRecentSearches} />
}

type Choices = FacetGroup['choices']

/** What an operator names, if it is one item. Else the choice has the typed value as its name. */
function itemNamed<Item>(items: readonly Item[], text: string, namesOf: (item: Item) => readonly string[]) {
  const named = itemsNamed(items, text, namesOf)
  return named.length === 1 ? named[0] : undefined
}

function topicChoices(facets: SearchFacets | undefined, topics: readonly Topic[], typed: readonly string[]): Choices {
  const counts = new Map(facets?.topics)
  const choiceOf = (topic: Topic) => ({ name: topic.name, count: counts.get(topic.id), topic })
  const chosen = typed.map((value) => {
    const topic = itemNamed(topics, value, namesOfTopic)
    return { name: value, count: undefined, topic, ...(topic && choiceOf(topic)), value, isOn: true }
  })
  const offered = [...counts.keys()]
    .filter((id) => !chosen.some(({ topic }) => topic?.id === id))
    .slice(0, MAX_CHOICES.topics)
    .flatMap((id) => topics.find((topic) => topic.id === id) ?? [])
    .map((topic) => ({ ...choiceOf(topic), value: topic.id, isOn: false }))
  return [...chosen, ...offered]
}

function outletChoices(facets: SearchFacets | undefined, typed: readonly string[]): Choices {
  const counts = new Map(facets?.outlets)
  const choiceOf = (outlet: Provider) => ({ name: outlet.name, count: counts.get(outlet), outlet })
  const chosen = typed.map((value) => {
    const outlet = itemNamed([...counts.keys()], value, namesOfOutlet)
    return { name: value, count: undefined, outlet, ...(outlet && choiceOf(outlet)), value, isOn: true }
  })
  const offered = [...counts.keys()]
    .filter((outlet) => !chosen.some((choice) => choice.outlet === outlet))
    .slice(0, MAX_CHOICES.outlets)
    .map((outlet) => ({ ...choiceOf(outlet), value: outlet.domain, isOn: false }))
  return [...chosen, ...offered]
}

function timeChoices(
  facets: SearchFacets | undefined,
  now: number,
  typed: readonly string[],
  { search, filters }: LaterMessages,
): Choices {
  const choices = (facets?.times ?? []).map(([since, count]) => {
    const value = dayOf(since, now)
    return { value, name: sinceLabel(since satisfies Since, filters), count, isOn: typed.includes(value) }
  })
  const others = typed
    .filter((day) => parseSearch(`after:${day}`).after && !choices.some(({ value }) => value === day))
    .map((day) => ({ value: day, name: search.since(day), count: undefined, isOn: true }))
  // A range that all stories or none are in narrows nothing.
  const offered = choices.filter(({ count, isOn }) => !isOn && count > 0 && count < (facets?.anyTime ?? 0))
  return [...others, ...choices.filter(({ isOn }) => isOn), ...offered.slice(0, MAX_CHOICES.times)]
}
