import { useQuery } from '@tanstack/react-query'
import { type ReactNode, createContext, use, useMemo } from 'react'
import { BASE_PATH } from '../../contract/base-path.ts'
import type { Manifest } from '../../contract/edition.ts'
import { ScriptError } from '../../data/index/errors.ts'
import { manifestQuery } from '../../data/index/queries.ts'
import { useDevice } from '../../state/device.ts'
import { previousVisit } from '../../state/visit-record.ts'
import { isGoneOnPage, learnPicture } from '../../state/gone-pictures.ts'
import { showsPicture } from '../../state/preference-choices.ts'
import { usePreferences } from '../../state/preferences.ts'
import { localeFor } from '../../messages/languages.ts'
import { clockLocale } from '../../ui/format/clock-locale.ts'
import { DrawnAtBuildContext } from '../../ui/base/drawn-at-build.ts'
import { useLanguage, useMessages } from '../../ui/base/messages.ts'
import { SiteContext, type SiteContextValue } from '../../ui/base/site-context.tsx'
import { retryScript } from './lazy-screen.tsx'
import { LoadError } from './load-error.tsx'
import { useReaderMarks } from './use-saving.ts'

export const EditionContext = createContext<Manifest | undefined>(undefined)

/** Returns the manifest of the shown edition. @throws outside of {@link Edition} */
export function useEdition(): Manifest {
  const manifest = use(EditionContext)
  if (!manifest) throw new Error('useEdition must be called inside <Edition>.')
  return manifest
}

interface Props {
  readonly children: ReactNode
  /** Shown until the manifest is loaded. */
  readonly fallback: ReactNode
  /** Milliseconds since 1970. Ages on the page are counted from it. */
  readonly now: number
}

/** Loads the manifest and provides it to the screens. */
export function Edition({ children, fallback, now }: Props) {
  const { data, error, refetch, isFetching } = useQuery(manifestQuery)
  const drawnAtBuild = use(DrawnAtBuildContext)
  const marks = useReaderMarks(data?.topics, drawnAtBuild !== undefined)
  const { isOnline } = useDevice()
  const messages = useMessages()
  const contentLocale = data?.site.locale
  const hasOneOutlet = data?.counts.providers === 1
  const preferences = usePreferences()
  const language = useLanguage()
  // All cards are drawn again with a new value, so it only changes with what it holds.
  const site = useMemo((): SiteContextValue => {
    const browser = drawnAtBuild ? [] : navigator.languages
    return {
      base: BASE_PATH,
      locale: clockLocale(localeFor(language, browser, contentLocale ?? 'en'), preferences.clock),
      contentLocale,
      ...(!drawnAtBuild && { showsPicture: (src) => showsPicture(src, preferences) && !isGoneOnPage(src) }),
      onPicture: learnPicture,
      hasOneOutlet,
      opensOutlet: preferences.opens === 'outlet',
      now: drawnAtBuild?.now ?? now,
      lastVisit: drawnAtBuild ? undefined : previousVisit(now),
      marks,
      isOffline: !isOnline,
    }
  }, [drawnAtBuild, marks, isOnline, contentLocale, hasOneOutlet, preferences, language, now])
  return (
    <SiteContext value={site}>
      {data ? (
        <EditionContext value={data}>{children}</EditionContext>
      ) : error ? (
        <main id="main" className="wrap page-note" tabIndex={-1}>
          <LoadError
            heading="h1"
            error={error}
            what={messages.errors.parts.edition}
            onRetry={() => (error instanceof ScriptError ? retryScript(refetch) : void refetch())}
            isRetrying={isFetching}
          />
        </main>
      ) : (
        <main className="wrap" aria-busy="true">
          <h1 className="sr-only">{messages.page.loading}</h1>
          {fallback}
        </main>
      )}
    </SiteContext>
  )
}
