import type { Manifest, Topic } from '../contract/edition.ts'
import { toProvider } from '../data/articles.ts'
import type { Selection } from '../data/catalogue.ts'
import { INDEX_URL } from '../data/queries.ts'
import { sectionsOf } from '../data/topics.ts'
import type { ArticleList } from '../data/use-article-list.ts'
import type { TopicOption } from '../ui/filter-bar.tsx'
import type { SourceOption } from '../ui/source-picker.tsx'
import { typeLabel } from './describe-filter.ts'

/**
 * Returns the topics of the filter bar: first the topic of the page, then the chosen topics, its children, its siblings,
 * the sections and all others. Until the catalogue is loaded, the counts ignore the other filters.
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
    ...topics.filter((t) => chosen.includes(t.id)),
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
        provider: toProvider(provider, INDEX_URL),
        count: selection.providers.get(provider.domain) ?? 0,
        isOn: chosen.includes(provider.domain),
      }))
      .filter(({ count, isOn }) => count > 0 || isOn)
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

/** Returns the types of the filter bar: `All`, and each type in the list. */
export function typeOptions(
  { selection, facets }: ArticleList,
  chosen: string | undefined,
): { value: string; label: string }[] {
  const known = selection ? [...selection.types].filter(([, count]) => count > 0).map(([type]) => type) : facets.types
  const types = [...new Set([...known, ...(chosen ? [chosen] : [])])].sort()
  return [{ value: '', label: 'All' }, ...types.map((type) => ({ value: type, label: typeLabel(type) }))]
}
