import { BASE_PATH } from '../contract/base-path.ts'
import { useLayoutEffect, useRef } from 'react'
import { entryState, grownList } from '../screens/edition/history-entry.ts'
import { findStoryInWindow } from '../screens/story/scroll-anchor.ts'

// The browser restores the scroll position before the lists are long enough. This module waits for them.

const STORAGE_KEY = `broadsheet:${BASE_PATH}:scroll`
/** Milliseconds after which a position that cannot be reached is given up, unless the page is still loading. */
const RESTORE_TIMEOUT = 4000
/** Milliseconds in which rows near a restored place take their real heights, which can move it. */
const SETTLE_TIME = 150

/** Where the reader was when an entry of the history was left. */
interface Place {
  /** Vertical scroll position in pixels. */
  readonly y: number
  /** A story in the window, and the distance of its upper edge from that of the window, in pixels. */
  readonly story?: string
  readonly top?: number
  /** Number of articles to which its list had grown. */
  readonly shown?: number | undefined
  /** Address of the link that was focused, as written in the page. */
  readonly link?: string
}

/** By the key of an entry of the history. */
let places: Record<string, Place> = {}
/** Key of the current entry of the history. */
let currentKey = ''
/** Path and query of the current page. */
let currentPage = ''
/** Path of the page that was left last, if it had a filter bar; otherwise empty. */
let leftList = ''

const newKey = () => Math.random().toString(36).slice(2)

/** Reads the key of the current entry of the history, and gives it one when it has none. */
function entryKey(): { key: string; isNew: boolean } {
  const state = entryState()
  const existing = 'key' in state ? state.key : undefined
  if (typeof existing === 'string') return { key: existing, isNew: false }
  const key = newKey()
  // The method of the prototype sends no event to the router, which would draw the page once more. The address is the same.
  History.prototype.replaceState.call(history, { ...state, key }, '')
  return { key, isNew: true }
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'y' in value && typeof value.y === 'number'
}

function load(): void {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}')
    if (typeof stored === 'object' && stored !== null) {
      places = Object.fromEntries(Object.entries(stored).filter(([, place]) => isPlace(place)))
    }
  } catch {
    places = {}
  }
}

function save(): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(places))
  } catch {
    // Without storage, the places last until the page reloads.
  }
}

const hasFilterBar = () => document.querySelector('.filters') !== null

function noteList(): void {
  leftList = hasFilterBar() ? location.pathname : ''
}

function isInWindow(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}

/**
 * Records the place in the current entry of the history. The height of rows that were never near the window is an
 * estimate, so the same story can have another position next time. The story is what counts.
 */
function recordPlace(): void {
  if (!currentKey) return
  const link = document.activeElement?.closest('main a[href]')
  const ofLink = link?.closest<HTMLElement>('[data-id]')
  // At the top of a page, all stories have their places. Asking for one takes as long as drawing a card.
  const inWindow = () => (window.scrollY > 0 ? findStoryInWindow() : undefined)
  const story = ofLink && isInWindow(ofLink) ? ofLink : inWindow()
  const id = story?.dataset['id']
  const href = link?.getAttribute('href')
  places[currentKey] = {
    y: window.scrollY,
    shown: grownList.shown,
    ...(story && id && { story: id, top: story.getBoundingClientRect().top }),
    ...(href && { link: href }),
  }
}

/** Starts to record places. Must be called once, before the first render. */
export function startScrollRestoration(): void {
  history.scrollRestoration = 'manual'
  load()
  grownList.shown = places[entryKey().key]?.shown
  // The place is read when it is left. A listener for scrolling would come too late for a click in the same frame, and
  // each call would force a layout. Links to fragments do not call `pushState`, and scroll before anything else happens.
  // Asking for the place takes a while, so buttons, which call `pushState`, do not wait for it.
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a[href*="#"]')) recordPlace()
  }
  document.addEventListener('click', onClick, { capture: true })
  const pushState = history.pushState.bind(history)
  history.pushState = (state: object | null, ...parameters) => {
    recordPlace()
    noteList()
    grownList.shown = undefined
    // A key that the entry gets later costs a second call, which is slow.
    pushState({ key: newKey(), ...state }, ...parameters)
  }
  const replaceState = history.replaceState.bind(history)
  history.replaceState = (...parameters) => {
    noteList()
    grownList.shown = undefined
    replaceState(...parameters)
  }
  window.addEventListener('pagehide', () => {
    recordPlace()
    save()
  })
  window.addEventListener('popstate', () => {
    const { key, isNew } = entryKey()
    // The screens have not rendered yet, so this is the place in the entry that is left. A new entry is that of a
    // fragment, to which the browser has scrolled already.
    if (!isNew) {
      recordPlace()
      grownList.shown = places[key]?.shown
    }
    // Between two fragments of one page no screen renders, so `useScrollRestoration` does not run.
    if (currentPage !== location.pathname + location.search) return
    currentKey = key
    const place = places[key]
    if (place) scrollToPlace(place)()
  })
}

/**
 * Scrolls now and whenever the height of the page changes, until the target is reached and has settled, or the timeout has
 * passed and the page has loaded, or there is any input.
 * @param tryScroll returns true when the target is reached
 * @returns a function that stops it
 */
function scrollWhenPossible(tryScroll: () => boolean): () => void {
  const stop = () => {
    observer.disconnect()
    clearTimeout(timer)
    for (const type of ['wheel', 'touchstart', 'keydown', 'pointerdown']) window.removeEventListener(type, stop)
  }
  const giveUp = () => {
    if (document.querySelector('main [aria-busy="true"], main[aria-busy="true"]'))
      timer = setTimeout(giveUp, RESTORE_TIMEOUT)
    else stop()
  }
  let isReached = tryScroll()
  let timer = isReached ? setTimeout(stop, SETTLE_TIME) : setTimeout(giveUp, RESTORE_TIMEOUT)
  const observer = new ResizeObserver(() => {
    if (!tryScroll() || isReached) return
    isReached = true
    clearTimeout(timer)
    timer = setTimeout(stop, SETTLE_TIME)
  })
  observer.observe(document.body)
  for (const type of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
    window.addEventListener(type, stop, { passive: true })
  return stop
}

const findStory = (id: string) => document.querySelector(`main [data-id="${CSS.escape(id)}"]`)

/** Returns a function that scrolls to a place, and returns true when the page is long enough for it. */
function scrollToPlace({ y, story, top = 0 }: Place): () => boolean {
  return () => {
    const element = story === undefined ? null : findStory(story)
    if (!element) {
      window.scrollTo({ top: y, behavior: 'instant' })
      return story === undefined && Math.abs(window.scrollY - y) < 2
    }
    const distance = () => element.getBoundingClientRect().top - top
    window.scrollBy({ top: distance(), behavior: 'instant' })
    return Math.abs(distance()) < 2
  }
}

/** Focuses the link that was left, unless the reader has focused something else. */
function focusLink({ story, link }: Place): void {
  if (link === undefined || !document.activeElement?.matches('body, main')) return
  const scope = (story === undefined ? null : findStory(story)) ?? document
  // The picture of a card has the same address as its heading, but the keyboard skips it.
  const target = scope.querySelector<HTMLElement>(`a[href="${CSS.escape(link)}"]:not([tabindex])`)
  target?.focus({ preventScroll: true })
}

/**
 * Returns a function that scrolls to an element and focuses it, and returns true when the element exists. A place in the text
 * of a story is found by its author's name too, without `at-`.
 */
function scrollToElement(id: string): () => boolean {
  return () => {
    const target = document.getElementById(id) ?? document.getElementById(`at-${id}`)
    target?.scrollIntoView({ behavior: 'instant' })
    // A heading takes the focus only with this attribute.
    target?.setAttribute('tabindex', String(target.tabIndex))
    target?.focus({ preventScroll: true })
    return target !== null
  }
}

/**
 * Restores or resets the scroll position whenever the address changes.
 * @param path path of the address, without the base path
 * @param search query of the address
 */
export function useScrollRestoration(path: string, search: string): void {
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    const { key, isNew } = entryKey()
    const isOpened = isFirst.current
    isFirst.current = false
    currentKey = key
    currentPage = location.pathname + location.search
    const place = places[key]
    if (!isNew && place) {
      const scroll = scrollToPlace(place)
      return scrollWhenPossible(() => {
        const isReached = scroll()
        if (!isOpened) focusLink(place)
        return isReached
      })
    }
    const fragment = decodeURIComponent(location.hash.slice(1))
    if (fragment) return scrollWhenPossible(scrollToElement(fragment))
    // A list that is filtered anew has scrolled to its filter bar already.
    const isSameList = leftList === location.pathname && hasFilterBar()
    if (!isSameList && !isOpened) window.scrollTo({ top: 0, behavior: 'instant' })
    return undefined
  }, [path, search])
}
