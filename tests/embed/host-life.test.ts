// @vitest-environment jsdom
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { frameOf, heard, layOut, loadHost, say, settle, topicElement } from './host-page.ts'

const HOME = 'https://news.example/'

const height = (height: number) => ({ type: 'broadsheet:height', height })

beforeAll(() => loadHost(`${HOME}embed.js`))

afterEach(async () => {
  document.body.replaceChildren()
  await settle()
})

async function place(
  attributes: Readonly<Record<string, string>>,
  into: ParentNode = document.body,
): Promise<HTMLElement> {
  const element = topicElement(attributes)
  layOut(element, 2000, 2300)
  into.append(element)
  await settle()
  return element
}

test('attributes that change together make one new frame of the new address', async () => {
  const element = await place({ topic: 'a' })
  const before = frameOf(element)
  element.setAttribute('topic', 'b')
  element.setAttribute('theme', 'dark')
  element.setAttribute('limit', '3')
  expect(frameOf(element)).toBe(before)
  await settle()
  expect(element.shadowRoot?.childElementCount).toBe(1)
  expect(frameOf(element)?.src).toBe(`${HOME}embed/b/?theme=dark&limit=3`)
  expect(frameOf(element)?.title).toBe('b - news.example')
  // A new address for the same frame would be a step in the history of the page.
  expect(frameOf(element)).not.toBe(before)
})

test('a new name or height does not load the document again', async () => {
  const element = await place({ topic: 'a', height: '300' })
  const before = frameOf(element)
  element.setAttribute('label', 'News')
  element.setAttribute('height', '400')
  await settle()
  expect(frameOf(element)).toBe(before)
  expect(before?.title).toBe('News')
  expect(before?.style.height).toBe('400px')
})

test('a height that was heard stays, whatever is drawn anew', async () => {
  const element = await place({ topic: 'a' })
  say(frameOf(element), height(555))
  element.setAttribute('topic', 'b')
  element.setAttribute('height', '300')
  await settle()
  expect(frameOf(element)?.style.height).toBe('555px')
})

test('a frame that was replaced is not listened to any longer', async () => {
  const element = await place({ topic: 'a', height: '300' })
  const before = frameOf(element)
  element.setAttribute('topic', 'b')
  await settle()
  say(before, height(999))
  expect(frameOf(element)?.style.height).toBe('300px')
})

test('moved, also into a shadow root and back, it goes on', async () => {
  const element = await place({ topic: 'a' })
  const loads = heard(element, 'load')
  const host = document.createElement('div')
  document.body.append(host)
  const depth = host.attachShadow({ mode: 'open' })
  let expected = 0
  for (const parent of [depth, document.body, host, depth]) {
    parent.append(element)
    await settle()
    expected += 1
    say(frameOf(element), height(400 + expected))
    expect(element.shadowRoot?.childElementCount).toBe(1)
    expect(frameOf(element)?.style.height).toBe(`${400 + expected}px`)
    // Its document was loaded anew, as a frame's is that is moved.
    expect(loads).toHaveLength(expected)
  }
})

test('its events leave shadow roots', async () => {
  const host = document.createElement('div')
  document.body.append(host)
  const element = await place({ topic: 'a' }, host.attachShadow({ mode: 'closed' }))
  const resizes = heard(document, 'resize')
  say(frameOf(element), height(400))
  expect(resizes.map((event) => event.detail as unknown)).toEqual([{ height: 400 }])
})

test('removed before it was drawn, it does nothing', async () => {
  const element = topicElement({ topic: '..' })
  const errors = heard(element, 'error')
  document.body.append(element)
  element.remove()
  await settle()
  expect(errors).toEqual([])
  expect(frameOf(element)).toBeUndefined()
})

test('many share the listeners of the script, and each hears its own document alone', async () => {
  const adds = vi.spyOn(globalThis, 'addEventListener')
  const elements = await Promise.all(Array.from({ length: 10 }, (_, at) => place({ topic: `t${at}`, height: '300' })))
  expect(adds).not.toHaveBeenCalled()
  say(frameOf(elements[3] ?? document.body), height(777))
  expect(elements.map((element) => frameOf(element)?.style.height)).toEqual(
    elements.map((_, at) => (at === 3 ? '777px' : '300px')),
  )
})

test('removed, it hears nothing any longer', async () => {
  const element = await place({ topic: 'a', height: '300' })
  const frame = frameOf(element)
  const events = [heard(element, 'load'), heard(element, 'resize')]
  element.remove()
  say(frame, height(777))
  expect(events.flat()).toEqual([])
})

test('a document that is copied, parsed or cloned has elements that work', async () => {
  const template = document.createElement('template')
  template.innerHTML = '<p><broadsheet-topic topic="a" related></broadsheet-topic></p>'
  document.body.append(document.importNode(template.content, true))
  const first = document.body.querySelector<HTMLElement>('broadsheet-topic')
  const second = first?.cloneNode(true) as HTMLElement
  document.body.append(second)
  await settle()
  for (const element of document.body.querySelectorAll<HTMLElement>('broadsheet-topic'))
    expect(frameOf(element)?.src).toBe(`${HOME}embed/a/?related=`)
})

test('the script may come twice, and another edition beside it', async () => {
  const define = vi.spyOn(customElements, 'define')
  await loadHost(`${HOME}embed.js`)
  await loadHost('https://other.example/papers/embed.js')
  expect(define).not.toHaveBeenCalled()
  expect(frameOf(await place({ topic: 'a' }))?.src).toBe(`${HOME}embed/a/`)
})
