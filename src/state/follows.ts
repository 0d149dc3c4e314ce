import { FOLLOWS_FORM } from './follows-form.ts'
import { storedValue } from './stored-value.ts'

/** The topics and outlets that the reader follows. `change-follows.ts` changes them. */
export const { get: getFollows, set: setFollows, use: useFollows } = storedValue(FOLLOWS_FORM)
