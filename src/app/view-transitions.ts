import { flushSync } from 'react-dom'
import { BASE_PATH } from '../contract/base-path.ts'
import { type Route, matchRoute } from '../contract/routes.ts'

/** The parts of a story that move from its card to its page and back, by the name that styles have for them. */
const PARTS = { headline: 'h1, .head, .lead__head', picture: '.pic' } as const

const isInWindow = (element: Element) => {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}

/**
 * Gives the headline and the picture of a story the names by which the browser knows them again on the other page.
 * @param story its card, or its page
 * @returns a function that takes them away
 */
function nameParts(story: Element | null): () => void {
  const named = Object.entries(PARTS).flatMap(([name, selector]) => {
    const part = story?.querySelector<HTMLElement>(selector)
    if (!part || !isInWindow(part)) return []
    part.style.setProperty('view-transition-name', name)
    return part
  })
  return () => {
    for (const { style } of named) style.removeProperty('view-transition-name')
  }
}

const currentRoute = () => matchRoute(location.pathname.slice(BASE_PATH.length - 1), location.search)

/** Returns the id of the story that is opened from a list, or left for one. */
function storyBetween(from: Route, to: Route): string | undefined {
  const screens = [from.screen, to.screen]
  // The search draws itself over a page.
  if (from.screen === to.screen || screens.includes('search')) return undefined
  return from.screen === 'article' ? from.id : to.screen === 'article' ? to.id : undefined
}

/** The open page of a story, or its card in a list. */
const findStory = (id: string): Element | null =>
  document.querySelector('main #story') ?? document.querySelector(`main [data-id="${CSS.escape(id)}"]`)

/** Gives a click to what the reader sees there. A press during a transition hits nothing but the document. */
function passOnClick(event: MouseEvent): void {
  if (!event.isTrusted || event.target !== document.documentElement) return
  const seen = document.elementFromPoint(event.clientX, event.clientY)
  if (seen && seen !== event.target) seen.dispatchEvent(new MouseEvent('click', event))
}

const isWelcome = () =>
  document.visibilityState === 'visible' && !window.matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * Lets the headline and the picture of a story move between its card and its page, while the rest of the page fades. The router
 * learns of a new address by an event of the window, so that event is held back for the one frame in which the browser takes its
 * picture of the page. The address itself changes at once. A press ends the change.
 * @returns a function that stops it
 */
export function startViewTransitions(): () => void {
  // Some browsers do not have it.
  if (!('startViewTransition' in document)) return () => {}
  let shown = currentRoute()
  let isOurs = false
  let running: ViewTransition | undefined

  const onNavigation = (event: Event) => {
    if (isOurs) return
    const from = shown
    shown = currentRoute()
    const id = storyBetween(from, shown)
    const isDrawnByBrowser = event instanceof PopStateEvent && event.hasUAVisualTransition
    if (id === undefined || isDrawnByBrowser || !isWelcome()) return
    event.stopImmediatePropagation()
    let unname = nameParts(findStory(id))
    const transition = document.startViewTransition(() => {
      unname()
      isOurs = true
      // The router must have drawn the page when the browser looks at it next.
      flushSync(() => window.dispatchEvent(new Event(event.type)))
      isOurs = false
      unname = nameParts(findStory(id))
    })
    running = transition
    // It rejects when the tab is hidden or another page is opened meanwhile. The page changes in any case.
    transition.ready.catch(() => {})
    void transition.finished.finally(() => unname())
  }
  const onPress = () => running?.skipTransition()
  const types = ['pushState', 'popstate']
  window.addEventListener('pointerdown', onPress, { capture: true })
  window.addEventListener('click', passOnClick, { capture: true })
  for (const type of types) window.addEventListener(type, onNavigation, { capture: true })
  return () => {
    window.removeEventListener('pointerdown', onPress, { capture: true })
    window.removeEventListener('click', passOnClick, { capture: true })
    for (const type of types) window.removeEventListener(type, onNavigation, { capture: true })
  }
}
