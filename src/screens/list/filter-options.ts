import type { Manifest, Topic } from '../../contract/edition.ts'
import type { Filter, Since } from '../../data/filter/filter.ts'
import type { Selection } from '../../data/filter/select.ts'
import { sectionsOf } from '../../data/index/topics.ts'
import type { ArticleList } from '../../data/filter/use-article-list.ts'
import type { LaterMessages } from '../../messages/en/later.ts'
import type { RowChoice } from '../../ui/controls/choice-row.tsx'
import type { SourceOption, TopicOption } from '../../ui/bars/filter-chip.tsx'
import { formatRange, sinceLabel, typeLabel } from './describe-filter.ts'

type FilterMessages = LaterMessages['filters']

/**
 * Returns the topics of the filter bar: first the topic of the page, then its children, its siblings, the sections and all
 * others. The order does not depend on the filter. Until the catalogue is loaded, the counts ignore the other filters.
 */
export function topicOptions(
  manifest: Manifest,
  topic: Topic | undefined,
  chosen: readonly string[],
  selection: Selection | undefined,
): TopicOption[] {
  const { topics } = manifest
  const sorted = [
    ...(topic ? [topic] : []),
    ...topics.filter((t) => topic && t.parent === topic.id),
    ...topics.filter((t) => topic?.parent !== undefined && t.parent === topic.parent),
    ...sectionsOf(topics),
    ...topics,
  ]
  return [...new Set(sorted)].flatMap((option) => {
    const isOn = option.id === topic?.id || chosen.includes(option.id)
    const count = selection?.topics.get(option.id) ?? option.count
    return option.count > 0 || isOn ? [{ topic: option, count, isOn }] : []
  })
}

/** Returns the sources of the filter bar, those with most stories first. `more` counts sources that are not loaded. */
export function sourceOptions(
  { selection, providers, facets, providerCount }: ArticleList,
  chosen: readonly string[],
): { options: SourceOption[]; more: number } {
  if (selection && providers) {
    const options = providers
      .map((provider) => ({
        provider,
        count: selection.sources.get(provider.domain) ?? 0,
        isOn: chosen.includes(provider.domain),
      }))
      .sort((a, b) => b.count - a.count || (a.provider.name < b.provider.name ? -1 : 1))
    return { options, more: 0 }
  }
  const options = facets.providers.map(({ provider, count }) => ({
    provider,
    count,
    isOn: chosen.includes(provider.domain),
  }))
  return { options, more: Math.max(0, providerCount - options.length) }
}

/** Returns the types of the filter bar: `All`, and each type in the edition. */
export function typeOptions(
  { selection, facets }: ArticleList,
  chosen: string | undefined,
  messages: FilterMessages,
): RowChoice<string>[] {
  const known = selection ? [...selection.types.keys()].filter(Boolean) : facets.types
  const types = [...new Set([...known, ...(chosen ? [chosen] : [])])].sort()
  const count = (type: string) => selection && (selection.types.get(type) ?? 0)
  return [
    // An empty list says why itself.
    { value: '', label: messages.allTypes, count: count('') || undefined },
    ...types.map((type) => ({ value: type, label: typeLabel(type, messages), count: count(type) })),
  ]
}

const SINCES = ['24h', '7d', '30d', '365d'] as const

/** Returns the times that a reader can choose, with their counts. An empty string is any time. */
export function timeOptions(
  selection: Selection | undefined,
  messages: FilterMessages,
): (RowChoice<string> & { readonly value: Since | '' })[] {
  return (['', ...SINCES] as const).map((value) => ({
    value,
    label: value ? sinceLabel(value, messages) : messages.anyTime,
    count: selection?.times.get(value),
  }))
}

/** Value of the option that opens the fields for a first and a last day, and stands for the days that are chosen there. */
export const DAYS = 'days'

/** Returns the options of the list of times. Options of a list are plain text, so they include their counts. */
export function timeListOptions(
  selection: Selection | undefined,
  filter: Filter,
  messages: FilterMessages,
  locale: string,
): { value: string; label: string }[] {
  return [
    ...timeOptions(selection, messages).map(({ value, label, count }) => ({
      value,
      label: count === undefined ? label : messages.timeWithCount(label, count),
    })),
    { value: DAYS, label: formatRange(filter, messages, locale) ?? messages.chooseDays },
  ]
}
