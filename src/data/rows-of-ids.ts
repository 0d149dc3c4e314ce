import { fnv1a } from '../contract/shards.ts'
import { QUARTERS_PER_DAY } from '../contract/volume.ts'
import type { CatalogueRows, IdHashes } from './catalogue.ts'

const MS_PER_DAY = 86_400_000
/** The day in an id can differ from that of the article's time: it may be that of another time zone, or of the file. */
const MAX_DAYS_APART = 3

/**
 * Finds the rows of articles by their ids. Two articles of the same days with the same 24 bits of a hash are taken for one,
 * which happens once in some ten thousand ids.
 * @returns 1 for each row that one of the ids names, else 0
 */
export function rowsOfIds(
  { size, time }: Pick<CatalogueRows, 'size' | 'time'>,
  hashes: IdHashes,
  ids: Iterable<string>,
): Uint8Array {
  const days = new Map<number, number[]>()
  for (const id of ids) {
    const day = Date.parse(`${id.slice(0, 10).replaceAll('/', '-')}T00:00:00Z`) / MS_PER_DAY
    if (Number.isNaN(day)) continue
    const hash = fnv1a(id) >>> 8
    days.set(hash, [...(days.get(hash) ?? []), day])
  }
  const found = new Uint8Array(size)
  if (days.size === 0) return found
  for (let row = 0; row < size; row++) {
    const wanted = days.get(hashes[row] ?? 0)
    if (!wanted) continue
    const day = Math.floor((time[row] ?? 0) / QUARTERS_PER_DAY)
    if (wanted.some((one) => Math.abs(one - day) <= MAX_DAYS_APART)) found[row] = 1
  }
  return found
}
