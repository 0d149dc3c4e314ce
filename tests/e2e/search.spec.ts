import type { Page } from '@playwright/test'
import { articlePath } from '../../src/contract/addresses.ts'
import { wordsOf } from '../../src/contract/words.ts'
import { cardsOf, manifestOf, need } from './edition.ts'
import { drawn, expectNoSidewaysScroll, watchLayoutShift } from './layout.ts'
import { expect, test } from './site.ts'
import { withWindows } from '../browser.ts'

test.use({ launchOptions: withWindows() })

const field = (page: Page) => page.getByRole('search').getByRole('combobox', { name: 'Search stories' })
const results = (page: Page) => page.getByRole('group', { name: 'Stories', exact: true }).getByRole('option')
const titles = (page: Page) => results(page).locator('.head')
/** The count beside the heading. It is announced after a pause. */
const counted = (page: Page) => page.locator('.sbody__hits > .flag > span').first()
const overlay = (page: Page) => page.getByRole('dialog', { name: 'Search' })
const scrollTop = (page: Page) => page.locator('.slist').evaluate((list) => list.scrollTop)

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

/** Opens the search below the first screen of the front page. Returns the scroll position of the page before. */
async function openOverFront(page: Page): Promise<number> {
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  await page.evaluate(() => window.scrollTo(0, 900))
  await drawn(page)
  const position = await page.evaluate(() => window.scrollY)
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  return position
}

test('a search opens over the page, lists results, opens one and comes back as one step of the history @both', async ({
  page,
}) => {
  const { word, titles: all } = commonWord()
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await expect(page).toHaveURL(/\/search$/)
  await expect(overlay(page)).toBeVisible()
  await expect(field(page)).toBeFocused()
  await expect(page).toHaveTitle(/^Search · /)
  await field(page).pressSequentially(word)
  await expect(page).toHaveURL(new RegExp(`/search\\?q=${word}$`))
  await expect(counted(page)).toHaveText(/^\d+ (story|stories)/)
  await expect(overlay(page).getByRole('status')).toHaveText(/^\d+ (story|stories)/)
  await expect(field(page)).toBeFocused()
  await expect(titles(page).first()).toHaveText(need(all[0], 'a title'))
  await expect(titles(page).first().locator('mark')).toHaveText(new RegExp(word, 'i'))
  await expectNoSidewaysScroll(page)

  const title = (await titles(page).nth(1).textContent()) ?? ''
  await results(page).nth(1).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.goBack()
  await expect(overlay(page)).toBeVisible()
  await expect(field(page)).toHaveValue(word)
  await expect(titles(page).first()).toHaveText(need(all[0], 'a title'))
  await expect(results(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  // The search is one entry of the history, however many letters were typed.
  await page.goBack()
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  await expect(page).not.toHaveTitle(/^Search/)
})

test('Escape clears the search, then closes it, and the page is where it was', async ({ page }) => {
  const shift = await watchLayoutShift(page)
  const before = await openOverFront(page)
  expect(before).toBeGreaterThan(500)
  await field(page).fill('fog')
  await expect(page).toHaveURL(/q=fog$/)
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(overlay(page)).toHaveCount(0)
  await expect(page).toHaveURL(/\/$/)
  expect(await page.evaluate(() => window.scrollY)).toBe(before)
  await shift.expectNone()
})

test('a click on the dimmed page closes the search', async ({ page }) => {
  const before = await openOverFront(page)
  await page.mouse.click(200, 880)
  await expect(overlay(page)).toHaveCount(0)
  expect(await page.evaluate(() => window.scrollY)).toBe(before)
})

test('a story opens with the keys, and going back restores the active row and the page below', async ({ page }) => {
  const { word } = commonWord()
  const before = await openOverFront(page)
  await field(page).fill(word)
  await expect(results(page).first()).toHaveAttribute('aria-selected', 'true')
  await expect(page).toHaveURL(new RegExp(`q=${word}$`))
  await page.keyboard.press('ArrowDown')
  await expect(results(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    (await results(page).nth(1).getAttribute('id')) ?? '',
  )
  const title = (await titles(page).nth(1).textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.goBack()
  await expect(results(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(overlay(page).getByRole('region', { name: 'Recent searches' }).getByRole('link')).toHaveText(word)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeAttached()
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before)
})

test('Shift and Enter save the active story', async ({ page }) => {
  const { word } = commonWord()
  await openOverFront(page)
  await field(page).fill(word)
  await expect(page).toHaveURL(new RegExp(`q=${word}$`))
  await expect(results(page).first()).toHaveAttribute('aria-selected', 'true')
  // A row whose card is loading cannot be saved yet.
  await expect(results(page).first()).toHaveAttribute('data-id', /./)
  await page.keyboard.press('Shift+Enter')
  await expect(overlay(page).getByRole('status')).toHaveText(/^Saved: /)
  await page.goto('./saved')
  await expect(page.getByRole('list', { name: 'Saved stories' }).getByRole('listitem')).toHaveCount(1)
})

test.describe('in a new tab', () => {
  test.use({ manyPages: true })

  test('a result opens in a new tab like any link', async ({ page, context }) => {
    const { word } = commonWord()
    await page.goto(`./search?q=${word}`)
    await expect(results(page).first()).toBeVisible()
    const opened = context.waitForEvent('page')
    await results(page).first().click({ button: 'middle' })
    await expect((await opened).getByRole('heading', { level: 1 })).toBeVisible()
    await expect(field(page)).toHaveValue(word)
  })
})

test('a topic narrows the search, in the query and in the address', async ({ page }) => {
  const { word } = commonWord()
  await openOverFront(page)
  await field(page).fill(word)
  const topics = overlay(page).getByRole('region', { name: 'Topics' })
  await expect(topics.getByRole('button').first()).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`q=${word}$`))
  await page.keyboard.press('Tab')
  await expect(topics.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue(new RegExp(`^topic:\\S+ ${word}$`))
  await expect(page).toHaveURL(/topic%3A/)
  await expect(topics.getByRole('button', { pressed: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue(word)
})

test('a phone shows the choices in a row that opens, and has its own way back @phone', async ({ page }) => {
  const { word } = commonWord()
  await page.goto('./')
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await field(page).fill(word)
  await expect(results(page).first()).toBeVisible()
  // Enter on the keyboard of a phone opens nothing, since no row is active.
  await expect(page.getByRole('option', { selected: true })).toHaveCount(0)
  await expect(page.locator('.search kbd').first()).toBeHidden()
  const column = page.getByRole('complementary', { name: 'Narrow results' })
  await expect(column.getByRole('region', { name: 'Topics' })).toBeHidden()
  await column.getByRole('button', { name: 'Narrow' }).click()
  await column.getByRole('region', { name: 'Topics' }).getByRole('button').first().click()
  await expect(field(page)).toHaveValue(new RegExp(`^topic:\\S+ ${word}$`))
  await expect(column.getByRole('button', { name: 'Narrow, 1 chosen' })).toBeVisible()
  for (const target of await page.locator('.search :is(button, a):visible').all()) {
    const box = await target.boundingBox()
    expect(box?.height, (await target.textContent()) ?? '').toBeGreaterThanOrEqual(40)
  }
  await page.getByRole('button', { name: 'Back', exact: true }).filter({ visible: true }).click()
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
})

test('the key / opens the search, and focuses the field of an open one', async ({ page }) => {
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

test('the field has the focus each time the search opens @both', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  const open = page.getByRole('link', { name: 'Search', exact: true })
  for (const _ of ['first', 'second']) {
    await open.click()
    await expect(field(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(overlay(page)).toHaveCount(0)
  }
})

test('the key / stays off after it was switched off', async ({ page }) => {
  await page.goto('./settings')
  await page.getByRole('switch', { name: 'Keyboard shortcuts' }).uncheck()
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  await page.keyboard.press('/')
  await drawn(page)
  await expect(page).not.toHaveURL(/search/)
  // Keys with Control are not typed by accident.
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
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
  await expect(page.locator(`[role=option][href="${articlePath(card.id)}"]`)).toBeVisible()
  await expect(field(page)).toHaveValue(card.title)
  await expect(field(page)).not.toBeFocused()
  await expect(page).toHaveTitle(/^Search · /)
  await page.waitForLoadState('networkidle')
  await shift.expectNone()
})

test('going back to a search that was opened by its address gives the focus to its field', async ({ page }) => {
  const { word } = commonWord()
  await page.goto(`./search?q=${word}`)
  const title = (await titles(page).nth(1).textContent()) ?? ''
  await field(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.goBack()
  await expect(results(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(field(page)).toBeFocused()
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
  await expect(page.locator('.sbody__hits .skel').first()).toBeVisible()
  await expect(counted(page)).toHaveText('Searching')
  await expect(page.getByRole('heading', { name: 'No story has these words' })).toHaveCount(0)
  release()
  await expect(results(page).first()).toBeVisible()
  await expect(counted(page)).toHaveText(/stories/)
  await shift.expectNone()
})

test('a search without results says so and offers topics', async ({ page }) => {
  await page.goto('./search?q=xyzzy')
  await expect(page.getByRole('heading', { name: 'No story has these words' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Check the spelling, or try fewer words')
  await expect(counted(page)).toHaveText('No stories')
  await expect(page.getByRole('complementary', { name: 'Narrow results' })).toHaveCount(0)
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
  const names = page.getByRole('group', { name: 'Suggestions' })
  await names.getByRole('option', { name: provider.name }).click()
  await expect(page).toHaveURL(new RegExp(`source=${provider.domain}`))
  const topic = need(
    manifestOf('demo').topics.find(({ count }) => count > 0),
    'a topic',
  )
  await page.goto(`./search?q=${encodeURIComponent(topic.name)}`)
  await expect(names.getByRole('option', { name: new RegExp(`^${topic.name}`) }).first()).toBeVisible()
})

test.describe('when a file of the search fails', () => {
  test.use({ expected: [/\/data\/(search|directory)\/|\/app\/search-screen/] })

  test('missing search words are reported, and a second try works', async ({ page }) => {
    const { word, titles: all } = commonWord()
    await page.route(/\/data\/search\//, (route) => route.fulfill({ status: 500, body: 'no' }))
    await page.goto(`./search?q=${word}`)
    await expect(page.getByRole('alert').getByRole('heading', { name: 'This page did not arrive' })).toBeVisible()
    await page.unroute(/\/data\/search\//)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(titles(page).first()).toHaveText(need(all[0], 'a title'))
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
    await expect(results(page).first()).toBeVisible()
  })

  test('files of a replaced edition are silently replaced by those of the new one', async ({ page }) => {
    const manifest = manifestOf('demo')
    const { word } = commonWord()
    const old = { ...manifest, edition: 'old', parts: manifest.parts.map((part) => ({ ...part, directory: 'gone' })) }
    await page.route(/\/data\/manifest\.json/, (route) => route.fulfill({ json: old }), { times: 1 })
    await page.goto(`./search?q=${word}`)
    await expect(results(page).first()).toBeVisible()
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
    await expect(results(page).first()).toBeVisible()
    const list = page.locator('.slist')
    await list.evaluate((element) => element.scrollTo(0, 4000))
    const far = results(page).nth(9)
    await expect(far).toHaveAttribute('data-id', /./)
    const id = (await far.getAttribute('data-id')) ?? ''
    await expect(far).toBeInViewport()
    const before = await scrollTop(page)
    await far.click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goBack()
    await expect(page.locator(`[role=option][data-id="${id}"]`)).toBeInViewport()
    expect(await scrollTop(page)).toBe(before)
    // Rows far above are not drawn.
    await expect(results(page).first()).not.toHaveAttribute('aria-posinset', '1')
  })
})
