// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { EMBED_DEFAULTS, MAX_EMBED_HEIGHT, parseEmbedOptions } from '../../src/contract/embed.ts'
import {
  frameOf,
  loadHost,
  place,
  recordEvents,
  scrollIntoView,
  sendMessage,
  settle,
  topicElement,
} from './host-page.ts'

const HOME = 'https://news.example/papers/'

beforeAll(async () => {
  await loadHost(`${HOME}embed.js`)
})

afterEach(async () => {
  document.body.replaceChildren()
  document.head.replaceChildren()
  await settle()
})

const srcOf = (element: HTMLElement): string | undefined => frameOf(element)?.src

describe('the frame', () => {
  test('the frame is lazy, sandboxed without its origin, has a title and sends no referrer', async () => {
    const frame = frameOf(await place({ topic: 'climate' }))
    expect(frame).toMatchObject({
      src: `${HOME}embed/climate/`,
      loading: 'lazy',
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
      referrerPolicy: 'no-referrer',
      title: 'climate - news.example',
    })
  })

  test('the label is the title of the frame; without label and topic, the title is the host name', async () => {
    expect(frameOf(await place({ topic: 'climate', label: 'Climate news' }))?.title).toBe('Climate news')
    expect(frameOf(await place())?.title).toBe('news.example')
  })

  test.each([
    [{}, 'embed/'],
    [{ topic: '' }, 'embed/'],
    [{ topic: 'café & co' }, 'embed/caf%C3%A9%20%26%20co/'],
    [{ topic: 'a/../../b' }, 'embed/a%2F..%2F..%2Fb/'],
    [{ topic: 'x', src: 'https://other.example/embed.js?v=2' }, 'https://other.example/embed/x/'],
    [{ topic: 'x', src: 'https://other.example/paper' }, 'https://other.example/paper/embed/x/'],
    [{ topic: 'x', src: 'https://me:pw@other.example/#a' }, 'https://other.example/embed/x/'],
    [{ topic: 'x', src: '' }, 'embed/x/'],
    [{ topic: 'x', unknown: '1', onload: 'alert(1)' }, 'embed/x/'],
  ])('the frame of an element with %j loads %s', async (attributes, address) => {
    expect(srcOf(await place(attributes))).toBe(new URL(address, HOME).href)
  })

  test('the address of the frame has every option in the form that the document reads', async () => {
    const given = {
      theme: 'dark',
      layout: 'list',
      sort: 'top',
      limit: '12',
      accent: '#a1b2c3',
      images: 'none',
      chrome: 'header,footer',
      lang: 'pt-BR',
      related: '',
      target: 'reader',
    }
    const src = srcOf(await place({ topic: 'x', ...given })) ?? ''
    expect(parseEmbedOptions(new URL(src).search)).toEqual({
      ...given,
      limit: 12,
      chrome: ['header', 'footer'],
      related: true,
    })
  })

  test.each([
    ['', true],
    ['true', true],
    ['1', true],
    ['0', false],
    ['false', false],
  ])('the attribute related="%s" means %s', async (related, expected) => {
    const src = srcOf(await place({ related })) ?? ''
    expect(parseEmbedOptions(new URL(src).search).related).toBe(expected)
  })

  test('escapes hostile values in the address', async () => {
    const src = srcOf(await place({ theme: 'dark&limit=9#x', accent: '"><script>' })) ?? ''
    expect(new URL(src).searchParams.get('theme')).toBe('dark&limit=9#x')
    expect(parseEmbedOptions(new URL(src).search)).toEqual(EMBED_DEFAULTS)
  })

  test.each([
    [{ height: '420' }, '420px'],
    [{ layout: 'headlines', limit: '4' }, '590px'],
    [{ layout: 'headlines', limit: '4', height: 'tall' }, '590px'],
    [{ layout: 'headlines', limit: '9999' }, '3090px'],
    [{ layout: 'ticker' }, '124px'],
    [{ layout: 'list' }, '840px'],
    [{}, '840px'],
    [{ limit: 'many', height: 'tall' }, '840px'],
    [{ layout: 'constructor' }, '840px'],
  ])('an element with %j reserves a height of %s', async (attributes, height) => {
    expect(frameOf(await place(attributes))?.style.height).toBe(height)
  })

  test("the frame has the colour scheme of its theme, or the page's without a theme", async () => {
    expect(frameOf(await place({ theme: 'dark' }))?.style.colorScheme).toBe('dark')
    expect(frameOf(await place({ theme: 'auto' }))?.style.colorScheme).toBe('')
    expect(frameOf(await place())?.style.colorScheme).toBe('')
  })
})

describe('a wrong address', () => {
  test.each([
    { src: 'javascript:alert(1)' },
    { src: 'data:text/html,x' },
    { src: 'ftp://news.example/' },
    { src: 'blob:https://news.example/1' },
    { src: 'https://' },
    { topic: '..' },
    { topic: '\uD800' },
  ])('an element with %j shows its content and dispatches one error', async (attributes) => {
    const element = topicElement(attributes)
    const errors = recordEvents(document, 'error')
    document.body.append(element)
    await settle()
    expect(frameOf(element)).toBeUndefined()
    expect(element.shadowRoot?.firstElementChild?.localName).toBe('slot')
    expect(errors).toHaveLength(1)
  })

  test('an element recovers when its address is corrected', async () => {
    const element = await place({ topic: '..' })
    element.setAttribute('topic', 'climate')
    await settle()
    expect(srcOf(element)).toBe(`${HOME}embed/climate/`)
    expect(element.shadowRoot?.childElementCount).toBe(1)
  })
})

describe('a message', () => {
  const valid = { type: 'broadsheet:height', height: 777 }

  test.each([
    ['from the sandboxed document', 'null', valid],
    ['with the greatest height', 'null', { ...valid, height: MAX_EMBED_HEIGHT }],
  ])('a message %s sets the height', async (_, origin, data) => {
    const element = await place({ height: '300' })
    sendMessage(frameOf(element), data, origin)
    expect(frameOf(element)?.style.height).toBe(`${data.height}px`)
  })

  test.each([
    ['from another origin', 'https://evil.example', valid],
    // A sandboxed document has an opaque origin.
    ["from the edition's origin", 'https://news.example', valid],
    ['from another port of the edition', 'https://news.example:8443', valid],
    ['without an origin', '', valid],
    ['with another type', 'null', { ...valid, type: 'broadsheet:other' }],
    ['that is a string', 'null', JSON.stringify(valid)],
    ['that is null', 'null', null],
    ['that is a list', 'null', [valid]],
    ['with a height above the limit', 'null', { ...valid, height: MAX_EMBED_HEIGHT + 1 }],
    ['with an infinite height', 'null', { ...valid, height: Infinity }],
    ['with a negative height', 'null', { ...valid, height: -1 }],
    ['with a height of zero', 'null', { ...valid, height: 0 }],
    ['with a height of NaN', 'null', { ...valid, height: Number.NaN }],
    ['with a fraction as height', 'null', { ...valid, height: 1.5 }],
    ['with a string as height', 'null', { ...valid, height: '777' }],
    ['with an object as height', 'null', { ...valid, height: { valueOf: (): number => 777 } }],
  ])('a message %s is ignored', async (_, origin, data) => {
    const element = await place({ height: '300' })
    const events = [recordEvents(element, 'resize'), recordEvents(element, 'load')]
    sendMessage(frameOf(element), data, origin)
    expect(frameOf(element)?.style.height).toBe('300px')
    expect(events.flat()).toEqual([])
  })

  test('a message from another window is ignored', async () => {
    const element = await place({ height: '300' })
    const other = await place({ height: '300' })
    expect(frameOf(element)?.contentWindow).not.toBeNull()
    for (const source of [null, window, frameOf(other)?.contentWindow ?? null])
      window.dispatchEvent(new MessageEvent('message', { data: valid, origin: 'null', source }))
    expect(frameOf(element)?.style.height).toBe('300px')
    expect(frameOf(other)?.style.height).toBe('777px')
  })

  test('dispatches `load` once, and `resize` when the height changes', async () => {
    const element = await place()
    const loads = recordEvents(document, 'load')
    const resizes = recordEvents(document, 'resize')
    for (const height of [500, 500, 600, 600]) sendMessage(frameOf(element), { ...valid, height })
    expect(loads).toHaveLength(1)
    expect(resizes.map((event) => event.detail as unknown)).toEqual([{ height: 500 }, { height: 600 }])
    expect(resizes[0]).toMatchObject({ bubbles: true, composed: true, target: element })
  })

  test('a loop between two heights ends at the greater one', async () => {
    const element = await place()
    const resizes = recordEvents(element, 'resize')
    for (let turn = 0; turn < 20; turn++) sendMessage(frameOf(element), { ...valid, height: turn % 2 ? 1010 : 980 })
    expect(frameOf(element)?.style.height).toBe('1010px')
    expect(resizes).toHaveLength(2)
  })

  test('a panel that is opened and closed again is not taken for a loop', async () => {
    const element = await place()
    for (const [height, at] of [
      [500, 1000],
      [700, 3000],
      [500, 5000],
    ] as const) {
      sendMessage(frameOf(element), { ...valid, height }, 'null', at)
      expect(frameOf(element)?.style.height).toBe(`${height}px`)
    }
  })
})

describe('a document that sends no message', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('an element out of view dispatches no error', async () => {
    const errors = recordEvents(await place(), 'error')
    vi.advanceTimersByTime(600_000)
    expect(errors).toEqual([])
  })

  test('a silent frame in view dispatches an error, and can still load later', async () => {
    const element = await place()
    const errors = recordEvents(element, 'error')
    const loads = recordEvents(element, 'load')
    scrollIntoView(frameOf(element))
    vi.advanceTimersByTime(15_000)
    expect(errors).toHaveLength(1)
    sendMessage(frameOf(element), { type: 'broadsheet:height', height: 400 })
    expect(loads).toHaveLength(1)
  })

  test.each(['has sent a message', 'was removed', 'has got another address'])(
    'a frame that %s in time causes no error',
    async (event) => {
      const element = await place()
      const errors = recordEvents(element, 'error')
      scrollIntoView(frameOf(element))
      if (event === 'has sent a message') sendMessage(frameOf(element), { type: 'broadsheet:height', height: 400 })
      else if (event === 'was removed') element.remove()
      else element.setAttribute('topic', 'other')
      await settle()
      vi.advanceTimersByTime(60_000)
      expect(errors).toEqual([])
    },
  )
})
