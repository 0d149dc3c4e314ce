import type { Browser } from './find-engines.ts'

/** A page of a browser, as the journeys use it. Each engine has an adapter that implements this. */
export interface Tab {
  /** Version of the browser. */
  readonly version: string
  /** Opens an address and waits for its document. */
  readonly open: (address: string) => Promise<void>
  readonly back: () => Promise<void>
  /**
   * Runs a function in the page and returns its result. The function is sent as text, so it sees its arguments and the
   * page, but nothing of its module.
   */
  readonly run: <A extends readonly unknown[], R>(work: (...args: A) => R | Promise<R>, ...args: A) => Promise<R>
  /** Runs a function in the document of the frame that {@link findFrame} returns. */
  readonly runInFrame: <A extends readonly unknown[], R>(work: (...args: A) => R | Promise<R>, ...args: A) => Promise<R>
  /** Runs a script in the page. */
  readonly load: (script: string) => Promise<void>
  /** Scrolls to the first element of a CSS selector and clicks it with the mouse. */
  readonly click: (selector: string) => Promise<void>
  /** Types into the element that has the focus. */
  readonly type: (text: string) => Promise<void>
  readonly press: (key: 'ArrowDown' | 'Enter' | 'Escape') => Promise<void>
  /** Returns what the page has reported as an error so far: on the console, uncaught, or by its security policy. */
  readonly errors: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** A running browser. Every tab has a storage of its own. */
export interface Engine {
  readonly newTab: () => Promise<Tab>
  readonly close: () => Promise<void>
}

/** Size of the windows, in pixels. */
export const WINDOW = { width: 1440, height: 900 }

export type StartEngine = (browser: Browser) => Promise<Engine>

/** Runs in the page. Returns the first frame, also when it is inside of an element with a shadow. */
export function findFrame(): HTMLIFrameElement | null {
  const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
  return roots.map((root) => root.querySelector('iframe')).find(Boolean) ?? null
}
