import type { Topic } from '../contract/edition.ts'
import { type Filter, type ListField, type Since, toggleIn, withChoices } from '../data/filter.ts'
import { formatDate } from '../ui/relative-time.tsx'

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
const joined = (names: readonly string[], word: 'or' | 'and') =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`

/** `2026-11-22` → `Nov 22, 2026`, a day in the time zone of the reader. */
function formatDay(day: string, locale: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return formatDate(locale, { day: 'numeric', month: 'short', year: 'numeric' }, new Date(year, month - 1, date))
}

/** `Nov 1, 2026 – Nov 22, 2026`, or `since …` and `until …` when one of the days is missing. Undefined without both. */
export function formatRange({ from, to }: Pick<Filter, 'from' | 'to'>, locale: string): string | undefined {
  if (from && to) return from === to ? formatDay(from, locale) : `${formatDay(from, locale)} – ${formatDay(to, locale)}`
  if (from) return `since ${formatDay(from, locale)}`
  return to && `until ${formatDay(to, locale)}`
}

/** The names that describe topics, sources and days. */
export interface Names {
  readonly topics: readonly Topic[]
  readonly nameOfSource: (domain: string) => string
  readonly locale: string
}

const nameOfTopic = (topics: readonly Topic[], id: string) => topics.find((topic) => topic.id === id)?.name ?? id

/** Describes a filter as the end of a sentence: ` in Computer Vision or Robotics, from Grainlight, past 7 days`. */
export function describeFilter(filter: Filter, { topics, nameOfSource, locale }: Names): string {
  const names = (ids: readonly string[]) => ids.map((id) => nameOfTopic(topics, id))
  return [
    filter.topics.length > 0 && ` in ${joined(names(filter.topics), 'or')}`,
    filter.allTopics.length > 0 && `, in all of ${joined(names(filter.allTopics), 'and')}`,
    filter.notTopics.length > 0 && `, not in ${joined(names(filter.notTopics), 'or')}`,
    filter.sources.length > 0 && `, from ${joined(filter.sources.map(nameOfSource), 'or')}`,
    filter.notSources.length > 0 && `, not from ${joined(filter.notSources.map(nameOfSource), 'or')}`,
    filter.type && `, ${typeLabel(filter.type).toLowerCase()} only`,
    filter.since && `, ${SINCE_LABELS[filter.since].toLowerCase()}`,
    (filter.from ?? filter.to) && `, ${formatRange(filter, locale)}`,
    filter.video && ', with video',
    filter.outlets && ', reported by several outlets',
    filter.unread && ', unread',
    filter.saved && ', saved',
  ]
    .filter(Boolean)
    .join('')
}

/** A choice that narrows the list, and the filter without it. */
export interface Choice {
  readonly key: string
  readonly label: string
  /** True when the filter bar of a wide window shows it as a pressed button. */
  readonly isInBar: boolean
  readonly without: Filter
}

/** Lists the choices of a filter, except the topics of “any of”, which every filter bar shows. */
export function choicesOf(filter: Filter, { topics, nameOfSource, locale }: Names): Choice[] {
  const listed = (field: ListField, isInBar: boolean, label: (value: string) => string): Choice[] =>
    filter[field].map((value) => ({
      key: `${field} ${value}`,
      label: label(value),
      isInBar,
      without: toggleIn(filter, field, value),
    }))
  const single = (key: string, label: string | undefined | false, isInBar: boolean, without: Filter): Choice[] =>
    label ? [{ key, label, isInBar, without }] : []
  const capital = (text: string | undefined) => text && text.charAt(0).toUpperCase() + text.slice(1)
  return [
    ...listed('allTopics', false, (id) => `Also in ${nameOfTopic(topics, id)}`),
    ...listed('notTopics', false, (id) => `Not in ${nameOfTopic(topics, id)}`),
    ...listed('sources', true, nameOfSource),
    ...listed('notSources', false, (domain) => `Not from ${nameOfSource(domain)}`),
    ...single('type', filter.type && typeLabel(filter.type), true, withChoices(filter, { type: undefined })),
    ...single('since', filter.since && SINCE_LABELS[filter.since], true, withChoices(filter, { since: undefined })),
    ...single(
      'range',
      capital(formatRange(filter, locale)),
      false,
      withChoices(filter, { from: undefined, to: undefined }),
    ),
    ...single('video', filter.video && 'With video', false, withChoices(filter, { video: undefined })),
    ...single('outlets', filter.outlets && 'Several outlets', false, withChoices(filter, { outlets: undefined })),
    ...single('unread', filter.unread && 'Unread', false, withChoices(filter, { unread: undefined })),
    ...single('saved', filter.saved && 'Saved', false, withChoices(filter, { saved: undefined })),
  ]
}
