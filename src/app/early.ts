/**
 * Stands in the head of index.html, before everything else: marks the document with the reader's own theme, and sends
 * for the data of the page while the reader itself is still on its way. It only guesses addresses; whatever arrives is
 * checked where it is used.
 */
import { INDEX_FOLDER, indexFile, type IndexFileKind, MANIFEST_FILE, SITE_FRONT } from '../contract/addresses.ts'
import type { Directory, Front, Manifest, Picture, StoryShard } from '../contract/edition.ts'
import { findShard, shardKey } from '../contract/shards.ts'
import { markDocument, PREFERENCES_KEY, parsePreferences } from '../state/preference-choices.ts'
import { articlePage, frontPage, topicPage } from './early-page.ts'
import { matchRoute } from '../contract/routes.ts'

const base = import.meta.env.BASE_URL
const index = base + INDEX_FOLDER

try {
  markDocument(parsePreferences(localStorage.getItem(PREFERENCES_KEY)))
} catch {
  // Storage is blocked: the defaults are on the document already.
}

const early: NonNullable<Window['broadsheetEarly']> = new Map()
window.broadsheetEarly = early

async function send<T>(path: string): Promise<T> {
  const url = index + path
  if (early.has(url)) throw new Error('The reader was faster.')
  const response = fetch(url)
  early.set(url, response)
  return (await response).clone().json()
}

const file = <T>(kind: IndexFileKind, key: string, hash: string) =>
  send<T>(indexFile(kind, encodeURIComponent(key), hash))

const addressOf = (image: Picture) => (/^https?:/.test(image.src) ? image.src : index + image.src)

function sendForPicture(image: Picture | undefined): void {
  if (!image) return
  const link = document.createElement('link')
  link.rel = 'preload'
  link.as = 'image'
  link.referrerPolicy = 'no-referrer'
  link.fetchPriority = 'high'
  link.href = addressOf(image)
  document.head.append(link)
}

/** Shows the head of the page, unless the reader was faster. */
function show(page: HTMLElement): void {
  page.ariaHidden = 'true'
  const draw = () => document.querySelector('.boot:last-of-type')?.after(page)
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', draw)
  else draw()
}

const route = matchRoute(location.pathname.slice(base.length - 1), location.search)
// Which of the two heads in index.html stands until the reader draws its own.
document.documentElement.dataset['screen'] = route.screen

async function sendForPage(): Promise<void> {
  const manifest = await send<Manifest>(MANIFEST_FILE)
  if (!manifest.edition) return
  if (route.screen === 'home') {
    const { cards, lead } = await file<Front>('fronts', SITE_FRONT, manifest.front)
    const card = cards[lead[0] ?? -1]
    sendForPicture(card?.image)
    if (card?.image) show(frontPage(card, addressOf(card.image)))
  } else if (route.screen === 'topic' && location.search === '') {
    const topic = manifest.topics.find(({ id }) => id === route.id)
    if (!topic) return
    const { cards, latest } = await file<Front>('fronts', topic.id, topic.front)
    const card = cards[latest[0] ?? -1]
    sendForPicture(card?.image)
    // As many as the list needs to begin with a feature.
    if (card?.image && latest.length >= 5 && matchMedia('(max-width: 37.49em)').matches) {
      show(topicPage(topic, card, addressOf(card.image)))
    }
  } else if (route.screen === 'article') {
    const key = shardKey(route.id)
    const part = findShard(manifest.parts, (one) => one.key, key)
    if (!part) return
    const directory = await file<Directory>('directory', part.key, part.directory)
    const shard = findShard(directory.stories, ([name]) => name, key)
    if (!shard) return
    const { stories } = await file<StoryShard>('stories', ...shard)
    const story = stories.find(({ id }) => id === route.id)
    sendForPicture(story?.image)
    if (story?.image) show(articlePage(story, story.text ?? story.excerpt, addressOf(story.image)))
  }
}

// Who needs the data asks for it and says what went wrong.
sendForPage().catch(() => {})
