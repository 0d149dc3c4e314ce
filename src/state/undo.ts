/**
 * Undoes one act and nothing else. What has been changed again since, here or in another tab, stays as it is, so calling
 * it twice or late does no harm.
 */
export type Undo = () => void

/** Puts an entry back behind the last of those that stood before it and are still in the list. */
export function putBack<T>(list: readonly T[], entry: T, previous: readonly T[], isSame: (a: T, b: T) => boolean): T[] {
  const before = previous.slice(
    0,
    previous.findIndex((one) => isSame(one, entry)),
  )
  const place = list.findLastIndex((one) => before.some((other) => isSame(one, other)))
  return list.toSpliced(place + 1, 0, entry)
}
