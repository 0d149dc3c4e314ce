import { topicPath } from '../../contract/addresses.ts'
import type { Provider, Topic } from '../../contract/edition.ts'
import { NO_FILTER, formatFilter } from '../../data/filter/filter.ts'
import type { SearchAnswer, SearchHit } from '../../data/search/search-answer.ts'
import type { Completion } from '../../data/search/search-operators.ts'
import type { LaterMessages } from '../../messages/en/later.ts'
import type { MainMessages } from '../../messages/en/main.ts'

type SearchMessages = LaterMessages['search']

/** An option above the stories. Its path is below the base path. */
export type TopOption =
  | { readonly kind: 'completion'; readonly completion: Completion }
  | { readonly kind: 'topic'; readonly topic: Topic; readonly path: string }
  | { readonly kind: 'outlet'; readonly outlet: Provider; readonly path: string }

/** The options above the stories: first ways to continue the query, then topics and outlets that have its words. */
export function topOptions(completions: readonly Completion[], names: SearchAnswer['names']): TopOption[] {
  return [
    ...completions.map((completion) => ({ kind: 'completion', completion }) as const),
    ...names.topics.map((topic) => ({ kind: 'topic', topic, path: topicPath(topic.id) }) as const),
    ...names.outlets.map(
      (outlet) =>
        ({ kind: 'outlet', outlet, path: `/${formatFilter({ ...NO_FILTER, sources: [outlet.domain] })}` }) as const,
    ),
  ]
}

const OPTION = 'search-option-'

export const optionId = (index: number) => `${OPTION}${index}`

/** The number of the option with an id of {@link optionId}. */
export const optionAt = (id: string) => Number(id.slice(OPTION.length))

/** Says what a completion does, or the name of its topic or outlet. */
export function describeCompletion({ meaning }: Completion, messages: SearchMessages): string {
  if ('operator' in meaning) return messages.operators[meaning.operator]
  return 'value' in meaning ? messages.values[meaning.value] : meaning.name
}

/** Says where a story has the words, when neither its title nor its excerpt has them: `Tag: pilotage`. */
export function describeMatch({ where, matched }: SearchHit, messages: SearchMessages): string | undefined {
  if (!where) return undefined
  return matched && where !== 'text' ? messages.placesNamed[where](matched) : messages.places[where]
}

/** True when the whole edition is searched and no story was found. A query without a letter is not searched. */
export function isNothingFound({ hits, status, isComplete }: SearchAnswer): boolean {
  return hits.length === 0 && (status === 'idle' || (status === 'done' && isComplete))
}

/** `23 stories`, or `23 stories so far` while files are on their way. */
export function describeCount(
  answer: SearchAnswer,
  messages: SearchMessages,
  { count }: Pick<MainMessages['stories'], 'count'>,
): string {
  const { hits, isComplete } = answer
  if (hits.length === 0) return isNothingFound(answer) ? messages.none : messages.searching
  return isComplete ? count(hits.length) : messages.countSoFar(hits.length)
}
