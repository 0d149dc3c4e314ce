import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { expect } from '@playwright/test'
import { Builder, By, Key, type WebDriver, type WebElement } from 'selenium-webdriver'
import { freePort } from '../e2e/server.ts'
import { type StartEngine, type Tab, WINDOW, findFrame } from './tab.ts'

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'close')
  child.kill()
  await ended
}

/** Starts a display without a screen. It chooses a free number itself. */
async function startDisplay(program: string) {
  const child = spawn(
    program,
    ['-displayfd', '3', '-screen', '0', `${WINDOW.width}x${WINDOW.height}x24`, '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const [number] = (await Promise.race([
    once(child.stdio[3] as Readable, 'data'),
    once(child, 'close').then(() => Promise.reject(new Error(`${program} ended before it had a display.`))),
  ])) as [Buffer]
  return { child, display: `:${number.toString().trim()}` }
}

async function startDriver(program: string, display: string) {
  const port = await freePort()
  const child = spawn(program, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display, LC_ALL: 'C.UTF-8', LANGUAGE: 'en_GB' },
    stdio: 'ignore',
  })
  const address = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(`${address}/status`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(answers, { message: `${program} answers` }).toBe(true)
  return { child, address }
}

/** Collects errors in the page itself, because WebKit's driver does not hand out the console. */
function collectErrors(): void {
  if ('engineErrors' in window) return
  const errors: string[] = []
  Object.assign(window, { engineErrors: errors })
  const write = console.error.bind(console)
  console.error = (...values: unknown[]) => {
    errors.push(values.map(String).join(' '))
    write(...values)
  }
  window.addEventListener('error', (event) => {
    // Elements dispatch plain events of this type, too.
    // The notice of a ResizeObserver that is called again in the next frame is not on a console either.
    if (event instanceof ErrorEvent && !event.message.startsWith('ResizeObserver loop'))
      errors.push(`${event.message} (${event.filename})`)
  })
  window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))
  document.addEventListener('securitypolicyviolation', (event) =>
    errors.push(`${event.violatedDirective} refuses ${event.blockedURI}`),
  )
}

/** What the page has collected, and addresses that were answered with an error. */
function collectedErrors(): string[] {
  const { engineErrors = [] } = window as { readonly engineErrors?: readonly string[] }
  const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const failed = requests.filter(({ responseStatus }) => responseStatus >= 400)
  return [...engineErrors, ...failed.map(({ name, responseStatus }) => `answered ${responseStatus}: ${name}`)]
}

const FRAME_TIMEOUT_MS = 15_000
const KEYS = { ArrowDown: Key.ARROW_DOWN, Enter: Key.ENTER, Escape: Key.ESCAPE }

function tabOf(driver: WebDriver, version: string): Tab {
  const earlier: string[] = []
  const run: Tab['run'] = (work, ...args) => driver.executeScript(work, ...args)
  const keep = async () => void earlier.push(...(await run(collectedErrors)))
  return {
    version,
    open: async (address) => {
      // A new document would forget the errors of this one.
      await keep()
      await driver.get(address)
      await run(collectErrors)
    },
    // The command of the driver waits for a document, which a step within the reader never loads.
    back: () => run(() => history.back()),
    run,
    runInFrame: async (work, ...args) => {
      await driver
        .switchTo()
        .frame(await driver.wait(() => driver.executeScript<WebElement>(findFrame), FRAME_TIMEOUT_MS))
      try {
        return await run(work, ...args)
      } finally {
        await driver.switchTo().defaultContent()
      }
    },
    load: (script) => driver.executeScript(script),
    click: (selector) => driver.findElement(By.css(selector)).click(),
    type: (text) => driver.switchTo().activeElement().sendKeys(text),
    press: (key) => driver.switchTo().activeElement().sendKeys(KEYS[key]),
    errors: async () => [...earlier, ...(await run(collectedErrors))],
    close: () => driver.quit(),
  }
}

/** Starts WebKit's driver. It has one session at a time, and each session is a browser with a storage of its own. */
export const startWebKit: StartEngine = async ({ path, driver: program, display: displayProgram }) => {
  if (!program || !displayProgram) throw new Error('WebKit needs its driver and a display.')
  const display = await startDisplay(displayProgram)
  const driver = await startDriver(program, display.display)
  return {
    newTab: async () => {
      const session = await new Builder()
        .usingServer(driver.address)
        .withCapabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: path, args: ['--automation'] },
        })
        .build()
      await session
        .manage()
        .window()
        .setRect({ x: 0, y: 0, ...WINDOW })
      const version = (await session.getCapabilities()).getBrowserVersion() ?? 'of unknown version'
      return tabOf(session, `WebKitGTK/${version}`)
    },
    close: async () => {
      await end(driver.child)
      await end(display.child)
    },
  }
}
