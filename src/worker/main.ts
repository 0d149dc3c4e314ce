/// <reference lib="webworker" />
import { INDEX_FOLDER } from '../contract/addresses.ts'
import { REFRESH_TAG, hashInName, isWorkerMessage } from '../contract/offline.ts'
import { COPIES_FOLDER } from '../contract/picture-copies.ts'
import { matchRoute } from '../contract/routes.ts'
import { answerManifest, fetchManifest, isManifest, refreshInBackground } from './manifests.ts'
import { answerAsset, answerCopy, answerPicture, cacheLoadedPicture, dropPicture, keepPicture } from './pictures.ts'
import {
  chooseVersion,
  forgetChosenVersion,
  installShell,
  isShellFile,
  removeOldShells,
  shellFile,
  shellPage,
} from './shell.ts'
import { BASE, CACHES } from './site.ts'
import { answerIndexFile, cacheIndexFile, indexPath } from './store.ts'

declare const self: ServiceWorkerGlobalScope

const ASSETS_PATH = `${BASE}${INDEX_FOLDER}assets/`
const COPIES_PATH = `${BASE}${INDEX_FOLDER}${COPIES_FOLDER}/`

const isOwnPicture = ({ pathname }: URL) => pathname.startsWith(ASSETS_PATH) || pathname.startsWith(COPIES_PATH)

/** True for a page that the reader draws. Other documents come from the host: embedded topics, feeds, downloads. */
function isReaderPage(url: URL): boolean {
  if (!url.pathname.startsWith(BASE)) return false
  return matchRoute(url.pathname.slice(BASE.length - 1), url.search).screen !== 'not-found'
}

/** False when another page of the site sent the request, such as an embedded topic. Its pictures are not cached. */
async function isFromReader(event: FetchEvent): Promise<boolean> {
  if (!event.clientId) return true
  const client = await self.clients.get(event.clientId)
  return client === undefined || isReaderPage(new URL(client.url))
}

/** Answers a request, or returns undefined to leave it to the browser. */
function respond(event: FetchEvent): Promise<Response> | undefined {
  const { request } = event
  if (request.method !== 'GET' || request.headers.has('range')) return undefined
  const url = new URL(request.url)
  if (request.mode === 'navigate') {
    if (url.origin !== location.origin || !isReaderPage(url)) return undefined
    return shellPage().then((page) => page ?? fetch(request))
  }
  if (url.origin !== location.origin) {
    if (request.destination !== 'image' || !/^https?:$/.test(url.protocol)) return undefined
    return isFromReader(event).then((isOurs) => (isOurs ? answerPicture(event, url) : fetch(request)))
  }
  if (isShellFile(url.pathname)) return shellFile(url.href).then((file) => file ?? fetch(request))
  if (isManifest(url)) return answerManifest(event)
  if (url.pathname.startsWith(ASSETS_PATH)) return request.destination === 'image' ? answerAsset(event, url) : undefined
  if (url.pathname.startsWith(COPIES_PATH)) return answerCopy(event, url)
  return hashInName(indexPath(url) ?? '') ? answerIndexFile(event, url) : undefined
}

self.addEventListener('install', (event) => {
  event.waitUntil(installShell())
})

self.addEventListener('activate', (event) => {
  // The first worker controls the page that registered it. A later one waits until the page sends
  // `broadsheet:activate`.
  event.waitUntil(Promise.all([forgetChosenVersion(), removeOldShells()]).then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const response = respond(event)
  if (response) event.respondWith(response)
})

self.addEventListener('message', (event) => {
  const message: unknown = event.data
  if (!isWorkerMessage(message)) return
  if (message.type === 'broadsheet:activate') {
    event.waitUntil(replaceActiveWorker())
    return
  }
  const { type, urls } = message
  const work =
    type === 'broadsheet:loaded'
      ? [fetchManifest(), ...urls.map(cacheLoadedFile)]
      : urls.map(type === 'broadsheet:keep' ? keepPicture : dropPicture)
  event.waitUntil(Promise.all(work).catch(() => {}))
})

async function replaceActiveWorker(): Promise<void> {
  // Without room on the device, the version comes when the browser activates it.
  await chooseVersion().catch(() => {})
  await self.skipWaiting()
}

/** Caches a file that the page loaded before the worker was active. The browser's HTTP cache usually still has it. */
async function cacheLoadedFile(address: string): Promise<void> {
  const url = new URL(address, location.origin)
  if (url.origin === location.origin && hashInName(indexPath(url) ?? '')) {
    const cache = await caches.open(CACHES.index)
    if (!(await cache.match(url.href))) await cacheIndexFile(url, await fetch(url.href))
  } else if (url.origin !== location.origin || isOwnPicture(url)) await cacheLoadedPicture(url)
}

self.addEventListener('periodicsync', (event) => {
  if (event.tag === REFRESH_TAG) event.waitUntil(refreshInBackground().catch(() => {}))
})
