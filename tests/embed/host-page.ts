/** Simulates a page that embeds topics: loads the script, creates elements, and sends messages from their frames. */
import { vi } from 'vitest'

const observed = new Map<Element, () => void>()

/** Replaces `IntersectionObserver`. jsdom has no layout, so tests call {@link scrollIntoView} instead. */
class FakeIntersectionObserver {
  readonly #callback: IntersectionObserverCallback
  constructor(callback: IntersectionObserverCallback) {
    this.#callback = callback
  }
  observe(target: Element) {
    const entry = { isIntersecting: true, target } as unknown as IntersectionObserverEntry
    observed.set(target, () => this.#callback([entry], this as unknown as IntersectionObserver))
  }
  disconnect() {
    observed.clear()
  }
}

/** Reports to the script that a frame has come into view. */
export function scrollIntoView(frame: HTMLIFrameElement | undefined): void {
  if (frame) observed.get(frame)?.()
}

/** Runs the script again, as if loaded from `address`; an empty address means an inline script. */
export async function loadHost(address: string): Promise<void> {
  const script = document.createElement('script')
  if (address) script.setAttribute('src', address)
  Object.defineProperty(document, 'currentScript', { configurable: true, value: script })
  vi.resetModules()
  // Animation frames run at once.
  const requestAnimationFrame = (draw: FrameRequestCallback) => {
    draw(frameTime)
    return 0
  }
  Object.assign(globalThis, { IntersectionObserver: FakeIntersectionObserver, requestAnimationFrame })
  try {
    await import('../../src/embed/host.ts')
  } finally {
    Object.defineProperty(document, 'currentScript', { configurable: true, value: null })
  }
  await settle()
}

/** Waits for the microtask in which elements draw themselves. */
export const settle = (): Promise<void> => Promise.resolve().then(() => Promise.resolve())

export function topicElement(attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement('broadsheet-topic')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

/** Adds an element to the page, below the window, and waits until it is drawn. */
export async function place(
  attributes: Readonly<Record<string, string>> = {},
  parent: ParentNode = document.body,
): Promise<HTMLElement> {
  const element = topicElement(attributes)
  setPosition(element, 2000, 2300)
  parent.append(element)
  await settle()
  return element
}

/** Returns the frame of an element. jsdom gives a frame in a shadow root no window, so another frame lends its own. */
export function frameOf(element: HTMLElement): HTMLIFrameElement | undefined {
  const frame = element.shadowRoot?.querySelector('iframe')
  if (!frame) return undefined
  if (!frame.contentWindow) {
    const spare = document.createElement('iframe')
    document.documentElement.append(spare)
    Object.defineProperty(frame, 'contentWindow', { value: spare.contentWindow })
  }
  return frame
}

/** Time of the next animation frame in milliseconds. */
let frameTime = 0

/**
 * Sends a message from the document of a frame to the page.
 * @param time of the next animation frame in milliseconds
 */
export function sendMessage(
  frame: HTMLIFrameElement | undefined,
  data: unknown,
  origin = 'null',
  time = frameTime,
): void {
  frameTime = time
  window.dispatchEvent(new MessageEvent('message', { data, origin, source: frame?.contentWindow ?? null }))
}

/** Sets top and bottom of an element in pixels, in a window 768 pixels high. jsdom has no layout. */
export function setPosition(element: HTMLElement, top: number, bottom: number): void {
  element.getBoundingClientRect = () => new DOMRect(0, top, 600, bottom - top)
}

/** Returns a list to which all further events of a type are added. */
export function recordEvents(target: EventTarget, type: string): CustomEvent[] {
  const events: CustomEvent[] = []
  target.addEventListener(type, (event) => {
    if (event instanceof CustomEvent) events.push(event)
  })
  return events
}
