import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import './app.css'
import { ErrorBoundary } from './error-boundary.tsx'
import { LanguageProvider, loadFirstLanguage } from './language.tsx'
import { followLinks } from './link-navigation.ts'
import { manifestQuery } from '../data/queries.ts'
import { getPreferences } from '../state/preferences.ts'
import type { Messages } from '../ui/messages.ts'
import { listQuery, storyQuery } from '../screens/scripts.ts'
import { createQueryClient } from './query-client.ts'
import { Reader } from './reader.tsx'
import { openSearchOnKey } from './search-shortcut.ts'
import { pagesQuery, prefetchFirstScreen } from './prefetch-screen.ts'
import { startScrollRestoration } from './scroll-restoration.ts'
import { type DeviceViews, DeviceViewsContext } from '../screens/device-views.ts'

const base = import.meta.env.BASE_URL
const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root.')

/** Milliseconds after the manifest has arrived. The first screen is usually complete by then. */
const BACKGROUND_DELAY = 1000

const client = createQueryClient()
startScrollRestoration()
followLinks(base)
openSearchOnKey(base, () => getPreferences().keys === 'on')

const root = createRoot(container)
let deviceViews: DeviceViews | undefined
let messages: Messages
const draw = () =>
  root.render(
    <StrictMode>
      <LanguageProvider initial={messages}>
        <ErrorBoundary>
          <QueryClientProvider client={client}>
            <Router base={base.replace(/\/$/, '')}>
              <DeviceViewsContext value={deviceViews}>
                <Reader />
              </DeviceViewsContext>
            </Router>
          </QueryClientProvider>
        </ErrorBoundary>
      </LanguageProvider>
    </StrictMode>,
  )

const drawFirst = async () => {
  // When `early.ts` has drawn the top of the page, waiting for the data avoids a flash of skeletons.
  const data = document.querySelector('.boot__page') ? prefetchFirstScreen(client).catch(() => {}) : undefined
  messages = await loadFirstLanguage()
  await data
  draw()
}
const firstDraw = drawFirst()

// The browser fires this event once, maybe before the background tasks have started.
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  window.broadsheetInstall = event
})

async function loadBackgroundTasks(): Promise<void> {
  let tasks: typeof import('./background-tasks.ts')
  try {
    // Not `import().then()`: the build would move what is chained to it below its loading of the styles, whose failure
    // nothing would catch.
    tasks = await import('./background-tasks.ts')
  } catch {
    // Reading works without the background tasks.
    return
  }
  deviceViews = tasks.deviceViews
  await firstDraw
  draw()
  tasks.startBackgroundTasks(client)
}
if (import.meta.env.PROD) {
  const schedule = () =>
    setTimeout(() => {
      void loadBackgroundTasks()
      // Most readers open a story or a list next.
      void client.prefetchQuery(pagesQuery)
      void client.prefetchQuery(storyQuery)
      void client.prefetchQuery(listQuery)
    }, BACKGROUND_DELAY)
  client.ensureQueryData(manifestQuery).then(schedule, schedule)
}

// Only the development server has `import.meta.hot`, so builds leave this out.
if (import.meta.hot) {
  const { hot } = import.meta
  void import('./dev-updates.tsx').then(({ startDevUpdates }) => startDevUpdates(hot, client))
}
