// @vitest-environment jsdom
import { array, assert, asyncProperty, constantFrom, oneof, string, tuple } from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MAX_EMBED_HEIGHT, isHeightMessage } from '../../src/contract/embed.ts'
import { embedMessages } from '../../src/embed/say.ts'

const COUNT = 30
/** The first three stories of the order “Top”, with their ranks. */
const TOP = new Map([
  [28, 0],
  [4, 1],
  [0, 2],
])

const story = (n: number) => `
  <li class="story" ${n < 24 ? `data-latest="${n}"` : ''} ${TOP.has(n) ? `data-top="${TOP.get(n)}"` : ''}
    id="s${n}" ${n < 6 ? '' : 'hidden'}>
    <article>
      <a class="pic pic--fit" href="https://outlet.example/${n}"><img ${n < 6 ? '' : 'data-'}src="https://pictures.example/${n}.jpg" /></a>
      <h2 class="head"><a href="https://outlet.example/${n}" data-reader="https://reader.example/${n}">Story ${n}</a></h2>
      <p class="source"><span class="tile" data-mono>AP<img ${n < 6 ? '' : 'data-'}src="https://reader.example/logo.svg" /></span><b>Amber Post</b>
        <time datetime="2026-11-20T12:00:00Z">20 Nov 2026</time></p>
      <details class="related" hidden><summary>1 related story</summary>
        <h3><a href="https://other.example/${n}" data-reader="https://reader.example/related-${n}">Related ${n}</a></h3></details>
    </article>
  </li>`

const MESSAGES = Object.fromEntries(Object.keys(embedMessages).map((language) => [language, `${language}.json`]))

/** Files of the site by address. The document is in `/embed/climate/`. */
const FILES = new Map<string, unknown>(
  Object.entries(embedMessages).map(([language, messages]) => [`../../app/${language}.json`, messages]),
)

/** Answers like `fetch`. A file that is undefined is answered with an error. */
function answer(address: string, files: ReadonlyMap<string, unknown>): Promise<Pick<Response, 'ok' | 'json'>> {
  if (!files.has(address)) return Promise.reject(new TypeError('Failed to fetch'))
  const file = files.get(address)
  return Promise.resolve({ ok: file !== undefined, json: () => Promise.resolve(file) })
}

/** Listeners that the script added. They are removed before the next document. */
let listeners: { target: EventTarget; name: string; listener: EventListener; capture: boolean }[] = []
let observed: { element: Element; notify: () => void }[] = []
let height = 0
const post = vi.fn<(message: unknown, origin: string) => void>()

/** Records the listeners that are added to a target. */
function recordListeners(target: EventTarget): void {
  const add = target.addEventListener.bind(target)
  vi.spyOn(target, 'addEventListener').mockImplementation((name, listener, options) => {
    if (typeof listener === 'function') listeners.push({ target, name, listener, capture: options === true })
    add(name, listener, options)
  })
}

function removeListeners(): void {
  for (const { target, name, listener, capture } of listeners) target.removeEventListener(name, listener, capture)
  listeners = []
}

beforeEach(() => {
  recordListeners(document)
  recordListeners(window)
  observed = []
  height = 420
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly notify: () => void
      constructor(notify: () => void) {
        this.notify = notify
      }
      observe(element: Element) {
        observed.push({ element, notify: this.notify })
      }
    },
  )
  vi.useFakeTimers({ now: new Date('2026-11-22T13:00:00Z'), toFake: ['Date'] })
  post.mockClear()
  vi.stubGlobal('parent', { postMessage: post })
  vi.stubGlobal('EMBED_MESSAGES', MESSAGES)
  vi.stubGlobal('fetch', (address: string) => answer(address, FILES))
  const script = document.createElement('script')
  script.dataset['words'] = '../../app/'
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script)
})

afterEach(() => {
  removeListeners()
  vi.useRealTimers()
})

/**
 * Loads the document with a query in its address, runs the script, and returns the root element.
 * @param publishers language that the publisher has set for the interface
 */
async function open(search: string, time?: string, publishers?: string): Promise<HTMLElement> {
  removeListeners()
  const root = document.documentElement
  for (const name of root.getAttributeNames()) root.removeAttribute(name)
  root.lang = 'en-GB'
  root.dataset['layout'] = 'cards'
  if (publishers) Object.assign(root, { lang: publishers }).dataset['language'] = publishers
  document.body.innerHTML = `<main class="embed"><button class="pause" aria-pressed="false" hidden></button>
    <ul class="stories">${Array.from({ length: COUNT }, (_, n) => story(n)).join('')}</ul>
    <footer><a href="https://reader.example/" lang="en-GB" data-label="allStoriesOn" data-count="1234" data-site="The {topic}" aria-label="All 1,234 stories on The {topic}">
      <span lang="en-GB" data-say="allStories" data-count="1234">All 1,234 stories</span></a></footer></main>`
  if (time !== undefined) document.querySelector('time')?.setAttribute('datetime', time)
  const main = document.querySelector('main')
  if (main) main.getBoundingClientRect = () => new DOMRect(0, 0, 300, height)
  history.replaceState(null, '', `/embed/climate/${search}`)
  vi.resetModules()
  await import('../../src/embed/frame.ts')
  document.dispatchEvent(new Event('DOMContentLoaded'))
  // Another language is loaded after the document. All promises of the script are settled before a timer.
  await new Promise((done) => setTimeout(done))
  return root
}

const shown = () => [...document.querySelectorAll('.story:not([hidden])')].map(({ id }) => id)
const first = (count: number) => Array.from({ length: count }, (_, n) => `s${n}`)

test.each([
  ['', 6],
  ['?limit=1', 1],
  ['?limit=24', 24],
  ['?limit=25', 6],
  ['?limit=0', 6],
  ['?limit=-3', 6],
  ['?limit=3.5', 6],
  ['?limit=many', 6],
])('the query "%s" shows %i stories', async (search, count) => {
  const root = await open(search)
  expect(shown()).toEqual(first(count))
  expect(root.style.getPropertyValue('--shown')).toBe(String(count))
})

test.each([
  ['?theme=dark', 'dark'],
  ['?theme=light', 'light'],
  ['?theme=auto', undefined],
  ['?theme=DARK', undefined],
  ['?theme=%3Cscript%3E', undefined],
  ['', undefined],
])('the query "%s" sets the theme %s', async (search, theme) => {
  expect((await open(search)).dataset['theme']).toBe(theme)
})

test.each([
  ['', 'cards'],
  ['?layout=list', 'list'],
  ['?layout=headlines', 'headlines'],
  ['?layout=ticker', 'ticker'],
  ['?layout=grid', 'cards'],
])('the query "%s" sets the layout %s', async (search, layout) => {
  expect((await open(search)).dataset['layout']).toBe(layout)
})

test('sort=top shows the top stories, then the latest of the others', async () => {
  await open('?sort=top&limit=4')
  expect(shown()).toEqual(['s28', 's4', 's0', 's1'])
  expect([...document.querySelectorAll('.story')].slice(0, 3).map(({ id }) => id)).toEqual(['s28', 's4', 's0'])
  await open('?sort=hot&limit=4')
  expect(shown()).toEqual(first(4))
})

test.each([
  ['?accent=ff8800', '#ff8800'],
  ['?accent=%23FF8800', '#ff8800'],
  ['?accent=red', ''],
  ['?accent=ff8800;background:url(//x.example)', ''],
  ['?accent=url(https://x.example)', ''],
])('the query "%s" sets the accent "%s"', async (search, accent) => {
  expect((await open(search)).style.getPropertyValue('--accent')).toBe(accent)
})

test.each(['?images=none', '?layout=headlines', '?layout=ticker'])(
  'the query "%s" loads logos but no pictures',
  async (search) => {
    await open(`${search}&limit=12`)
    expect(document.querySelectorAll('.story:not([hidden]) .pic')).toHaveLength(0)
    expect(document.querySelectorAll('.story:not([hidden]) .tile img[src]')).toHaveLength(12)
  },
)

test('loads the pictures of visible stories only', async () => {
  await open('?limit=8&images=some')
  expect(document.querySelector('#s7 .pic img')?.getAttribute('src')).toBe('https://pictures.example/7.jpg')
  expect(document.querySelectorAll('.story[hidden] img[src]')).toHaveLength(0)
})

test.each([
  ['', 'header footer border'],
  ['?chrome=none', ''],
  ['?chrome=border,transparent', 'border transparent'],
  ['?chrome=header,nonsense', 'header'],
  ['?chrome=nonsense', 'header footer border'],
])('the query "%s" sets the chrome "%s"', async (search, chrome) => {
  expect((await open(search)).dataset['chrome']).toBe(chrome)
})

test.each([
  ['', 'en-GB', '', '2 days'],
  ['?lang=de', 'de', 'ltr', '2 Tage'],
  ['?lang=he', 'he', 'rtl', 'יומיים'],
  ['?lang=ks', 'ks', 'rtl', undefined],
  ['?lang=az-Arab', 'az-Arab', 'rtl', undefined],
  ['?lang=ar-Latn', 'ar-Latn', 'ltr', undefined],
  ['?lang=english please', 'en-GB', '', '2 days'],
  // This has the form of a language tag but is invalid.
  ['?lang=de-aa-bb-aa', 'en-GB', '', '2 days'],
])('the query "%s" sets the language %s', async (search, lang, dir, age) => {
  expect(await open(search)).toMatchObject({ lang, dir })
  expect(document.querySelector('time')?.lang).toBe(lang)
  if (age) expect(document.querySelector('time')?.textContent).toBe(age)
})

/** The words of the link at the end, its name for screen readers, and their language. */
const said = () => {
  const [link, word] = document.querySelectorAll<HTMLElement>('[data-label], [data-say]')
  return [word?.textContent, link?.ariaLabel, word?.lang]
}
const ENGLISH = ['All 1,234 stories', 'All 1,234 stories on The {topic}', 'en-GB']
const GERMAN = ['Alle 1.234 Beiträge', 'Alle 1.234 Beiträge bei The {topic}']

test.each([
  ['the language of the browser', ['de-DE', 'en'], '', [...GERMAN, 'de-DE'], 'de-DE', 'ltr', '2 Tage'],
  [
    'a language from right to left',
    ['ar'],
    '',
    ['جميع الأخبار (1,234)', 'جميع الأخبار (1,234) على \u2068The {topic}\u2069', 'ar'],
    'ar',
    'rtl',
    'قبل يومين',
  ],
  ['the first one that we have', ['nl', 'de'], '', [...GERMAN, 'de'], 'de', 'ltr', '2 Tage'],
  ['the option before the browser', ['ar'], '?lang=de', [...GERMAN, 'de'], 'de', 'ltr', '2 Tage'],
])('says the words in %s', async (_, languages, search, words, lang, dir, age) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
  const root = await open(search)
  expect(said()).toEqual(words)
  expect(root).toMatchObject({ lang, dir })
  expect(document.querySelector('time')?.textContent).toBe(age)
})

test('keeps the language that the publisher has set, unless the address names another one', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de'])
  expect((await open('', undefined, 'en')).lang).toBe('en')
  expect(said()).toEqual(ENGLISH)
  expect((await open('?lang=de', undefined, 'en')).lang).toBe('de')
  expect(said()).toEqual([...GERMAN, 'de'])
})

test.each([
  ['in the language of the site', ['en-US'], '', 'en-GB'],
  ['in a language that we do not have', ['nl'], '', 'en-GB'],
  ['with an option that we do not have', ['de'], '?lang=nl', 'nl'],
])('keeps the words of the document for a browser %s', async (_, languages, search, lang) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
  const root = await open(search)
  expect(said()).toEqual(ENGLISH)
  expect(root.lang).toBe(lang)
})

test.each([
  ['cannot be loaded', 'gone.json', new Map()],
  ['does not exist', 'missing.json', new Map([['../../app/missing.json', undefined]])],
  ['is another file', 'other.json', new Map([['../../app/other.json', ['Alle Beiträge']]])],
])('keeps the words of the document when the file of another language %s', async (_, name, files) => {
  vi.stubGlobal('EMBED_MESSAGES', { de: name })
  vi.stubGlobal('fetch', (address: string) => answer(address, files))
  await open('?lang=de')
  expect(said()).toEqual(ENGLISH)
  expect(document.querySelector('time')?.textContent).toBe('2 Tage')
})

test.each([
  ['2026-11-22T12:59:50Z', '1 min'],
  ['2026-11-22T12:15:00Z', '45 mins'],
  ['2026-11-22T10:00:00Z', '3 hrs'],
  ['2026-11-21T10:00:00Z', '1 day'],
  ['2026-11-22', '22 Nov'],
  ['2026-11-20', '2 days'],
  ['2026-11-01', '1 Nov'],
  ['2025-11-01', '1 Nov 2025'],
  ['2026-12-24', '24 Dec'],
  ['soon', '20 Nov 2026'],
])('shows the time %s as “%s”', async (time, text) => {
  await open('', time)
  expect(document.querySelector('time')?.textContent).toBe(text)
})

test('stores the reported height on the root element for the styles', async () => {
  const root = await open('')
  observed.at(-1)?.notify()
  expect(root.style.getPropertyValue('--reported-height')).toBe('420px')
})

test('related=1 shows the related stories of visible stories', async () => {
  await open('?related=1')
  expect(document.querySelectorAll('details:not([hidden])')).toHaveLength(6)
  await open('?related=yes')
  expect(document.querySelectorAll('details:not([hidden])')).toHaveLength(0)
})

test('target=reader links headline, picture and related stories to the reader', async () => {
  const hrefs = () => [...document.querySelectorAll<HTMLAnchorElement>('#s0 a')].map(({ href }) => href)
  await open('?target=reader')
  expect(hrefs()).toEqual(['https://reader.example/0', 'https://reader.example/0', 'https://reader.example/related-0'])
  await open('?target=_top')
  expect(hrefs()).toEqual(['https://outlet.example/0', 'https://outlet.example/0', 'https://other.example/0'])
})

test('only the ticker can be paused', async () => {
  await open('?layout=list')
  expect(document.querySelector<HTMLElement>('.pause')?.hidden).toBe(true)
  const root = await open('?layout=ticker')
  const button = document.querySelector<HTMLElement>('.pause')
  expect(button?.hidden).toBe(false)
  button?.click()
  expect([button?.getAttribute('aria-pressed'), root.hasAttribute('data-paused')]).toEqual(['true', true])
  button?.click()
  expect([button?.getAttribute('aria-pressed'), root.hasAttribute('data-paused')]).toEqual(['false', false])
})

test('the name of the outlet stands in place of a broken picture, and its initials in place of a broken logo', async () => {
  await open('')
  document.querySelector('#s0 .pic img')?.dispatchEvent(new Event('error'))
  document.querySelector('#s0 .tile img')?.dispatchEvent(new Event('error'))
  expect(document.querySelector('#s0 .pic')?.className).toBe('pic pic--broken')
  expect(document.querySelector('#s0 .pic')?.textContent).toBe('Amber Post')
  expect(document.querySelector('#s0 .tile')?.outerHTML).toBe('<span class="tile" data-mono="">AP</span>')
})

test('initials stand until the logo has loaded', async () => {
  await open('')
  const tile = document.querySelector('#s0 .tile')
  expect(tile?.textContent).toBe('AP')
  tile?.querySelector('img')?.dispatchEvent(new Event('load'))
  expect(tile?.textContent).toBe('')
  expect(tile?.hasAttribute('data-mono')).toBe(false)
})

test('reports the height of the content when it has changed, rounded up and limited', async () => {
  await open('')
  const box = observed.at(-1)
  expect(box?.element.className).toBe('embed')
  const resizeTo = (pixels: number) => {
    height = pixels
    box?.notify()
  }
  for (const pixels of [420, 420, 419.2, 0, 500, 1e6]) resizeTo(pixels)
  expect(post.mock.calls).toEqual(
    [420, 500, MAX_EMBED_HEIGHT].map((height) => [{ type: 'broadsheet:height', height }, '*']),
  )
  expect(post.mock.calls.every(([message]) => isHeightMessage(message))).toBe(true)
})

test('a document outside a frame reports no height', async () => {
  vi.stubGlobal('parent', window)
  await open('')
  expect(observed).toHaveLength(0)
})

test('adds no listener for messages', async () => {
  await open('')
  expect(listeners.map(({ name }) => name).sort()).toEqual(['DOMContentLoaded', 'error', 'load'])
})

test('shows stories for any query, and never inserts text from the query into the page', async () => {
  const names = 'theme layout sort limit accent images chrome lang related target __proto__'
  const values = 'dark ticker top 24 1e1 none ar de-aa-bb-aa % %ff 1 reader "><img/src=x/onerror=alert(1)>'
  const name = constantFrom(...names.split(' '))
  const value = oneof(
    string({ unit: 'grapheme' }).map(encodeURIComponent),
    string().map((text) => text.replaceAll('#', '')),
    constantFrom(...values.split(' ')),
  )
  await assert(
    asyncProperty(array(tuple(name, value), { maxLength: 12 }), async (pairs) => {
      const root = await open(`?${pairs.map((pair) => pair.join('=')).join('&')}`)
      expect(shown().length).toBeGreaterThanOrEqual(1)
      expect(shown().length).toBeLessThanOrEqual(24)
      expect(['cards', 'list', 'headlines', 'ticker']).toContain(root.dataset['layout'])
      expect(root.style.cssText).toMatch(
        /^(?:--accent: #[\da-f]{6}; --accent-light: initial; --accent-dark: initial; )?--shown: \d{1,2};$/,
      )
      expect(document.querySelectorAll('[onerror], script')).toHaveLength(0)
      expect(
        [...document.querySelectorAll('a')].every(({ href }) =>
          /^https:\/\/(?:outlet|reader|other)\.example\//.test(href),
        ),
      ).toBe(true)
    }),
    { numRuns: 60 },
  )
}, 30_000)
