import { useLayoutEffect, useRef } from 'react'

/**
 * Where each entry of the browser's history was scrolled to. The browser's own restoration acts before the lists are
 * back; this one waits for them.
 */
const STORAGE_KEY = `broadsheet:${import.meta.env.BASE_URL}:scroll`
const PATIENCE = 4000

let positions: Record<string, number> = {}
let current = ''
let page = ''

function entryKey(): { key: string; isNew: boolean } {
  const state: unknown = history.state
  const known = typeof state === 'object' && state !== null && 'key' in state ? state.key : undefined
  if (typeof known === 'string') return { key: known, isNew: false }
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
    // Without storage, places are kept until the page is loaded anew.
  }
}

/** Starts to remember; once, before the first screen is drawn. */
export function rememberScroll(): void {
  history.scrollRestoration = 'manual'
  load()
  window.addEventListener(
    'scroll',
    () => {
      if (current) positions[current] = window.scrollY
    },
    { passive: true },
  )
  window.addEventListener('pagehide', save)
  window.addEventListener('popstate', () => {
    // Another place on the same page: no screen is drawn that would restore it.
    if (page !== location.pathname + location.search) return
    const { key } = entryKey()
    current = key
    const known = positions[key]
    if (known !== undefined) window.scrollTo({ top: known, behavior: 'instant' })
  })
}

/** Scrolls now, and again as the page grows, until the place is reached, time is up, or the reader takes over. */
function scrollWhenThere(reach: () => boolean): () => void {
  if (reach()) return () => {}
  const stop = () => {
    observer.disconnect()
    clearTimeout(timer)
    for (const type of ['wheel', 'touchstart', 'keydown', 'pointerdown']) window.removeEventListener(type, stop)
  }
  const observer = new ResizeObserver(() => {
    if (reach()) stop()
  })
  observer.observe(document.body)
  const timer = setTimeout(stop, PATIENCE)
  for (const type of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
    window.addEventListener(type, stop, { passive: true })
  return stop
}

function toPosition(y: number): () => boolean {
  return () => {
    window.scrollTo({ top: y, behavior: 'instant' })
    return Math.abs(window.scrollY - y) < 2
  }
}

function toFragment(id: string): () => boolean {
  return () => {
    const target = document.getElementById(id)
    target?.scrollIntoView({ behavior: 'instant' })
    target?.focus({ preventScroll: true })
    return target !== null
  }
}

/** The list below a filter bar that stays: its head comes back into sight, and no further. */
function toFilterBar(): void {
  const bar = document.querySelector('.filters')
  if (bar && bar.getBoundingClientRect().top < 0) bar.scrollIntoView({ behavior: 'instant' })
}

/**
 * Restores or resets the scroll position whenever the address changes.
 * @param path and @param search of the address, as the router sees them
 */
export function useScrollMemory(path: string, search: string): void {
  const before = useRef<{ path: string; hadBar: boolean }>(undefined)
  useLayoutEffect(() => {
    const { key, isNew } = entryKey()
    const hasBar = document.querySelector('.filters') !== null
    const isSameList = before.current?.path === path && before.current.hadBar && hasBar
    const isFirst = before.current === undefined
    before.current = { path, hadBar: hasBar }
    current = key
    page = location.pathname + location.search
    const known = positions[key]
    if (!isNew && known !== undefined) return scrollWhenThere(toPosition(known))
    const fragment = decodeURIComponent(location.hash.slice(1))
    if (fragment) return scrollWhenThere(toFragment(fragment))
    if (isSameList) toFilterBar()
    else if (!isFirst) window.scrollTo({ top: 0, behavior: 'instant' })
    return undefined
  }, [path, search])
}
