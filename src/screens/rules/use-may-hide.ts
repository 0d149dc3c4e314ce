import { useSyncExternalStore } from 'react'
import { useMarks } from '../../state/marks.ts'
import { usePreferences } from '../../state/preferences.ts'
import { hasStoredRules, watchStoredRules } from '../../state/stored-rules.ts'

/**
 * Tells whether stories may be hidden from the reader. `isAwaited` is known before the marks are loaded, so that pages can wait
 * and draw nothing that they would remove again.
 */
export function useMayHide(): { readonly mayHide: boolean; readonly isAwaited: boolean } {
  const hasRules = useSyncExternalStore(watchStoredRules, hasStoredRules, () => false)
  const isAwaited = usePreferences().hideRead === 'on' || hasRules
  return { mayHide: useMarks().hidden.size > 0 || isAwaited, isAwaited }
}
