import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { SEARCH_PATH } from '../contract/addresses.ts'
import { formatQuery } from '../data/filter.ts'
import { SearchField } from '../ui/search-field.tsx'

/** The address changes after this many milliseconds without a key press. */
const TYPING_PAUSE = 200

/**
 * The search field, synchronised with the address. Typed text replaces the query in the address after a pause, so that
 * one search is one entry of the history. A query that changes by a link or by going back replaces the typed text.
 */
export function SearchBox({ query }: { readonly query: string }) {
  const [, navigate] = useLocation()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState({ text: query, query })
  if (typed.query !== query) setTyped({ text: typed.text.trim() === query ? typed.text : query, query })
  const { text } = typed

  useEffect(() => {
    const next = SEARCH_PATH + formatQuery(text)
    if (next === SEARCH_PATH + formatQuery(query)) return
    const timer = setTimeout(() => navigate(next, { replace: true }), TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [text, query, navigate])

  useEffect(() => {
    if (query === '') field.current?.focus()
  }, [query])

  const search = (next: string) => {
    setTyped({ text: next, query })
    if (formatQuery(next) !== formatQuery(query)) navigate(SEARCH_PATH + formatQuery(next), { replace: true })
  }
  return (
    <SearchField
      ref={field}
      text={text}
      onType={(next) => setTyped({ text: next, query })}
      onSubmit={() => search(text)}
      onClear={() => {
        search('')
        field.current?.focus()
      }}
    />
  )
}
