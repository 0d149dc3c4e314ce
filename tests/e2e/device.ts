import { existsSync } from 'node:fs'
import { type BrowserContext, type Page, expect, test as base } from '@playwright/test'
import { FaultyHost } from './faulty-host.ts'
import { siteOf } from './sites.ts'
import { type Story, stories } from './test-paper.ts'

export { expect, stories }

/** Path of a story's page below the base. */
export const pathOf = ({ time, slug }: Story): string => `${time.slice(0, 10).replaceAll('-', '/')}/${slug}`

/** A browser profile of its own for each test, and a host that fails on request. The first edition has 12 stories. */
export const test = base.extend<{ readonly host: FaultyHost; readonly watch: string[] }>({
  serviceWorkers: 'allow',
  host: async ({}, use, testInfo) => {
    testInfo.skip(!existsSync(siteOf('demo').outDir), 'The site demo is not built in this run.')
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

/** The first article of the page. It is visible once the page is drawn. */
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
      kept: text === undefined ? undefined : (JSON.parse(text) as { edition: string }).edition,
    }
  })

/** Options of `expect.poll` for a state that the reader reaches without input. */
export const POLL = { timeout: 30_000, intervals: [100] }

/** Opens the paper and waits until the whole edition is on the device. */
export async function openAndKeep(page: Page, host: FaultyHost, path = ''): Promise<void> {
  await page.goto(host.address + path)
  await expect(headline(page)).toBeVisible()
  await expect.poll(async () => (await stateOf(page)).kept, POLL).toBeTruthy()
}

/** Opens the paper with keeping switched off and waits until the service worker controls the page. */
export async function openWithoutKeeping(page: Page, host: FaultyHost, path = ''): Promise<void> {
  await page.addInitScript(() => {
    localStorage.setItem('broadsheet:/:preferences', JSON.stringify({ keep: 'off' }))
  })
  await page.goto(host.address + path)
  await expect(headline(page)).toBeVisible()
  await expect.poll(async () => (await stateOf(page)).isControlled, POLL).toBe(true)
}

/** Returns the hash of the edition that is kept whole. */
export const keptEdition = async (page: Page) => (await stateOf(page)).kept

/** Presses the refresh button, which only an installed reader shows. */
export const pressRefresh = (page: Page) =>
  page.locator('.only-installed').evaluate((button) => (button as HTMLButtonElement).click())

export const goOffline = async (context: BrowserContext, host: FaultyHost) => {
  host.isDown = true
  await context.setOffline(true)
}

export const goOnline = async (context: BrowserContext, host: FaultyHost) => {
  host.isDown = false
  await context.setOffline(false)
}

/** Opens a story and saves it. */
export async function save(page: Page, host: FaultyHost, story: Story): Promise<void> {
  await page.goto(host.address + pathOf(story))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toHaveAttribute('aria-pressed', 'true')
}

export async function expectSaved(page: Page, host: FaultyHost, { title }: Story): Promise<void> {
  await page.goto(`${host.address}saved`)
  await expect(page.getByRole('list', { name: 'Saved stories' }).getByText(title)).toBeVisible()
}

/** Fails when the front page shows no story, or the error page instead. */
export async function expectPaper(page: Page): Promise<void> {
  await expect(headline(page)).toBeVisible()
  await expect(page.getByRole('article').filter({ hasText: 'Story number' }).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'This page broke' })).toHaveCount(0)
}

/** Presses “Load it” and waits for the new version. */
export async function loadNewVersion(page: Page, version: string): Promise<void> {
  await page.getByRole('button', { name: 'Load it' }).click()
  await expect(page.locator('meta[name="broadsheet:version"]')).toHaveAttribute('content', version)
}

export const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' })

export const offlineBanner = (page: Page) => page.getByRole('status').filter({ hasText: 'You are offline.' })
