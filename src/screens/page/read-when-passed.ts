import { markRead } from '../../state/marks.ts'

// Loaded only for readers who want it, see the preference `scrollRead`.

/** Pixels at the top of the window that the masthead covers. */
const COVERED_HEIGHT = 56
/** Stories that were passed are marked together, this many milliseconds after the last one. */
const BATCH_DELAY = 800
/** Shares of a story in the window at which the browser reports. A story higher than the window never has all of it there. */
const THRESHOLDS = Array.from({ length: 21 }, (_, step) => step / 20)

const INPUTS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/**
 * Marks stories as read that were whole in the window and left it at the top. Only scrolling by the reader counts: Back and
 * links to a part of a page also move stories out of the window.
 * @returns a function that stops it
 */
export function readWhenPassed(): () => void {
  const whole = new WeakSet<Element>()
  const observed = new WeakSet<Element>()
  const passed = new Set<string>()
  let isReaderScrolling = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = () => {
    clearTimeout(timer)
    if (passed.size > 0) void markRead([...passed]).written
    passed.clear()
  }
  const pass = (id: string) => {
    passed.add(id)
    clearTimeout(timer)
    timer = setTimeout(flush, BATCH_DELAY)
  }
  const onChange = (entry: IntersectionObserverEntry) => {
    const { target, boundingClientRect: rect, rootBounds } = entry
    if (!(target instanceof HTMLElement) || !rootBounds) return
    // Elements that left the page, or are not displayed, have no height.
    if (!target.isConnected || rect.height === 0) return
    if (entry.isIntersecting) {
      // A pixel may be lost by rounding. Of a story higher than the window, a window full of it is reported at some step.
      const most = Math.min(rect.height, rootBounds.height * 0.9)
      if (entry.intersectionRect.height >= most - 1) whole.add(target)
      return
    }
    const id = target.dataset['id']
    if (whole.delete(target) && rect.bottom <= rootBounds.top + 1 && isReaderScrolling && id !== undefined) pass(id)
  }
  const stories = new IntersectionObserver((entries) => entries.forEach(onChange), {
    rootMargin: `-${COVERED_HEIGHT}px 0px 0px`,
    threshold: THRESHOLDS,
  })
  const observeNew = () => {
    for (const story of document.querySelectorAll('main [data-id]')) {
      if (observed.has(story)) continue
      observed.add(story)
      stories.observe(story)
    }
  }
  const page = new MutationObserver(observeNew)
  page.observe(document.body, { childList: true, subtree: true })
  observeNew()

  const onInput = () => {
    isReaderScrolling = true
  }
  const onNavigation = () => {
    isReaderScrolling = false
  }
  const onHide = () => {
    if (document.visibilityState === 'hidden') flush()
  }
  for (const type of INPUTS) window.addEventListener(type, onInput, { passive: true, capture: true })
  window.addEventListener('popstate', onNavigation)
  // wouter dispatches an event of this name whenever the address changes.
  window.addEventListener('pushState', onNavigation)
  document.addEventListener('visibilitychange', onHide)
  return () => {
    flush()
    stories.disconnect()
    page.disconnect()
    for (const type of INPUTS) window.removeEventListener(type, onInput, { capture: true })
    window.removeEventListener('popstate', onNavigation)
    window.removeEventListener('pushState', onNavigation)
    document.removeEventListener('visibilitychange', onHide)
  }
}
