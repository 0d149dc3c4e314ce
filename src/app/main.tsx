import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import './app.css'
import { ErrorBoundary } from './error-boundary.tsx'
import { followLinks } from './link-navigation.ts'
import { manifestQuery } from '../data/queries.ts'
import { getPreferences } from '../state/preferences.ts'
import { createQueryClient } from './query-client.ts'
import { Reader } from './reader.tsx'
import { openSearchOnSlash } from './search-key.ts'
import { takeOver } from './take-over.ts'
import { rememberScroll } from './scroll-memory.ts'

const base = import.meta.env.BASE_URL
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')

/** Once the edition is here, the first screen needs about this long, in milliseconds. */
const SOON = 1000

const client = createQueryClient()
rememberScroll()
followLinks(base)
openSearchOnSlash(base, () => getPreferences().slash === 'on')
const draw = () =>
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <QueryClientProvider client={client}>
          <Router base={base.replace(/\/$/, '')}>
            <Reader />
          </Router>
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  )

// Where the head of the page is shown already, its data is here: the reader begins with it, and nothing flickers.
if (document.querySelector('.boot__page')) void takeOver(client).finally(draw)
else draw()

// The browser says once that it would install the reader, maybe before anybody listens.
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  window.broadsheetInstall = event
})

// What stands beside reading comes when the page is there. Without it the page reads as well.
const startBeside = () =>
  void import('./companion.ts').then(
    ({ startCompanion }) => startCompanion(client),
    () => {},
  )
if (import.meta.env.PROD) {
  const soon = () => setTimeout(startBeside, SOON)
  client.ensureQueryData(manifestQuery).then(soon, soon)
}

// The authoring loop; no byte of it is in a build.
if (import.meta.hot) {
  const { hot } = import.meta
  void import('./dev-loop.tsx').then(({ startDevLoop }) => startDevLoop(hot, client))
}
