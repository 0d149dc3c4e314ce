import { navigate } from 'wouter/use-browser-location'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { startViewTransitions } from '../../src/app/view-transitions.ts'

const STORY = '/2026/11/22/tide'
/** The names that parts of the page have when the browser takes its pictures of it. */
const named = () =>
  [...document.querySelectorAll<HTMLElement>('main *')].flatMap(({ style, textContent }) => {
    const name = style.getPropertyValue('view-transition-name')
    return name ? [`${name}: ${textContent}`] : []
  })

/** Draws the page of the address, as the router does when it learns of another one. */
function draw(): void {
  document.body.innerHTML =
    location.pathname === STORY
      ? '<main><article id="story"><h1>The tide</h1><div class="pic"></div></article></main>'
      : '<main><article data-id="2026/11/22/tide"><a class="pic"></a><h2 class="head">Tide</h2></article><h2 class="head">Other</h2></main>'
}

/** Starts on the front page. @returns the names before and after each change of the page that the browser draws */
function open({ isReduced = false, visibility = 'visible', isKnown = true } = {}) {
  const changes: { before: string[]; after: string[] }[] = []
  vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: isReduced } as MediaQueryList)
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility as DocumentVisibilityState)
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 300, 200))
  const startViewTransition = (change: () => void) => {
    const before = named()
    const finished = Promise.resolve().then(() => {
      change()
      changes.push({ before, after: named() })
    })
    return { ready: Promise.reject(new Error('The tab is hidden.')), finished }
  }
  if (isKnown) Object.assign(document, { startViewTransition })
  const drawn = vi.fn(draw)
  const types = ['pushState', 'popstate']
  for (const type of types) window.addEventListener(type, drawn)
  const stop = startViewTransitions()
  onTestFinished(() => {
    stop()
    for (const type of types) window.removeEventListener(type, drawn)
    Reflect.deleteProperty(document, 'startViewTransition')
    document.body.innerHTML = ''
    vi.restoreAllMocks()
  })
  return { changes, drawn }
}

beforeEach(() => {
  history.replaceState(null, '', '/')
  draw()
})

test('the headline and the picture of a story move from its card to its page, and back', async () => {
  const { changes, drawn } = open()
  navigate(STORY)
  const inList = ['picture: ', 'headline: Tide']
  const onPage = ['headline: The tide', 'picture: ']
  await vi.waitFor(() => expect(changes).toEqual([{ before: inList, after: onPage }]))
  expect(drawn).toHaveBeenCalledTimes(1)
  await vi.waitFor(() => expect(named()).toEqual([]))

  history.replaceState(null, '', '/')
  window.dispatchEvent(new PopStateEvent('popstate'))
  await vi.waitFor(() => expect(changes[1]).toEqual({ before: onPage, after: inList }))
  expect(drawn).toHaveBeenCalledTimes(2)
  await vi.waitFor(() => expect(named()).toEqual([]))
})

test.each([
  ['for another list', '/topics/sea'],
  ['for a filter', '/?sort=latest&unread=1'],
  ['for a search', '/search?q=tide'],
])('%s, the page changes at once', (_, path) => {
  const { changes, drawn } = open()
  navigate(path)
  expect(changes).toEqual([])
  expect(drawn).toHaveBeenCalledTimes(1)
})

test.each([
  ['a reader who wants little motion', { isReduced: true }],
  ['a hidden tab', { visibility: 'hidden' }],
  ['a browser that knows no transitions', { isKnown: false }],
])('for %s, a story opens at once', (_, options) => {
  const { changes, drawn } = open(options)
  navigate(STORY)
  expect(changes).toEqual([])
  expect(drawn).toHaveBeenCalledTimes(1)
})

test('going back is not drawn twice where the browser draws it itself', async () => {
  const { changes, drawn } = open()
  navigate(STORY)
  await vi.waitFor(() => expect(changes).toHaveLength(1))
  history.replaceState(null, '', '/')
  window.dispatchEvent(Object.assign(new PopStateEvent('popstate'), { hasUAVisualTransition: true }))
  expect(changes).toHaveLength(1)
  expect(drawn).toHaveBeenCalledTimes(2)
})

test('a search over a story opens at once', async () => {
  const { changes, drawn } = open()
  navigate(STORY)
  await vi.waitFor(() => expect(changes).toHaveLength(1))
  navigate('/search?q=tide')
  expect(changes).toHaveLength(1)
  expect(drawn).toHaveBeenCalledTimes(2)
})
