import type { Topic } from '../../contract/edition.ts'
import type { Since } from '../../data/filter/filter.ts'
import { type SearchAddress, formatSearchAddress } from '../../data/search/search-address.ts'
import type { SearchAnswer, SearchFacets } from '../../data/search/search-answer.ts'
import { type OperatorName, dayOf, toggleOperator, valuesIn } from '../../data/search/search-operators.ts'
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

/** The column beside the results: what narrows the search, and the last searches. */
export function SearchColumn({ address, answer, onSearch, onCount }: Props) {
  const { topics } = useEdition()
  const { now } = useSite()
  const { page } = useMessages()
  const later = useLaterMessages()
  const { search: messages } = later
  const { query } = address
  const toggle = (name: OperatorName) => (value: string) =>
    onSearch({ query: toggleOperator(query, name, value), exact: false })
  const chosen = (['topic', 'source', 'after'] as const).flatMap((name) => valuesIn(query, name))
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
      choices: timeChoices(answer, now, valuesIn(query, 'after'), later),
      onChoose: toggle('after'),
    },
  ]
  const isCounting =
    (answer.status === 'loading' || answer.status === 'done') && answer.facets === undefined && !onCount
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

function topicChoices(facets: SearchFacets | undefined, topics: readonly Topic[], chosen: readonly string[]): Choices {
  const counts = new Map(facets?.topics)
  const offered = [...counts.keys()].filter((id) => !chosen.includes(id)).slice(0, MAX_CHOICES.topics)
  return [...chosen, ...offered].map((value) => {
    const topic = topics.find(({ id }) => id === value)
    return { value, name: topic?.name ?? value, count: counts.get(value), isOn: chosen.includes(value), topic }
  })
}

function outletChoices(facets: SearchFacets | undefined, chosen: readonly string[]): Choices {
  const counted = facets?.outlets ?? []
  const known = counted.map(([{ domain }]) => domain)
  const choices = [
    ...counted.filter(([{ domain }]) => chosen.includes(domain)),
    ...counted.filter(([{ domain }]) => !chosen.includes(domain)).slice(0, MAX_CHOICES.outlets),
  ].map(([outlet, count]) => ({
    value: outlet.domain,
    name: outlet.name,
    count,
    isOn: chosen.includes(outlet.domain),
    outlet,
  }))
  const unknown = chosen
    .filter((domain) => !known.includes(domain))
    .map((domain) => ({ value: domain, name: domain, count: undefined, isOn: true }))
  return [...unknown, ...choices]
}

function timeChoices(
  { facets, hits }: SearchAnswer,
  now: number,
  chosen: readonly string[],
  { search, filters }: LaterMessages,
): Choices {
  const choices = (facets?.times ?? []).map(([since, count]) => {
    const value = dayOf(since, now)
    return { value, name: sinceLabel(since satisfies Since, filters), count, isOn: chosen.includes(value) }
  })
  // A range that all stories or none are in narrows nothing.
  const offered = choices.filter(({ count, isOn }) => isOn || (count > 0 && count < hits.length))
  const others = chosen
    .filter((day) => !choices.some(({ value }) => value === day))
    .map((day) => ({ value: day, name: search.since(day), count: undefined, isOn: true }))
  return [...others, ...offered.slice(0, MAX_CHOICES.times)]
}
