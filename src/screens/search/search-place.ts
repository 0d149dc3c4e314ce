import { entryState } from '../edition/history-entry.ts'

/** State of the current entry without a place, for a search that replaces the one in this entry. */
export function entryWithoutPlace(): object {
  const entry = { ...entryState() }
  Reflect.deleteProperty(entry, 'place')
  return entry
}
