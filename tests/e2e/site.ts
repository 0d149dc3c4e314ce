import { type BrowserContext, type Page, test as base, expect } from '@playwright/test'
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
}

interface Watch {
  /** Requested addresses of other origins, in order. */
  readonly outside: readonly string[]
  /** Unexpected console errors, failed requests and error responses. */
  readonly problems: readonly string[]
}

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630"><rect width="1200" height="630" fill="#8a93a6"/></svg>'

/** Answers requests to other origins with stand-ins and records them. No journey reaches a third party. */
async function mockOtherOrigins(context: BrowserContext, origin: string, outside: string[]): Promise<void> {
  await context.route(
    (url) => /^https?:$/.test(url.protocol) && url.origin !== origin,
    (route) => {
      const request = route.request()
      outside.push(request.url())
      switch (request.resourceType()) {
        case 'image':
          return route.fulfill({ contentType: 'image/svg+xml', body: PICTURE })
        case 'document':
          return route.fulfill({
            contentType: 'text/html',
            body: '<!doctype html><title>Elsewhere</title><p>Elsewhere.</p>',
          })
        default:
          return route.fulfill({ status: 204 })
      }
    },
  )
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
    async ({ context, baseURL, expected }, use) => {
      const origin = new URL(baseURL ?? '').origin
      const outside: string[] = []
      const problems: string[] = []
      const report = (problem: string) => {
        if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem)
      }
      await mockOtherOrigins(context, origin, outside)
      context.on('page', (page) => reportProblems(page, origin, report))
      await use({ outside, problems })
      expect(problems, 'The page reported no unexpected problem.').toEqual([])
    },
    { auto: true },
  ],
})
