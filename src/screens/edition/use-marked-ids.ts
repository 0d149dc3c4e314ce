import { useMemo } from 'react'
import type { MarkedIds } from '../../data/filter/select-engine.ts'
import { useMarks } from '../../state/marks.ts'
import { useReadLines } from '../../state/read-lines.ts'

/**
 * What the reader has read and saved. It changes with the marks, also with those of another tab.
 * @returns undefined when they are not needed, `loading` until they are known
 */
export function useMarkedIds(isNeeded: boolean): MarkedIds | 'loading' | undefined {
  const { read, saved, isReady } = useMarks()
  const lines = useReadLines()
  // A new object means new counts, so it is kept while the marks are the same.
  const ids = useMemo(
    () => (isNeeded ? { read: [...read.keys()], saved: [...saved.keys()], lines } : undefined),
    [isNeeded, read, saved, lines],
  )
  return ids && !isReady ? 'loading' : ids
}
