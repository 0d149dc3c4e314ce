/**
 * Is inlined into the head of every page. It sets the theme before the first paint, tells whether the page that was drawn at
 * build is what this reader would see, and requests the data of other pages while the main script is still loading. It does
 * not validate the data; `data/index/fetch-json.ts` does.
 */
import {
  INDEX_FOLDER,
  indexFilePath,
  type IndexFileKind,
  MANIFEST_FILE,
  MY_EDITION_PATH,
  SITE_FRONT_KEY,
} from '../contract/addresses.ts'
import { BASE_PATH } from '../contract/base-path.ts'
import type { Front, Manifest, Picture, StoryShard } from '../contract/edition.ts'
import { srcSetOf } from '../contract/picture-copies.ts'
import type { Directory } from '../contract/part.ts'
import { matchRoute } from '../contract/routes.ts'
import { findShard, shardKey } from '../contract/shards.ts'
import { chooseLanguage, localeFor } from '../messages/languages.ts'
import { FOLLOWS_FORM } from '../state/follows-form.ts'
import { isGone } from '../state/gone-pictures.ts'
import {
  applyPreferences,
  DEFAULT_PREFERENCES,
  PREFERENCES_FORM,
  PREFERENCES_KEY,
  showsPicture,
} from '../state/preference-choices.ts'
import { readStored, storageKey } from '../state/stored-form.ts'
import { hasStoredRules } from '../state/stored-rules.ts'
import { clockLocale } from '../ui/format/clock-locale.ts'
import { EAGER_SIZES } from '../ui/parts/picture-sizes.ts'
import { fillTimes } from './fill-times.ts'
import { startsWithMyEdition } from './start-page.ts'

const base = BASE_PATH
const index = base + INDEX_FOLDER
const { dataset, lang: siteLocale } = document.documentElement

const pathHere = () => location.pathname.slice(base.length - 1)

let preferences = DEFAULT_PREFERENCES
try {
  preferences = readStored(localStorage.getItem(PREFERENCES_KEY), PREFERENCES_FORM)
  applyPreferences(preferences)
  const follows = readStored(localStorage.getItem(storageKey(FOLLOWS_FORM.name)), FOLLOWS_FORM)
  const [entry] = performance.getEntriesByType('navigation')
  const opening = {
    path: pathHere() + location.search + location.hash,
    type: entry instanceof PerformanceNavigationTiming ? entry.type : undefined,
    referrer: document.referrer,
    origin: location.origin,
  }
  // Before anything is drawn or requested, so that the rest of the page opens as at any other address.
  if (startsWithMyEdition(preferences.start, follows, opening)) {
    history.replaceState(history.state, '', base.slice(0, -1) + MY_EDITION_PATH)
  }
} catch {
  // Storage is blocked. The document has the default theme already.
}

const route = matchRoute(pathHere(), location.search)
// Selects one of the two page headers in index.html, which are shown until React has drawn the page.
dataset['screen'] = route.screen

const language = chooseLanguage(preferences.language, navigator.languages, siteLocale)

/**
 * How a page that was drawn at build is shown until React takes it over or draws another one:
 * - `fits`: as it is
 * - `language`: as it is, and drawn anew in the language of the reader
 * - `waits`: only its header, since this reader sees other stories, in other shapes or without pictures
 * - `other`: not at all, since it is the page of another address
 */
function fitOf(drawn: string): 'fits' | 'language' | 'waits' | 'other' {
  const isOther = JSON.stringify(route) !== JSON.stringify(matchRoute(drawn, ''))
  if (isOther || (location.search !== '' && route.screen !== 'article')) return 'other'
  const { density, hideRead } = preferences
  const showsOthers = density !== DEFAULT_PREFERENCES.density || hideRead === 'on' || hasStoredRules()
  if (showsOthers || !showsPicture('https://other.example', preferences)) return 'waits'
  return language === chooseLanguage(DEFAULT_PREFERENCES.language, [], siteLocale) ? 'fits' : 'language'
}
const fit = dataset['drawn'] === undefined ? 'other' : fitOf(dataset['drawn'])
if (dataset['drawn'] !== undefined) dataset['drawn'] = fit

const { accent } = dataset
if (accent) document.documentElement.style.setProperty('--accent', accent)

// Buttons that are pressed before the page is taken over do nothing yet, so `app/root.tsx` presses them again.
const early: NonNullable<Window['broadsheetEarly']> = {
  isWaiting: fit === 'fits',
  pressed: new Set(),
  atEnd: () => {
    if (fit !== 'fits') return
    fillTimes(Date.now(), clockLocale(localeFor(language, navigator.languages, siteLocale), preferences.clock))
  },
}
window.broadsheetEarly = early
/** Longest time in milliseconds that a page is without the reader's script, since a picture may never come. */
const LONGEST_WAIT = 3000

/** Without the reader's script, a link that waits for it opens its page nevertheless. */
function openPressedLink(): void {
  early.isWaiting = false
  for (const pressed of early.pressed) if (pressed instanceof HTMLAnchorElement) pressed.click()
}

/** Loads the script of a page that was drawn at build; a second call does nothing. All other pages have it as an element. */
function loadReader(): void {
  const { script } = dataset
  // A script from the browser's cache would run before the page is complete.
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', loadReader)
  else if (script) import(/* @vite-ignore */ script).catch(openPressedLink)
}
// A page that is complete without the script loads it after its picture and fonts, or when somebody begins to use it.
if (fit === 'fits') {
  // The second frame begins when the first one is on the screen. A slow device would otherwise take the page over before.
  addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(loadReader)))
  setTimeout(loadReader, LONGEST_WAIT)
  for (const type of ['pointerdown', 'keydown', 'scroll'])
    addEventListener(type, loadReader, { once: true, passive: true, capture: true })
} else {
  if (dataset['script']) {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.href = dataset['script']
    document.head.append(link)
  }
  loadReader()
}

document.addEventListener('click', (event) => {
  const { target } = event
  const pressed = target instanceof Element && target.closest<HTMLElement>('#root button, #root a')
  if (!pressed || !early.isWaiting) return
  if (pressed instanceof HTMLAnchorElement) {
    const opensHere = !pressed.target && !event.ctrlKey && !event.metaKey && !event.shiftKey
    // A story that was saved just now would be lost with its page, so the link waits, too.
    if (early.pressed.size === 0 || !opensHere) return
    event.preventDefault()
  }
  early.pressed.add(pressed)
})

const prefetched: NonNullable<Window['broadsheetPrefetched']> = new Map()
window.broadsheetPrefetched = prefetched

/** @throws when the main script has requested the file already: it is then about to draw the page itself */
async function prefetch<T>(path: string): Promise<T> {
  const url = index + path
  if (prefetched.has(url)) throw new Error('The main script has requested this file already.')
  const response = fetch(url)
  prefetched.set(url, response)
  return (await response).clone().json()
}

const prefetchFile = <T>(kind: IndexFileKind, key: string, hash: string) =>
  prefetch<T>(indexFilePath(kind, encodeURIComponent(key), hash))

interface PictureLink {
  readonly href: string
  readonly imageSrcset?: string | undefined
  readonly imageSizes?: string | undefined
}

/** Starts to load a picture, if this reader sees it. */
function preload({ href, imageSrcset, imageSizes }: PictureLink): void {
  if (!showsPicture(href, preferences) || isGone(href)) return
  const link = document.createElement('link')
  link.rel = 'preload'
  link.as = 'image'
  link.referrerPolicy = 'no-referrer'
  link.fetchPriority = 'high'
  link.href = href
  if (imageSrcset && imageSizes) Object.assign(link, { imageSrcset, imageSizes })
  document.head.append(link)
}

function preloadPicture(image: Picture | undefined): void {
  if (!image) return
  const href = /^https?:/.test(image.src) ? image.src : index + image.src
  preload({ href, imageSrcset: srcSetOf(image, index), imageSizes: EAGER_SIZES })
}

// Not by the browser's own look ahead, which would load it also for readers without pictures.
if (dataset['picture'] && (fit === 'fits' || fit === 'language')) {
  preload({ href: dataset['picture'], imageSrcset: dataset['pictureSet'], imageSizes: dataset['pictureSizes'] })
}

async function prefetchPage(): Promise<void> {
  const manifest = await prefetch<Manifest>(MANIFEST_FILE)
  // A page that was drawn at build holds everything else.
  if (!manifest.edition || fit !== 'other') return
  const isDense = preferences.density !== 'cards'
  const preloadFirst = ({ cards }: Front, [first = -1]: readonly number[]) => {
    if (!isDense) preloadPicture(cards[first]?.image)
  }
  if (route.screen === 'home') {
    const front = await prefetchFile<Front>('fronts', SITE_FRONT_KEY, manifest.front)
    preloadFirst(front, front.lead)
  } else if (route.screen === 'topic' && location.search === '') {
    const topic = manifest.topics.find(({ id }) => id === route.id)
    if (!topic) return
    const front = await prefetchFile<Front>('fronts', topic.id, topic.front)
    preloadFirst(front, front.latest)
  } else if (route.screen === 'article') {
    const key = shardKey(route.id)
    const part = findShard(manifest.parts, (entry) => entry.key, key)
    if (!part) return
    const directory = await prefetchFile<Directory>('directory', part.key, part.directory)
    const shard = findShard(directory.stories, ([name]) => name, key)
    if (!shard) return
    const { stories } = await prefetchFile<StoryShard>('stories', ...shard)
    preloadPicture(stories.find(({ id }) => id === route.id)?.image)
  }
}

// The main script requests a file again when this fails, and reports the error. Drawn pages of lists hold their edition.
if (fit === 'other' || route.screen === 'article') prefetchPage().catch(() => {})
