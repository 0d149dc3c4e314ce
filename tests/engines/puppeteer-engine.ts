import { type LaunchOptions, type Page, launch } from 'puppeteer-core'
import { CHROMIUM_FLAGS } from '../browser.ts'
import { type Engine, type StartEngine, type Tab, WINDOW, findFrame } from './tab.ts'

/** The reader takes its language from the browser. */
const LANGUAGE = 'en-GB'

async function firstFrame(page: Page) {
  const found = await page.waitForFunction(findFrame)
  const frame = await found.asElement()?.contentFrame()
  if (!frame) throw new Error('The page has no frame.')
  return frame
}

/** Puppeteer's type of a function refuses read-only arguments. */
type AnyFunction<R> = (...args: readonly unknown[]) => R | Promise<R>

function tabOf(page: Page, version: string, close: () => Promise<void>): Tab {
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url ?? 'no address'})`)
  })
  page.on('pageerror', (error) => errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error)))
  return {
    version,
    open: async (address) => void (await page.goto(address, { waitUntil: 'domcontentloaded' })),
    // Not `page.goBack()`: with Firefox, it waits for the loading of a document that is open already.
    back: () => page.evaluate(() => void setTimeout(() => history.back())),
    run: <R>(work: unknown, ...args: readonly unknown[]) => page.evaluate(work as AnyFunction<R>, ...args),
    runInFrame: async <R>(work: unknown, ...args: readonly unknown[]) =>
      (await firstFrame(page)).evaluate(work as AnyFunction<R>, ...args),
    load: async (script) => void (await page.evaluate(script)),
    click: (selector) => page.click(selector),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    errors: () => Promise.resolve(errors),
    close,
  }
}

async function start(options: LaunchOptions): Promise<Engine> {
  const browser = await launch(options)
  const version = await browser.version()
  return {
    newTab: async () => {
      const context = await browser.createBrowserContext()
      return tabOf(await context.newPage(), version, () => context.close())
    },
    close: () => browser.close(),
  }
}

export const startChromium: StartEngine = ({ path }) =>
  start({
    browser: 'chrome',
    executablePath: path,
    args: [...CHROMIUM_FLAGS, `--lang=${LANGUAGE}`],
    defaultViewport: WINDOW,
  })

/** Firefox speaks WebDriver BiDi. It refuses to change the viewport, so the window has the size instead. */
export const startFirefox: StartEngine = ({ path }) =>
  start({
    browser: 'firefox',
    executablePath: path,
    args: [`--width=${WINDOW.width}`, `--height=${WINDOW.height}`],
    defaultViewport: null,
    extraPrefsFirefox: { 'intl.accept_languages': LANGUAGE },
  })
