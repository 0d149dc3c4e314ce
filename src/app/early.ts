/**
 * Is inlined into the head of index.html. It sets the theme before the first paint, and requests the data of the page
 * while the main script is still loading. It does not validate the data; `data/fetch-json.ts` does.
 */
import {
  INDEX_FOLDER,
  indexFilePath,
  type IndexFileKind,
  MANIFEST_FILE,
  MY_EDITION_PATH,
  SITE_FRONT_KEY,
} from '../contract/addresses.ts'
import type { Front, Manifest, Picture, StoryShard } from '../contract/edition.ts'
import { srcSetOf } from '../contract/picture-copies.ts'
import type { Directory } from '../contract/part.ts'
import { findShard, shardKey } from '../contract/shards.ts'
import { FOLLOWS_FORM } from '../state/follows-form.ts'
import {
  applyPreferences,
  DEFAULT_PREFERENCES,
  PREFERENCES_FORM,
  PREFERENCES_KEY,
  showsPicture,
} from '../state/preference-choices.ts'
import { isGone } from '../state/gone-pictures.ts'
import { readStored, storageKey } from '../state/stored-form.ts'
import { EAGER_SIZES } from '../ui/picture-sizes.ts'
import { type EarlyPicture, articlePage, frontPage, topicPage } from './early-page.ts'
import { matchRoute } from '../contract/routes.ts'
import { startsWithMyEdition } from './start-page.ts'

const base = import.meta.env.BASE_URL
const index = base + INDEX_FOLDER

const pathHere = () => location.pathname.slice(base.length - 1)

let preferences = DEFAULT_PREFERENCES
try {
  preferences = readStored(localStorage.getItem(PREFERENCES_KEY), PREFERENCES_FORM)
  applyPreferences(preferences)
  if (preferences.start === 'mine') {
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
  }
} catch {
  // Storage is blocked. The document has the default theme already.
}

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

const addressOf = (image: Picture) => (/^https?:/.test(image.src) ? image.src : index + image.src)

/** Starts to load a picture. @returns undefined when the page does not show it */
function preloadPicture(image: Picture | undefined): EarlyPicture | undefined {
  if (!image || !showsPicture(addressOf(image), preferences) || isGone(addressOf(image))) return
  const link = document.createElement('link')
  link.rel = 'preload'
  link.as = 'image'
  link.referrerPolicy = 'no-referrer'
  link.fetchPriority = 'high'
  link.href = addressOf(image)
  const copies = srcSetOf(image, index)
  if (copies) {
    link.imageSrcset = copies
    link.imageSizes = EAGER_SIZES
  }
  document.head.append(link)
  return link
}

/** Draws the top of the page, unless React has drawn the page already and removed the `.boot` elements. */
function show(page: HTMLElement): void {
  page.ariaHidden = 'true'
  const draw = () => document.querySelector('.boot:last-of-type')?.after(page)
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', draw)
  else draw()
}

const route = matchRoute(pathHere(), location.search)
// Selects one of the two page headers in index.html, which are shown until React has drawn the page.
document.documentElement.dataset['screen'] = route.screen

async function prefetchPage(): Promise<void> {
  const manifest = await prefetch<Manifest>(MANIFEST_FILE)
  if (!manifest.edition) return
  const isDense = preferences.density !== 'cards'
  if (route.screen === 'home') {
    const { cards, lead } = await prefetchFile<Front>('fronts', SITE_FRONT_KEY, manifest.front)
    const card = cards[lead[0] ?? -1]
    const src = isDense ? undefined : preloadPicture(card?.image)
    if (card && src) show(frontPage(card, src))
  } else if (route.screen === 'topic' && location.search === '') {
    const topic = manifest.topics.find(({ id }) => id === route.id)
    if (!topic) return
    const { cards, latest } = await prefetchFile<Front>('fronts', topic.id, topic.front)
    const card = cards[latest[0] ?? -1]
    const src = isDense ? undefined : preloadPicture(card?.image)
    // Shorter lists do not begin with a feature, see `ui/article-list.tsx`.
    if (card && src && latest.length >= 5 && matchMedia('(max-width: 37.49em)').matches) {
      show(topicPage(topic, card, src))
    }
  } else if (route.screen === 'article') {
    const key = shardKey(route.id)
    const part = findShard(manifest.parts, (entry) => entry.key, key)
    if (!part) return
    const directory = await prefetchFile<Directory>('directory', part.key, part.directory)
    const shard = findShard(directory.stories, ([name]) => name, key)
    if (!shard) return
    const { stories } = await prefetchFile<StoryShard>('stories', ...shard)
    const story = stories.find(({ id }) => id === route.id)
    const src = preloadPicture(story?.image)
    if (story && src) show(articlePage(story, story.text ?? story.excerpt, src))
  }
}

// The main script requests a file again when this fails, and reports the error.
prefetchPage().catch(() => {})
