// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { EMBED_DEFAULTS, EMBED_TALLEST, parseEmbedOptions } from '../../src/contract/embed.ts'
import { frameOf, heard, layOut, loadHost, say, seen, settle, topicElement } from './host-page.ts'

const HOME = 'https://news.example/papers/'

beforeAll(async () => {
  await loadHost(`${HOME}embed.js`)
})

afterEach(async () => {
  document.body.replaceChildren()
  document.head.replaceChildren()
  await settle()
})

const place = async (attributes: Readonly<Record<string, string>> = {}): Promise<HTMLElement> => {
  const element = topicElement(attributes)
  layOut(element, 2000, 2300)
  document.body.append(element)
  await settle()
  return element
}

const srcOf = (element: HTMLElement): string | undefined => frameOf(element)?.src

describe('the frame', () => {
  test('is lazy, sandboxed without its origin, named, and tells nobody where it stands', async () => {
    const frame = frameOf(await place({ topic: 'climate' }))
    expect(frame).toMatchObject({
      src: `${HOME}embed/climate/`,
      loading: 'lazy',
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
      referrerPolicy: 'no-referrer',
      title: 'climate - news.example',
    })
  })

  test('has the name of its label', async () => {
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
  ])('of %j shows %s', async (attributes, address) => {
    expect(srcOf(await place(attributes))).toBe(new URL(address, HOME).href)
  })

  test('has every option in its address, as the document will read it', async () => {
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
  ])('related="%s" is %s', async (related, expected) => {
    const src = srcOf(await place({ related })) ?? ''
    expect(parseEmbedOptions(new URL(src).search).related).toBe(expected)
  })

  test('hostile values stay values', async () => {
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
  ])('of %j has %s kept free', async (attributes, height) => {
    expect(frameOf(await place(attributes))?.style.height).toBe(height)
  })

  test("has the scheme of its theme, and its host's when it has none", async () => {
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
  ])('%j shows what stands inside, and says so once', async (attributes) => {
    const element = topicElement(attributes)
    const errors = heard(document, 'error')
    document.body.append(element)
    await settle()
    expect(frameOf(element)).toBeUndefined()
    expect(element.shadowRoot?.firstElementChild?.localName).toBe('slot')
    expect(errors).toHaveLength(1)
  })

  test('is left when it is put right', async () => {
    const element = await place({ topic: '..' })
    element.setAttribute('topic', 'climate')
    await settle()
    expect(srcOf(element)).toBe(`${HOME}embed/climate/`)
    expect(element.shadowRoot?.childElementCount).toBe(1)
  })
})

describe('a message', () => {
  const good = { type: 'broadsheet:height', height: 777 }

  test.each([
    ['from the sandboxed document', 'null', good],
    ['at the limit', 'null', { ...good, height: EMBED_TALLEST }],
  ])('%s sets the height', async (_, origin, data) => {
    const element = await place({ height: '300' })
    say(frameOf(element), data, origin)
    expect(frameOf(element)?.style.height).toBe(`${data.height}px`)
  })

  test.each([
    ['of another origin', 'https://evil.example', good],
    // It has none in the sandbox.
    ["of the edition's origin", 'https://news.example', good],
    ['of a neighbouring origin', 'https://news.example:8443', good],
    ['of no origin', '', good],
    ['of another type', 'null', { ...good, type: 'broadsheet:other' }],
    ['of a text', 'null', JSON.stringify(good)],
    ['of nothing', 'null', null],
    ['of a list', 'null', [good]],
    ['too high', 'null', { ...good, height: EMBED_TALLEST + 1 }],
    ['endless', 'null', { ...good, height: Infinity }],
    ['negative', 'null', { ...good, height: -1 }],
    ['of zero', 'null', { ...good, height: 0 }],
    ['of NaN', 'null', { ...good, height: Number.NaN }],
    ['of a fraction', 'null', { ...good, height: 1.5 }],
    ['of a text as height', 'null', { ...good, height: '777' }],
    ['of an object as height', 'null', { ...good, height: { valueOf: (): number => 777 } }],
  ])('%s is ignored', async (_, origin, data) => {
    const element = await place({ height: '300' })
    const events = [heard(element, 'resize'), heard(element, 'load')]
    say(frameOf(element), data, origin)
    expect(frameOf(element)?.style.height).toBe('300px')
    expect(events.flat()).toEqual([])
  })

  test('of any other source is ignored', async () => {
    const element = await place({ height: '300' })
    const other = await place({ height: '300' })
    expect(frameOf(element)?.contentWindow).not.toBeNull()
    for (const source of [null, window, frameOf(other)?.contentWindow ?? null])
      window.dispatchEvent(new MessageEvent('message', { data: good, origin: 'null', source }))
    expect(frameOf(element)?.style.height).toBe('300px')
    expect(frameOf(other)?.style.height).toBe('777px')
  })

  test('is heard with `load` once, and with `resize` when the height changes', async () => {
    const element = await place()
    const loads = heard(document, 'load')
    const resizes = heard(document, 'resize')
    for (const height of [500, 500, 600, 600]) say(frameOf(element), { ...good, height })
    expect(loads).toHaveLength(1)
    expect(resizes.map((event) => event.detail as unknown)).toEqual([{ height: 500 }, { height: 600 }])
    expect(resizes[0]).toMatchObject({ bubbles: true, composed: true, target: element })
  })

  test('going to and fro stops at the higher', async () => {
    const element = await place()
    const resizes = heard(element, 'resize')
    for (let turn = 0; turn < 20; turn++) say(frameOf(element), { ...good, height: turn % 2 ? 1010 : 980 })
    expect(frameOf(element)?.style.height).toBe('1010px')
    expect(resizes).toHaveLength(2)
  })

  test('of a panel that was opened for a while and closed again is no loop', async () => {
    const element = await place()
    for (const [height, at] of [
      [500, 1000],
      [700, 3000],
      [500, 5000],
    ] as const) {
      say(frameOf(element), { ...good, height }, 'null', at)
      expect(frameOf(element)?.style.height).toBe(`${height}px`)
    }
  })
})

describe('space that a page keeps free', () => {
  const say480 = (element: HTMLElement) => say(frameOf(element), { type: 'broadsheet:height', height: 480 })
  const heightOf = (element: HTMLElement) => frameOf(element)?.style.height
  const laidOut = async (top: number, height: number, attributes: Readonly<Record<string, string>> = {}) => {
    const element = await place({ height: String(height), ...attributes })
    layOut(element, top, top + height)
    return element
  }

  test.each([
    ['stands in view, and the document is higher', 100, 300, '300px'],
    ['stands in view, and the document is lower', 100, 600, '600px'],
    ['was scrolled past', -900, 300, '300px'],
    ['ends below the window, but would end in it', 200, 600, '600px'],
    ['ends in the window, but would end below it', 400, 300, '300px'],
    ['ends below the window before and after', 300, 500, '480px'],
    ['is below the window', 800, 300, '480px'],
  ])('where the element %s, nothing moves that is seen', async (_, top, height, expected) => {
    const element = await laidOut(top, height)
    const loads = heard(element, 'load')
    const resizes = heard(element, 'resize')
    say480(element)
    expect(heightOf(element)).toBe(expected)
    expect(loads).toHaveLength(1)
    expect(resizes).toHaveLength(expected === '480px' ? 1 : 0)
  })

  test('it gets its height once it is out of view', async () => {
    const element = await laidOut(100, 300)
    say480(element)
    layOut(element, 700, 1000)
    window.dispatchEvent(new Event('scroll'))
    expect(heightOf(element)).toBe('480px')
  })

  test('it gets its height at once when the page keeps nothing free', async () => {
    const element = await place()
    layOut(element, 100, 400)
    say480(element)
    expect(heightOf(element)).toBe('480px')
  })

  test('it gets its height at once while the reader is in the frame', async () => {
    const element = await laidOut(100, 300)
    frameOf(element)?.focus()
    say480(element)
    expect(heightOf(element)).toBe('480px')
  })

  test('it gets its height at once when the window has another width', async () => {
    const element = await laidOut(100, 300)
    vi.stubGlobal('innerWidth', innerWidth - 300)
    say480(element)
    expect(heightOf(element)).toBe('480px')
  })

  test('it gets its height at once when the page itself led it elsewhere', async () => {
    const element = await laidOut(100, 300)
    element.setAttribute('limit', '3')
    await settle()
    say480(element)
    expect(heightOf(element)).toBe('480px')
  })
})

describe('without an answer', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('nothing is wrong while it is out of view', async () => {
    const errors = heard(await place(), 'error')
    vi.advanceTimersByTime(600_000)
    expect(errors).toEqual([])
  })

  test('a frame in view is an error, and may still come', async () => {
    const element = await place()
    const errors = heard(element, 'error')
    const loads = heard(element, 'load')
    seen(frameOf(element))
    vi.advanceTimersByTime(15_000)
    expect(errors).toHaveLength(1)
    say(frameOf(element), { type: 'broadsheet:height', height: 400 })
    expect(loads).toHaveLength(1)
  })

  test.each(['answered', 'removed', 'led elsewhere'])('a frame that was %s in time is no error', async (what) => {
    const element = await place()
    const errors = heard(element, 'error')
    seen(frameOf(element))
    if (what === 'answered') say(frameOf(element), { type: 'broadsheet:height', height: 400 })
    else if (what === 'removed') element.remove()
    else element.setAttribute('topic', 'other')
    await settle()
    vi.advanceTimersByTime(60_000)
    expect(errors).toEqual([])
  })
})
