import type { QueryClient } from '@tanstack/react-query'
import { BASE_PATH } from '../contract/base-path.ts'
import { BYPASS_WORKER_QUERY, REFRESH_TAG } from '../contract/offline.ts'
import type { Manifest } from '../contract/edition.ts'
import { DEV_META } from '../contract/problem.ts'
import { type HiddenNow, compareEditions } from '../data/index/compare-editions.ts'
import {
  AUTO_DOWNLOAD_LIMIT,
  DownloadError,
  canDownload,
  deleteDownload,
  downloadEdition,
  downloadedEdition,
  pruneOpenedFiles,
} from '../data/download/edition-download.ts'
import { IndexError } from '../data/index/errors.ts'
import { fetchManifest } from '../data/index/fetch-first-files.ts'
import { MANIFEST_URL, manifestQuery } from '../data/index/queries.ts'
import { DeviceBanner, DeviceNotices, RefreshButton } from '../screens/page/device-notices.tsx'
import type { DeviceViews } from '../screens/page/device-views.ts'
import { KeyCommands } from '../screens/story/key-commands.tsx'
import { getDevice, isInstalled, setDevice, setDeviceActions } from '../state/device.ts'
import { watchLostPictures } from './watch-lost-pictures.ts'
import { forgetUnsurePictures, storeGonePictures } from '../state/remember-gone-pictures.ts'
import { getMarks, marksLoaded } from '../state/marks.ts'
import { hasStoredRules } from '../state/stored-rules.ts'
import { getPreferences, setPreferences, watchPreferences } from '../state/preferences.ts'
import { sendToWorker } from '../state/send-to-worker.ts'
import { continueVisit, countVisit, readVisitRecord, updateVisitRecord } from '../state/visit-record.ts'
import { deviceMessages } from './device-messages.ts'
import { watchIntent } from './prefetch-on-intent.ts'
import { prefetchScreen } from './prefetch-screen.ts'
import { watchInstall } from './install.ts'
import { activateUpdate, checkVersion, postponeUpdate, watchUpdates } from './updates.ts'
import { requestShownFiles } from './request-shown-files.ts'
import { sendLoadedFiles } from './send-loaded-files.ts'
import { startViewTransitions } from './view-transitions.ts'
import { registerWorker } from './worker-registration.ts'

/** Milliseconds between two checks for a newer edition. */
const CHECK_INTERVAL = 5 * 60_000
/** A page that gets the focus again checks only when the last check is older than this, in milliseconds. */
const MIN_CHECK_GAP = 20_000
/** How often the browser may wake the worker to refresh the edition, in milliseconds. */
const REFRESH_INTERVAL = 12 * 60 * 60_000

/** Components that need the background tasks, and are loaded with them. */
export const deviceViews: DeviceViews = { Banner: DeviceBanner, Notices: DeviceNotices, RefreshButton, KeyCommands }

const client = { current: undefined as QueryClient | undefined }

const shownManifest = (): Manifest | undefined => client.current?.getQueryData(manifestQuery.queryKey)

/** Manifest of a newer edition; undefined while the shown one is the newest known. */
let newest: Manifest | undefined
let lastCheckAt = 0
let runningDownload: AbortController | undefined

function recordCheck(): void {
  storeGonePictures()
  const checkedAt = Date.now()
  updateVisitRecord({ checkedAt })
  setDevice({ checkedAt })
}

/** Loads what is hidden from the reader. */
async function isHiddenNow(manifest: Manifest): Promise<HiddenNow | undefined> {
  const hiding = await import('../screens/rules/hiding-watcher.tsx')
  return hiding.isHiddenNow(manifest)
}

/** Counts what a newer edition adds, without hidden stories. */
async function countNews(queries: QueryClient, shown: Manifest, fetched: Manifest): Promise<void> {
  const mayHide = hasStoredRules() || getMarks().hidden.size > 0
  const hidden = mayHide ? await isHiddenNow(fetched) : undefined
  const news = await compareEditions(queries, shown, fetched, (id) => getMarks().read.has(id), hidden)
  setDevice({ news: { edition: fetched.edition, ...news } })
  if (isInstalled()) await navigator.setAppBadge?.(news.added).catch(() => {})
}

/** Fetches the newest manifest and counts what its edition adds. The list on the page stays as it is. */
async function checkEdition(): Promise<void> {
  lastCheckAt = Date.now()
  const shown = shownManifest()
  if (!shown) return
  try {
    const fetched = await fetchManifest(MANIFEST_URL + BYPASS_WORKER_QUERY, new AbortController().signal, 'no-cache')
    setOnline(true)
    recordCheck()
    if (fetched.edition === shown.edition) {
      newest = undefined
      setDevice({ news: undefined })
      return
    }
    if (fetched.edition === newest?.edition || !client.current) return
    newest = fetched
    // Before the marks are loaded, every story would count as unread.
    await marksLoaded
    await countNews(client.current, shown, fetched)
    downloadIfWanted(fetched)
  } catch (error) {
    if (error instanceof IndexError && error.kind === 'unreachable') setOnline(false)
    // Only a newer version of the reader can read a newer format.
    if (error instanceof IndexError && error.kind === 'format') await checkVersion()
  }
}

/** Shows the newest edition in place of the current one. */
function showNews(): void {
  if (newest) client.current?.setQueryData(manifestQuery.queryKey, newest)
  // Makes the worker check as well, so that the next start opens the same edition.
  sendToWorker({ type: 'broadsheet:loaded', urls: [] })
  newest = undefined
  setDevice({ news: undefined })
  void navigator.clearAppBadge?.().catch(() => {})
  window.scrollTo({ top: 0 })
}

function setOnline(isOnline: boolean): void {
  if (getDevice().isOnline !== isOnline) {
    forgetUnsurePictures()
    setDevice({ isOnline })
  }
  document.documentElement.toggleAttribute('data-offline', !isOnline)
}

const savesData = () => navigator.connection?.saveData === true

function isDownloadWanted({ counts }: Manifest): boolean {
  const { keep } = getPreferences()
  return keep === 'on' || (keep === 'auto' && counts.articles <= AUTO_DOWNLOAD_LIMIT && !savesData())
}

function downloadIfWanted(manifest = newest ?? shownManifest()): void {
  if (manifest && manifest.counts.articles > 0 && isDownloadWanted(manifest) && canDownload() && getDevice().isOnline)
    void startDownload(manifest)
}

async function startDownload(manifest: Manifest): Promise<void> {
  runningDownload?.abort()
  const controller = new AbortController()
  runningDownload = controller
  const download = async () => {
    const existing = await downloadedEdition()
    if (existing?.edition === manifest.edition) {
      setDevice({ download: { status: 'complete', ...existing } })
      return
    }
    const bytes = await downloadEdition(manifest, {
      signal: controller.signal,
      onProgress: (done, total) => setDevice({ download: { status: 'running', done, total } }),
    })
    setDevice({ download: { status: 'complete', edition: manifest.edition, bytes } })
  }
  try {
    // Without the lock, two tabs would download every file twice.
    if (navigator.locks) await navigator.locks.request(`broadsheet:${BASE_PATH}:keep`, download)
    else await download()
  } catch (error) {
    // Another download has replaced this one and reports its own state.
    if (runningDownload !== controller) return
    const reason = error instanceof DownloadError ? error.reason : 'unreachable'
    setDevice({ download: { status: 'stopped', reason } })
  }
}

/** Starts or deletes the download after the reader has changed the preference. */
async function applyDownloadPreference(): Promise<void> {
  const manifest = newest ?? shownManifest()
  if (!manifest) return
  if (isDownloadWanted(manifest)) {
    downloadIfWanted(manifest)
    return
  }
  runningDownload?.abort()
  await deleteDownload()
  setDevice({ download: { status: 'none' } })
}

let stopReading: Promise<() => void> | undefined

/** Starts or stops to mark stories as read that are scrolled past, as the reader wishes. */
function applyScrollRead(): void {
  const isWanted = getPreferences().scrollRead === 'on'
  if (isWanted === (stopReading !== undefined)) return
  if (isWanted) {
    const started = import('../screens/page/read-when-passed.ts').then(({ readWhenPassed }) => readWhenPassed())
    stopReading = started
    started.catch(() => {
      // The script could not be loaded. The next change of the preference, or the next page, tries again.
      stopReading = undefined
    })
    return
  }
  void stopReading?.then(
    (stop) => stop(),
    () => {},
  )
  stopReading = undefined
}

async function startWorker(): Promise<void> {
  const existing = await downloadedEdition().catch(() => undefined)
  if (existing) setDevice({ download: { status: 'complete', ...existing } })
  const registration = await registerWorker()
  watchUpdates(registration)
  void checkVersion()
  if (!registration) return
  const isFirstWorker = !navigator.serviceWorker.controller
  await navigator.serviceWorker.ready
  setDevice({ opensOffline: true })
  if (isFirstWorker && !navigator.serviceWorker.controller) {
    await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))
  }
  if (isFirstWorker) {
    sendLoadedFiles()
    const shown = shownManifest()
    if (shown && client.current) await requestShownFiles(client.current, shown)
  }
  await pruneOpenedFiles()
  downloadIfWanted()
  await registration.periodicSync?.register(REFRESH_TAG, { minInterval: REFRESH_INTERVAL }).catch(() => {})
}

/**
 * Starts everything that reading does not need: the service worker, checks for newer editions and newer versions of
 * the reader, and installing. A failure never affects the page. A page of `broadsheet dev` has only the updates of its server.
 */
export async function startBackgroundTasks(queryClient: QueryClient): Promise<void> {
  const events = document.querySelector<HTMLMetaElement>(`meta[name="${DEV_META}"]`)?.content
  if (events) return (await import('./dev-updates.tsx')).startDevUpdates(events, queryClient)
  client.current = queryClient
  const visits = countVisit()
  const { checkedAt } = readVisitRecord()
  if (checkedAt > 0) setDevice({ checkedAt })
  const { install, declineInstall } = watchInstall(visits)
  setDeviceActions({
    showNews,
    countNews: () => {
      const shown = shownManifest()
      // A count that could not be made anew stays as it is.
      if (shown && newest) void countNews(queryClient, shown, newest).catch(() => {})
    },
    checkForUpdates: async () => {
      await Promise.all([checkEdition(), checkVersion()])
      const { news, update, isOnline } = getDevice()
      const { isNewestEdition, noConnection } = deviceMessages()
      if (!news && !update) setDevice({ note: isOnline ? isNewestEdition : noConnection })
    },
    activateUpdate: () => {
      // A worker with open requests delays the new version.
      runningDownload?.abort()
      void activateUpdate()
    },
    postponeUpdate,
    startDownload: () => setPreferences({ keep: 'on' }),
    removeDownload: () => setPreferences({ keep: 'off' }),
    install,
    declineInstall,
  })
  applyScrollRead()
  watchPreferences((now, before) => {
    applyScrollRead()
    if (now.keep !== before.keep) void applyDownloadPreference()
  })
  document.documentElement.toggleAttribute('data-installed', isInstalled())
  setOnline(navigator.onLine)
  window.addEventListener('offline', () => setOnline(false))
  window.addEventListener('online', () => {
    void checkEdition().then(() => downloadIfWanted())
  })
  const checkIfDue = () => {
    if (document.visibilityState !== 'visible' || Date.now() - lastCheckAt < MIN_CHECK_GAP) return
    void checkEdition()
    void checkVersion()
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') countVisit()
    else continueVisit()
    checkIfDue()
  })
  window.addEventListener('focus', checkIfDue)
  // The page may come back from the back/forward cache after a long time.
  window.addEventListener('pageshow', (event) => event.persisted && checkIfDue())
  setInterval(() => {
    if (document.visibilityState === 'visible') continueVisit()
    checkIfDue()
  }, CHECK_INTERVAL)
  void startWorker().then(checkEdition)
  watchLostPictures(() => void checkEdition())
  startViewTransitions()
  watchIntent(BASE_PATH, (route) => {
    const shown = shownManifest()
    if (shown) void prefetchScreen(queryClient, shown, { route })
  })
}
