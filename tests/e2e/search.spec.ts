import type { Page } from '@playwright/test'
import { articlePath } from '../../src/contract/addresses.ts'
import { wordsOf } from '../../src/contract/words.ts'
import { cardsOf, manifestOf, need } from './edition.ts'
import { drawn, expectNoSidewaysScroll, watchLayoutShift } from './layout.ts'
import { expect, test } from './site.ts'

const field = (page: Page) => page.getByRole('search').getByRole('searchbox', { name: 'Search stories' })
const results = (page: Page) => page.getByRole('region', { name: 'Stories', exact: true })
const summary = (page: Page) => page.getByRole('main').getByRole('status')

/** Returns the word that most titles have, and these titles, the newest first. */
function commonWord() {
  const cards = cardsOf('demo')
  const titles = new Map<string, string[]>()
  for (const { title } of cards)
    for (const word of new Set(wordsOf(title))) titles.set(word, [...(titles.get(word) ?? []), title])
  const [word, found] = need(
    [...titles].filter(([word]) => word.length > 4).sort(([, a], [, b]) => b.length - a.length)[0],
    'a word that titles share',
  )
  return { word, titles: found }
}

test('a search from the masthead lists results, opens one and comes back as one step of the history @both', async ({
  page,
}) => {
  const { word, titles } = commonWord()
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await expect(page).toHaveURL(/\/search$/)
  await expect(field(page)).toBeFocused()
  await field(page).pressSequentially(word)
  await expect(page).toHaveURL(new RegExp(`/search\\?q=${word}$`))
  await expect(summary(page)).toHaveText(/^\d+ (story|stories)/)
  await expect(field(page)).toBeFocused()
  const headings = results(page).getByRole('heading', { level: 3 })
  await expect(headings.first()).toHaveText(need(titles[0], 'a title'))
  await expect(headings.first().locator('mark')).toHaveText(new RegExp(word, 'i'))
  await expectNoSidewaysScroll(page)

  const second = headings.nth(1).getByRole('link')
  const title = (await second.textContent()) ?? ''
  await second.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.goBack()
  await expect(field(page)).toHaveValue(word)
  await expect(headings.first()).toHaveText(need(titles[0], 'a title'))
  // The search is one entry of the history, however many letters were typed.
  await page.goBack()
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
})

test('the key / opens the search, and focuses the field on the search page', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  await page.keyboard.press('Control+/')
  await expect(page).not.toHaveURL(/search/)
  await page.keyboard.press('/')
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('')
  // In a field the key types a character.
  await page.keyboard.type('a/b')
  await expect(field(page)).toHaveValue('a/b')
  await field(page).blur()
  await page.keyboard.press('/')
  await expect(field(page)).toBeFocused()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('a/b')
})

test('the key / stays off after it was switched off', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('group', { name: 'The key / opens the search' }).getByRole('button', { name: 'Off' }).click()
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  await page.keyboard.press('/')
  await drawn(page)
  await expect(page).not.toHaveURL(/search/)
})

test('the key / does nothing while a sheet is open', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'All topics', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'All topics' })).toBeVisible()
  await page.keyboard.press('/')
  await drawn(page)
  await expect(page).not.toHaveURL(/search/)
})

test('a search that is opened by its address leaves the focus alone @both', async ({ page }) => {
  const card = need(cardsOf('demo')[0], 'an article')
  const shift = await watchLayoutShift(page)
  await page.goto(`./search?q=${encodeURIComponent(card.title)}`)
  await expect(
    results(page)
      .locator(`a[href="${articlePath(card.id)}"]`)
      .first(),
  ).toBeVisible()
  await expect(field(page)).toHaveValue(card.title)
  await expect(field(page)).not.toBeFocused()
  await expect(page).toHaveTitle(/^Search · /)
  await page.waitForLoadState('networkidle')
  await shift.expectNone()
})

test('placeholders keep the space of the results until they arrive @both', async ({ page }) => {
  const { word } = commonWord()
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  await page.route(/\/data\/search\//, async (route) => {
    await held
    await route.continue()
  })
  const shift = await watchLayoutShift(page)
  await page.goto(`./search?q=${word}`)
  await expect(results(page).locator('.skel').first()).toBeVisible()
  await expect(summary(page)).toHaveText('Searching')
  release()
  await expect(results(page).getByRole('article').first()).toBeVisible()
  await expect(summary(page)).toHaveText(/stories/)
  await shift.expectNone()
})

test('a search without results says so and offers topics', async ({ page }) => {
  await page.goto('./search?q=xyzzy')
  await expect(page.getByRole('heading', { name: 'No story has these words' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Check the spelling, or try fewer words')
  await expect(summary(page)).toHaveText('No stories')
  const topic = need(
    manifestOf('demo').topics.find(({ count }) => count > 0),
    'a topic',
  )
  await page
    .getByRole('region', { name: 'Topics' })
    .getByRole('link', { name: new RegExp(`^${topic.name}`) })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: topic.name })).toBeVisible()
})

test('a search finds a topic and an outlet by name', async ({ page }) => {
  const { provider } = need(cardsOf('demo')[0], 'an article')
  await page.goto(`./search?q=${encodeURIComponent(provider.name)}`)
  const aside = page.getByRole('complementary', { name: 'Topics and sources' })
  await aside.getByRole('link', { name: provider.name }).click()
  await expect(page).toHaveURL(new RegExp(`source=${provider.domain}`))
  const topic = need(
    manifestOf('demo').topics.find(({ count }) => count > 0),
    'a topic',
  )
  await page.goto(`./search?q=${encodeURIComponent(topic.name)}`)
  await expect(aside.getByRole('link', { name: new RegExp(`^${topic.name}`) })).toBeVisible()
})

test.describe('when a file of the search fails', () => {
  test.use({ expected: [/\/data\/(search|directory)\/|\/app\/search-screen/] })

  test('missing search words are reported, and a second try works', async ({ page }) => {
    const { word, titles } = commonWord()
    await page.route(/\/data\/search\//, (route) => route.fulfill({ status: 500, body: 'no' }))
    await page.goto(`./search?q=${word}`)
    await expect(page.getByRole('alert').getByRole('heading', { name: 'This page did not arrive' })).toBeVisible()
    await page.unroute(/\/data\/search\//)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(results(page).getByRole('heading', { level: 3 }).first()).toHaveText(need(titles[0], 'a title'))
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('a missing script of the search page is reported, and a second try works', async ({ page }) => {
    const { word } = commonWord()
    await page.route(/\/app\/search-screen/, (route) => route.abort('failed'))
    await page.goto('./')
    await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
    await page.keyboard.press('/')
    await expect(page.getByRole('alert')).toContainText('We could not reach the search page')
    await page.unroute(/\/app\/search-screen/)
    await page.getByRole('button', { name: 'Try again' }).click()
    await field(page).fill(word)
    await expect(results(page).getByRole('article').first()).toBeVisible()
  })

  test('files of a replaced edition are silently replaced by those of the new one', async ({ page }) => {
    const manifest = manifestOf('demo')
    const { word } = commonWord()
    const old = { ...manifest, edition: 'old', parts: manifest.parts.map((part) => ({ ...part, directory: 'gone' })) }
    await page.route(/\/data\/manifest\.json/, (route) => route.fulfill({ json: old }), { times: 1 })
    await page.goto(`./search?q=${word}`)
    await expect(results(page).getByRole('article').first()).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
})

test.describe('in an edition of many stories', () => {
  test.use({ site: 'big' })

  test('more results load while the reader scrolls, and going back restores the place', async ({ page }) => {
    const all = cardsOf('big')
    const counts = new Map<string, number>()
    for (const { title } of all)
      for (const word of new Set(wordsOf(title))) counts.set(word, (counts.get(word) ?? 0) + 1)
    const [word] = need(
      [...counts].filter(([, count]) => count > 60).sort((a, b) => a[1] - b[1])[0],
      'a word of more than sixty titles',
    )
    await page.goto(`./search?q=${word}`)
    const articles = results(page).getByRole('article')
    await expect(articles.first()).toBeVisible()
    await expect.poll(() => articles.count()).toBeGreaterThan(20)
    await articles.nth(20).scrollIntoViewIfNeeded()
    await expect.poll(() => articles.count()).toBeGreaterThan(40)
    const far = articles.nth(40)
    await far.scrollIntoViewIfNeeded()
    const id = (await far.getAttribute('data-id')) ?? ''
    await far.getByRole('heading').getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goBack()
    await expect(page.locator(`main [data-id="${id}"]`)).toBeInViewport()
  })
})
