/// <reference lib="webworker" />
import { INDEX_FOLDER } from '../contract/addresses.ts'
import { REFRESH_TAG, hashInName, isWorkerMessage } from '../contract/offline.ts'
import { matchRoute } from '../contract/routes.ts'
import { answerManifest, fetchEdition, isManifest, refresh } from './manifests.ts'
import { answerAsset, answerPicture, dropPicture, keepPicture, rememberPicture } from './pictures.ts'
import { installShell, isShellFile, removeOldShells, shellFile, shellPage } from './shell.ts'
import { BASE, CACHES } from './site.ts'
import { answerIndexFile, indexPath, rememberIndexFile } from './store.ts'

declare const self: ServiceWorkerGlobalScope

const ASSETS = `${BASE}${INDEX_FOLDER}assets/`

/** A page that the reader draws. Every other document is its host's: an embedded topic, a feed, a download. */
function isReaderPage(url: URL): boolean {
  if (!url.pathname.startsWith(BASE)) return false
  return matchRoute(url.pathname.slice(BASE.length - 1), url.search).screen !== 'not-found'
}

/** Pages of this scope that are not the reader's may load what they like, and keep it or not. */
async function isAskedByReader(event: FetchEvent): Promise<boolean> {
  if (!event.clientId) return true
  const client = await self.clients.get(event.clientId)
  return client === undefined || isReaderPage(new URL(client.url))
}

/** Undefined for what is none of the worker's business. */
function answer(event: FetchEvent): Promise<Response> | undefined {
  const { request } = event
  if (request.method !== 'GET' || request.headers.has('range')) return undefined
  const url = new URL(request.url)
  if (request.mode === 'navigate') {
    if (url.origin !== location.origin || !isReaderPage(url)) return undefined
    return shellPage().then((page) => page ?? fetch(request))
  }
  if (url.origin !== location.origin) {
    if (request.destination !== 'image' || !/^https?:$/.test(url.protocol)) return undefined
    return isAskedByReader(event).then((isOurs) => (isOurs ? answerPicture(event, url) : fetch(request)))
  }
  if (isShellFile(url.pathname)) return shellFile(url.href).then((file) => file ?? fetch(request))
  if (isManifest(url)) return answerManifest(event)
  if (url.pathname.startsWith(ASSETS)) return request.destination === 'image' ? answerAsset(event, url) : undefined
  return hashInName(indexPath(url) ?? '') ? answerIndexFile(event, url) : undefined
}

self.addEventListener('install', (event) => {
  event.waitUntil(installShell())
})

self.addEventListener('activate', (event) => {
  // The first one serves the page that brought it; a later one waits until it is let in.
  event.waitUntil(removeOldShells().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const response = answer(event)
  if (response) event.respondWith(response)
})

self.addEventListener('message', (event) => {
  const message: unknown = event.data
  if (!isWorkerMessage(message)) return
  if (message.type === 'broadsheet:activate') {
    event.waitUntil(self.skipWaiting())
    return
  }
  const { type, urls } = message
  const work =
    type === 'broadsheet:loaded'
      ? [fetchEdition(), ...urls.map(rememberLoaded)]
      : urls.map(type === 'broadsheet:keep' ? keepPicture : dropPicture)
  event.waitUntil(Promise.all(work).catch(() => {}))
})

/** The browser still has it: it was loaded a moment ago. */
async function rememberLoaded(text: string): Promise<void> {
  const url = new URL(text, location.origin)
  if (url.origin === location.origin && hashInName(indexPath(url) ?? '')) {
    const cache = await caches.open(CACHES.index)
    if (!(await cache.match(url.href))) await rememberIndexFile(url, await fetch(url.href))
  } else if (url.origin !== location.origin || url.pathname.startsWith(ASSETS)) await rememberPicture(url)
}

self.addEventListener('periodicsync', (event) => {
  if (event.tag === REFRESH_TAG) event.waitUntil(refresh().catch(() => {}))
})
