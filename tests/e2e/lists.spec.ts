import type { Page } from '@playwright/test'
import { topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, largestSections, manifestOf, need, onePerStory, topicAndBelow } from './edition.ts'
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

  // Which stories follow does not depend on the width.
  if (project.name === 'phone') return
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
  // A card has at most five stops: topic, headline, outlet, menu and save.
  for (let at = 0; at < 40 * 5 && visited.length < 40; at++) {
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

test('a long list is whole for screen readers, also far outside the window', async ({
  playwright,
  launchOptions,
  baseURL,
}) => {
  // Without this flag, Chromium leaves out of the tree what it has not laid out. With a screen reader it does not.
  const args = [...(launchOptions.args ?? []), '--force-renderer-accessibility']
  const browser = await playwright.chromium.launch({ ...launchOptions, args })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...(baseURL && { baseURL }) })
    await page.goto('./?sort=latest')
    const cards = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article')
    await expect(cards.first()).toBeVisible()
    await scrollUntil(page, async () => (await cards.count()) >= 120)
    const titles = await cards.getByRole('heading').getByRole('link').allTextContents()
    const session = await page.context().newCDPSession(page)
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const names = new Set(nodes.flatMap(({ role, name }) => (role?.value === 'link' ? String(name?.value) : [])))
    expect(titles.filter((title) => !names.has(title))).toEqual([])
  } finally {
    await browser.close()
  }
})

test.describe('going back', () => {
  const section = () => need(largestSections(manifestOf('big'))[0], 'a section').id
  const lists: readonly (readonly [name: string, address: () => string, card: number])[] = [
    ['the front page', () => './', 12],
    ['a list that grew while it was read', () => './?sort=latest', 60],
    ['a topic', () => `.${topicPath(section())}`, 30],
  ]
  const link = (page: Page, at: number) => page.getByRole('main').locator('article :is(h2, h3) > a').nth(at)
  for (const [name, address, at] of lists) {
    test(`${name} is where it was, and the link that was left has the focus`, async ({ page }) => {
      await page.goto(address())
      await expect(link(page, 0)).toBeVisible()
      await scrollUntil(page, () => link(page, at).isVisible(), 400)
      await link(page, at).scrollIntoViewIfNeeded()
      await drawn(page)
      const href = (await link(page, at).getAttribute('href')) ?? ''
      const left = page.getByRole('main').locator(`article :is(h2, h3) > a[href="${href}"]`)
      const before = (await left.boundingBox())?.y ?? Number.NaN
      await left.click()
      await expect(page).toHaveURL(new RegExp(`${href}$`))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.goBack()
      await expect(left).toBeFocused()
      await drawn(page)
      expect(Math.abs(((await left.boundingBox())?.y ?? Number.NaN) - before)).toBeLessThan(5)
    })
  }

  test('a story that is opened in the frame of a scroll keeps its place', async ({ page }) => {
    await page.goto('./?sort=latest')
    await expect(link(page, 0)).toBeVisible()
    const left = link(page, 16)
    const before = await left.evaluate((anchor) => {
      anchor.scrollIntoView({ block: 'center', behavior: 'instant' })
      const { top } = anchor.getBoundingClientRect()
      if (anchor instanceof HTMLElement) anchor.click()
      return top
    })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goBack()
    await expect(left).toBeFocused()
    expect(Math.abs(((await left.boundingBox())?.y ?? Number.NaN) - before)).toBeLessThan(5)
  })
})

test('rows without a picture end where the others do', async ({ page }) => {
  await page.goto('./?sort=latest')
  await page.getByRole('region', { name: 'Filter stories' }).getByRole('button', { name: 'Compact' }).click()
  const rows = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article')
  const widths = await rows.evaluateAll((elements) =>
    elements.slice(0, 20).map((row) => ({
      hasPicture: row.querySelector('img[width="1200"]') !== null,
      width: row.querySelector('h2')?.getBoundingClientRect().width ?? 0,
    })),
  )
  expect(new Set(widths.map(({ hasPicture }) => hasPicture)).size).toBe(2)
  expect(Math.max(...widths.map(({ width }) => width)) - Math.min(...widths.map(({ width }) => width))).toBeLessThan(1)
})

test.describe('a list of few stories', () => {
  test.use({ site: 'demo' })

  /** A topic and an outlet that have a number of stories in common. */
  function fewStories(count: number): string {
    const manifest = manifestOf('demo')
    for (const { id } of manifest.topics) {
      const below = topicAndBelow(manifest, id)
      for (const { provider } of cardsOf('demo')) {
        const found = onePerStory(
          'demo',
          cardsOf('demo').filter(
            (card) => card.provider.domain === provider.domain && card.topics.some((topic) => below.has(topic)),
          ),
        )
        if (found.length === count && found.every(({ image }) => image))
          return `.${topicPath(id)}?source=${provider.domain}`
      }
    }
    throw new Error(`No topic and outlet have ${count} stories.`)
  }

  for (const count of [1, 2, 3]) {
    test(`${count} fill the width, without a rule above them`, async ({ page }) => {
      await page.goto(fewStories(count))
      const list = page.getByRole('region', { name: 'Stories', exact: true })
      await expect(list.getByRole('article')).toHaveCount(count)
      await expect(page.getByText('End of the list')).toBeVisible()
      const { room, boxes, rule } = await list.evaluate((section) => {
        const { left, right } = section.getBoundingClientRect()
        return {
          room: { left, right },
          boxes: [...section.querySelectorAll('article')].map((article) => {
            const box = article.getBoundingClientRect()
            return { left: box.left, right: box.right, top: box.top }
          }),
          rule: section.firstElementChild ? getComputedStyle(section.firstElementChild).borderTopWidth : '',
        }
      })
      expect(rule).toBe('0px')
      expect(boxes[0]?.left).toBeCloseTo(room.left, 0)
      expect(boxes.at(-1)?.right).toBeCloseTo(room.right, 0)
      expect(new Set(boxes.map(({ top }) => Math.round(top))).size).toBe(1)
    })
  }
})
