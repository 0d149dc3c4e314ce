// Operators are part of the text of a query. This file adds and removes them and offers them while they are typed;
// `search-query.ts` parses them.

import type { Provider, Topic } from '../../contract/edition.ts'
import { wordsOf } from '../../contract/words.ts'
import { SINCE_SECONDS, type Since } from '../filter/filter.ts'

/** Operators with a value. They are the same in every language of the interface. */
export const OPERATORS = ['topic', 'source', 'tag', 'author', 'type', 'after', 'before', 'is'] as const

export type OperatorName = (typeof OPERATORS)[number]

/** Days that are offered for `after:` and `before:`, counted back from now. */
const DAYS = ['7d', '30d', '365d'] as const satisfies readonly Since[]

/** What a completion stands for: an operator, one of the values that every edition has, or the name of a topic or outlet. */
export type CompletionMeaning =
  | { readonly operator: OperatorName }
  | { readonly value: 'article' | 'video' | 'saved' | 'read' | 'unread' | (typeof DAYS)[number] }
  | { readonly name: string }

/** A way to continue the query that is being typed. */
export interface Completion {
  /** The whole query with the completion in place of its last word. */
  readonly query: string
  /** The completed word: `topic:` or `topic:sea`. */
  readonly text: string
  readonly meaning: CompletionMeaning
  /** True when the word has its value, so that nothing is left to type. */
  readonly isWhole: boolean
}

/** What the values of operators are chosen from. */
export interface OperatorValues {
  readonly topics: readonly Topic[]
  readonly outlets: readonly Provider[]
  /** Milliseconds since 1970. */
  readonly now: number
}

const MAX_COMPLETIONS = 6
/** A single letter begins too many words that are no operator. */
const MIN_TYPED = 2

const isOperator = (name: string): name is OperatorName => OPERATORS.some((operator) => operator === name)

const QUOTES = /["“”„]/g

/** Splits a query at spaces outside of quotation marks. */
const tokensOf = (query: string): string[] => query.match(/(?:[^\s"“”„]|["“”„][^"“”„]*["“”„]?)+/g) ?? []

/** Reads a word of a query as an operator with its value: `topic:"Computer Vision"`. */
function operatorIn(
  token: string,
): { readonly name: OperatorName; readonly value: string; readonly isNot: boolean } | undefined {
  const [, minus, name = '', value = ''] = /^(-?)([a-z]+):(.*)$/is.exec(token) ?? []
  const lower = name.toLowerCase()
  return isOperator(lower) ? { name: lower, value: value.replace(QUOTES, ''), isNot: minus === '-' } : undefined
}

/** True for an operator of a name without a minus sign. */
const isOf = (name: OperatorName, token: string) => {
  const operator = operatorIn(token)
  return operator?.name === name && !operator.isNot
}

/**
 * The day from which stories of a time range are searched, `2026-11-15`.
 * @param now milliseconds since 1970
 */
export function dayOf(since: Since, now: number): string {
  return new Date(now - SINCE_SECONDS[since] * 1000).toISOString().slice(0, 10)
}

/** Values of an operator in a query, in their order, each once. Those that are excluded are left out. */
export function valuesIn(query: string, name: OperatorName): string[] {
  const values = tokensOf(query)
    .filter((token) => isOf(name, token))
    .flatMap((token) => operatorIn(token)?.value || [])
  return [...new Set(values)]
}

/** Returns an operator with its value, in quotation marks if it is several words. */
const operatorOf = (name: OperatorName, value: string) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`

/**
 * Puts an operator into a query in place of others of its name, or removes it when the query has it. It stands before the words,
 * as the last of these may be the beginning of a longer one, which it would not be with an operator after it.
 */
export function toggleOperator(query: string, name: OperatorName, value: string): string {
  const tokens = tokensOf(query)
  if (valuesIn(query, name).includes(value))
    return tokens.filter((token) => !isOf(name, token) || operatorIn(token)?.value !== value).join(' ')
  const others = tokens.filter((token) => !isOf(name, token))
  const words = others.findIndex((token) => !operatorIn(token))
  return others.toSpliced(words < 0 ? others.length : words, 0, operatorOf(name, value)).join(' ')
}

/** Removes all operators from a query. */
export function withoutOperators(query: string): string {
  return tokensOf(query)
    .filter((token) => !operatorIn(token))
    .join(' ')
}

/** The texts by which an operator names a topic or an outlet. The first one is exact. */
export const namesOfTopic = ({ id, name, shortname = name }: Topic): readonly string[] => [id, name, shortname]
export const namesOfOutlet = ({ domain, name }: Provider): readonly string[] => [domain, name]

/** Returns what an operator names: the item whose first name is the text, else those with a name that begins with it. */
export function itemsNamed<Item>(
  items: readonly Item[],
  text: string,
  namesOf: (item: Item) => readonly string[],
): readonly Item[] {
  const exact = items.filter((item) => namesOf(item)[0]?.toLowerCase() === text.toLowerCase())
  return exact.length > 0 ? exact : items.filter((item) => namesOf(item).some((name) => begins(name, text)))
}

/** True when a name or one of its words begins with the typed text. */
function begins(name: string, typed: string): boolean {
  const start = typed.toLowerCase()
  return name.toLowerCase().startsWith(start) || wordsOf(name).some((word) => word.startsWith(start))
}

function valuesOf(
  name: OperatorName,
  typed: string,
  { topics, outlets, now }: OperatorValues,
): (readonly [value: string, meaning: CompletionMeaning])[] {
  switch (name) {
    case 'topic':
      return topics
        .filter((topic) => topic.count > 0 && namesOfTopic(topic).some((text) => begins(text, typed)))
        .map((topic) => [topic.id, { name: topic.name }])
    case 'source':
      return outlets
        .filter((outlet) => namesOfOutlet(outlet).some((text) => begins(text, typed)))
        .map((outlet) => [outlet.domain, { name: outlet.name }])
    case 'tag':
    case 'author':
      // There may be thousands, and only the index has them.
      return []
    case 'type':
      return (['article', 'video'] as const).filter((value) => begins(value, typed)).map((value) => [value, { value }])
    case 'is':
      return (['saved', 'read', 'unread'] as const)
        .filter((value) => begins(value, typed))
        .map((value) => [value, { value }])
    case 'after':
    case 'before':
      return DAYS.map((value) => [dayOf(value, now), { value }] as const).filter(([day]) => day.startsWith(typed))
  }
}

/** Offers operators and their values for the last word of a query. Nothing is offered for a word that is complete. */
export function completionsOf(query: string, values: OperatorValues): Completion[] {
  const word = /\s$/.test(query) ? '' : (tokensOf(query).at(-1) ?? '')
  const last = word.replace(/^-/, '')
  const start = query.slice(0, query.length - last.length)
  const colon = last.indexOf(':')
  if (colon < 0) {
    if (last.length < MIN_TYPED) return []
    return OPERATORS.filter((operator) => operator.startsWith(last.toLowerCase())).map((operator) => ({
      query: `${start}${operator}:`,
      text: `${operator}:`,
      meaning: { operator },
      isWhole: false,
    }))
  }
  const name = last.slice(0, colon).toLowerCase()
  const typed = last.slice(colon + 1).replace(QUOTES, '')
  const isClosed = last.match(QUOTES)?.length === 2
  if (!isOperator(name) || isClosed) return []
  const offered = valuesOf(name, typed, values)
  if (offered.some(([value]) => value === typed)) return []
  return offered.slice(0, MAX_COMPLETIONS).map(([value, meaning]) => {
    const text = `${name}:${value}`
    return { query: `${start}${text} `, text, meaning, isWhole: true }
  })
}

/**
 * Removes the last word of a query while the value of its operator is being typed, and would find nothing: `after:20`. The
 * beginning of the name of a topic or outlet finds its stories.
 */
export function withoutUnfinished(query: string, values: OperatorValues): string {
  const [completion] = completionsOf(query, values)
  const isName = /(?:^|\s)-?(?:topic|source):\S+$/i.test(query)
  return completion?.isWhole && !isName ? query.replace(/\S*$/, '') : query
}
