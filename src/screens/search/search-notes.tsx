import type { SearchAnswer } from '../../data/search/search-answer.ts'
import { type SearchAddress, formatSearchAddress } from '../../data/search/search-address.ts'
import { STATES, parseSearch } from '../../data/search/search-query.ts'
import { withoutOperators } from '../../data/search/search-operators.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { Notice } from '../../ui/controls/notice.tsx'
import { Sentence } from '../../ui/base/sentence.tsx'
import { useSite } from '../../ui/base/site-context.tsx'
import { useEdition } from '../edition/edition.tsx'
import { SearchTopics } from './search-topics.tsx'

interface Props {
  readonly address: SearchAddress
  readonly answer: SearchAnswer
  readonly onSearch: (change: Partial<SearchAddress>) => void
}

/** Says which operators are left out of the search, because they have a value that means nothing, and what they can have. */
export function UnclearNote({ query }: { readonly query: string }) {
  const { search: messages } = useLaterMessages()
  const { now } = useSite()
  const today = new Date(now).toISOString().slice(0, 10)
  return parseSearch(query).unclear.map((operator) => {
    const values = operator.startsWith('is:')
      ? STATES.join(', ')
      : [today, today.slice(0, 7), today.slice(0, 4)].join(', ')
    return (
      <p key={operator} className="scorrected">
        <Sentence pieces={messages.unclear(<b dir="auto">{operator}</b>, <span dir="ltr">{values}</span>)} />
      </p>
    )
  })
}

/** Says that another query was searched than the typed one, and offers the typed one. */
export function CorrectionNote({ address, answer, onSearch }: Props) {
  const { search: messages } = useLaterMessages()
  const { corrected } = answer
  if (corrected === undefined) return null
  return (
    <p className="scorrected">
      <Sentence pieces={messages.corrected(<span dir="auto">{address.query}</span>, <b dir="auto">{corrected}</b>)} />{' '}
      <button type="button" className="linkish" onClick={() => onSearch({ exact: true })}>
        {messages.searchTyped}
      </button>
    </p>
  )
}

/** Says that nothing was found, and offers near words, the query without its operators, and topics. */
export function NothingFound({ address, answer, onSearch }: Props) {
  const { topics } = useEdition()
  const { base } = useSite()
  const { search: messages } = useLaterMessages()
  const { query } = address
  const typed = <span dir="auto">{query}</span>
  const words = withoutOperators(query)
  const hrefOf = (word: string) =>
    base.slice(0, -1) + formatSearchAddress({ query: word, sort: 'relevance', exact: false })
  return (
    <div className="snothing">
      <Notice
        title={messages.nothingTitle}
        actions={
          words !== query &&
          words !== '' && (
            <button type="button" className="btn btn--ink" onClick={() => onSearch({ query: words, exact: false })}>
              {messages.searchAll}
            </button>
          )
        }
      >
        <Sentence pieces={topics.length > 0 ? messages.nothingButTopics(typed) : messages.nothing(typed)} />
      </Notice>
      {answer.suggestions.length > 0 && (
        <p className="scorrected">
          {messages.nearWords}{' '}
          {answer.suggestions.map((word) => (
            <a key={word} className="linkish" href={hrefOf(word)} dir="auto">
              {word}
            </a>
          ))}
        </p>
      )}
      {topics.length > 0 && answer.names.topics.length === 0 && <SearchTopics />}
    </div>
  )
}
