import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { expect, goOffline, headline, openAndKeep, openWithoutKeeping, save, stories, test } from './device.ts'
import { need } from './edition.ts'
import { FaultyHost } from './faulty-host.ts'
import { addressOf } from './sites.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

/** Starts another site with pictures. Any site may read those below `/open/`. */
async function startPictureSite(): Promise<{ readonly origin: string; readonly stop: () => void }> {
  const server: Server = createServer((request, response) => {
    const isOpen = request.url?.startsWith('/open/')
    response.writeHead(200, { 'content-type': 'image/png', ...(isOpen && { 'access-control-allow-origin': '*' }) })
    response.end(PNG)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() }
}

/** Returns the addresses in the cache whose name has this ending. */
const cached = (page: Page, name: string) =>
  page.evaluate(async (ending) => {
    const found = (await caches.keys()).find((one) => one.endsWith(ending))
    return found ? (await (await caches.open(found)).keys()).map(({ url }) => url) : []
  }, name)

const newest = need(stories(12)[11], 'a story')

test('pictures of another site are cached where that site allows reading, and shown in any case', async ({
  page,
  host,
}) => {
  const [open, closed] = [await startPictureSite(), await startPictureSite()]
  try {
    await host.publish(
      stories(12).map((story, at) => ({
        ...story,
        picture: at % 2 === 0 ? `${open.origin}/open/${at}.png` : `${closed.origin}/shut/${at}.png`,
      })),
    )
    await openWithoutKeeping(page, host)
    await page.reload()
    await expect(headline(page)).toBeVisible()
    await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight }))
    await expect
      .poll(async () => (await cached(page, ':pictures')).some((url) => url.startsWith(open.origin)))
      .toBe(true)
    expect((await cached(page, ':pictures')).filter((url) => url.startsWith(closed.origin))).toEqual([])
    // The pictures of the closed site are on the page all the same.
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

test('the picture of a saved story stays when the other pictures are deleted', async ({ page, context, host }) => {
  const open = await startPictureSite()
  try {
    await host.publish(stories(12).map((story, at) => ({ ...story, picture: `${open.origin}/open/${at}.png` })))
    await openAndKeep(page, host)
    await save(page, host, newest)
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

test('two editions on one origin keep their caches and workers apart', async ({ page, context }) => {
  test.skip(!addressOf('sub'), 'The site sub is not served in this run.')
  const host = await FaultyHost.start('sub')
  try {
    await host.publish(stories(5))
    await openAndKeep(page, host)
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

test('installing is offered on the second visit, and never again after the reader refused', async ({ page, host }) => {
  await page.addInitScript(() => {
    window.addEventListener('load', () => setTimeout(() => window.dispatchEvent(new Event('beforeinstallprompt')), 300))
  })
  const offer = page.getByRole('status').filter({ hasText: 'Keep this paper at hand' })
  const visitLater = async () => {
    // The reader notes when it is left, so the time is changed on a page without it.
    await page.goto(`${host.address}version.json`)
    await page.evaluate(() => {
      const key = 'broadsheet:/:visits'
      const known = JSON.parse(localStorage.getItem(key) ?? '{}') as { readonly value?: object }
      localStorage.setItem(key, JSON.stringify({ version: 1, value: { ...known.value, last: 0 } }))
    })
    await page.goto(host.address)
  }
  await openAndKeep(page, host)
  await expect(offer).toHaveCount(0)
  await visitLater()
  await expect(offer).toBeVisible()
  await offer.getByRole('button', { name: 'No, thanks' }).click()
  await expect(offer).toHaveCount(0)
  await visitLater()
  await expect(page.locator('.only-installed')).toBeAttached()
  await page.goto(`${host.address}settings`)
  await expect(page.getByText('It opens like an app, from its own icon.')).toBeVisible()
  await expect(offer).toHaveCount(0)
})

test('an installed reader has a refresh button, and its icon counts new stories', async ({ page, host }) => {
  await page.addInitScript(() => {
    Object.assign(window, { badges: [] })
    // A browser under test has no window of an installed app.
    const matchMedia = window.matchMedia.bind(window)
    window.matchMedia = (query) => matchMedia(query.includes('display-mode: standalone') ? 'all' : query)
    Object.assign(navigator, {
      setAppBadge: (count: number) => Promise.resolve(void window.badges.push(count)),
      clearAppBadge: () => Promise.resolve(void window.badges.push(0)),
    })
  })
  await openAndKeep(page, host)
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
