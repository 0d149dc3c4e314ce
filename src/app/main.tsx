import { BASE_PATH } from '../contract/base-path.ts'
import { startTransition } from 'react'
import { type Root as ReactRoot, createRoot, hydrateRoot } from 'react-dom/client'
import './app.css'
import type { DeviceViews } from '../screens/page/device-views.ts'
import { listQuery } from '../screens/list/list-script.ts'
import { storyQuery } from '../screens/story/story-script.ts'
import { manifestQuery } from '../data/index/queries.ts'
import { getPreferences } from '../state/preferences.ts'
import { loadLaterMessages } from '../messages/load-messages.ts'
import { fitsReader, openFirstScreen } from './first-screen.ts'
import { loadFirstLanguage } from './language.tsx'
import { followLinks } from './link-navigation.ts'
import { currentRoute, pagesQuery, prefetchFirstScreen, prefetchScripts } from './prefetch-screen.ts'
import { createQueryClient } from './query-client.ts'
import { Root, type RootProps } from './root.tsx'
import { startScrollRestoration } from './scroll-restoration.ts'
import { openSearchOnKey } from './search-shortcut.ts'

const base = BASE_PATH
const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root.')

/** Milliseconds after the manifest has arrived. The first screen is usually complete by then. */
const BACKGROUND_DELAY = 1000

const client = createQueryClient()
startScrollRestoration()
followLinks(base)
openSearchOnKey(base, () => getPreferences().keys === 'on')

// The first formatter of a browser looks through the numbers of all its languages, which takes a slow phone 40 ms. In a task of
// its own, while the files arrive, it holds nothing up; the drawing of the page would be that much longer.
setTimeout(() => (0).toLocaleString())

let root: ReactRoot
let shown: RootProps
let deviceViews: DeviceViews | undefined

const draw = () => root.render(<Root {...shown} deviceViews={deviceViews} />)

/** Loads the styles of what appears later: menus, sheets, notices, other screens. */
async function loadLaterStyles(): Promise<void> {
  try {
    await import('./later-styles.css')
  } catch {
    // Reading works without them.
  }
}

/** From here on, buttons and links act by themselves. */
function endWaiting(): void {
  if (window.broadsheetEarly) window.broadsheetEarly.isWaiting = false
}

/** Draws the first screen, or takes it over when it was drawn at build. */
async function drawFirst(target: HTMLElement): Promise<void> {
  const styles = loadLaterStyles()
  const messages = await loadFirstLanguage()
  await styles
  shown = { client, messages }
  if (document.documentElement.dataset['drawn'] !== undefined) {
    const scripts = prefetchScripts(client)
    // All pages but the front page wait for these messages, also when they are drawn at build.
    const isHome = currentRoute().screen === 'home'
    const later = isHome ? undefined : await loadLaterMessages(messages.language).catch(() => undefined)
    const drawnAtBuild = await openFirstScreen(client)
    await scripts
    if (drawnAtBuild && fitsReader()) {
      shown = { client, messages: { ...messages, later }, drawnAtBuild }
      endWaiting()
      // React draws the whole page anew if it is asked to draw it before it has taken it over, which takes slow phones seconds.
      await new Promise<void>((done) => {
        // In a transition, React yields to the browser while it goes through a long page.
        startTransition(() => {
          root = hydrateRoot(target, <Root {...shown} onDrawn={done} />)
        })
      })
      return
    }
    // The reader sees the page that was drawn at build until the one that replaces it is complete.
    await prefetchFirstScreen(client).catch(() => {})
  }
  endWaiting()
  root = createRoot(target)
  draw()
}
const firstDraw = drawFirst(container)

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
  await tasks.startBackgroundTasks(client)
}
if (import.meta.env.PROD) {
  // Most readers open a story or a list next.
  const loads = [
    loadBackgroundTasks,
    () => client.prefetchQuery(pagesQuery),
    () => client.prefetchQuery(storyQuery),
    () => client.prefetchQuery(listQuery),
  ]
  // Each in a task of its own, since a slow phone needs 20 ms to ask for the files of one.
  const schedule = () => {
    for (const load of loads) setTimeout(load, BACKGROUND_DELAY)
  }
  firstDraw.then(() => client.ensureQueryData(manifestQuery)).then(schedule, schedule)
}
