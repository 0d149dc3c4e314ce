import type { Topic } from '../contract/edition.ts'
import type { Filter, Since } from '../data/filter.ts'

export const SINCE_LABELS: Readonly<Record<Since, string>> = {
  '24h': 'Past 24 hours',
  '7d': 'Past 7 days',
  '30d': 'Past 30 days',
  '365d': 'Past year',
}

const PLURALS: Readonly<Record<string, string>> = { article: 'Articles', video: 'Videos' }

/** `article` → `Articles`. Other types are only capitalised. */
export function typeLabel(type: string): string {
  return PLURALS[type] ?? type.charAt(0).toUpperCase() + type.slice(1)
}

/** `A, B or C` */
const joinWithOr = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

/** Describes a filter as the end of a sentence: ` in Computer Vision or Robotics, from Grainlight, past 7 days`. */
export function describeFilter(
  filter: Filter,
  topics: readonly Topic[],
  nameOfSource: (domain: string) => string,
): string {
  const names = filter.topics.map((id) => topics.find((topic) => topic.id === id)?.name ?? id)
  return [
    names.length > 0 && ` in ${joinWithOr(names)}`,
    filter.sources.length > 0 && `, from ${joinWithOr(filter.sources.map(nameOfSource))}`,
    filter.type && `, ${typeLabel(filter.type).toLowerCase()} only`,
    filter.since && `, ${SINCE_LABELS[filter.since].toLowerCase()}`,
  ]
    .filter(Boolean)
    .join('')
}
