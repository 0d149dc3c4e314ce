import { wordsOf } from '../../contract/words.ts'

/** What `is:` can have. */
export const STATES = ['saved', 'unsaved', 'read', 'unread'] as const

/** A search, taken apart. */
export interface SearchQuery {
  /** Words that a story must have, as `wordsOf` returns them; each once. */
  readonly words: readonly string[]
  /** True when the last word may be the beginning of a longer one, because it is still being typed. */
  readonly isTyping: boolean
  /** Words that a story must have next to each other, as typed. */
  readonly phrases: readonly string[]
  /** Words and phrases that a story must not have. */
  readonly excluded: readonly string[]
  /** Ids or names of topics, of which it must have one. */
  readonly topics: readonly string[]
  /** Domains or names of outlets, of which it must be from one. */
  readonly sources: readonly string[]
  /** Tags, of which it must have one as a whole. */
  readonly tags: readonly string[]
  /** Authors, of which it must have one as a whole. */
  readonly authors: readonly string[]
  readonly type?: string
  /** `2026-11-01`: the story is from an earlier day. */
  readonly before?: string
  /** `2026-11-01`: the story is from that day or later. */
  readonly after?: string
  readonly is: readonly (typeof STATES)[number][]
  /** Topics, outlets, tags, authors and types of which it must have none. */
  readonly not: {
    readonly topics: readonly string[]
    readonly sources: readonly string[]
    readonly tags: readonly string[]
    readonly authors: readonly string[]
    readonly types: readonly string[]
  }
  /** Operators whose value means nothing, such as `before:tomorrow`. They are left out of the search. */
  readonly unclear: readonly string[]
}

/** Matches `"a phrase"`, `name:value`, `name:"a value"` and words, each with an optional minus sign before it. */
const PIECES = /(-?)(?:([a-z]+):)?(?:["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+))/giu
/** An operator whose value is not typed yet. */
const UNFINISHED = /(?<!\S)-?(?:topic|source|tag|author|type|before|after|is):(?=\s|$)/giu
/** What an operator means with a minus sign before it. */
const OPPOSITES = {
  before: 'after',
  after: 'before',
  saved: 'unsaved',
  unsaved: 'saved',
  read: 'unread',
  unread: 'read',
} as const

/** Reads a day, a month or a year. A month or a year stands for its first day. */
function dayOf(text: string): string | undefined {
  const [year, month = '01', day = '01'] = text.split(/[-/.]/)
  if (!year || !/^\d{4}$/.test(year)) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Number.isNaN(Date.parse(`${date}T00:00:00Z`)) ? undefined : date
}

/** Takes a search apart. What looks like an operator but is none, such as `re:invent`, is searched as words. */
export function parseSearch(text: string): SearchQuery {
  const words: string[] = []
  const found = { phrases: new Array<string>(), excluded: new Array<string>() }
  const lists = () => ({
    topics: new Array<string>(),
    sources: new Array<string>(),
    tags: new Array<string>(),
    authors: new Array<string>(),
  })
  const named = lists()
  const not = { ...lists(), types: new Array<string>() }
  const single: { type?: string; before?: string; after?: string } = {}
  const is: (typeof STATES)[number][] = []
  const unclear: string[] = []
  const readOperator = (name: string, value: string, isNot: boolean): boolean => {
    const lower = value.toLowerCase()
    const list = isNot ? not : named
    if (name === 'topic') list.topics.push(lower)
    else if (name === 'source') list.sources.push(lower)
    else if (name === 'tag') list.tags.push(value)
    else if (name === 'author') list.authors.push(value)
    else if (name === 'type' && isNot) not.types.push(lower)
    else if (name === 'type') single.type = lower
    else if (name === 'before' || name === 'after') {
      const day = dayOf(value)
      if (day) single[isNot ? OPPOSITES[name] : name] = day
      else unclear.push(`${name}:${value}`)
    } else if (name === 'is') {
      const state = STATES.find((one) => one === lower)
      if (state) is.push(isNot ? OPPOSITES[state] : state)
      else unclear.push(`${name}:${value}`)
    } else return false
    return true
  }
  let endsWithWord = false
  for (const [piece, minus, name, quoted, bare] of text.replace(UNFINISHED, '').matchAll(PIECES)) {
    endsWithWord = false
    const value = quoted ?? bare ?? ''
    if (name && readOperator(name.toLowerCase(), value, minus !== '')) continue
    const plain = name ? `${name} ${value}` : value
    if (minus && piece.length > 1) found.excluded.push(plain)
    else if (quoted === undefined) {
      const read = wordsOf(plain)
      words.push(...read)
      endsWithWord = read.length > 0
    } else if (plain.trim() !== '') {
      words.push(...wordsOf(plain))
      found.phrases.push(plain)
    }
  }
  return {
    words: words.filter((word, at) => words.lastIndexOf(word) === at),
    isTyping: endsWithWord && !/\s$/.test(text),
    ...found,
    ...named,
    ...single,
    is: [...new Set(is)],
    not,
    unclear,
  }
}

/** True when a query asks for nothing that could be searched. */
export const isEmptySearch = ({ type, before, after, ...query }: SearchQuery): boolean =>
  [
    query.words,
    query.excluded,
    query.topics,
    query.sources,
    query.tags,
    query.authors,
    query.is,
    ...Object.values(query.not),
  ].every(({ length }) => length === 0) &&
  !type &&
  !before &&
  !after
