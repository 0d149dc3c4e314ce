// @vitest-environment jsdom
import * as fc from 'fast-check'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { MAX_EMBED_HEIGHT } from '../../src/contract/embed.ts'
import { frameOf, recordEvents, loadHost, settle, topicElement } from './host-page.ts'

const HOME = 'https://news.example/'

let element: HTMLElement
let frame: HTMLIFrameElement | undefined

beforeAll(() => loadHost(`${HOME}embed.js`))

beforeEach(async () => {
  document.body.replaceChildren()
  element = topicElement({ topic: 'climate', height: '300' })
  document.body.append(element)
  await settle()
  frame = frameOf(element)
})

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
})

/** Values that resemble a valid message. */
const similarToMessage = fc.record(
  {
    type: fc.oneof(fc.constant('broadsheet:height'), fc.constant('broadsheet:Height'), anything),
    height: fc.oneof(fc.double(), fc.integer({ min: -10, max: MAX_EMBED_HEIGHT * 2 }), fc.maxSafeInteger(), anything),
    extra: anything,
  },
  { requiredKeys: [] },
)

const origins = fc.oneof(fc.constantFrom('null', 'https://news.example', 'https://evil.example', ''), fc.string())

const send = (data: unknown, origin: string, source: Window | null) => {
  window.dispatchEvent(new MessageEvent('message', { data, origin, source }))
}

test('ignores every message that does not come from its own frame', () => {
  const foreignFrame = document.createElement('iframe')
  document.body.append(foreignFrame)
  const events = ['load', 'resize', 'error'].map((type) => recordEvents(element, type))
  const before = element.shadowRoot?.innerHTML
  fc.assert(
    fc.property(
      fc.oneof(anything, similarToMessage, fc.constant({ type: 'broadsheet:height', height: 500 })),
      origins,
      fc.constantFrom('none', 'self', 'foreign'),
      (data, origin, sender) => {
        send(data, origin, { none: null, self: window, foreign: foreignFrame.contentWindow }[sender])
        expect(element.shadowRoot?.innerHTML).toBe(before)
        expect(events.flat()).toEqual([])
      },
    ),
    { numRuns: 2000 },
  )
})

test('a message from its own frame sets a whole height within the limit or changes nothing', () => {
  const heightStyle = /height: \d+px/g
  const before = element.outerHTML + element.shadowRoot?.innerHTML.replace(heightStyle, '')
  fc.assert(
    fc.property(fc.oneof(anything, similarToMessage), origins, (data, origin) => {
      const height = frame?.style.height
      send(data, origin, frame?.contentWindow ?? null)
      const now = frame?.style.height ?? ''
      expect(element.outerHTML + element.shadowRoot?.innerHTML.replace(heightStyle, '')).toBe(before)
      expect(now).toMatch(/^\d+px$/)
      expect(Number.parseInt(now, 10)).toBeLessThanOrEqual(MAX_EMBED_HEIGHT)
      if (origin !== 'null' && origin !== 'https://news.example') expect(now).toBe(height)
      if (now !== height) expect(data).toMatchObject({ type: 'broadsheet:height', height: Number.parseInt(now, 10) })
    }),
    { numRuns: 2000 },
  )
})

test('any attributes give either a sandboxed frame of the edition or the content of the element', async () => {
  const names = ['topic', 'theme', 'layout', 'sort', 'limit', 'accent', 'images', 'chrome', 'lang', 'related', 'target']
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('..', '.', '%2e%2e', '../..', '\\..\\', '?', '#', '\uD800'),
  )
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...names, 'height', 'label'), text), async (attributes) => {
      const element = topicElement(attributes)
      document.body.append(element)
      await settle()
      const only = element.shadowRoot?.firstElementChild
      expect(element.shadowRoot?.childElementCount).toBe(1)
      if (only?.localName !== 'slot') {
        expect(only).toMatchObject({
          localName: 'iframe',
          sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
        })
        const { origin, pathname, hash, searchParams } = new URL(only?.getAttribute('src') ?? '')
        expect([origin, hash]).toEqual(['https://news.example', ''])
        expect(pathname).toMatch(/^\/embed\/([^/]+\/)?$/)
        expect([...searchParams.keys()].filter((name) => !names.includes(name))).toEqual([])
      }
      element.remove()
    }),
    { numRuns: 500 },
  )
})
