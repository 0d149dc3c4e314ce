import { cardsOf, onePerStory } from './edition.ts'
import { drawn, readToTheEnd, scrollUntil, watchLayoutShift } from './layout.ts'
import { expect, test } from './site.ts'

declare global {
  interface Window {
    /** The browser's find-in-page. TypeScript's library does not declare it. */
    find(text: string, caseSensitive: boolean, backwards: boolean, wrapAround: boolean): boolean
  }
}

test.use({ site: 'big' })

test('a list loads its next part before the reader reaches the end, and nothing jumps @both', async ({ page }, {
  project,
}) => {
  test.slow()
  const all = onePerStory('big', cardsOf('big'))
  const shift = await watchLayoutShift(page)
  await page.goto('./?sort=latest')
  const cards = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article')
  await expect(cards.first()).toBeVisible()
  const first = await cards.count()
  expect(first).toBeLessThan(all.length)

  // At 3000 px a second no card is seen to arrive. On the phone, 50 cards are as many parts as 120 on the desktop.
  const limit = project.name === 'phone' ? 50 : 120
  await scrollUntil(page, async () => (await cards.count()) > limit, 100)
  await shift.expectNone()

  // One screen above the end, the next part is already requested.
  const read = await cards.count()
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight - 2 * window.innerHeight))
  await expect.poll(() => cards.count()).toBeGreaterThan(read)

  await readToTheEnd(page)
  await expect(cards).toHaveCount(all.length)
  const ids = await cards.evaluateAll((articles) => articles.map((article) => article.getAttribute('data-id')))
  expect(ids).toEqual(all.map(({ id }) => id))
})

test('appending cards moves nothing on the screen', async ({ page }) => {
  await page.goto('./?sort=latest')
  const cards = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article')
  await expect(cards.first()).toBeVisible()
  const first = await cards.count()
  const marked = cards.nth(first - 2)
  await marked.scrollIntoViewIfNeeded()
  await drawn(page)
  const before = await marked.boundingBox()
  await expect.poll(() => cards.count()).toBeGreaterThan(first)
  await drawn(page)
  expect((await marked.boundingBox())?.y).toBeCloseTo(before?.y ?? Number.NaN, 0)
})

test('Tab visits the cards in order, beyond the first part', async ({ page }) => {
  const all = onePerStory('big', cardsOf('big'))
  await page.goto('./?sort=latest')
  const cards = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article')
  await cards.first().getByRole('heading').getByRole('link').focus()
  const visited: string[] = []
  for (let at = 0; at < 150 && visited.length < 40; at++) {
    const title = await page.evaluate(() =>
      document.activeElement?.matches('article :is(h2, h3) > a')
        ? document.activeElement.closest('article')?.getAttribute('data-id')
        : undefined,
    )
    if (title) visited.push(title)
    await page.keyboard.press('Tab')
  }
  expect(visited).toEqual(all.slice(0, 40).map(({ id }) => id))
})

test('find-in-page finds a story far above the screen', async ({ page }) => {
  const second = onePerStory('big', cardsOf('big'))[1]
  await page.goto('./?sort=latest')
  const cards = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article')
  await expect(cards.first()).toBeVisible()
  await scrollUntil(page, async () => (await cards.count()) >= 120)
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(2000)
  expect(await page.evaluate((text) => window.find(text, false, false, true), second?.title ?? '')).toBe(true)
  await expect(cards.nth(1)).toBeInViewport()
})

test('every density shows the same stories in the same order', async ({ page }) => {
  await page.goto('./?sort=latest')
  const cards = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article')
  await expect(cards.first()).toBeVisible()
  const ids = () => cards.evaluateAll((articles) => articles.map((article) => article.getAttribute('data-id')))
  const before = await ids()
  for (const density of ['Compact', 'Headlines', 'Cards']) {
    await page.getByRole('region', { name: 'Filter stories' }).getByRole('button', { name: density }).click()
    await expect.poll(async () => (await ids()).slice(0, before.length)).toEqual(before)
  }
})
