import { fnv1a } from '../../contract/fnv1a.ts'
import { QUARTERS_PER_DAY } from '../../contract/quarters.ts'
import type { CatalogueRows, IdHashes } from './catalogue.ts'

const MS_PER_DAY = 86_400_000
/** The day in an id can differ from that of the article's time: it may be that of another time zone, or of the file. */
const MAX_DAYS_APART = 3

type Rows = Pick<CatalogueRows, 'size' | 'time'>

/**
 * Finds the rows of articles by their ids. Two articles of the same days with the same 24 bits of a hash are taken for one,
 * which happens once in some ten thousand ids.
 * @returns 1 for each row that one of the ids names, else 0
 */
export function rowsOfIds(rows: Rows, hashes: IdHashes, ids: Iterable<string>): Uint8Array {
  const found = new Uint8Array(rows.size)
  eachRowOfIds(rows, hashes, ids, (row) => {
    found[row] = 1
  })
  return found
}

/** Calls back for each row and each of the ids that names it, see {@link rowsOfIds}. */
export function eachRowOfIds(
  { size, time }: Rows,
  hashes: IdHashes,
  ids: Iterable<string>,
  onRow: (row: number, id: string) => void,
): void {
  const named = new Map<number, { readonly id: string; readonly day: number }[]>()
  for (const id of ids) {
    const day = Date.parse(`${id.slice(0, 10).replaceAll('/', '-')}T00:00:00Z`) / MS_PER_DAY
    if (Number.isNaN(day)) continue
    const hash = fnv1a(id) >>> 8
    named.set(hash, [...(named.get(hash) ?? []), { id, day }])
  }
  if (named.size === 0) return
  for (let row = 0; row < size; row++) {
    const wanted = named.get(hashes[row] ?? 0)
    if (!wanted) continue
    const day = Math.floor((time[row] ?? 0) / QUARTERS_PER_DAY)
    for (const one of wanted) if (Math.abs(one.day - day) <= MAX_DAYS_APART) onRow(row, one.id)
  }
}
