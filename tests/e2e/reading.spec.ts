import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, largestSections, manifestOf, need } from './edition.ts'
import { expect, test } from './site.ts'

const HOUR = 3_600_000
const newest = () => Date.parse(need(manifestOf('demo').newest, 'a newest story'))
const now = () => newest() + 2 * HOUR
const section = () => need(largestSections(manifestOf('demo'))[0], 'a section')

/** Opens pages as a reader does whose last visit ended at a time. */
async function visitedUntil(page: Page, time: number): Promise<void> {
  await page.addInitScript((last) => {
    const key = 'broadsheet:/:visits'
    if (localStorage.getItem(key) === null)
      localStorage.setItem(key, JSON.stringify({ version: 1, value: { visits: 1, last } }))
  }, time)
}

const stories = (page: Page) => page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article')
const toCatchUp = (page: Page) => page.getByRole('region', { name: 'Stories to catch up with' }).getByRole('article')
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })
const markAll = (page: Page) => page.getByRole('button', { name: 'Mark all as read' })

async function openTopic(page: Page, search = ''): Promise<void> {
  await page.goto(`.${topicPath(section().id)}${search}`)
  await expect(stories(page).first()).toBeVisible()
}

/** What the sheet of all topics says of the section. */
async function unreadInSheet(page: Page): Promise<string> {
  await page
    .getByRole('button', { name: /^(All topics|Topics)$/ })
    .filter({ visible: true })
    .first()
    .click()
  const link = page.getByRole('dialog', { name: 'All topics' }).getByRole('link', { name: section().name })
  await expect(link.first()).toContainText('unread')
  const text = await link.first().textContent()
  await page.keyboard.press('Escape')
  return text ?? ''
}

/** Number of stories of the section with the filter “Unread”. */
async function unreadInList(page: Page): Promise<number> {
  await openTopic(page, '?unread=1')
  const summary = page.locator('.summary [role=status]')
  await expect(summary).toContainText('unread')
  return Number.parseInt((await summary.textContent()) ?? '', 10)
}

test('a topic is marked as read as a whole, which its undo takes back, in another tab too', async ({
  page,
  context,
}) => {
  await openTopic(page)
  const other = await context.newPage()
  await openTopic(other)
  const isRead = (one: Page) => one.locator('.stories [data-id]:not([data-read])')
  await markAll(page).click()
  await expect(isRead(page)).toHaveCount(0)
  await expect(isRead(other)).toHaveCount(0)
  await expect(page.getByText(`All stories of ${section().name} are marked as read.`)).toBeVisible()
  await undo(page).click()
  await expect(page.locator('[data-read]')).toHaveCount(0)
  await expect(other.locator('[data-read]')).toHaveCount(0)
  await expect(markAll(page)).toBeEnabled()
})

test('the unread count of a topic is that of its unread list, after reading and in two tabs', async ({
  page,
  context,
}) => {
  await openTopic(page)
  await stories(page).first().getByRole('heading').getByRole('link').click()
  await expect(page.getByRole('complementary', { name: 'Related stories' })).toBeVisible()
  await page.goBack()
  await expect(stories(page).first()).toHaveAttribute('data-read')
  const all = section().count
  const inSheet = await unreadInSheet(page)
  expect(inSheet).toContain(`${all - 1} of ${all} stories unread`)
  expect(await unreadInList(page)).toBe(all - 1)

  // Another tab marks everything as read, and one story as unread again.
  const other = await context.newPage()
  await openTopic(other)
  await markAll(other).click()
  await expect(page.getByRole('heading', { name: 'You have read it all' })).toBeVisible()
  await stories(other)
    .nth(1)
    .getByRole('button', { name: /^More: / })
    .click()
  await other.getByRole('menuitem', { name: 'Mark as unread' }).click()
  await expect.poll(() => unreadInList(page)).toBe(1)
  await openTopic(page)
  expect(await unreadInSheet(page)).toContain(`1 of ${all}`)
})

test('after an import, the unread counts are those of the other browser', async ({ page }) => {
  const kept = need(
    cardsOf('demo').find(({ topics }) => topics.includes(section().id)),
    'a story of the section',
  )
  const readLines = {
    lines: [{ topic: section().id, until: newest(), at: 1 }],
    unread: { [kept.id]: 2 },
  }
  await page.goto('./settings')
  await page.getByLabel('Open a backup file').setInputFiles({
    name: 'marks.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ kind: 'broadsheet backup', version: 1, readLines })),
  })
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  // The note comes once all is stored.
  await expect(page.getByText(/^Added /)).toBeVisible()
  await openTopic(page)
  const inSheet = await unreadInSheet(page)
  const inList = await unreadInList(page)
  expect(inList).toBeLessThanOrEqual(1)
  expect(inSheet).toContain(`${inList} of ${section().count}`)
})

test('a line divides the latest stories from those of the last visit, and new ones say so', async ({ page }) => {
  await page.clock.setFixedTime(now())
  const times = cardsOf('demo').map(({ time }) => Date.parse(time))
  const visit = need(times[9], 'a tenth story') + 1
  await visitedUntil(page, visit)
  await page.goto('./?sort=latest')
  const line = page.locator('.since-line')
  await expect(line).toHaveText(/^Since your last visit, \d+ hours ago\s*Catch up$/)
  const marks = await page
    .locator('.stories .since-line, .stories article')
    .evaluateAll((all) => all.map((one) => (one.tagName === 'P' ? 'line' : one.querySelector('.new') ? 'new' : 'old')))
  const at = marks.indexOf('line')
  expect(at).toBeGreaterThan(0)
  expect(new Set(marks.slice(0, at))).toEqual(new Set(['new']))
  expect(new Set(marks.slice(at + 1))).toEqual(new Set(['old']))
  // It stays where it is while the visit goes on.
  await page.reload()
  await expect(line).toBeVisible()
  await page.goto('./')
  await expect(page.locator('.lead .new, .card .new').first()).toBeVisible()
})

test('on the first visit, no line divides a list and no story is New', async ({ page }) => {
  await page.clock.setFixedTime(now())
  await page.goto('./?sort=latest')
  await expect(stories(page).first()).toBeVisible()
  await expect(page.locator('.since-line, .new')).toHaveCount(0)
})

test('catching up has each story once, few requests, an end, and marks it all as read @both', async ({ page }) => {
  await page.clock.setFixedTime(now())
  const data: string[] = []
  page.on('request', (request) => {
    if (/\/data\/(?!assets|pictures)/.test(request.url())) data.push(request.url())
  })
  await page.goto('./catch-up?days=7')
  await expect(toCatchUp(page).first()).toBeVisible()
  expect(data.length).toBeLessThan(12)
  await expect(page.getByText('Unread ones come first')).toBeVisible()
  const end = page.getByText(/^That was the week\. \d+ stories\.$/)
  await expect(async () => {
    await page.mouse.wheel(0, 3000)
    await page.evaluate(() => window.scrollBy(0, 3000))
    await expect(end).toBeVisible({ timeout: 500 })
  }).toPass()
  const ids = await toCatchUp(page).evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['id']))
  expect(new Set(ids).size).toBe(ids.length)
  await expect(end).toHaveText(`That was the week. ${ids.length} stories.`)
  await page.getByRole('button', { name: 'Mark these as read' }).click()
  await expect(page.getByRole('button', { name: 'All read' })).toBeVisible()
  await expect(page.locator('main [data-id]:not([data-read])')).toHaveCount(0)
  await undo(page).click()
  await expect(page.locator('main [data-read]')).toHaveCount(0)
})

test('a story that was opened while catching up keeps its place and has the focus after Back @both', async ({
  page,
}) => {
  await page.clock.setFixedTime(now())
  await page.goto('./catch-up?days=7')
  const ids = () => toCatchUp(page).evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['id']))
  await expect(toCatchUp(page).nth(4)).toBeVisible()
  const before = await ids()
  const link = toCatchUp(page).nth(2).getByRole('heading').getByRole('link')
  await link.click()
  await expect(page.locator('#story')).toBeVisible()
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0)
  await page.goBack()
  await expect(link).toBeFocused()
  expect((await ids()).slice(0, before.length)).toEqual(before)
  await expect(toCatchUp(page).nth(2)).toHaveAttribute('data-read', 'true')
})

test('the choice of a period is in the address, and the line of the last visit and the footer lead there', async ({
  page,
}) => {
  await page.clock.setFixedTime(now())
  await visitedUntil(page, now() - 60 * HOUR)
  await page.goto('./?sort=latest')
  await page.locator('.since-line').getByRole('link', { name: 'Catch up' }).click()
  const period = page.getByRole('group', { name: 'Period' })
  await expect(period.getByRole('button', { name: 'Three days' })).toHaveAttribute('aria-pressed', 'true')
  await period.getByRole('button', { name: 'Past day' }).click()
  await expect(page).toHaveURL(/\/catch-up\?days=1$/)
  await page.goto('./')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Catch up' }).click()
  await expect(page.getByRole('heading', { name: 'Catch up', level: 1 })).toBeVisible()
})

/** Waits until the page has been painted, and its observers have reported. */
const frames = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

/** Opens the list of all stories as a reader does who wants stories to be read when they are scrolled past. */
async function readsWhenPassed(page: Page): Promise<void> {
  await page.addInitScript(() => {
    localStorage.setItem(
      'broadsheet:/:preferences',
      JSON.stringify({ version: 1, value: { scrollRead: 'on', keep: 'off' } }),
    )
  })
  const started = page.waitForResponse(/read-when-passed/)
  await page.goto('./?sort=latest')
  const script = (await started).url()
  await expect(stories(page).first()).toBeVisible()
  // Resolves once the script runs. Its observers then see the stories where they are before the first scroll.
  await page.evaluate((url) => import(url).then(() => {}), script)
  await frames(page)
}

async function wheel(page: Page, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, 250)
    await frames(page)
  }
}

test('a story that is scrolled past whole is read, and one in the window is not', async ({ page }) => {
  await readsWhenPassed(page)
  const all = page.locator('.stories [data-id]')
  const first = await all.first().getAttribute('data-id')
  await page.mouse.move(700, 500)
  await wheel(page, 6)
  await expect(page.locator(`[data-id="${first}"]`)).toHaveAttribute('data-read')
  // What is still in the window is not read.
  const isTopReadBelow = await all.evaluateAll((stories) =>
    stories.some(
      (one) => one.getBoundingClientRect().bottom > 60 && (one as HTMLElement).dataset['read'] !== undefined,
    ),
  )
  expect(isTopReadBelow).toBe(false)
})

test('stories that Back leaves above the window are not read', async ({ page }) => {
  await readsWhenPassed(page)
  const all = page.locator('.stories [data-id]')
  const first = all.first()
  await page.evaluate(() => window.scrollTo(0, 2000))
  await frames(page)
  const opened = await all.evaluateAll((stories) => {
    const story = stories.find((one) => one.getBoundingClientRect().top > 100)
    story?.querySelector<HTMLElement>('.head a')?.click()
    return (story as HTMLElement).dataset['id'] ?? ''
  })
  await expect(page).toHaveURL((url) => url.pathname.includes(opened))
  await page.goBack()
  await expect(page.locator(`[data-id="${opened}"]`)).toBeInViewport()
  await frames(page)
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(1000)
  await page.mouse.move(700, 500)
  await wheel(page, 6)
  // The stories that the reader passes now are marked, together with those that were passed before, if any.
  await expect(page.locator('.stories [data-read]').nth(1)).toBeAttached()
  await expect(first).not.toHaveAttribute('data-read')
})

/** Number of saved stories in the database. A page that is left at once has not stored its last one yet. */
const storedStories = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const open = indexedDB.open('broadsheet:/')
        open.addEventListener('success', () => {
          const keys = open.result.transaction('marks').objectStore('marks').getAllKeys()
          keys.addEventListener('success', () => {
            open.result.close()
            resolve(keys.result.filter((key) => typeof key === 'string' && key.startsWith('saved/')).length)
          })
        })
      }),
  )

test('saved stories are counted, sorted, found and exported @both', async ({ page }) => {
  const cards = cardsOf('demo')
    .filter(({ topics, image }) => topics.length > 0 && image)
    .slice(0, 3)
  for (const [index, card] of cards.entries()) {
    await page.goto(`.${articlePath(card.id)}`)
    const button = page
      .getByRole('button', { name: /^Save(: |$)/ })
      .filter({ visible: true })
      .first()
    await button.click()
    await expect(
      page
        .getByRole('button', { name: /^Saved(: |$)/ })
        .filter({ visible: true })
        .first(),
    ).toBeVisible()
    await expect.poll(() => storedStories(page)).toBe(index + 1)
  }
  await page.goto('./saved')
  const list = page.getByRole('list', { name: 'Saved stories' })
  await expect(page.getByText('3 saved stories')).toBeVisible()
  const titles = () => list.getByRole('heading').allTextContents()
  const clean = async () => (await titles()).map((title) => title.replace(' (read)', ''))
  expect(await clean()).toEqual(cards.map(({ title }) => title).toReversed())
  await page.getByRole('button', { name: 'Newest' }).click()
  await expect.poll(clean).toEqual(cards.map(({ title }) => title))
  const wanted = need(cards[1], 'a story')
  await page.getByRole('searchbox', { name: 'Find in saved stories' }).fill(wanted.title.toUpperCase())
  await expect.poll(clean).toEqual([wanted.title])
  await expect(page.getByText('1 of 3 saved stories')).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('group', { name: 'Export' }).getByRole('button', { name: 'JSON' }).click()
  const file = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as { readonly title: string }[]
  expect(file.map(({ title }) => title)).toEqual([wanted.title])

  await list.getByRole('button', { name: /^Saved: / }).click()
  await expect(page.getByRole('heading', { name: 'Not on your shelf' })).toBeVisible()
  await undo(page).click()
  await expect.poll(clean).toEqual([wanted.title])

  // The focus goes on to the next story, and stays on the page when there is none.
  await page.getByRole('searchbox', { name: 'Find in saved stories' }).fill('')
  await expect.poll(clean).toEqual(cards.map(({ title }) => title))
  const buttonOf = (card: (typeof cards)[number] | undefined) =>
    list.getByRole('button', { name: `Saved: ${need(card, 'a story').title}` })
  await buttonOf(cards[0]).press('Enter')
  await expect(buttonOf(cards[1])).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(buttonOf(cards[2])).toBeFocused()
  await list.getByRole('heading').getByRole('link').focus()
  await page.keyboard.press('s')
  await expect(page.getByText('Your shelf is clear')).toBeVisible()
  await expect(page.locator('#main')).toBeFocused()
})

for (const width of [320, 390, 1440]) {
  test(`at ${width} pixels, catching up and the shelf need no sideways scroll`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.clock.setFixedTime(now())
    await visitedUntil(page, now() - 20 * HOUR)
    for (const path of ['./catch-up?days=7', './?sort=latest', './saved']) {
      await page.goto(path)
      await expect(page.getByRole('contentinfo')).toBeAttached()
      await expect(page.locator('main :is(article, .note)').first()).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    }
  })
}
