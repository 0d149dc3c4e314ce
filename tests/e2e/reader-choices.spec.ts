import type { Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { frontOf, largestSections, manifestOf, need, storiesOf } from './edition.ts'
import { expectNoSidewaysScroll } from './layout.ts'
import { expect, test } from './site.ts'

const choose = (page: Page, preferences: Readonly<Record<string, string>>) =>
  page.addInitScript((value) => {
    localStorage.setItem('broadsheet:/:preferences', JSON.stringify({ version: 1, value }))
  }, preferences)

/** Addresses of pictures that the page requests from here on. */
function watchPictures(page: Page): string[] {
  const pictures: string[] = []
  page.on('request', (request) => {
    // The icon of the site belongs to the browser's window.
    if (request.resourceType() === 'image' && !request.url().endsWith('/icon.svg')) pictures.push(request.url())
  })
  return pictures
}

const withPicture = () =>
  need(
    storiesOf('demo').find(({ image, body }) => image && body),
    'a story with a picture',
  )

/** Opens the front page, a topic and a story, and scrolls to their ends. */
async function readThrough(page: Page): Promise<void> {
  const section = need(largestSections(manifestOf('demo'))[0], 'a section')
  for (const path of ['/', topicPath(section.id), articlePath(withPicture().id)]) {
    await page.goto(`.${path}`)
    await expect(page.getByRole('main').getByRole('article').first()).toBeVisible()
    await page.getByRole('contentinfo').scrollIntoViewIfNeeded()
    await page.waitForLoadState('networkidle')
  }
}

test('a reader without pictures requests none, and reads text cards @both', async ({ page }) => {
  await choose(page, { images: 'none' })
  const pictures = watchPictures(page)
  await readThrough(page)
  expect(pictures).toEqual([])
  await expect(page.getByRole('main').locator('img')).toHaveCount(0)
})

test.describe('while the browser saves data', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
    })
  })

  test('no picture is requested', async ({ page }) => {
    const pictures = watchPictures(page)
    await readThrough(page)
    expect(pictures).toEqual([])
  })

  test('pictures that the reader has chosen are shown', async ({ page }) => {
    await choose(page, { images: 'all' })
    await page.goto(`.${articlePath(withPicture().id)}`)
    await expect(page.getByRole('main').getByRole('figure').locator('img')).toBeVisible()
  })
})

test('as headlines, the front page has the same stories and requests no picture of them @both', async ({ page }) => {
  await choose(page, { density: 'headlines' })
  const pictures = watchPictures(page)
  await page.goto('./')
  const lead = need(frontOf('demo').cards[frontOf('demo').lead[0] ?? -1], 'a lead')
  await expect(page.getByRole('heading', { level: 2, name: lead.title })).toBeVisible()
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded()
  await page.waitForLoadState('networkidle')
  // Logos of outlets are beside the names.
  expect(pictures.filter((address) => !address.includes('/organizations/'))).toEqual([])
  await expectNoSidewaysScroll(page)
})

test('as rows, the front page has up to three columns of them', async ({ page }) => {
  await choose(page, { density: 'compact' })
  const columns = async () => {
    const rows = page.getByRole('region', { name: 'Top stories' }).getByRole('article')
    const lefts = await rows.evaluateAll((all) => all.map((row) => Math.round(row.getBoundingClientRect().left)))
    return new Set(lefts).size
  }
  await page.goto('./')
  await expect.poll(columns).toBe(3)
  await page.setViewportSize({ width: 800, height: 900 })
  await expect.poll(columns).toBe(2)
  await page.setViewportSize({ width: 390, height: 900 })
  await expect.poll(columns).toBe(1)
  await expectNoSidewaysScroll(page)
})

test('the chosen typeface is that of headlines, standfirsts and texts', async ({ page }) => {
  await choose(page, { face: 'sans' })
  await page.goto(`.${articlePath(withPicture().id)}`)
  for (const part of ['h1', '.deck--lg', '.prose p'])
    await expect(page.getByRole('main').locator(part).first()).toHaveCSS('font-family', /^"Public Sans"/)
})

test.describe('in a new tab', () => {
  test.use({ manyPages: true })

  test('a story that is opened at its outlet becomes read, and its time leads to the reader’s page', async ({
    page,
    context,
  }) => {
    await choose(page, { opens: 'outlet' })
    await page.goto('./')
    const lead = need(frontOf('demo').cards[frontOf('demo').lead[0] ?? -1], 'a lead')
    const article = page.getByRole('article').filter({ has: page.getByRole('heading', { level: 2, name: lead.title }) })
    const opened = context.waitForEvent('page')
    await article.getByRole('heading').getByRole('link').click()
    const outlet = await opened
    await expect(outlet).toHaveURL(need(lead.url, 'the address of the lead'))
    await outlet.close()
    await expect(article.getByRole('heading')).toContainText('(read)')
    await article.getByRole('time').getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1, name: lead.title })).toBeVisible()
  })
})
