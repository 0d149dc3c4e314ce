import { applyPreferences, PREFERENCES_FORM, type Preferences } from './preference-choices.ts'
import { storedValue } from './stored-value.ts'

const stored = storedValue(PREFERENCES_FORM)
if (!import.meta.env.SSR) {
  // Another tab may have changed them after `app/early.ts` has applied them.
  applyPreferences(stored.get())
  stored.watch(applyPreferences)
}

export function setPreferences(change: Partial<Preferences>): void {
  stored.set((now) => ({ ...now, ...change }))
}

export const { get: getPreferences, use: usePreferences, watch: watchPreferences } = stored
