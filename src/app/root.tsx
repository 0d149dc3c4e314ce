import { BASE_PATH } from '../contract/base-path.ts'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode, startTransition, useEffect, useLayoutEffect, useState } from 'react'
import { Router } from 'wouter'
import { type DeviceViews, DeviceViewsContext } from '../screens/page/device-views.ts'
import { type DrawnAtBuild, DrawnAtBuildContext } from '../ui/base/drawn-at-build.ts'
import type { Messages } from '../ui/base/messages.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { LanguageProvider } from './language.tsx'
import { Reader } from './reader.tsx'

export interface RootProps {
  readonly client: QueryClient
  readonly messages: Messages
  readonly deviceViews?: DeviceViews | undefined
  /** Set when the page is drawn at build, and when such a page is taken over. */
  readonly drawnAtBuild?: (DrawnAtBuild & { readonly path: string }) | undefined
  /** Is called once the page is drawn, or taken over. */
  readonly onDrawn?: (() => void) | undefined
}

const BASE = BASE_PATH.replace(/\/$/, '')

/** The reader with everything around it. It is the same in the browser and at build. */
export function Root({ client, messages, deviceViews, drawnAtBuild, onDrawn }: RootProps) {
  const address = drawnAtBuild && { ssrPath: BASE + drawnAtBuild.path, ssrSearch: '' }
  return (
    <StrictMode>
      <LanguageProvider initial={messages}>
        <ErrorBoundary>
          <QueryClientProvider client={client}>
            <Router base={BASE} {...address}>
              <DeviceViewsContext value={deviceViews}>
                <TakenOver drawnAtBuild={drawnAtBuild} onDrawn={onDrawn}>
                  <Reader />
                </TakenOver>
              </DeviceViewsContext>
            </Router>
          </QueryClientProvider>
        </ErrorBoundary>
      </LanguageProvider>
    </StrictMode>
  )
}

interface TakenOverProps {
  readonly drawnAtBuild: DrawnAtBuild | undefined
  readonly onDrawn: (() => void) | undefined
  readonly children: ReactNode
}

/** Draws the page as it was at build first, and then as it is for this reader now. */
function TakenOver({ drawnAtBuild, onDrawn, children }: TakenOverProps) {
  const [isTakenOver, setTakenOver] = useState(false)
  useEffect(() => startTransition(() => setTakenOver(true)), [])
  useEffect(() => onDrawn?.(), [onDrawn])
  // Styles hide a page that was drawn at build from readers for whom it is drawn anew, see `app/early.ts`.
  useLayoutEffect(() => {
    delete document.documentElement.dataset['drawn']
  }, [])
  useEffect(() => {
    if (isTakenOver) for (const pressed of window.broadsheetEarly?.pressed ?? []) pressed.click()
  }, [isTakenOver])
  return <DrawnAtBuildContext value={isTakenOver ? undefined : drawnAtBuild}>{children}</DrawnAtBuildContext>
}
