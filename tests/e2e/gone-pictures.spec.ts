import type { BrowserContext, Page } from '@playwright/test'
import { expect, goOffline, goOnline, headline, openWithoutKeeping, pathOf, stories, test } from './device.ts'
import { need } from './edition.ts'
import { brokenPictures, expectNoSidewaysScroll, scrollUntil, watchLayoutShift } from './layout.ts'

/** Stories of four outlets, whose pictures and logos are on hosts that no longer exist. */
const LOST = stories(24).map((story, at) => {
  const outlet = need(['Amber', 'Birch', 'Cedar', 'Dune'][at % 4], 'an outlet')
  return {
    ...story,
    outlet,
    logo: `https://logos.example/${outlet}.png`,
    picture: `https://pictures.example/${story.slug}.jpg`,
    related: [],
  }
})
const newest = need(LOST.at(-1), 'a story')

/** Refuses every request to another host, and records it. */
async function loseOtherHosts(context: BrowserContext, address: string): Promise<string[]> {
  const lost: string[] = []
  await context.route(
    (url) => /^https?:$/.test(url.protocol) && !url.href.startsWith(address),
    (route) => {
      lost.push(route.request().url())
      return route.abort('namenotresolved')
    },
  )
  return lost
}

async function readToTheEnd(page: Page): Promise<void> {
  const end = page.getByRole('contentinfo')
  await scrollUntil(page, () => end.isVisible(), 600)
  await page.waitForLoadState('networkidle')
}

/** Waits until the session has stored what the page has learned. */
const learned = (page: Page, what: RegExp) =>
  expect.poll(() => page.evaluate(() => sessionStorage.getItem('broadsheet:/:gone') ?? '')).toMatch(what)

const initials = (page: Page) => page.locator('.tile[data-mono]')

test.describe('when all pictures are lost', () => {
  test.use({ serviceWorkers: 'block' })

  test('their places are kept, and from the second page on their stories are texts @both', async ({
    page,
    context,
    host,
  }) => {
    await host.publish(LOST)
    const lost = await loseOtherHosts(context, host.address)
    const shift = await watchLayoutShift(page)
    await page.goto(host.address)
    await expect(headline(page)).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expect(page.locator('.lead .pic--broken')).toHaveText('Dune')
    await readToTheEnd(page)
    await shift.expectNone()
    expect(await brokenPictures(page)).toEqual([])
    expect(await initials(page).count()).toBeGreaterThan(10)

    await learned(page, /"pictures\.example",(?:[3-9]|\d\d)/)
    await page.reload()
    await expect(headline(page)).toBeVisible()
    lost.length = 0
    await expect(page.locator('.lead--text')).toBeVisible()
    await expect(page.locator('.card--text')).not.toHaveCount(0)
    await expect(page.locator('.pic')).toHaveCount(0)
    await readToTheEnd(page)
    await expectNoSidewaysScroll(page)

    for (const path of ['?sort=latest', 'topics/harbour', pathOf(newest), 'search?q=number']) {
      await page.goto(host.address + path)
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
      await page.waitForLoadState('networkidle')
      await expect(page.locator('.pic')).toHaveCount(0)
      await shift.expectNone()
    }
    expect(lost.filter((url) => url.includes('pictures.example'))).toEqual([])
  })

  test('a page that the reader goes to in the same window has texts from the start', async ({
    page,
    context,
    host,
  }) => {
    await host.publish(LOST)
    await loseOtherHosts(context, host.address)
    await page.goto(host.address)
    await expect(page.locator('.lead .pic--broken')).toBeVisible()
    await readToTheEnd(page)
    await page.getByRole('link', { name: 'All latest' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'All stories' })).toBeVisible()
    await expect(page.locator('.card--text')).not.toHaveCount(0)
    await expect(page.locator('.pic')).toHaveCount(0)
  })

  test('one lost picture of a good host makes one text', async ({ page, context, host }) => {
    await host.publish(LOST)
    await context.route(
      (url) => url.host === 'pictures.example',
      (route) =>
        route.request().url().includes(`/${newest.slug}.`)
          ? route.fulfill({ status: 404, body: 'Not found' })
          : route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
    )
    await page.goto(host.address)
    await expect(page.locator('.lead .pic--broken')).toBeVisible()
    await readToTheEnd(page)
    await learned(page, new RegExp(newest.slug))
    await page.reload()
    await expect(page.locator('.lead--text')).toBeVisible()
    await expect(page.locator('.card .pic img')).not.toHaveCount(0)
  })
})

test('pictures that failed without a connection are there when it is back', async ({ page, context, host }) => {
  // The same server by another name is another site.
  const other = host.address.replace('127.0.0.1', 'localhost')
  const picture = (at: number) => `${other}icons/any-192.png?${at}`
  await host.publish(LOST.map((story, at) => ({ ...story, picture: picture(at), logo: picture(100 + (at % 4)) })))
  await openWithoutKeeping(page, host)
  await page.goto(host.address)
  await expect(headline(page)).toBeVisible()
  await expect(page.locator('.lead .pic img')).toBeVisible()
  await expect(page.locator('.pic--broken')).toHaveCount(0)
  await goOffline(context, host)
  await page.goto(`${host.address}?sort=top`)
  await page.reload()
  await expect(page.locator('.pic--broken')).not.toHaveCount(0)
  await goOnline(context, host)
  await page.goto(host.address)
  await expect(page.locator('.lead .pic img')).toBeVisible()
  await expect(page.locator('.lead--text')).toHaveCount(0)
})
