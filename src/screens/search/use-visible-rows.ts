import { type RefObject, useEffect, useState } from 'react'

/**
 * Rows to draw beyond both edges of a list that is scrolled, so that it shows no gaps. A list that is not scrolled yet has
 * none: most readers never do, and each row may need a file of its own.
 */
const OVERSCAN = 6
/** Rows to draw before the list is measured: as many as most windows show, since each may need a file of its own. */
const INITIAL_ROWS = 6

interface VisibleRows {
  readonly from: number
  /** The first row that is not drawn. */
  readonly to: number
  /** Scrolls the least that makes a row visible. */
  readonly reveal: (row: number) => void
}

/**
 * Finds the rows of a long list that are visible. All rows have the same height, so the list needs to draw no others.
 * @param list the element that scrolls
 * @param rows the element that holds the rows, as high as all of them
 */
export function useVisibleRows(
  list: RefObject<HTMLElement | null>,
  rows: RefObject<HTMLElement | null>,
  total: number,
): VisibleRows {
  const [range, setRange] = useState({ from: 0, to: INITIAL_ROWS })
  useEffect(() => {
    const [element, content] = [list.current, rows.current]
    if (!element || !content) return
    const measure = () => {
      const height = content.offsetHeight / total
      if (!(height > 0)) return
      const top = element.scrollTop - content.offsetTop
      const from = Math.max(0, Math.floor(top / height) - OVERSCAN)
      const ahead = element.scrollTop > 0 ? OVERSCAN : 0
      const to = Math.ceil((top + element.clientHeight) / height) + ahead
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    observer.observe(content)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [list, rows, total])
  const reveal = (row: number) => {
    if (!list.current || !rows.current) return
    const height = rows.current.offsetHeight / total
    const top = rows.current.offsetTop + row * height
    const { scrollTop, clientHeight } = list.current
    if (top < scrollTop) list.current.scrollTo({ top })
    else if (top + height > scrollTop + clientHeight) list.current.scrollTo({ top: top + height - clientHeight })
  }
  return { from: Math.min(range.from, total), to: Math.min(range.to, total), reveal }
}
