import { type Page, test as base, expect } from '@playwright/test'
import { answerEverywhere, answerInPages } from './other-origins.ts'
import { type SiteName, addressOf } from './sites.ts'

export { expect }

interface Options {
  /** Built site that the journey opens. Addresses are relative to it: `page.goto('./topics/x')`. */
  readonly site: SiteName
  /** Problems that the journey provokes on purpose. Any other problem fails it. */
  readonly expected: readonly RegExp[]
  /**
   * False answers every address with the page that holds no content, as hosts do for addresses without a page, and the worker
   * for all.
   */
  readonly drawn: boolean
  /**
   * True when links open in new tabs, or frames show other sites. Then the first request of each tab and frame to another
   * origin has a stand-in too, which makes every request slower.
   */
  readonly manyPages: boolean
}

interface Watch {
  /** Requested addresses of other origins, in order. */
  readonly outside: readonly string[]
  /** Unexpected console errors, failed requests and error responses. */
  readonly problems: readonly string[]
}

function reportProblems(page: Page, origin: string, report: (problem: string) => void): void {
  const isOwn = (url: string) => url.startsWith(`${origin}/`)
  page.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => report(`uncaught: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // Leaving a page aborts its open requests.
    if (isOwn(request.url()) && reason !== 'net::ERR_ABORTED') report(`failed: ${request.url()} ${reason}`)
  })
  page.on('response', (response) => {
    if (isOwn(response.url()) && response.status() >= 400) report(`answered ${response.status()}: ${response.url()}`)
  })
}

export type SiteFixtures = Options & { readonly watch: Watch }

export const test = base.extend<SiteFixtures>({
  site: ['demo', { option: true }],
  expected: [[], { option: true }],
  drawn: [true, { option: true }],
  manyPages: [false, { option: true }],

  baseURL: async ({ site }, use, testInfo) => {
    const address = addressOf(site)
    testInfo.skip(!address, `The site ${site} is not served in this run.`)
    await use(address)
  },

  // A page is shown before the reader has taken it over. `early.spec.ts` looks at that time; all others wait for its end.
  page: async ({ page, javaScriptEnabled, drawn, baseURL }, use) => {
    if (!drawn)
      await page.route(
        (url) => url.href.startsWith(baseURL ?? ''),
        (route) =>
          route.request().resourceType() === 'document'
            ? route.continue({ url: `${baseURL ?? ''}shell.html` })
            : route.fallback(),
      )
    const takenOver = () => page.locator(':root:not([data-drawn])').waitFor({ state: 'attached' })
    const goto = page.goto.bind(page)
    const reload = page.reload.bind(page)
    page.goto = async (url, options) => {
      const response = await goto(url, options)
      if (javaScriptEnabled && options?.waitUntil !== 'commit') await takenOver()
      return response
    }
    page.reload = async (options) => {
      const response = await reload(options)
      await takenOver()
      return response
    }
    await use(page)
  },

  watch: [
    async ({ context, baseURL, expected, manyPages }, use) => {
      const origin = new URL(baseURL ?? '').origin
      const outside: string[] = []
      const problems: string[] = []
      const report = (problem: string) => {
        if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem)
      }
      context.on('request', (request) => {
        if (/^https?:/.test(request.url()) && !request.url().startsWith(`${origin}/`)) outside.push(request.url())
      })
      context.on('page', (page) => reportProblems(page, origin, report))
      if (manyPages) await answerEverywhere(context, origin)
      else answerInPages(context)
      await use({ outside, problems })
      expect(problems, 'The page reported no unexpected problem.').toEqual([])
    },
    { auto: true },
  ],
})
