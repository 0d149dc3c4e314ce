import type { Topic } from '../../contract/edition.ts'
import { type Filter, type ListField, type Since, toggleIn, withChoices } from '../../data/filter/filter.ts'
import type { LaterMessages } from '../../messages/en/later.ts'
import { formatDate } from '../../ui/format/format-time.ts'

type FilterMessages = LaterMessages['filters']

/** Makes a part of a description a name by itself: `past 7 days` → `Past 7 days`. */
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const sinceLabel = (since: Since, messages: FilterMessages): string => capital(messages.since[since])

/** A type in the address can be any text, such as `constructor`. */
const ownMessage = (messages: Readonly<Record<string, string>>, type: string) =>
  Object.hasOwn(messages, type) ? messages[type] : undefined

/** `article` → `Articles`. Types without a message are only capitalised. */
export const typeLabel = (type: string, messages: FilterMessages): string =>
  ownMessage(messages.types, type) ?? capital(type)

/** `2026-11-22` → `Nov 22, 2026`, a day in the time zone of the reader. */
function formatDay(day: string, locale: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return formatDate(locale, { day: 'numeric', month: 'short', year: 'numeric' }, new Date(year, month - 1, date))
}

/** `Nov 1, 2026 – Nov 22, 2026`, or `since …` and `until …` when one of the days is missing. Undefined without both. */
export function formatRange(
  { from, to }: Pick<Filter, 'from' | 'to'>,
  messages: FilterMessages,
  locale: string,
): string | undefined {
  if (from && to) {
    return from === to ? formatDay(from, locale) : messages.days(formatDay(from, locale), formatDay(to, locale))
  }
  if (from) return messages.sinceDay(formatDay(from, locale))
  return to && messages.untilDay(formatDay(to, locale))
}

/** What describes topics, sources and days. */
export interface Names {
  readonly topics: readonly Topic[]
  readonly nameOfSource: (domain: string) => string
  readonly messages: FilterMessages
  readonly locale: string
}

const nameOfTopic = (topics: readonly Topic[], id: string) => topics.find((topic) => topic.id === id)?.name ?? id

/** The parts of a description of a filter. Messages join them to a sentence. */
export interface Description {
  /** `in Computer Vision or Robotics` */
  readonly inTopics: string | undefined
  /** `from Grainlight`, `past 7 days` */
  readonly others: readonly string[]
}

/** Describes a filter in words. */
export function describeFilter(filter: Filter, { topics, nameOfSource, messages, locale }: Names): Description {
  const names = (ids: readonly string[]) => ids.map((id) => nameOfTopic(topics, id))
  const { allTopics, notTopics, sources, notSources, type, since } = filter
  return {
    inTopics: filter.topics.length > 0 ? messages.inAnyTopic(names(filter.topics)) : undefined,
    others: [
      allTopics.length > 0 && messages.inAllTopics(names(allTopics)),
      notTopics.length > 0 && messages.notInTopics(names(notTopics)),
      sources.length > 0 && messages.fromSources(sources.map(nameOfSource)),
      notSources.length > 0 && messages.notFromSources(notSources.map(nameOfSource)),
      type && (ownMessage(messages.typesOnly, type) ?? messages.otherTypeOnly(type)),
      since && messages.since[since],
      formatRange(filter, messages, locale),
      filter.video && messages.isWithVideo,
      filter.outlets && messages.isBySeveralOutlets,
      filter.unread && messages.isUnread,
      filter.saved && messages.isSaved,
    ].filter((part) => typeof part === 'string'),
  }
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
export function choicesOf(filter: Filter, { topics, nameOfSource, messages, locale }: Names): Choice[] {
  const listed = (field: ListField, isInBar: boolean, label: (value: string) => string): Choice[] =>
    filter[field].map((value) => ({
      key: `${field} ${value}`,
      label: label(value),
      isInBar,
      without: toggleIn(filter, field, value),
    }))
  const single = (key: string, label: string | undefined | false, isInBar: boolean, without: Filter): Choice[] =>
    label ? [{ key, label, isInBar, without }] : []
  const range = formatRange(filter, messages, locale)
  return [
    ...listed('allTopics', false, (id) => messages.alsoIn(nameOfTopic(topics, id))),
    ...listed('notTopics', false, (id) => messages.notInTopic(nameOfTopic(topics, id))),
    ...listed('sources', true, nameOfSource),
    ...listed('notSources', false, (domain) => messages.notFrom(nameOfSource(domain))),
    ...single('type', filter.type && typeLabel(filter.type, messages), true, withChoices(filter, { type: undefined })),
    ...single(
      'since',
      filter.since && sinceLabel(filter.since, messages),
      true,
      withChoices(filter, { since: undefined }),
    ),
    ...single('range', range && capital(range), false, withChoices(filter, { from: undefined, to: undefined })),
    ...single('video', filter.video && messages.withVideo, false, withChoices(filter, { video: undefined })),
    ...single('outlets', filter.outlets && messages.severalOutlets, false, withChoices(filter, { outlets: undefined })),
    ...single('unread', filter.unread && messages.unread, false, withChoices(filter, { unread: undefined })),
    ...single('saved', filter.saved && messages.saved, false, withChoices(filter, { saved: undefined })),
  ]
}
