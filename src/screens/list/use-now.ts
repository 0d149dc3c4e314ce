import { use, useState } from 'react'
import { MS_PER_QUARTER } from '../../contract/quarters.ts'
import { DrawnAtBuildContext } from '../../ui/base/drawn-at-build.ts'
import { useSite } from '../../ui/base/site-context.tsx'

/**
 * The time from which a list counts the past days, in milliseconds since 1970. It is when the page was opened, or a whole
 * number of quarters of an hour later, and stays the same while a list is read.
 * @param list identifies the list
 */
export function useNow(list: string): number {
  const { now: opened } = useSite()
  const isDrawnAtBuild = use(DrawnAtBuildContext) !== undefined
  const current = () =>
    isDrawnAtBuild ? opened : opened + Math.floor((Date.now() - opened) / MS_PER_QUARTER) * MS_PER_QUARTER
  const [state, setState] = useState(() => ({ list, now: current() }))
  if (state.list === list) return state.now
  const next = { list, now: current() }
  setState(next)
  return next.now
}
