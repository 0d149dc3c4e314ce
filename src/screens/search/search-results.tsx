import type { ReactNode } from 'react'
import type { SearchAddress } from '../../data/search/search-address.ts'
import type { SearchAnswer } from '../../data/search/search-answer.ts'
import type { useCards } from '../../data/catalogue/use-cards.ts'
import type { useSearch } from '../../data/search/use-search.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { HitPlaceholders } from '../../ui/search/search-hit.tsx'
import { LoadError } from '../edition/load-error.tsx'
import { CorrectionNote, NothingFound, UnclearNote } from './search-notes.tsx'
import { isNothingFound } from './search-options.ts'

/** Rows to draw while the first results are on their way. They fill the panel. */
const PLACEHOLDERS = 6

const SORTS = ['relevance', 'time'] as const satisfies readonly SearchAddress['sort'][]

interface Props {
  readonly address: SearchAddress
  readonly answer: ReturnType<typeof useSearch>
  readonly cards: ReturnType<typeof useCards>
  /** The number of results in words; empty while nothing is searched. */
  readonly counted: string
  readonly onSearch: (change: Partial<SearchAddress>) => void
  /** Says how many results are hidden from the reader. */
  readonly hiddenLine: ReactNode
  /** The list of options. */
  readonly children: ReactNode
}

/** The results with their number and order, and what is shown in their place: placeholders, an error, or near words. */
export function SearchResults({ address, answer, cards, counted, onSearch, hiddenLine, children }: Props) {
  const { search: messages } = useLaterMessages()
  const { hits } = answer
  const isSearched = address.query !== ''
  const error = isSearched ? errorOf(answer, cards) : undefined
  const isEmpty = isSearched && isNothingFound(answer)
  const isWaiting = isSearched && !error && !isEmpty && hits.length === 0
  return (
    <section className="sbody__hits" aria-labelledby="search-stories" aria-busy={isWaiting}>
      <div className="flag">
        <h2 id="search-stories">{isSearched ? messages.stories : messages.suggestions}</h2>
        <span>{!error || hits.length > 0 ? counted : ''}</span>
        {hits.length > 0 && (
          <span className="ssort" role="group" aria-label={messages.sort}>
            {SORTS.map((sort) => (
              <button key={sort} type="button" aria-pressed={address.sort === sort} onClick={() => onSearch({ sort })}>
                {messages.sorts[sort]}
              </button>
            ))}
          </span>
        )}
      </div>
      <UnclearNote query={address.query} />
      <CorrectionNote address={address} answer={answer} onSearch={onSearch} />
      {isSearched && hiddenLine}
      {children}
      {isWaiting && <HitPlaceholders count={PLACEHOLDERS} />}
      {error && (
        <LoadError
          error={error}
          what={hits.length > 0 ? messages.parts.moreResults : messages.parts.results}
          onRetry={() => {
            answer.retry()
            cards.retry()
          }}
        />
      )}
      {isEmpty && !error && <NothingFound address={address} answer={answer} onSearch={onSearch} />}
    </section>
  )
}

function errorOf(answer: SearchAnswer, cards: Props['cards']): Error | undefined {
  if (answer.status !== 'failed') return cards.error ?? undefined
  return answer.error instanceof Error ? answer.error : new Error('The search failed.')
}
