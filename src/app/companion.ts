import type { QueryClient } from '@tanstack/react-query'
import { FRESH_QUERY, REFRESH_TAG } from '../contract/offline.ts'
import type { Manifest } from '../contract/edition.ts'
import { compareEditions } from '../data/edition-news.ts'
import { IndexError } from '../data/errors.ts'
import { KeepError, SMALL, canKeep, dropEdition, keepEdition, keptEdition, trimOpened } from '../data/keep-edition.ts'
import { fetchManifest, manifestQuery } from '../data/queries.ts'
import { getDevice, isInstalled, provideActions, setDevice } from '../state/device.ts'
import { getMarks, marksLoaded } from '../state/marks.ts'
import { getPreferences, setPreferences, watchPreferences } from '../state/preferences.ts'
import { tellWorker } from '../state/tell-worker.ts'
import { countVisit, readMemory, remember } from '../state/visits.ts'
import { watchInstall } from './install.ts'
import { DeviceBanner, DeviceNotices, RefreshButton } from '../screens/device-notices.tsx'
import { activate, checkVersion, putOff, watchUpdates } from './updates.ts'
import { registerWorker } from './worker-registration.ts'

/** Between two looks for a new edition, in milliseconds. */
const INTERVAL = 5 * 60_000
const SOON = 20_000

const client = { current: undefined as QueryClient | undefined }

const shown = (): Manifest | undefined => client.current?.getQueryData(manifestQuery.queryKey)

/** The newest edition that is known; `shown` until there is another. */
let newest: Manifest | undefined
let lastLook = 0
let download: AbortController | undefined

function confirm(): void {
  const checkedAt = Date.now()
  remember({ checkedAt })
  setDevice({ checkedAt })
}

/** Asks the server for the newest edition, and counts what it brings. The list that is being read does not move. */
async function check(): Promise<void> {
  lastLook = Date.now()
  const before = shown()
  if (!before) return
  try {
    const now = await fetchManifest(new AbortController().signal, FRESH_QUERY)
    setOnline(true)
    confirm()
    if (now.edition === before.edition) {
      newest = undefined
      setDevice({ news: undefined })
      return
    }
    if (now.edition === newest?.edition || !client.current) return
    newest = now
    // Until then nothing counts as read.
    await marksLoaded
    const news = await compareEditions(client.current, before, now, (id) => getMarks().read.has(id))
    setDevice({ news: { edition: now.edition, ...news } })
    if (isInstalled()) await navigator.setAppBadge?.(news.added).catch(() => {})
    keepIfWanted(now)
  } catch (error) {
    if (error instanceof IndexError && error.kind === 'unreachable') setOnline(false)
    // A newer format needs a newer reader.
    if (error instanceof IndexError && error.kind === 'format') await checkVersion()
  }
}

/** Puts the newest edition in the place of the one that is shown. */
function showNews(): void {
  if (newest) client.current?.setQueryData(manifestQuery.queryKey, newest)
  // The worker looks as well, so that the same edition opens next time.
  tellWorker({ type: 'broadsheet:loaded', urls: [] })
  newest = undefined
  setDevice({ news: undefined })
  void navigator.clearAppBadge?.().catch(() => {})
  window.scrollTo({ top: 0 })
}

function setOnline(isOnline: boolean): void {
  if (getDevice().isOnline !== isOnline) setDevice({ isOnline })
  document.documentElement.toggleAttribute('data-offline', !isOnline)
}

const wantsLittle = () => navigator.connection?.saveData === true

function isWanted({ counts }: Manifest): boolean {
  const { keep } = getPreferences()
  return keep === 'on' || (keep === 'auto' && counts.articles <= SMALL && !wantsLittle())
}

function keepIfWanted(manifest = newest ?? shown()): void {
  if (manifest && manifest.counts.articles > 0 && isWanted(manifest) && canKeep() && getDevice().isOnline)
    void keep(manifest)
}

async function keep(manifest: Manifest): Promise<void> {
  download?.abort()
  const own = new AbortController()
  download = own
  const work = async () => {
    const known = await keptEdition()
    if (known?.edition === manifest.edition) {
      setDevice({ keeping: { is: 'whole', ...known } })
      return
    }
    const bytes = await keepEdition(manifest, {
      signal: own.signal,
      onProgress: (done, total) => setDevice({ keeping: { is: 'working', done, total } }),
    })
    setDevice({ keeping: { is: 'whole', edition: manifest.edition, bytes } })
  }
  try {
    // Two tabs would load everything twice.
    if (navigator.locks) await navigator.locks.request(`broadsheet:${import.meta.env.BASE_URL}:keep`, work)
    else await work()
  } catch (error) {
    if (download !== own) return
    setDevice({ keeping: { is: 'stopped', why: error instanceof KeepError ? error.why : 'unreachable' } })
  }
}

async function followPreference(): Promise<void> {
  const manifest = newest ?? shown()
  if (!manifest) return
  if (isWanted(manifest)) {
    keepIfWanted(manifest)
    return
  }
  download?.abort()
  await dropEdition()
  setDevice({ keeping: { is: 'off' } })
}

/** What this page loaded before the worker came. */
function handOver(): void {
  const files = performance.getEntriesByType('resource').map(({ name }) => name)
  const pictures = [...document.images].map(({ currentSrc }) => currentSrc).filter(Boolean)
  tellWorker({
    type: 'broadsheet:loaded',
    urls: [...files.filter((name) => /\/data\/.*\.json$/.test(name)), ...pictures],
  })
}

async function startWorker(): Promise<void> {
  const known = await keptEdition().catch(() => undefined)
  if (known) setDevice({ keeping: { is: 'whole', ...known } })
  const registration = await registerWorker()
  watchUpdates(registration)
  if (!registration) return
  const isNew = !navigator.serviceWorker.controller
  await navigator.serviceWorker.ready
  setDevice({ opensOffline: true })
  if (isNew && !navigator.serviceWorker.controller) {
    await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))
  }
  if (isNew) handOver()
  await trimOpened()
  keepIfWanted()
  await registration.periodicSync?.register(REFRESH_TAG, { minInterval: 12 * 60 * 60_000 }).catch(() => {})
}

/** Everything beside reading: the worker, new editions, new versions, installing. Never fails the page. */
export function startCompanion(queries: QueryClient): void {
  client.current = queries
  setDevice({ parts: { Banner: DeviceBanner, Notices: DeviceNotices, Refresh: RefreshButton } })
  const visits = countVisit()
  const { checkedAt } = readMemory()
  if (checkedAt > 0) setDevice({ checkedAt })
  const { install, neverInstall } = watchInstall(visits)
  provideActions({
    showNews,
    check: async () => {
      await Promise.all([check(), checkVersion()])
      const { news, update, isOnline } = getDevice()
      if (!news && !update) setDevice({ note: isOnline ? 'This is the newest edition.' : 'There is no connection.' })
    },
    activate: () => {
      // A worker with something to do would not make way.
      download?.abort()
      void activate()
    },
    later: putOff,
    keep: () => setPreferences({ keep: 'on' }),
    stopKeeping: () => setPreferences({ keep: 'off' }),
    install,
    neverInstall,
  })
  watchPreferences((now, before) => {
    if (now.keep !== before.keep) void followPreference()
  })
  document.documentElement.toggleAttribute('data-installed', isInstalled())
  setOnline(navigator.onLine)
  window.addEventListener('offline', () => setOnline(false))
  window.addEventListener('online', () => {
    void check().then(() => keepIfWanted())
  })
  const look = () => {
    if (document.visibilityState !== 'visible' || Date.now() - lastLook < SOON) return
    void check()
    void checkVersion()
  }
  document.addEventListener('visibilitychange', look)
  window.addEventListener('focus', look)
  // A page that comes back from where the browser kept it.
  window.addEventListener('pageshow', (event) => event.persisted && look())
  setInterval(look, INTERVAL)
  void startWorker().then(check)
  void checkVersion()
}
