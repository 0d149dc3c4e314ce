import { vi } from 'vitest'

/** What a page that embeds does: it loads the script, places elements, and has frames that speak. */

const watched = new Map<Element, () => void>()

/** No test environment lays anything out. */
class Sight {
  readonly #callback: IntersectionObserverCallback
  constructor(callback: IntersectionObserverCallback) {
    this.#callback = callback
  }
  observe(target: Element) {
    const entry = { isIntersecting: true, target } as unknown as IntersectionObserverEntry
    watched.set(target, () => this.#callback([entry], this as unknown as IntersectionObserver))
  }
  disconnect() {
    watched.clear()
  }
}

/** The frame comes into view. */
export function seen(frame: HTMLIFrameElement | undefined): void {
  if (frame) watched.get(frame)?.()
}

/** Loads the script anew, as a page does that has it at `address`, or in itself when that is empty. */
export async function loadHost(address: string): Promise<void> {
  const script = document.createElement('script')
  if (address) script.setAttribute('src', address)
  Object.defineProperty(document, 'currentScript', { configurable: true, value: script })
  vi.resetModules()
  // A frame of the browser's is drawn at once.
  const requestAnimationFrame = (draw: FrameRequestCallback) => {
    draw(drawnAt)
    return 0
  }
  Object.assign(globalThis, { IntersectionObserver: Sight, requestAnimationFrame })
  try {
    await import('../../src/embed/host.ts')
  } finally {
    Object.defineProperty(document, 'currentScript', { configurable: true, value: null })
  }
  await settle()
}

/** Elements draw themselves after what changes them. */
export const settle = (): Promise<void> => Promise.resolve().then(() => Promise.resolve())

export function topicElement(attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement('broadsheet-topic')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

/** The frame in an element, with a window of its own, which jsdom does not make inside a shadow root. */
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

let drawnAt = 0

/** The document of a frame speaks to its host, which draws what follows from it at some millisecond. */
export function say(frame: HTMLIFrameElement | undefined, data: unknown, origin = 'null', at = drawnAt): void {
  drawnAt = at
  window.dispatchEvent(new MessageEvent('message', { data, origin, source: frame?.contentWindow ?? null }))
}

/** From here on the element stands so in a window of 768 pixels; jsdom lays nothing out. */
export function layOut(element: HTMLElement, top: number, bottom: number): void {
  element.getBoundingClientRect = () => new DOMRect(0, top, 600, bottom - top)
}

/** All events of a kind from now on. */
export function heard(target: EventTarget, type: string): CustomEvent[] {
  const events: CustomEvent[] = []
  target.addEventListener(type, (event) => {
    if (event instanceof CustomEvent) events.push(event)
  })
  return events
}
