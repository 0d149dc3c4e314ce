import { BASE_PATH } from '../contract/base-path.ts'
import { createStore, promisifyRequest } from 'idb-keyval'

/** Records by their key, `<kind>/<id of the article>`. */
export type StoredMarks = ReadonlyMap<string, unknown>

/**
 * Version of the form of the records. Its record is written with the first mark and never deleted. So a database without
 * it that should have marks has been cleared by the browser, and an empty one with it by the reader.
 */
const VERSION = 1
const VERSION_KEY = 'version'

// The base path keeps two sites on one origin apart.
export const DATABASE_NAME = `broadsheet:${BASE_PATH}`
const store = createStore(DATABASE_NAME, 'marks')
let hasVersion = false

/** Reads all marks. @throws when the browser blocks the database, or it is broken */
export async function readAllMarks(): Promise<{ readonly marks: StoredMarks; readonly hasVersion: boolean }> {
  const [keys, values] = await store('readonly', (records) =>
    Promise.all([promisifyRequest(records.getAllKeys()), promisifyRequest(records.getAll())]),
  )
  const records = new Map<string, unknown>(
    keys.flatMap((key, index) => (typeof key === 'string' ? [[key, values[index]]] : [])),
  )
  hasVersion = records.delete(VERSION_KEY)
  return { marks: records, hasVersion }
}

/** Reads the marks with these keys. Those that do not exist are undefined. */
export async function readMarks(keys: readonly string[]): Promise<StoredMarks> {
  const values: readonly unknown[] = await store('readonly', (records) =>
    Promise.all(keys.map((key) => promisifyRequest(records.get(key)))),
  )
  return new Map(keys.map((key, index) => [key, values[index]]))
}

/**
 * Writes marks; the value `undefined` deletes one. It is one transaction, so when the page is closed meanwhile, all of
 * it is stored or nothing. A newer version stays, since marks that this version cannot read are not touched.
 */
export async function writeMarks(changes: StoredMarks): Promise<void> {
  await store('readwrite', (records) => {
    for (const [key, value] of changes) {
      if (value === undefined) records.delete(key)
      else records.put(value, key)
    }
    if (!hasVersion) records.put(VERSION, VERSION_KEY)
    // Without this, the browser would wait for the answers first, and a page that closes meanwhile would lose the act.
    records.transaction.commit()
    return promisifyRequest(records.transaction)
  })
  hasVersion = true
}
