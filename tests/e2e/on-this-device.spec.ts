import { existsSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, goOffline, headline, pathOf, settle, settleSeen, stories, test } from './device.ts'
import { need } from './edition.ts'
import { FaultyHost } from './faulty-host.ts'
import { siteOf } from './sites.ts'

test.beforeEach(() => {
  test.skip(!existsSync(siteOf('demo').outDir), 'The site demo is not built in this run.')
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

/** Another site's pictures: those below `/open/` any site may read. */
async function pictureSite(): Promise<{
  readonly origin: string
  readonly asked: string[]
  readonly stop: () => void
}> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const isOpen = request.url?.startsWith('/open/')
    response.writeHead(200, { 'content-type': 'image/png', ...(isOpen && { 'access-control-allow-origin': '*' }) })
    response.end(PNG)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, asked, stop: () => server.close() }
}

const cached = (page: import('@playwright/test').Page, name: string) =>
  page.evaluate(async (ending) => {
    const found = (await caches.keys()).find((one) => one.endsWith(ending))
    return found ? (await (await caches.open(found)).keys()).map(({ url }) => url) : []
  }, name)

const newest = need(stories(12)[11], 'a story')

test('pictures of another site are kept where it lets them be read, and asked for plainly where not', async ({
  page,
  host,
}) => {
  const [open, closed] = [await pictureSite(), await pictureSite()]
  try {
    await host.publish(
      stories(12).map((story, at) => ({
        ...story,
        picture: at % 2 === 0 ? `${open.origin}/open/${at}.png` : `${closed.origin}/shut/${at}.png`,
      })),
    )
    await settleSeen(page, host)
    await page.reload()
    await expect(headline(page)).toBeVisible()
    await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight }))
    await expect
      .poll(async () => (await cached(page, ':pictures')).some((url) => url.startsWith(open.origin)))
      .toBe(true)
    expect((await cached(page, ':pictures')).filter((url) => url.startsWith(closed.origin))).toEqual([])
    // Each picture of the closed site is on the screen nevertheless.
    const shown = await page
      .locator(`img[src^="${closed.origin}"]`)
      .evaluateAll((images) =>
        images.every((image) => !(image as HTMLImageElement).complete || (image as HTMLImageElement).naturalWidth > 0),
      )
    expect(shown).toBe(true)
  } finally {
    open.stop()
    closed.stop()
  }
})

test('the picture of a saved story stays when all others have gone', async ({ page, context, host }) => {
  const open = await pictureSite()
  try {
    await host.publish(stories(12).map((story, at) => ({ ...story, picture: `${open.origin}/open/${at}.png` })))
    await settle(page, host)
    await page.goto(host.address + pathOf(newest))
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect.poll(() => cached(page, ':kept')).toContain(`${open.origin}/open/11.png`)
    await page.evaluate(() => caches.delete('broadsheet:/:pictures'))
    open.stop()
    await goOffline(context, host)
    await page.reload()
    const picture = page.getByRole('article').locator('img').first()
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  } finally {
    open.stop()
  }
})

test('two editions on one origin do not meet: everything is kept below its own path', async ({ page, context }) => {
  test.skip(!existsSync(siteOf('sub').outDir), 'The site sub is not built in this run.')
  const host = await FaultyHost.start('sub')
  try {
    await host.publish(stories(5))
    await settle(page, host)
    expect(await page.evaluate(() => caches.keys())).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^broadsheet:\/:/)]),
    )
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations())[0]?.scope)).toBe(
      host.address,
    )
    await goOffline(context, host)
    await page.goto(`${host.address}topics/harbour`)
    await expect(headline(page)).toBeVisible()
  } finally {
    await host.stop()
  }
})

test('the offer to install comes with the second visit, and never after it was refused', async ({ page, host }) => {
  await page.addInitScript(() => {
    window.addEventListener('load', () => setTimeout(() => window.dispatchEvent(new Event('beforeinstallprompt')), 300))
  })
  const offer = page.getByRole('status').filter({ hasText: 'Keep this paper at hand' })
  const visitLater = () =>
    page.evaluate(() => {
      const key = 'broadsheet:/:visits'
      const known = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>
      localStorage.setItem(key, JSON.stringify({ ...known, last: 0 }))
    })
  await settle(page, host)
  await expect(offer).toHaveCount(0)
  await visitLater()
  await page.reload()
  await expect(offer).toBeVisible()
  await offer.getByRole('button', { name: 'No, thanks' }).click()
  await expect(offer).toHaveCount(0)
  await visitLater()
  await page.reload()
  await expect(page.locator('.only-installed')).toBeAttached()
  await page.goto(`${host.address}saved`)
  await expect(page.getByText('It opens like an app, from its own icon.')).toBeVisible()
  await expect(offer).toHaveCount(0)
})

test('installed, it has a control to refresh, and its icon counts what is new', async ({ page, host }) => {
  await page.addInitScript(() => {
    Object.assign(window, { badges: [] })
    // No browser under test runs in an app's window.
    const ask = window.matchMedia.bind(window)
    window.matchMedia = (query) => ask(query.includes('display-mode: standalone') ? 'all' : query)
    Object.assign(navigator, {
      setAppBadge: (count: number) => Promise.resolve(void window.badges.push(count)),
      clearAppBadge: () => Promise.resolve(void window.badges.push(0)),
    })
  })
  await settle(page, host)
  await host.publish(stories(14))
  await page.getByRole('button', { name: 'Look for a new edition' }).click()
  const pill = page.getByRole('button', { name: '2 new stories' })
  await pill.click()
  expect(await page.evaluate(() => window.badges)).toEqual([2, 0])
  await page.getByRole('button', { name: 'Look for a new edition' }).click()
  await expect(page.getByText('This is the newest edition.')).toBeVisible()
})

declare global {
  interface Window {
    badges: number[]
  }
}
