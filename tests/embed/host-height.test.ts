// @vitest-environment jsdom
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { frameOf, loadHost, place, recordEvents, sendMessage, setPosition, settle } from './host-page.ts'

const HOME = 'https://news.example/papers/'

beforeAll(async () => {
  await loadHost(`${HOME}embed.js`)
})

afterEach(async () => {
  document.body.replaceChildren()
  document.head.replaceChildren()
  await settle()
})

const report480 = (element: HTMLElement) => sendMessage(frameOf(element), { type: 'broadsheet:height', height: 480 })
const heightOf = (element: HTMLElement) => frameOf(element)?.style.height
const placeAt = async (top: number, height: number, attributes: Readonly<Record<string, string>> = {}) => {
  const element = await place({ height: String(height), ...attributes })
  setPosition(element, top, top + height)
  return element
}

test.each([
  ['keeps', 'is in view and the document is higher', 100, 300, '300px'],
  ['keeps', 'is in view and the document is lower', 100, 600, '600px'],
  ['keeps', 'is above the window', -900, 300, '300px'],
  ['keeps', 'ends below the window but would end in it', 200, 600, '600px'],
  ['keeps', 'ends in the window but would end below it', 400, 300, '300px'],
  ['changes', 'ends below the window before and after', 300, 500, '480px'],
  ['changes', 'is below the window', 800, 300, '480px'],
])('an element with a reserved height %s it when it %s', async (_verb, _place, top, height, expected) => {
  const element = await placeAt(top, height)
  const loads = recordEvents(element, 'load')
  const resizes = recordEvents(element, 'resize')
  report480(element)
  expect(heightOf(element)).toBe(expected)
  expect(loads).toHaveLength(1)
  expect(resizes).toHaveLength(expected === '480px' ? 1 : 0)
})

test('the element gets the reported height once it is out of view', async () => {
  const element = await placeAt(100, 300)
  report480(element)
  setPosition(element, 700, 1000)
  window.dispatchEvent(new Event('scroll'))
  expect(heightOf(element)).toBe('480px')
})

test('the element gets the reported height at once when the page reserves none', async () => {
  const element = await place()
  setPosition(element, 100, 400)
  report480(element)
  expect(heightOf(element)).toBe('480px')
})

test('the element gets the reported height at once while the reader uses the frame', async () => {
  const element = await placeAt(100, 300)
  frameOf(element)?.focus()
  report480(element)
  expect(heightOf(element)).toBe('480px')
})

test('the element gets the reported height at once when the width of the window has changed', async () => {
  const element = await placeAt(100, 300)
  vi.stubGlobal('innerWidth', innerWidth - 300)
  report480(element)
  expect(heightOf(element)).toBe('480px')
})

test('the element gets the reported height at once after the page changed its address', async () => {
  const element = await placeAt(100, 300)
  element.setAttribute('limit', '3')
  await settle()
  report480(element)
  expect(heightOf(element)).toBe('480px')
})
