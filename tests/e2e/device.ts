import { type BrowserContext, type Page, expect, test as base } from '@playwright/test'
import { FaultyHost, type Story } from './faulty-host.ts'

export { expect }

const day = (at: number) => new Date(Date.UTC(2026, 9, 1 + at, 9)).toISOString().replace('.000', '')

/** A paper of so many stories, a day apart; number 0 is the oldest. */
export const stories = (count: number): Story[] =>
  Array.from({ length: count }, (_, at) => ({ slug: `story-${at}`, title: `Story number ${at}`, time: day(at) }))

export const pathOf = ({ time, slug }: Story): string => `${time.slice(0, 10).replaceAll('-', '/')}/${slug}`

/** A reader with a device of their own, and a host that may fail. */
export const test = base.extend<{ readonly host: FaultyHost; readonly watch: string[] }>({
  serviceWorkers: 'allow',
  host: async ({}, use) => {
    const host = await FaultyHost.start()
    await host.publish(stories(12))
    await use(host)
    await host.stop()
  },
  watch: [
    async ({ context }, use) => {
      const problems: string[] = []
      context.on('weberror', (error) => problems.push(String(error.error())))
      await use(problems)
      expect(problems, 'The reader threw nothing.').toEqual([])
    },
    { auto: true },
  ],
})

/** What the page is made of when it works: a headline of an article. */
export const headline = (page: Page) => page.getByRole('article').first()

const stateOf = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const state = names.find((name) => name.endsWith(':state'))
    const keys = state ? await (await caches.open(state)).keys() : []
    const whole = keys.find(({ url }) => url.endsWith('~state/whole'))
    const text = whole && state ? await (await (await caches.open(state)).match(whole))?.text() : undefined
    return {
      isControlled: Boolean(navigator.serviceWorker.controller),
      whole: text === undefined ? undefined : (JSON.parse(text) as { edition: string }).edition,
    }
  })

/** How a state that comes by itself is waited for. */
export const OFTEN = { timeout: 30_000, intervals: [100] }

/** Opens the paper and waits until all of it is on the device. */
export async function settle(page: Page, host: FaultyHost, path = ''): Promise<void> {
  await page.goto(host.address + path)
  await expect(headline(page)).toBeVisible()
  await expect.poll(async () => (await stateOf(page)).whole, OFTEN).toBeTruthy()
}

/** As {@link settle}, without the whole edition. */
export async function settleSeen(page: Page, host: FaultyHost, path = ''): Promise<void> {
  await page.addInitScript(() => {
    localStorage.setItem('broadsheet:/:preferences', JSON.stringify({ keep: 'off' }))
  })
  await page.goto(host.address + path)
  await expect(headline(page)).toBeVisible()
  await expect.poll(async () => (await stateOf(page)).isControlled, OFTEN).toBe(true)
}

export const wholeEdition = async (page: Page) => (await stateOf(page)).whole

/** What the refresh control of an installed reader does. */
export const look = (page: Page) =>
  page.locator('.only-installed').evaluate((button) => (button as HTMLButtonElement).click())

export const goOffline = async (context: BrowserContext, host: FaultyHost) => {
  host.isDown = true
  await context.setOffline(true)
}

export const goOnline = async (context: BrowserContext, host: FaultyHost) => {
  host.isDown = false
  await context.setOffline(false)
}

/**
 * Lets the new version in. A browser under test may keep the old worker busy for as long as it watches it; then the new
 * one comes with the next start, as the reader was told.
 */
export async function letIn(page: Page, host: FaultyHost, version: string): Promise<void> {
  const shown = () => page.locator('meta[name="broadsheet:version"]').getAttribute('content')
  const before = await shown()
  await page.getByRole('button', { name: 'Load it' }).click()
  const isNew = await expect
    .poll(shown, { timeout: 25_000 })
    .not.toBe(before)
    .then(
      () => true,
      () => false,
    )
  if (isNew) return
  await expect
    .poll(async () => {
      const address = page.url()
      await page.goto('about:blank')
      await page.goto(address === 'about:blank' ? host.address : address)
      return shown()
    })
    .toBe(version)
}

export const offlineBanner = (page: Page) => page.getByRole('status').filter({ hasText: 'You are offline.' })
