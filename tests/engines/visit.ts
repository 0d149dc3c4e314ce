import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as TestingLibrary from '@testing-library/dom'
import { expect } from '@playwright/test'
import type { Tab } from './tab.ts'

declare global {
  interface Window {
    /** Testing Library finds elements by role and name in every engine in the same way. */
    TestingLibraryDom?: typeof TestingLibrary
  }
}

/** The name of an element, as assistive technology reads it. */
type Name = string | RegExp

const require = createRequire(import.meta.url)
const queries = readFileSync(require.resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'), 'utf8')

/** The attribute that marks the element to click, because adapters take CSS selectors. */
const MARK = 'data-engine-target'

/** Runs in the page. Marks the first visible element of a role and name. Returns how many there are. */
function markFirst(mark: string, role: string, name: { source: string; flags: string } | string | null): number {
  document.querySelector(`[${mark}]`)?.removeAttribute(mark)
  const wanted = typeof name === 'object' ? name && new RegExp(name.source, name.flags) : name
  const found = window.TestingLibraryDom?.queryAllByRole(document.body, role, wanted === null ? {} : { name: wanted })
  found?.[0]?.setAttribute(mark, '')
  return found?.length ?? 0
}

/** A reader's visit to a site: the same in every engine. Everything that may take time is waited for. */
export class Visit {
  readonly tab: Tab
  readonly #site: string

  /** @param site address of the site without a slash at its end */
  constructor(tab: Tab, site: string) {
    this.tab = tab
    this.#site = site
  }

  /** Opens a page and waits until the reader has taken it over: `early.spec.ts` looks at the time before that. */
  async open(path: string): Promise<void> {
    await this.tab.open(this.#site + path)
    await this.waits(() => document.documentElement.dataset['drawn'] === undefined, [], true)
  }

  async #mark(role: string, name?: Name): Promise<number> {
    if (!(await this.tab.run(() => window.TestingLibraryDom !== undefined))) await this.tab.load(queries)
    const plain = name instanceof RegExp ? { source: name.source, flags: name.flags } : (name ?? null)
    return this.tab.run(markFirst, MARK, role, plain)
  }

  /** Waits for an element that assistive technology can reach. */
  async sees(role: string, name?: Name): Promise<void> {
    await expect.poll(() => this.#mark(role, name), `${role} ${name ?? ''} is there`).toBeGreaterThan(0)
  }

  async seesNo(role: string, name?: Name): Promise<void> {
    await expect.poll(() => this.#mark(role, name), `${role} ${name ?? ''} is not there`).toBe(0)
  }

  /** Waits for an element and clicks it. */
  async click(role: string, name?: Name): Promise<void> {
    await this.sees(role, name)
    await this.tab.click(`[${MARK}]`)
  }

  /** Waits for a link, focuses it and presses Enter. */
  async followsByKey(name: Name): Promise<void> {
    await this.sees('link', name)
    await this.tab.run((mark) => document.querySelector<HTMLElement>(`[${mark}]`)?.focus(), MARK)
    await this.tab.press('Enter')
  }

  /** Opens the search, types a word and chooses the first story, which must have it in its title. */
  async searches(word: string): Promise<void> {
    await this.click('link', 'Search')
    await this.waits(() => document.activeElement?.getAttribute('role'), [], 'combobox')
    await this.tab.type(word)
    await this.reads('.hit .head mark', new RegExp(word, 'i'))
    // A browser that knows no mouse chooses no story by itself.
    await this.tab.press('ArrowDown')
    await this.waits(() => document.querySelector('.hit[aria-selected="true"]') !== null, [], true)
  }

  /** Waits until a function of the page returns a value. */
  async waits<A extends readonly unknown[], R>(work: (...args: A) => R | Promise<R>, args: A, value: R): Promise<void> {
    await expect.poll(() => this.tab.run(work, ...args)).toEqual(value)
  }

  /** Waits for an address of the site: path and query. */
  async isAt(address: string): Promise<void> {
    await this.waits(() => location.pathname + location.search, [], address)
  }

  /** Waits for the text of the first element of a selector. */
  async reads(selector: string, text: string | RegExp): Promise<void> {
    const read = () => this.tab.run((selector) => document.querySelector(selector)?.textContent ?? '', selector)
    const is = expect.poll(read, `the text of ${selector}`)
    await (typeof text === 'string' ? is.toBe(text) : is.toMatch(text))
  }
}
