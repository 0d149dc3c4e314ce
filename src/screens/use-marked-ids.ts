import { useMemo } from 'react'
import type { MarkedIds } from '../data/select-engine.ts'
import { useMarks } from '../state/marks.ts'

/**
 * Ids of the articles that the reader has opened and saved. They change with the marks, also with those of another tab.
 * @returns undefined when they are not needed, `loading` until they are known
 */
export function useMarkedIds(isNeeded: boolean): MarkedIds | 'loading' | undefined {
  const { read, saved, isReady } = useMarks()
  // A new object means new counts, so it is kept while the marks are the same.
  const ids = useMemo(
    () => (isNeeded ? { read: [...read.keys()], saved: [...saved.keys()] } : undefined),
    [isNeeded, read, saved],
  )
  return ids && !isReady ? 'loading' : ids
}
