// @vitest-environment jsdom
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { frameOf, loadHost, place, recordEvents, sendMessage, settle, topicElement } from './host-page.ts'

const HOME = 'https://news.example/'

const heightMessage = (height: number) => ({ type: 'broadsheet:height', height })

beforeAll(() => loadHost(`${HOME}embed.js`))

afterEach(async () => {
  document.body.replaceChildren()
  await settle()
})

test('attributes that change together create one new frame', async () => {
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
  // Changing the address of the old frame would add an entry to the page's history.
  expect(frameOf(element)).not.toBe(before)
})

test('a new label or height does not reload the document', async () => {
  const element = await place({ topic: 'a', height: '300' })
  const before = frameOf(element)
  element.setAttribute('label', 'News')
  element.setAttribute('height', '400')
  await settle()
  expect(frameOf(element)).toBe(before)
  expect(before?.title).toBe('News')
  expect(before?.style.height).toBe('400px')
})

test('keeps the reported height when attributes change', async () => {
  const element = await place({ topic: 'a' })
  sendMessage(frameOf(element), heightMessage(555))
  element.setAttribute('topic', 'b')
  element.setAttribute('height', '300')
  await settle()
  expect(frameOf(element)?.style.height).toBe('555px')
})

test('ignores messages from a frame that was replaced', async () => {
  const element = await place({ topic: 'a', height: '300' })
  const before = frameOf(element)
  element.setAttribute('topic', 'b')
  await settle()
  sendMessage(before, heightMessage(999))
  expect(frameOf(element)?.style.height).toBe('300px')
})

test('works after it was moved, also into a shadow root and out of it', async () => {
  const element = await place({ topic: 'a' })
  const loads = recordEvents(element, 'load')
  const host = document.createElement('div')
  document.body.append(host)
  const shadow = host.attachShadow({ mode: 'open' })
  let expected = 0
  for (const parent of [shadow, document.body, host, shadow]) {
    parent.append(element)
    await settle()
    expected += 1
    sendMessage(frameOf(element), heightMessage(400 + expected))
    expect(element.shadowRoot?.childElementCount).toBe(1)
    expect(frameOf(element)?.style.height).toBe(`${400 + expected}px`)
    // Moving a frame reloads its document.
    expect(loads).toHaveLength(expected)
  }
})

test('events bubble out of a closed shadow root', async () => {
  const host = document.createElement('div')
  document.body.append(host)
  const element = await place({ topic: 'a' }, host.attachShadow({ mode: 'closed' }))
  const resizes = recordEvents(document, 'resize')
  sendMessage(frameOf(element), heightMessage(400))
  expect(resizes.map((event) => event.detail as unknown)).toEqual([{ height: 400 }])
})

test('does nothing when it is removed before it was drawn', async () => {
  const element = topicElement({ topic: '..' })
  const errors = recordEvents(element, 'error')
  document.body.append(element)
  element.remove()
  await settle()
  expect(errors).toEqual([])
  expect(frameOf(element)).toBeUndefined()
})

test('many elements share the listeners of the script, and each accepts messages of its own document only', async () => {
  const adds = vi.spyOn(globalThis, 'addEventListener')
  const elements = await Promise.all(Array.from({ length: 10 }, (_, at) => place({ topic: `t${at}`, height: '300' })))
  expect(adds).not.toHaveBeenCalled()
  sendMessage(frameOf(elements[3] ?? document.body), heightMessage(777))
  expect(elements.map((element) => frameOf(element)?.style.height)).toEqual(
    elements.map((_, at) => (at === 3 ? '777px' : '300px')),
  )
})

test('ignores messages after it was removed', async () => {
  const element = await place({ topic: 'a', height: '300' })
  const frame = frameOf(element)
  const events = [recordEvents(element, 'load'), recordEvents(element, 'resize')]
  element.remove()
  sendMessage(frame, heightMessage(777))
  expect(events.flat()).toEqual([])
})

test('elements from templates and cloned elements work', async () => {
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

test('loading the script twice, or that of another edition, does not define the element again', async () => {
  const define = vi.spyOn(customElements, 'define')
  await loadHost(`${HOME}embed.js`)
  await loadHost('https://other.example/papers/embed.js')
  expect(define).not.toHaveBeenCalled()
  expect(frameOf(await place({ topic: 'a' }))?.src).toBe(`${HOME}embed/a/`)
})
