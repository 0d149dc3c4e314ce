import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { type SearchAddress, formatSearchAddress } from '../../data/search/search-address.ts'
import { entryWithoutPlace } from './search-place.ts'

/** The address changes after this many milliseconds without a key press. */
const TYPING_PAUSE = 150

interface TypedQuery {
  readonly text: string
  /** True until the typed text is searched. */
  readonly isPending: boolean
  readonly setText: (text: string) => void
  /** Searches at once. The new search replaces the one in the address. */
  readonly search: (change: Partial<SearchAddress>) => void
}

/**
 * The text of the search field, synchronised with the address. Typed text replaces the query in the address after a
 * pause, so that one search is one entry of the history. A query that changes by a link or by going back replaces the
 * typed text.
 * @param queryOf returns what of a typed text to search
 */
export function useTypedQuery(address: SearchAddress, queryOf: (text: string) => string): TypedQuery {
  const [, navigate] = useLocation()
  const { query, sort } = address
  /** `sent` is the query that this field wrote into the address. */
  const [typed, setTyped] = useState({ text: query, sent: query })
  if (typed.sent !== query && typed.text.trim() !== query) setTyped({ text: query, sent: query })
  const { text } = typed
  const typedQuery = queryOf(text).trim()
  const isPending = typedQuery !== query

  const search = (change: Partial<SearchAddress>) => {
    const next = { ...address, ...change }
    setTyped({ text: next.query, sent: next.query.trim() })
    navigate(formatSearchAddress(next), { replace: true, state: entryWithoutPlace() })
  }

  useEffect(() => {
    if (!isPending) return
    const timer = setTimeout(() => {
      setTyped({ text, sent: typedQuery })
      navigate(formatSearchAddress({ query: typedQuery, sort, exact: false }), {
        replace: true,
        state: entryWithoutPlace(),
      })
    }, TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [text, typedQuery, isPending, sort, navigate])

  return { text, isPending, setText: (next) => setTyped({ ...typed, text: next }), search }
}
