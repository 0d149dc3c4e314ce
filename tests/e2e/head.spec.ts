import type { Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { largestSections, manifestOf, need, storiesOf } from './edition.ts'
import { expect, test } from './site.ts'

/** Returns the metadata in the head of the page. Lists show duplicates. */
const headOf = (page: Page) =>
  page.evaluate(() => {
    const all = (selector: string, name: string) =>
      [...document.head.querySelectorAll(selector)].map((one) => one.getAttribute(name))
    return {
      titles: document.head.querySelectorAll('title').length,
      title: document.title,
      description: all('meta[name="description"]', 'content'),
      ofTitle: all('meta[property="og:title"]', 'content'),
      canonical: all('link[rel="canonical"]', 'href'),
    }
  })

const story = () =>
  need(
    storiesOf('demo').find(({ excerpt, topics }) => excerpt && topics.length > 0),
    'an article with an excerpt',
  )

test('the metadata of a page follows the reader to other pages and back', async ({ page }) => {
  const { site } = manifestOf('demo')
  const { id, title, excerpt } = story()
  await page.goto(`.${articlePath(id)}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  const served = {
    titles: 1,
    title: `${title} · ${site.title}`,
    description: [excerpt],
    ofTitle: [title],
    canonical: [],
  }
  expect(await headOf(page)).toEqual(served)

  await page.getByRole('link', { name: site.title }).first().click()
  await expect(page).toHaveTitle(site.title)
  expect(await headOf(page)).toEqual({
    titles: 1,
    title: site.title,
    description: [site.description],
    ofTitle: [],
    canonical: [],
  })

  await page.goBack()
  await expect(page).toHaveTitle(served.title)
  expect(await headOf(page)).toEqual(served)
})

test.describe('when the address of the site is known', () => {
  test.use({ site: 'hostile' })

  test('each page has one canonical address, its own, and no structured data of another', async ({ page }) => {
    const address = 'https://news.example'
    const { id } = need(storiesOf('hostile')[0], 'an article')
    await page.goto(`.${articlePath(id)}`)
    await expect(page.getByRole('main')).toBeVisible()
    expect((await headOf(page)).canonical).toEqual([address + articlePath(id)])
    const data = page.locator('head script[type="application/ld+json"]')
    await expect(data).toHaveCount(1)
    await page.locator('header a[href="/"]:visible').first().click()
    await expect.poll(async () => (await headOf(page)).canonical).toEqual([`${address}/`])
    expect(await headOf(page)).toMatchObject({ titles: 1, description: [expect.any(String)] })
    await expect(data).toHaveCount(0)
    await page.goBack()
    await expect(data).toHaveCount(1)
  })
})

test.describe('without scripts', () => {
  // Without scripts Chromium reports the script that it may not preload as refused.
  test.use({ javaScriptEnabled: false, expected: [/\/app\/[^/]+\.js csp$/] })

  test('an article shows its headline, excerpt and outlet, and a topic its headlines', async ({ page }) => {
    const { id, title, excerpt, url } = story()
    await page.goto(`.${articlePath(id)}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.getByText(excerpt ?? '').first()).toBeVisible()
    await expect(page.locator(`main a[href="${url}"]`).first()).toBeVisible()
    const topic = need(largestSections(manifestOf('demo'))[0], 'a section')
    await page.goto(`.${topicPath(topic.id)}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(topic.name)
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(Math.min(21, topic.count))
  })

  test('no page has a button, since nothing would answer it @both', async ({ page }) => {
    const topic = need(largestSections(manifestOf('demo'))[0], 'a section')
    for (const path of ['/', topicPath(topic.id), articlePath(story().id)]) {
      await page.goto(`.${path}`)
      await expect(page.getByRole('main').getByRole('article').first()).toBeVisible()
      await expect(page.getByRole('button')).toHaveCount(0)
      await expect(page.getByRole('combobox')).toHaveCount(0)
    }
  })
})
