// Filters and searches are stored in the query string of the address. Only this file reads and writes it.

export const SINCE_SECONDS = { '24h': 86_400, '7d': 604_800, '30d': 2_592_000, '365d': 31_536_000 } as const

export type Since = keyof typeof SINCE_SECONDS

/** Ids of topics and domains of providers are each listed once. */
export interface Filter {
  /** Ids of topics. An article must have at least one of them. */
  readonly topics: readonly string[]
  /** Ids of topics. An article must have every one of them. */
  readonly allTopics: readonly string[]
  /** Ids of topics. An article must have none of them. */
  readonly notTopics: readonly string[]
  /** Domains of providers. An article must come from one of them. */
  readonly sources: readonly string[]
  /** Domains of providers. An article must come from none of them. */
  readonly notSources: readonly string[]
  readonly type?: string
  /** Counted back from now. */
  readonly since?: Since
  /** First day, `yyyy-mm-dd`, in the time zone of the reader. */
  readonly from?: string
  /** Last day, `yyyy-mm-dd`, in the time zone of the reader. */
  readonly to?: string
  /** Only stories with a video. */
  readonly video?: true
  /** Only stories that two or more outlets report. */
  readonly outlets?: 'several'
  /** Only stories that the reader has not opened on this device. */
  readonly unread?: true
  /** Only stories that the reader has saved on this device. */
  readonly saved?: true
  readonly sort: 'latest' | 'top'
  /** Lists every report by itself. Otherwise all reports of an event are one story. */
  readonly reports?: 'all'
}

export const NO_FILTER: Filter = {
  topics: [],
  allTopics: [],
  notTopics: [],
  sources: [],
  notSources: [],
  sort: 'latest',
}

/** The fields that hold several choices, and their parameters. */
const LISTS = [
  ['topics', 'topic'],
  ['allTopics', 'all'],
  ['notTopics', 'not'],
  ['sources', 'source'],
  ['notSources', 'not-source'],
] as const

/** The fields that hold one choice, in the order of their parameters, which have the same names. */
const SINGLES = ['type', 'since', 'from', 'to', 'video', 'outlets', 'unread', 'saved'] as const

export type ListField = (typeof LISTS)[number][0]
export type SingleField = (typeof SINGLES)[number]

export const isSince = (text: string | null): text is Since => text !== null && Object.hasOwn(SINCE_SECONDS, text)

/** Checks a day as date fields write it. Days before the year 1000 are half-typed. */
const isDay = (text: string | null): text is string =>
  text !== null && /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

/** Parses a query string. Ignores unknown parameters and values. A range of days replaces `since`. */
export function parseFilter(search: string): Filter {
  const params = new URLSearchParams(search)
  const list = (name: string) => [...new Set(params.getAll(name).filter(Boolean))]
  const [type, since, from, to] = [params.get('type'), params.get('since'), params.get('from'), params.get('to')]
  const range = { ...(isDay(from) && { from }), ...(isDay(to) && { to }) }
  return {
    topics: list('topic'),
    allTopics: list('all'),
    notTopics: list('not'),
    sources: list('source'),
    notSources: list('not-source'),
    ...(type && { type }),
    ...(!isDay(from) && !isDay(to) && isSince(since) && { since }),
    ...range,
    ...(params.get('video') === '1' && { video: true }),
    ...(params.get('outlets') === 'several' && { outlets: 'several' }),
    ...(params.get('unread') === '1' && { unread: true }),
    ...(params.get('saved') === '1' && { saved: true }),
    sort: params.get('sort') === 'top' ? 'top' : 'latest',
    ...(params.get('reports') === 'all' && { reports: 'all' }),
  }
}

/** Returns the query string of a filter, with its question mark. It is empty for {@link NO_FILTER}. */
export function formatFilter(filter: Filter): string {
  const params = new URLSearchParams()
  for (const [field, name] of LISTS) for (const value of filter[field]) params.append(name, value)
  for (const name of SINGLES) {
    const value = filter[name]
    if (value) params.set(name, value === true ? '1' : value)
  }
  if (filter.sort === 'top') params.set('sort', 'top')
  if (filter.reports) params.set('reports', filter.reports)
  const text = params.toString()
  return text && `?${text}`
}

/** Counts the choices that narrow the list. A range of days is one. Sorting and listing every report are none. */
export function countFilters(filter: Filter): number {
  const lists = LISTS.reduce((sum, [field]) => sum + filter[field].length, 0)
  const singles = SINGLES.filter((name) => filter[name] !== undefined).length
  return lists + singles - (filter.from && filter.to ? 1 : 0)
}

/** Adds a value to one of the lists, or removes it. A value that is added leaves the other lists of its kind. */
export function toggleIn(filter: Filter, field: ListField, value: string): Filter {
  const without = (list: readonly string[]) => list.filter((one) => one !== value)
  if (filter[field].includes(value)) return { ...filter, [field]: without(filter[field]) }
  const rivals = field.endsWith('ources')
    ? (['sources', 'notSources'] as const)
    : (['topics', 'allTopics', 'notTopics'] as const)
  const others = Object.fromEntries(rivals.map((rival) => [rival, without(filter[rival])]))
  return { ...filter, ...others, [field]: [...filter[field], value] }
}

/** Returns a filter with some single choices changed. `undefined` removes a choice. */
export function withChoices(
  filter: Filter,
  choices: { readonly [Field in SingleField | 'reports']?: Filter[Field] | undefined },
): Filter {
  const { type, since, from, to, video, outlets, unread, saved, reports } = { ...filter, ...choices }
  const { topics, allTopics, notTopics, sources, notSources, sort } = filter
  return {
    topics,
    allTopics,
    notTopics,
    sources,
    notSources,
    sort,
    ...(type && { type }),
    ...(since && { since }),
    ...(from && { from }),
    ...(to && { to }),
    ...(video && { video }),
    ...(outlets && { outlets }),
    ...(unread && { unread }),
    ...(saved && { saved }),
    ...(reports && { reports }),
  }
}

/** Returns a filter without any choice that narrows the list. */
export const cleared = ({ sort, reports }: Filter): Filter => ({ ...NO_FILTER, sort, ...(reports && { reports }) })

/** In UTF-16 code units. Longer queries are cut, since an address can hold any text. */
const MAX_QUERY_LENGTH = 200

/** Returns the search query in a query string, or an empty string. */
export function parseQuery(search: string): string {
  return (new URLSearchParams(search).get('q') ?? '').slice(0, MAX_QUERY_LENGTH).trim()
}

/** Returns the query string of a search, with its question mark. It is empty for an empty search. */
export function formatQuery(text: string): string {
  const q = text.slice(0, MAX_QUERY_LENGTH).trim()
  return q && `?${new URLSearchParams({ q }).toString()}`
}
