import type {
  FrameLocator,
  Page,
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
  TestType,
} from '@playwright/test'
import { type Hosts, startHosts } from '../hosts/pages.ts'
import { need } from './edition.ts'
import { drawn } from './layout.ts'
import { type SiteFixtures, expect, test as base } from './site.ts'

export { expect }

/** Journeys on the pages of tests/hosts. They are on 127.0.0.1 and embed the edition on localhost: another site. */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & SiteFixtures & { readonly hosts: Hosts },
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
> = base.extend<{ readonly hosts: Hosts }>({
  site: 'hosts',
  manyPages: true,
  hosts: [
    async ({ baseURL, context }, use) => {
      const hosts = await startHosts(need(baseURL, 'an address'))
      await context.route(`${hosts.address}**`, (route) => route.continue())
      // Pictures of this host never load; those of other hosts get a stand-in.
      await context.route('https://missing.example/**', (route) => route.abort())
      await use(hosts)
      await hosts.stop()
    },
    { auto: true },
  ],
})

export const openHostPage = (page: Page, { address }: Hosts, path = '') => page.goto(address + path)

/** Scrolls to the element of a case, which loads its document when it comes into view. */
export async function show(page: Page, id: string): Promise<FrameLocator> {
  const element = page.locator(`#${id} broadsheet-topic`)
  await element.scrollIntoViewIfNeeded()
  return element.frameLocator('iframe')
}

/**
 * Problems that the host pages provoke: the unknown topic answers 404, and the missing pictures fail. Only one pattern,
 * because Playwright reads an array of two as a value with options.
 */
export const PROVOKED = [/ 404\b|missing\.example|ERR_FAILED/]

/** What a case shows, by role and name. */
interface Screen {
  readonly heading: string
  readonly stories: number
  readonly also?: (frame: FrameLocator) => Promise<unknown>
}

const attribute = (name: string, value: string) => (frame: FrameLocator) =>
  expect(frame.locator('html')).toHaveAttribute(name, value)

/** Cases of the live page, by the id of their section. */
export const CASES: Readonly<Record<string, Screen>> = {
  cards: { heading: 'Harbour', stories: 6, also: attribute('data-layout', 'cards') },
  list: { heading: 'Harbour', stories: 6, also: attribute('data-layout', 'list') },
  headlines: {
    heading: 'Harbour',
    stories: 6,
    also: (frame) => expect(frame.locator('.story:visible').getByRole('img')).toHaveCount(0),
  },
  ticker: {
    heading: 'Harbour',
    stories: 6,
    also: async (frame) => {
      await frame.getByRole('button', { name: 'Pause' }).click()
      await expect(frame.getByRole('button', { name: 'Pause', pressed: true })).toBeVisible()
    },
  },
  light: { heading: 'Harbour', stories: 4, also: attribute('data-theme', 'light') },
  dark: { heading: 'Harbour', stories: 4, also: attribute('data-theme', 'dark') },
  narrow: { heading: 'Harbour', stories: 3 },
  wide: { heading: 'Harbour', stories: 6 },
  'long-titles': {
    heading: 'Intermunicipal Waterway Reconciliation and Lock-keeping',
    stories: 6,
    also: (frame) =>
      expect(frame.getByRole('link', { name: /^A commission of eleven.*middle of the river$/ })).toBeVisible(),
  },
  'long-ticker': { heading: 'Intermunicipal Waterway Reconciliation and Lock-keeping', stories: 6 },
  rtl: {
    heading: 'أخبار المرفأ',
    stories: 6,
    also: async (frame) => {
      await attribute('dir', 'rtl')(frame)
      await attribute('lang', 'ar')(frame)
      await expect(frame.locator('time').first()).toHaveAttribute('lang', 'ar')
      await expect(frame.locator('time').first()).toHaveText(/مايو/)
      // The arrow points in the reading direction, the triangle of a film does not.
      await expect(frame.locator('.embed__foot svg')).toHaveCSS('transform', 'matrix(-1, 0, 0, 1, 0, 0)')
      await expect(frame.locator('.pic__play svg').first()).toHaveCSS('transform', 'none')
    },
  },
  'rtl-ticker': {
    heading: 'חדשות הנמל',
    stories: 4,
    also: async (frame) => {
      const left = async (name: RegExp) =>
        need((await frame.getByRole('heading', { name }).boundingBox()) ?? undefined, 'a heading').x
      // Both names are at the right edge, and the first story is beside them.
      const edges = await Promise.all(
        [frame.getByRole('heading', { level: 1 }), frame.getByRole('link', { name: 'The Slipway' })].map(async (one) =>
          need((await one.boundingBox()) ?? undefined, 'a box'),
        ),
      )
      expect(new Set(edges.map(({ x, width }) => Math.round(x + width))).size).toBe(1)
      expect(await left(/^המגדלור/)).toBeLessThan(await left(/^חדשות הנמל/))
      expect(await left(/^מעבורות/)).toBeLessThan(await left(/^המגדלור/))
    },
  },
  'missing-pictures': {
    heading: 'Lost Pictures',
    stories: 4,
    also: (frame) =>
      expect(frame.locator('.pic--broken')).toHaveText([
        'Lantern',
        'Orrin Courant',
        'Saltmarsh Weekly',
        'The Ninth Buoy',
      ]),
  },
  'no-pictures': {
    heading: 'Harbour',
    stories: 4,
    also: (frame) => expect(frame.locator('.story:visible .pic')).toHaveCount(0),
  },
  unknown: { heading: 'Top stories', stories: 3 },
  empty: {
    heading: 'Quiet Waters',
    stories: 0,
    also: (frame) => expect(frame.getByRole('heading', { name: 'No stories yet' })).toBeVisible(),
  },
  accent: {
    heading: 'Harbour',
    stories: 4,
    also: (frame) =>
      expect
        .poll(() => frame.locator('html').evaluate((root) => root.style.getPropertyValue('--accent')))
        .toBe('#b4005a'),
  },
  transparent: {
    heading: 'Harbour',
    stories: 4,
    also: async (frame) => {
      for (const part of ['html', 'body'])
        await expect(frame.locator(part)).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
      await expect(frame.locator('.embed__foot')).toBeHidden()
    },
  },
  related: {
    heading: 'Harbour',
    stories: 3,
    also: async (frame) => {
      const title = frame.getByRole('link', { name: 'The lighthouse that keeps its own diary (2)' })
      await expect(title).toBeHidden()
      await frame.getByText('related stories').first().click()
      await expect(title).toBeVisible()
    },
  },
  reader: {
    heading: 'Harbour',
    stories: 3,
    also: (frame) =>
      expect(frame.getByRole('link', { name: 'The lighthouse that keeps its own diary', exact: true })).toHaveAttribute(
        'href',
        /\/2026\/05\/30\/harbour-1$/,
      ),
  },
  top: { heading: 'Top stories', stories: 3 },
}

/** Returns a function that lists every layout shift on pages opened from here on, however small. */
export async function watchShifts(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const shifts: string[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as LayoutShift[])
        shifts.push(`${value} ${sources.map(({ node }) => node?.nodeName).join()}`)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return async () => {
    await drawn(page)
    return page.evaluate(() => (window as unknown as { readonly shifts: string[] }).shifts)
  }
}
