import type { Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { rankOf, topScore } from '../../src/contract/order.ts'
import { publishedArticles } from './content-folder.ts'
import { type EditionCard, cardsOf, largestSections, manifestOf, need, onePerStory, topicAndBelow } from './edition.ts'
import { drawn, scrollUntil } from './layout.ts'
import { expect, test } from './site.ts'
import { type SiteName, siteOf } from './sites.ts'

/** Number of stories with which a filtered list begins: the feature, its four neighbours and a row of four. */
const FIRST = 9
const DAY = 86_400_000

interface Query {
  readonly topics?: readonly string[]
  readonly sources?: readonly string[]
  readonly type?: string
  readonly days?: number
  readonly all?: readonly string[]
  readonly not?: readonly string[]
  /** First and last day, `yyyy-mm-dd`. */
  readonly range?: readonly [from: string, to: string]
}

/** The time of the reader's clock in journeys that filter by time: soon after the newest article. */
const now = (name: SiteName) => new Date(Date.parse(cardsOf(name)[0]?.time ?? '') + 3_600_000)

/** Filters all cards of the edition one by one. With every report, the reader's result must be the same. */
function findReports(
  name: SiteName,
  { topics = [], sources = [], type, days, all = [], not = [], range }: Query,
): EditionCard[] {
  const manifest = manifestOf(name)
  const wanted = new Set(topics.flatMap((id) => [...topicAndBelow(manifest, id)]))
  const has = (card: EditionCard, id: string) => card.topics.some((one) => topicAndBelow(manifest, id).has(one))
  return cardsOf(name).filter(
    (card) =>
      all.every((id) => has(card, id)) &&
      !not.some((id) => has(card, id)) &&
      (!range || (card.time.slice(0, 10) >= range[0] && card.time.slice(0, 10) <= range[1])) &&
      (topics.length === 0 || card.topics.some((id) => wanted.has(id))) &&
      (sources.length === 0 || sources.includes(card.provider.domain)) &&
      (!type || card.type === type) &&
      (!days || Date.parse(card.time) >= now(name).getTime() - days * DAY),
  )
}

/** What the reader must find: one card of each event. */
const find = (name: SiteName, query: Query): EditionCard[] => onePerStory(name, findReports(name, query))

const summary = (page: Page) => page.getByRole('region', { name: 'Filter stories' }).getByRole('status')

const stories = (count: number) =>
  new RegExp(`^${count === 1 ? '1 story' : `${new Intl.NumberFormat('en').format(count)} stories`}(?!\\d)`)

const reports = (count: number) =>
  new RegExp(`^${count === 1 ? '1 report' : `${new Intl.NumberFormat('en').format(count)} reports`}(?!\\d)`)

const shownIds = (page: Page) =>
  page
    .getByRole('region', { name: 'Stories', exact: true })
    .getByRole('article')
    .evaluateAll((articles) => articles.map((article) => article.getAttribute('data-id') ?? ''))

test('counts match the publisher’s files', async ({ page }) => {
  const articles = publishedArticles(siteOf('demo').content)
  await page.goto('./?reports=all')
  await expect(summary(page)).toHaveText(reports(articles.length))
  for (const { id, name } of largestSections(manifestOf('demo')).slice(0, 3)) {
    await page.goto(`.${topicPath(id)}?reports=all`)
    await expect(summary(page)).toHaveText(reports(articles.filter(({ topics }) => topics.has(name)).length))
  }
})

test('a list shows each event once until the reader asks for every report', async ({ page }) => {
  const all = cardsOf('demo')
  const once = find('demo', {})
  expect(once.length).toBeLessThan(all.length)
  await page.goto('./?sort=latest')
  await expect(summary(page)).toHaveText(stories(once.length))
  await expect.poll(() => shownIds(page)).toEqual(once.slice(0, 21).map(({ id }) => id))
  const choice = page
    .getByRole('group', { name: 'Reports' })
    .getByRole('button', { name: 'All' })
    .and(page.locator(':visible'))
  await choice.click()
  await expect(page).toHaveURL(/\?reports=all$/)
  await expect(summary(page)).toHaveText(reports(all.length))
  await expect.poll(() => shownIds(page)).toEqual(all.slice(0, FIRST).map(({ id }) => id))
  await page.reload()
  await expect(page).toHaveURL(/\?reports=all$/)
  await expect(choice).toHaveAttribute('aria-pressed', 'true')
  await expect(summary(page)).toHaveText(reports(all.length))
  await page.goBack()
  await expect(summary(page)).toHaveText(stories(once.length))
})

test('a source whose report is not the preferred one shows its own report', async ({ page }) => {
  const shown = new Set(find('demo', {}).map(({ id }) => id))
  const hidden = need(
    cardsOf('demo').find(({ id }) => !shown.has(id)),
    'an event with two reports',
  )
  const { domain } = hidden.provider
  await page.goto(`./?source=${domain}`)
  await expect(summary(page)).toHaveText(stories(find('demo', { sources: [domain] }).length))
  const found = find('demo', { sources: [domain] }).map(({ id }) => id)
  expect(found).toContain(hidden.id)
  await expect.poll(() => shownIds(page)).toEqual(found.slice(0, FIRST))
})

test('topics, sources, type and time narrow the list together and are part of the address', async ({ page }) => {
  const [first, second] = largestSections(manifestOf('demo'))
  if (!first || !second) throw new Error('This journey needs two sections.')
  const filters = page.getByRole('region', { name: 'Filter stories' })
  await page.clock.setFixedTime(now('demo'))
  await page.goto(`.${topicPath(first.id)}`)
  await expect(summary(page)).toHaveText(stories(find('demo', { topics: [first.id] }).length))

  const topics = filters.getByRole('group', { name: 'Topics' })
  const more = topics.getByRole('button', { name: /^\d+ more$/ })
  if (await more.isVisible()) await more.click()
  await topics.getByRole('button', { name: new RegExp(`^${second.name} ?\\d+$`) }).click()
  const both = find('demo', { topics: [first.id, second.id] })
  await expect(summary(page)).toHaveText(stories(both.length))
  await expect(summary(page)).toContainText(`in ${first.name} or ${second.name}`)
  await expect(page).toHaveURL(new RegExp(`topic=${second.id}`))

  const sources = filters.getByRole('group', { name: 'Sources' })
  const source = sources.getByRole('button', { pressed: false }).first()
  const name = (await source.locator('[dir=auto]').textContent()) ?? ''
  const { domain } = need(
    both.find(({ provider }) => provider.name === name),
    'the source on the chip',
  ).provider
  const ofSource = find('demo', { topics: [first.id, second.id], sources: [domain] })
  await expect(source.locator('.num')).toHaveText(String(ofSource.length))
  await source.click()
  await expect(summary(page)).toHaveText(stories(ofSource.length))

  await filters.getByRole('group', { name: 'Type' }).getByRole('button', { name: 'Articles' }).click()
  await filters.getByRole('combobox', { name: 'Time' }).selectOption('30d')
  const query: Query = { topics: [first.id, second.id], sources: [domain], type: 'article', days: 30 }
  const found = find('demo', query)
  await expect(summary(page)).toHaveText(stories(found.length))
  await expect(summary(page)).toContainText('past 30 days')
  const address = new URL(page.url())
  expect(address.pathname).toBe(topicPath(first.id))
  expect([...address.searchParams]).toEqual([
    ['topic', second.id],
    ['source', domain],
    ['type', 'article'],
    ['since', '30d'],
  ])
  await expect.poll(() => shownIds(page)).toEqual(found.slice(0, FIRST).map(({ id }) => id))

  await page.reload()
  await expect(summary(page)).toHaveText(stories(found.length))
  await expect(filters.getByRole('combobox', { name: 'Time' })).toHaveValue('30d')
  await expect(filters.getByRole('group', { name: 'Type' }).getByRole('button', { name: 'Articles' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )

  await page.goBack()
  await expect(summary(page)).toHaveText(stories(find('demo', { ...query, days: 0 }).length))
  await page.goForward()
  await expect(summary(page)).toHaveText(stories(found.length))

  await filters.getByRole('button', { name: 'Clear filters' }).click()
  await expect(summary(page)).toHaveText(stories(find('demo', { topics: [first.id] }).length))
  await expect(page).toHaveURL(new RegExp(`${topicPath(first.id)}$`))
})

test('choices in quick succession are steps of the history, and going back shows what the address has', async ({
  page,
}) => {
  const [first, second] = largestSections(manifestOf('demo'))
  if (!first || !second) throw new Error('This journey needs two sections.')
  const topics = page.getByRole('region', { name: 'Filter stories' }).getByRole('group', { name: 'Topics' })
  const pressed = topics.getByRole('button', { pressed: true }).locator('[dir=auto]')
  const chip = (name: string) => topics.getByRole('button', { name: new RegExp(`^${name}\\b`) })
  await page.goto('./?sort=latest')
  await expect(chip(second.name)).toBeVisible()
  // A real click waits until the page is still. The second of these comes before the address has the first.
  for (const one of [first, second]) await chip(one.name).evaluate((button: HTMLElement) => button.click())
  await expect(page).toHaveURL(new RegExp(`\\?topic=${first.id}&topic=${second.id}$`))
  await expect(pressed).toHaveText([first.name, second.name])
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`\\?topic=${first.id}$`))
  await expect(pressed).toHaveText([first.name])
  await page.goBack()
  await expect(summary(page)).toHaveText(stories(find('demo', {}).length))
  await expect(pressed).toHaveCount(0)
})

test('a parent topic includes its children and counts each story once', async ({ page }) => {
  const manifest = manifestOf('demo')
  const parent = need(
    manifest.topics.find(
      ({ id, count, ink }) =>
        ink > 0 && count > 0 && manifest.topics.some((topic) => topic.parent === id && topic.count > 0),
    ),
    'a topic with children',
  )
  const child = need(
    manifest.topics.find((topic) => topic.parent === parent.id && topic.count > 0),
    'a child with stories',
  )
  await page.goto(`.${topicPath(parent.id)}`)
  await expect(summary(page)).toHaveText(stories(find('demo', { topics: [parent.id] }).length))
  await page.goto(`./?topic=${parent.id}&topic=${child.id}`)
  await expect(summary(page)).toHaveText(stories(find('demo', { topics: [parent.id] }).length))
})

test('the order Top ranks by heat or quality, decayed by age', async ({ page }) => {
  const cards = cardsOf('demo')
  const newest = Date.parse(cards[0]?.time ?? '')
  const score = (card: EditionCard) => topScore(rankOf(card), (newest - Date.parse(card.time)) / 1000)
  const top = onePerStory('demo', cards).toSorted((a, b) => score(b) - score(a))
  await page.goto('./?sort=latest')
  await page
    .getByRole('group', { name: 'Sort' })
    .getByRole('button', { name: 'Top' })
    .and(page.locator(':visible'))
    .click()
  await expect(page).toHaveURL(/sort=top/)
  await expect(page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article').first()).toHaveAttribute(
    'data-id',
    top[0]?.id ?? '',
  )
  await expect.poll(async () => (await shownIds(page)).slice(0, FIRST)).toEqual(top.slice(0, FIRST).map(({ id }) => id))
})

test('the sheet of sources offers every source', async ({ page }) => {
  const domains = [...new Set(cardsOf('demo').map(({ provider }) => provider.domain))]
  await page.goto('./?sort=latest')
  await page
    .getByRole('group', { name: 'Sources' })
    .getByRole('button', { name: /more sources$/ })
    .click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByRole('checkbox')).toHaveCount(domains.length)
  const last = sheet.getByRole('checkbox').last()
  await last.check({ force: true })
  // The choice is painted before the address changes.
  await expect(page).toHaveURL(/source=/)
  const source = new URL(page.url()).searchParams.get('source') ?? ''
  expect(domains).toContain(source)
  await expect(summary(page)).toHaveText(stories(find('demo', { sources: [source] }).length))
})

test('a filter that finds nothing says so and can be cleared', async ({ page }) => {
  const source = need(
    cardsOf('demo').find(({ provider }) => find('demo', { sources: [provider.domain], type: 'video' }).length === 0),
    'a source without films',
  ).provider.domain
  await page.goto(`./?source=${source}&type=video`)
  await expect(summary(page)).toHaveText(/^0 stories/)
  await expect(page.getByRole('heading', { name: 'Nothing in print yet' })).toBeVisible()
  await page
    .getByRole('region', { name: 'Stories', exact: true })
    .getByRole('button', { name: 'Clear filters' })
    .click()
  await expect(summary(page)).toHaveText(stories(find('demo', {}).length))
})

test('the filters are in a sheet on a phone @phone', async ({ page }) => {
  await page.goto('./?sort=latest')
  await page.getByRole('button', { name: 'Filters', exact: true }).tap()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('group', { name: 'Type' }).getByRole('button', { name: 'Videos' }).tap()
  await expect(page).toHaveURL(/type=video/)
  await page.keyboard.press('Escape')
  const button = page.getByRole('button', { name: 'Filters, 1 on' })
  await expect(button).toBeVisible()
  for (const target of [
    button,
    page.locator('.filters .chip').first(),
    page.getByRole('button', { name: 'Remove Videos' }),
  ])
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await expect(summary(page)).toHaveText(stories(find('demo', { type: 'video' }).length))
})

test('topics can be demanded and left out, and each choice can be removed', async ({ page }) => {
  const manifest = manifestOf('demo')
  const [first, second] = largestSections(manifest)
  if (!first || !second) throw new Error('This journey needs two sections.')
  const both = find('demo', { topics: [first.id], all: [second.id] })
  const one = find('demo', { topics: [first.id], not: [second.id] })
  await page.goto(`.${topicPath(first.id)}`)
  await page.getByRole('button', { name: 'All filters' }).click()
  const topics = page.getByRole('dialog').getByRole('group', { name: 'Topics', exact: true })
  await topics.getByRole('button', { name: 'All of' }).click()
  const choice = topics.getByRole('checkbox', { name: new RegExp(`^${second.name}`) })
  await expect(choice).toHaveAccessibleName(new RegExp(`${both.length}$`))
  await choice.check({ force: true })
  await expect(page).toHaveURL(new RegExp(`\\?all=${second.id}$`))
  await expect(summary(page)).toHaveText(stories(both.length))
  await topics.getByRole('button', { name: 'None of' }).click()
  await expect(choice).toHaveAccessibleName(/no stories$/)
  await topics.getByRole('button', { name: 'All of' }).click()
  await choice.uncheck({ force: true })
  await topics.getByRole('button', { name: 'None of' }).click()
  await expect(choice).toHaveAccessibleName(new RegExp(`${one.length}$`))
  await choice.check({ force: true })
  await expect(page).toHaveURL(new RegExp(`\\?not=${second.id}$`))
  await page.keyboard.press('Escape')
  await expect(summary(page)).toHaveText(stories(one.length))
  await expect.poll(() => shownIds(page)).toEqual(one.slice(0, FIRST).map(({ id }) => id))
  await page.getByRole('button', { name: `Remove Not in ${second.name}` }).click()
  await expect(summary(page)).toHaveText(stories(find('demo', { topics: [first.id] }).length))
  await page.goBack()
  await expect(summary(page)).toHaveText(stories(one.length))
})

test('a first and a last day narrow the list, and typing a day is one step in the history', async ({ page }) => {
  const days = [...new Set(cardsOf('demo').map(({ time }) => time.slice(0, 10)))].sort()
  const [from, to] = [days[2] ?? '', days.at(-2) ?? '']
  const found = find('demo', { range: [from, to] })
  await page.goto('./?sort=latest')
  await page.getByRole('button', { name: 'All filters' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('From', { exact: true }).fill(from)
  await sheet.getByLabel('From', { exact: true }).fill(days[1] ?? '')
  await sheet.getByLabel('From', { exact: true }).fill(from)
  await sheet.getByLabel('To', { exact: true }).fill(to)
  await expect(page).toHaveURL(new RegExp(`\\?from=${from}&to=${to}$`))
  await page.keyboard.press('Escape')
  await expect(summary(page)).toHaveText(stories(found.length))
  await page.reload()
  await expect(summary(page)).toHaveText(stories(found.length))
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`\\?from=${from}$`))
  await page.goBack()
  await expect(summary(page)).toHaveText(stories(find('demo', {}).length))
})

test('the past hours of an archive are empty, and the newest days are offered', async ({ page }) => {
  await page.clock.setFixedTime(now('demo').getTime() + 40 * DAY)
  await page.goto('./?since=24h')
  await expect(summary(page)).toHaveText(/^0 stories/)
  const newest = cardsOf('demo')[0]?.time.slice(0, 10) ?? ''
  const oldest = new Date(Date.parse(newest) - 6 * DAY).toISOString().slice(0, 10)
  const topic = page.getByRole('combobox', { name: 'Time' })
  await expect(topic.getByRole('option', { name: 'Past 24 hours (no stories)' })).toBeAttached()
  await page.getByRole('button', { name: /^Show / }).click()
  await expect(page).toHaveURL(new RegExp(`\\?from=${oldest}&to=${newest}$`))
  await expect(summary(page)).toHaveText(stories(find('demo', { range: [oldest, newest] }).length))
})

test('unread and saved follow the marks of the reader, also those of another tab', async ({ page, context }) => {
  const all = find('demo', {})
  await page.goto('./?unread=1')
  await expect(summary(page)).toHaveText(stories(all.length))
  const other = await context.newPage()
  await other.goto(new URL(`.${articlePath(all[0]?.id ?? '')}`, page.url()).href)
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(summary(page)).toHaveText(stories(all.length - 1))
  await expect.poll(() => shownIds(page)).toEqual(all.slice(1, FIRST + 1).map(({ id }) => id))
  const save = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('button', { name: /^Save/ }).first()
  await save.click()
  await expect(save).toHaveAttribute('aria-pressed', 'true')
  await page.goto('./?saved=1')
  await expect(summary(page)).toHaveText(stories(1))
  await expect.poll(() => shownIds(page)).toEqual([all[1]?.id])
  await page.getByRole('button', { name: 'Remove Saved' }).click()
  await expect(summary(page)).toHaveText(stories(all.length))
})

test('no data is fetched for the filters before the reader reaches for them', async ({ page }) => {
  const requested: string[] = []
  page.on('request', (request) => requested.push(new URL(request.url()).pathname))
  await page.goto(`.${topicPath(largestSections(manifestOf('demo'))[0]?.id ?? '')}`)
  await expect(page.getByRole('article').first()).toBeVisible()
  const isOfFilters = (path: string) => /\/data\/(catalogue|directory|cards)\/|filter-sheet/.test(path)
  expect(requested.filter(isOfFilters)).toEqual([])
  const before = requested.length
  const sources = page.getByRole('group', { name: 'Sources' })
  await sources.getByRole('button').first().click()
  await expect(sources.getByRole('button', { pressed: true })).toHaveCount(1)
  await expect(summary(page)).toContainText('from')
  // Pictures of the list that was there before the click can still be on their way, so they do not count.
  const ofFirstClick = requested
    .slice(before)
    .filter((path) => /\/data\/(?!assets\/|pictures\/)|\/select|trusted-html/.test(path))
  expect(ofFirstClick.length).toBeLessThanOrEqual(12)
})

test('the worker that selects starts before the first press, and gets no data yet', async ({ page }) => {
  const requested: string[] = []
  page.on('request', (request) => requested.push(new URL(request.url()).pathname))
  const started = page.waitForEvent('worker')
  await page.goto('./?sort=latest')
  expect((await started).url()).toContain('select-worker')
  expect(requested.filter((path) => path.includes('/data/catalogue/'))).toEqual([])
})

test('filters work without a pointer', async ({ page }) => {
  await page.goto('./?sort=latest')
  const chip = page.getByRole('group', { name: 'Sources' }).getByRole('button', { pressed: false }).nth(1)
  const name = (await chip.locator('[dir=auto]').textContent()) ?? ''
  await chip.focus()
  await page.keyboard.press('Space')
  await expect(summary(page)).toContainText(`from ${name}`)
  await expect(page.getByRole('group', { name: 'Sources' }).getByRole('button', { name })).toBeFocused()
  const button = page.getByRole('button', { name: 'All filters, 1 on' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  const video = page.getByRole('checkbox', { name: 'With video' })
  await expect(video).toHaveAccessibleName(/(\d|no stories)$/)
  await video.focus()
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(/video=1/)
  await page.keyboard.press('Escape')
  await expect(button.or(page.getByRole('button', { name: 'All filters, 2 on' }))).toBeFocused()
})

test('a filter that assistive technology presses above the window brings its bar back into the window', async ({
  page,
}) => {
  await page.goto('./?sort=latest')
  const chips = page.getByRole('group', { name: 'Topics' }).getByRole('button')
  await chips.nth(0).click()
  await expect(page).toHaveURL(/topic/)
  const chip = chips.nth(1)
  await page.mouse.wheel(0, 1000)
  await expect.poll(async () => (await chip.boundingBox())?.y).toBeLessThan(-500)
  // A mouse or a key of the browser would scroll to the button first.
  await chip.evaluate((button: HTMLElement) => button.click())
  await expect(page).toHaveURL(/topic=.*topic=/)
  await expect(chip).toBeInViewport()
})

test.describe('going back and forward', () => {
  test.use({ site: 'big' })

  test('going back and forward restores the list, its filters and the scroll position at once', async ({ page }) => {
    await page.clock.setFixedTime(now('big'))
    await page.goto('./?since=365d')
    await expect(summary(page)).toHaveText(stories(600))
    const cards = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article')
    await scrollUntil(page, async () => (await cards.count()) >= 60)
    const card = cards.nth(48)
    await card.scrollIntoViewIfNeeded()
    await drawn(page)
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(2000)
    // The height of rows far outside the window is an estimate, so the place is that of the card in the window.
    const topOfCard = async () => (await card.boundingBox())?.y ?? Number.NaN
    const before = await topOfCard()
    const id = (await card.getAttribute('data-id')) ?? ''
    await card.getByRole('heading').getByRole('link').click()
    await expect(page).toHaveURL(new RegExp(articlePath(id)))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.evaluate(() => window.scrollY)).toBe(0)

    await page.goBack()
    await drawn(page)
    expect(Math.abs((await topOfCard()) - before)).toBeLessThan(5)
    await expect(summary(page)).toHaveText(stories(600))
    expect(await cards.count()).toBeGreaterThanOrEqual(49)

    await page.goForward()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goBack()
    await drawn(page)
    expect(Math.abs((await topOfCard()) - before)).toBeLessThan(5)

    await page.reload()
    await expect(card).toBeInViewport()
    await expect.poll(async () => Math.abs((await topOfCard()) - before)).toBeLessThan(5)
  })
})
