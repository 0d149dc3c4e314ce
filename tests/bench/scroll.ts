import type { CDPSession, Page } from '@playwright/test'

/** Durations in milliseconds, since the record started. */
interface ScrollRecord {
  /** From each frame to the next. */
  readonly frames: number[]
  /** Tasks of more than 50 ms. */
  readonly tasks: number[]
}

declare global {
  interface Window {
    scrollRecord?: ScrollRecord
  }
}

/** Cards on the page when the scrolling has ended. */
const CARDS = 1000
/** Cards that are loaded before the measurement. The rest are appended while it scrolls. */
const CARDS_BEFORE = 900
/** How many times slower than this machine the scripts run. */
const SLOW_DOWN = 4
/** Pixels a second: a quick reader on a wheel. */
const SPEED = 3000
/** Pixels to scroll back up. */
const WAY_BACK = 30_000

export interface ScrollMeasurement {
  /** Number of cards on the page at the end. */
  readonly cards: number
  /** 95th percentile of the time between two frames, in milliseconds. */
  readonly p95: number
  /** Longest task of the main thread, in milliseconds; 0 when none took more than 50. */
  readonly longestTask: number
}

const countCards = (page: Page) => page.evaluate(() => document.querySelectorAll('main article').length)

/** Scrolls like a wheel that turns evenly. Positive distances go down. */
const scroll = (cdp: CDPSession, distance: number, speed: number) =>
  cdp.send('Input.synthesizeScrollGesture', {
    x: 300,
    y: 300,
    yDistance: -distance,
    speed,
    gestureSourceType: 'mouse',
    preventFling: true,
  })

/** Jumps to the end of the list until it has a number of cards, or stops growing. */
async function loadCards(page: Page, wanted: number): Promise<void> {
  for (let at = 0; at < 500 && (await countCards(page)) < wanted; at++) {
    await page.evaluate(async () => {
      window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })
      await new Promise((done) => setTimeout(done, 50))
    })
  }
}

/** Runs in the page. Its functions are methods, because the compiler adds a helper to named functions that a page lacks. */
function startRecord(): void {
  const record: ScrollRecord = { frames: [], tasks: [] }
  window.scrollRecord = record
  let last = performance.now()
  const clock = {
    tick(this: void, now: number) {
      record.frames.push(now - last)
      last = now
      requestAnimationFrame(clock.tick)
    },
  }
  requestAnimationFrame(clock.tick)
  new PerformanceObserver((list) => record.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  })
}

/**
 * Scrolls a list down to its thousandth card and back up a good way, on a slow processor. The page must show a list of
 * more than a thousand articles.
 */
export async function measureScroll(page: Page): Promise<ScrollMeasurement> {
  await loadCards(page, CARDS_BEFORE)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
  await page.evaluate(startRecord)
  for (let at = 0; at < 40 && (await countCards(page)) < CARDS; at++) await scroll(cdp, SPEED, SPEED)
  await scroll(cdp, -WAY_BACK, SPEED)
  const { frames, tasks } = await page.evaluate(() => {
    const record = window.scrollRecord
    return { frames: record?.frames.slice(1) ?? [], tasks: record?.tasks ?? [] }
  })
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await cdp.detach()
  const sorted = frames.toSorted((a, b) => a - b)
  return {
    cards: await countCards(page),
    p95: Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0),
    longestTask: Math.round(Math.max(0, ...tasks)),
  }
}
