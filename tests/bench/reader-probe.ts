import type { Page, Request } from '@playwright/test'
import { isChosen, isInPicture, isLoading, nameOfChoice } from '../reader-page.ts'

/** What the script in the page has seen since the step began. Times are milliseconds since 1970. */
interface Seen {
  /** Time of the last input: a click or a key. */
  readonly input: number
  /** Time when the clicked choice was painted as chosen. 0 before that. */
  readonly answered: number
  /** Time when the last change below the main element was painted. */
  readonly painted: number
  /** The longest event of an interaction, as in INP. */
  readonly longest: number
  readonly isLoading: boolean
}

interface ProbeWindow {
  readerProbe: { begin: (choice: string) => void; seen: () => Seen }
}

/** The script of the probe. Runs in the page before all others, with the functions of the adapter as text. */
function install(
  isChosen: (name: string) => boolean,
  isLoading: () => boolean,
  isInPicture: (node: Node) => boolean,
): void {
  let choice = ''
  let [input, answered, painted, longest] = [0, 0, 0, 0]
  let isScheduled = false
  const clock = () => performance.timeOrigin + performance.now()
  // A message that is sent in a frame arrives after its painting. The channel is kept, or it might be collected as garbage.
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.addEventListener('message', () => waiting.shift()?.())
  port1.start()
  /** Calls back when the next frame has been painted. */
  const afterPaint = (callback: () => void) =>
    requestAnimationFrame(() => {
      waiting.push(callback)
      port2.postMessage(undefined)
    })
  const note = (event: Event) => {
    input = performance.timeOrigin + event.timeStamp
  }
  addEventListener('click', note, true)
  addEventListener('keydown', note, true)
  addEventListener('input', note, true)
  const watch = () =>
    new MutationObserver((changes) => {
      // Announcements for screen readers come after a pause, and nobody sees them. Pictures that cannot be loaded are
      // replaced by words, and when depends on their servers.
      const isSeen = ({ target }: MutationRecord) =>
        !(target instanceof Element ? target : target.parentElement)?.closest('[role=status], [aria-live]') &&
        !isInPicture(target)
      if (isScheduled || !changes.some(isSeen)) return
      isScheduled = true
      afterPaint(() => {
        isScheduled = false
        painted = clock()
        if (answered === 0 && choice !== '' && input > 0 && isChosen(choice)) answered = painted
      })
    }).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['aria-busy', 'aria-pressed', 'aria-checked', 'checked', 'aria-selected'],
    })
  // A checkbox that the reader checks changes no attribute.
  addEventListener('change', () =>
    afterPaint(() => {
      if (answered === 0 && choice !== '' && isChosen(choice)) answered = clock()
    }),
  )
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ('interactionId' in entry && Number(entry.interactionId) > 0) longest = Math.max(longest, entry.duration)
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  watch()
  Object.assign(window, {
    readerProbe: {
      begin: (name: string) => {
        choice = name
        ;[input, answered, painted, longest] = [0, 0, 0, 0]
      },
      seen: () => ({ input, answered, painted, longest, isLoading: isLoading() }),
    },
  })
}

/** Measurements of a step. Times are in milliseconds, and undefined where the step has none. */
export interface Step {
  readonly requests: number
  /** Bytes of bodies as they came over the wire, in thousands. */
  readonly kilobytes: number
  /** From the click until the choice was painted as chosen. */
  readonly answered?: number
  /** From the last input until the last change was painted. */
  readonly settled: number
  /** From the last byte until the last change was painted. */
  readonly drawn?: number
  readonly longest: number
}

/** Milliseconds without a change and without a request after which a page has settled. */
const SILENCE = 700
const LONGEST_STEP = 120_000
/** Milliseconds between two looks at the page. */
const PAUSE = 100

/** Measures steps on a page: its requests from outside, and what it paints from inside. */
export class Probe {
  private readonly page: Page
  private readonly finished: Request[] = []
  private underWay = 0
  private lastChange = 0

  private constructor(page: Page) {
    this.page = page
    const isCounted = (request: Request) => request.resourceType() !== 'image'
    page.on('request', (request) => {
      if (!isCounted(request)) return
      this.underWay++
      this.lastChange = Date.now()
    })
    const end = (request: Request) => {
      if (!isCounted(request)) return
      this.underWay--
      this.lastChange = Date.now()
      this.finished.push(request)
    }
    page.on('requestfinished', end)
    page.on('requestfailed', end)
  }

  static async on(page: Page): Promise<Probe> {
    // Names that a compiler gave to functions must not be missing in the page.
    const calls = `(${install.toString()})(${isChosen.toString()}, ${isLoading.toString()}, ${isInPicture.toString()})`
    await page.addInitScript(`globalThis.__name ??= (one) => one; ${calls}`)
    return new Probe(page)
  }

  private seen(): Promise<Seen> {
    return this.page.evaluate(() => (window as unknown as ProbeWindow).readerProbe.seen())
  }

  /** Waits until the page has been silent for a while. */
  async settle(): Promise<Seen> {
    const started = Date.now()
    for (;;) {
      await this.page.waitForTimeout(PAUSE)
      const seen = await this.seen()
      const now = Date.now()
      const last = Math.max(seen.painted, seen.input, this.lastChange, started)
      if (!seen.isLoading && this.underWay <= 0 && now - last > SILENCE) return seen
      if (now - started > LONGEST_STEP) throw new Error(`The page at ${this.page.url()} did not settle.`)
    }
  }

  /**
   * Measures what an action causes, until the page is silent.
   * @param choice name of the filter's choice that the action clicks
   */
  async measure(action: () => Promise<void>, choice = ''): Promise<Step> {
    await this.page.evaluate((name) => (window as unknown as ProbeWindow).readerProbe.begin(name), choice)
    this.finished.length = 0
    await action()
    const { input, answered, painted, longest } = await this.settle()
    const sent = await Promise.all(
      this.finished.map(async (request) => {
        const bytes = (await request.response()) ? (await request.sizes()).responseBodySize : 0
        const { startTime, responseEnd } = request.timing()
        return { bytes, end: startTime + responseEnd }
      }),
    )
    // The size of a file from the browser's cache is that of its headers, subtracted.
    const requests = sent.filter(({ bytes }) => bytes >= 0)
    const ends = requests.map(({ end }) => end)
    return {
      requests: requests.length,
      kilobytes: requests.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
      ...(answered > 0 && { answered: answered - input }),
      settled: Math.max(0, painted - input),
      ...(ends.length > 0 && { drawn: Math.max(0, painted - Math.max(...ends)) }),
      longest,
    }
  }

  nameOf(choice: ReturnType<Page['locator']>): Promise<string> {
    return choice.evaluate(nameOfChoice)
  }
}
