import type { Page, Route } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, largestSections, manifestOf, need } from './edition.ts'
import { brokenPictures, watchLayoutShift } from './layout.ts'
import { expect, test } from './site.ts'

const MANIFEST = /\/data\/manifest\.json/

// Each fault of a file against the page's loader: tests/data/fetch-json.test.ts.
const faults: readonly (readonly [name: string, answer: (route: Route) => Promise<void>])[] = [
  ['the server answers with 500', (route) => route.fulfill({ status: 500, body: 'no' })],
  ['there is no connection', (route) => route.abort('internetdisconnected')],
  [
    'a sign-in page is served instead',
    (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }),
  ],
]

// Pages that were drawn at build hold their data.
test.use({ drawn: false })

const expectFront = (page: Page) => expect(page.getByRole('region', { name: 'Top stories', exact: true })).toBeVisible()

test.describe('when the manifest fails', () => {
  test.use({ expected: [/manifest\.json|later-base/] })

  test('a manifest that fails is reported, and a second try works', async ({ page }) => {
    for (const [name, answer] of faults)
      await test.step(name, async () => {
        await page.route(MANIFEST, answer)
        await page.goto('./')
        const alert = page.getByRole('alert')
        await expect(alert.getByRole('heading', { name: 'This page did not arrive' })).toBeVisible()
        await page.unroute(MANIFEST)
        await alert.getByRole('button', { name: 'Try again' }).click()
        await expectFront(page)
      })
  })

  test('the script that reads the manifest fails once, and a second try loads it', async ({ page }) => {
    await page.route(/\/later-base-/, (route) => route.abort('connectionreset'))
    await page.goto('./')
    const retry = page.getByRole('alert').getByRole('button', { name: 'Try again' })
    await expect(retry).toBeVisible()
    await page.unroute(/\/later-base-/)
    await retry.click()
    await expectFront(page)
  })

  test('a manifest that fails once is requested again without an alert', async ({ page }) => {
    await page.route(MANIFEST, (route) => route.fulfill({ status: 503, body: 'busy' }), { times: 1 })
    await page.goto('./')
    await expectFront(page)
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
})

test.describe('when a file of the edition fails', () => {
  test.use({ expected: [/\/data\/(stories|fronts|cards|catalogue|directory)\//] })

  test('a story that fails is replaced by an alert, and a second try shows it', async ({ page }) => {
    const card = need(cardsOf('demo')[0], 'an article')
    await page.goto('./')
    await expectFront(page)
    await page.route('**/data/stories/**', (route) => route.fulfill({ status: 500, body: 'no' }))
    await page
      .locator(`main a[href="${articlePath(card.id)}"]`)
      .last()
      .click()
    await expect(page.getByRole('heading', { name: 'This page did not arrive' })).toBeVisible()
    await page.unroute('**/data/stories/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(card.title)
  })

  test('a replaced edition is loaded without an alert', async ({ page }) => {
    const manifest = manifestOf('demo')
    const topic = need(largestSections(manifest)[0], 'a section')
    const old = {
      ...manifest,
      edition: 'old',
      topics: manifest.topics.map((one) => (one.id === topic.id ? { ...one, front: 'gone' } : one)),
    }
    await page.route(MANIFEST, (route) => route.fulfill({ json: old }), { times: 1 })
    await page.goto('./')
    await expectFront(page)
    await page
      .getByRole('navigation', { name: 'Topics', exact: true })
      .getByRole('link', { name: topic.shortname ?? topic.name, exact: true })
      .click()
    await expect(page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article').first()).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
})

test.describe('when the connection is lost', () => {
  test.use({ expected: [/ERR_INTERNET_DISCONNECTED/] })

  test('opened pages stay readable, and other pages report the missing connection', async ({ page, context }) => {
    const [first, second] = cardsOf('demo')
    if (!first || !second) throw new Error('This journey needs two articles.')
    await page.goto('./')
    await expectFront(page)
    await context.setOffline(true)
    const topic = need(largestSections(manifestOf('demo')).at(-1), 'a section')
    await page
      .getByRole('navigation', { name: 'Topics', exact: true })
      .getByRole('link', { name: topic.shortname ?? topic.name, exact: true })
      .click()
    await expect(page.getByRole('alert')).toContainText('offline')
    await page.goBack()
    await expectFront(page)
    await context.setOffline(false)
    await page.goForward()
    // Back online, the page loads at once or after a second try.
    const again = page.getByRole('button', { name: 'Try again' })
    const list = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article').first()
    await expect(again.or(list).first()).toBeVisible()
    if (await again.isVisible()) await again.click()
    await expect(list).toBeVisible()
  })
})

test.describe('when pictures and logos fail', () => {
  test.use({ drawn: true, expected: [/\/(assets|pictures)\/.*\.(svg|png|jpe?g|webp|avif)/] })

  test('pictures and logos that fail keep their space and show no broken picture', async ({ page }) => {
    const shift = await watchLayoutShift(page)
    await page.route(/\/data\/(assets|pictures)\//, (route) => route.fulfill({ status: 404, body: '' }))
    await page.goto('./')
    await expectFront(page)
    await page.waitForLoadState('networkidle')
    const lead = page.getByRole('region', { name: 'Top stories', exact: true }).getByRole('article').first()
    await expect(lead.locator('.pic--broken')).toBeVisible()
    await expect(lead.locator('.tile[data-mono]').first()).toBeVisible()
    await expect.poll(() => brokenPictures(page)).toEqual([])
    await shift.expectNone()
    const box = await lead.locator('.pic--broken').boundingBox()
    expect(box?.height).toBeGreaterThan(150)
  })
})

test('a skeleton is shown and announced while the page loads', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  await page.route(/\/data\/fronts\//, async (route) => {
    await held
    await route.continue()
  })
  const shift = await watchLayoutShift(page)
  await page.goto('./')
  await expect(page.locator('main .skel').first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeAttached()
  release()
  await expectFront(page)
  await expect(page.locator('main .skel')).toHaveCount(0)
  await shift.expectNone()
})

test('the reader works where storage is blocked', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'] as const) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Storage is blocked.', 'SecurityError')
        },
      })
    }
  })
  await page.goto('./')
  await expectFront(page)
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('group', { name: 'Theme' }).getByRole('button', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goto(`.${topicPath(need(largestSections(manifestOf('demo'))[0], 'a section').id)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test.describe('an edition without stories', () => {
  test.use({ site: 'empty' })

  test('an edition without stories says so and why', async ({ page }) => {
    await page.goto('./')
    await expect(page.getByRole('heading', { level: 1, name: 'Nothing in print yet' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('published: false')
  })
})
