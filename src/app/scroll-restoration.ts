import { useLayoutEffect, useRef } from 'react'

// The browser restores the scroll position before the lists are long enough. This module waits for them.

const STORAGE_KEY = `broadsheet:${import.meta.env.BASE_URL}:scroll`
/** Milliseconds after which a position that cannot be reached is given up. */
const RESTORE_TIMEOUT = 4000

/** Vertical scroll position in pixels, by the key of an entry of the history. */
let positions: Record<string, number> = {}
/** Key of the current entry of the history. */
let currentKey = ''
/** Path and query of the current page. */
let currentPage = ''

/** Reads the key of the current entry of the history, and gives it one when it has none. */
function entryKey(): { key: string; isNew: boolean } {
  const state: unknown = history.state
  const existing = typeof state === 'object' && state !== null && 'key' in state ? state.key : undefined
  if (typeof existing === 'string') return { key: existing, isNew: false }
  const key = Math.random().toString(36).slice(2)
  history.replaceState({ ...(typeof state === 'object' ? state : {}), key }, '')
  return { key, isNew: true }
}

function load(): void {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}')
    if (typeof stored === 'object' && stored !== null) {
      positions = Object.fromEntries(Object.entries(stored).filter(([, y]) => typeof y === 'number'))
    }
  } catch {
    positions = {}
  }
}

function save(): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(positions))
  } catch {
    // Without storage, the positions last until the page reloads.
  }
}

/** Starts to record scroll positions. Must be called once, before the first render. */
export function startScrollRestoration(): void {
  history.scrollRestoration = 'manual'
  load()
  window.addEventListener(
    'scroll',
    () => {
      if (currentKey) positions[currentKey] = window.scrollY
    },
    { passive: true },
  )
  window.addEventListener('pagehide', save)
  window.addEventListener('popstate', () => {
    // Between two fragments of one page no screen renders, so `useScrollRestoration` does not run.
    if (currentPage !== location.pathname + location.search) return
    const { key } = entryKey()
    currentKey = key
    const position = positions[key]
    if (position !== undefined) window.scrollTo({ top: position, behavior: 'instant' })
  })
}

/**
 * Scrolls now and whenever the page grows, until the target is reached, the timeout has passed, or there is any input.
 * @param tryScroll returns true when the target is reached
 * @returns a function that stops it
 */
function scrollWhenPossible(tryScroll: () => boolean): () => void {
  if (tryScroll()) return () => {}
  const stop = () => {
    observer.disconnect()
    clearTimeout(timer)
    for (const type of ['wheel', 'touchstart', 'keydown', 'pointerdown']) window.removeEventListener(type, stop)
  }
  const observer = new ResizeObserver(() => {
    if (tryScroll()) stop()
  })
  observer.observe(document.body)
  const timer = setTimeout(stop, RESTORE_TIMEOUT)
  for (const type of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
    window.addEventListener(type, stop, { passive: true })
  return stop
}

/** Returns a function that scrolls to a position, and returns true when the page is long enough for it. */
function scrollToPosition(y: number): () => boolean {
  return () => {
    window.scrollTo({ top: y, behavior: 'instant' })
    return Math.abs(window.scrollY - y) < 2
  }
}

/** Returns a function that scrolls to an element and focuses it, and returns true when the element exists. */
function scrollToElement(id: string): () => boolean {
  return () => {
    const target = document.getElementById(id)
    target?.scrollIntoView({ behavior: 'instant' })
    target?.focus({ preventScroll: true })
    return target !== null
  }
}

/** Scrolls back to the filter bar, after a changed filter has replaced the list below it. */
function scrollToFilterBar(): void {
  const bar = document.querySelector('.filters')
  if (bar && bar.getBoundingClientRect().top < 0) bar.scrollIntoView({ behavior: 'instant' })
}

/**
 * Restores or resets the scroll position whenever the address changes.
 * @param path path of the address, without the base path
 * @param search query of the address
 */
export function useScrollRestoration(path: string, search: string): void {
  const before = useRef<{ path: string; hadBar: boolean }>(undefined)
  useLayoutEffect(() => {
    const { key, isNew } = entryKey()
    const hasBar = document.querySelector('.filters') !== null
    const isSameList = before.current?.path === path && before.current.hadBar && hasBar
    const isFirst = before.current === undefined
    before.current = { path, hadBar: hasBar }
    currentKey = key
    currentPage = location.pathname + location.search
    const position = positions[key]
    if (!isNew && position !== undefined) return scrollWhenPossible(scrollToPosition(position))
    const fragment = decodeURIComponent(location.hash.slice(1))
    if (fragment) return scrollWhenPossible(scrollToElement(fragment))
    if (isSameList) scrollToFilterBar()
    else if (!isFirst) window.scrollTo({ top: 0, behavior: 'instant' })
    return undefined
  }, [path, search])
}
