import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { SEARCH_PATH } from '../contract/addresses.ts'
import { formatQuery } from '../data/filter.ts'
import { SearchField } from '../ui/search-field.tsx'

/** Milliseconds without a key after which the address follows. */
const PAUSE = 200

/**
 * The field and the address: what is typed is written into the address after a pause, in place of what was there, so
 * that one search is one step back. What the address says otherwise, by a link or by going back, is put into the field.
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
    const timer = setTimeout(() => navigate(next, { replace: true }), PAUSE)
    return () => clearTimeout(timer)
  }, [text, query, navigate])

  useEffect(() => {
    if (query === '') field.current?.focus()
  }, [query])

  const goTo = (next: string) => {
    setTyped({ text: next, query })
    if (formatQuery(next) !== formatQuery(query)) navigate(SEARCH_PATH + formatQuery(next), { replace: true })
  }
  return (
    <SearchField
      ref={field}
      text={text}
      onType={(next) => setTyped({ text: next, query })}
      onSubmit={() => goTo(text)}
      onClear={() => {
        goTo('')
        field.current?.focus()
      }}
    />
  )
}
