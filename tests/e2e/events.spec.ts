import type { Locator } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { embedPath } from '../../src/contract/embed.ts'
import { wordsOf } from '../../src/contract/words.ts'
import { type EditionCard, cardsOf, need, reportsOf, storiesOf } from './edition.ts'
import { readToTheEnd } from './layout.ts'
import { expect, test } from './site.ts'

/** The events with several reports in the edition, each with its cards, the newest first. */
function events(): EditionCard[][] {
  const reports = reportsOf('demo')
  const found = new Map<number, EditionCard[]>()
  for (const card of cardsOf('demo')) {
    const event = reports.get(card.id)?.event
    if (event !== undefined) found.set(event, [...(found.get(event) ?? []), card])
  }
  return [...found.values()]
}

const idsOf = (articles: Locator) =>
  articles.evaluateAll((elements) => elements.map((element) => element.getAttribute('data-id') ?? ''))

/** Fails when two of these articles report the same event. */
function expectEachEventOnce(ids: readonly string[]): void {
  expect(ids.length).toBeGreaterThan(0)
  const reports = reportsOf('demo')
  const shown = ids.flatMap((id) => reports.get(id)?.event ?? [])
  expect(shown).toEqual([...new Set(shown)])
}

test('the outlets of a card lead to the coverage, where another report opens, and Back returns @both', async ({
  page,
}) => {
  await page.goto('./')
  const outlets = page
    .getByRole('main')
    .getByRole('link', { name: /\d outlets$/ })
    .first()
  const [path] = ((await outlets.getAttribute('href')) ?? '').split('#')
  const story = need(
    storiesOf('demo').find(({ id }) => articlePath(id) === path),
    'the story of the card',
  )
  const other = need(
    story.reports?.find(({ article }) => article),
    'another report in the edition',
  )
  // A click scrolls by itself, but so late that the page does not see it before it leaves.
  await outlets.scrollIntoViewIfNeeded()
  await expect(outlets).toBeInViewport()
  await outlets.click()
  await expect(page).toHaveURL(new RegExp(`${path}#coverage$`))
  const coverage = page.getByRole('region', { name: 'Full coverage' })
  await expect(coverage).toBeInViewport()
  await expect(coverage).toContainText(`${story.coverage?.outlets} outlets`)

  await coverage.getByRole('link', { name: other.title, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${articlePath(other.article ?? '')}$`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(other.title)
  // The other report shows the same coverage, and leads back.
  await expect(coverage.getByRole('link', { name: story.title, exact: true })).toBeVisible()

  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(story.title)
  await expect(coverage).toBeInViewport()
  await page.goBack()
  await expect(page.getByRole('region', { name: 'Latest' })).toBeAttached()
  await expect(outlets).toBeInViewport()
})

test('an event has one place among the top stories and the latest', async ({ page }) => {
  await page.goto('./')
  const latest = page.getByRole('region', { name: 'Latest' }).getByRole('article')
  await expect(latest.first()).toBeVisible()
  expectEachEventOnce(await idsOf(latest))
  const top = page.getByRole('region', { name: 'Top stories', exact: true }).getByRole('article')
  expectEachEventOnce([...(await idsOf(top)), ...(await idsOf(latest))])
})

test('an event has one place in a topic', async ({ page }) => {
  const topic = need(events()[0]?.[0]?.topics[0], 'an event in a topic')
  await page.goto(`.${topicPath(topic)}`)
  const stories = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article')
  await expect(stories.first()).toBeVisible()
  await readToTheEnd(page)
  expectEachEventOnce(await idsOf(stories))
})

test('an event has one place in a search that finds several of its reports', async ({ page }) => {
  const shared = events().flatMap((cards) => {
    const words = cards.flatMap(({ title }) => [...new Set(wordsOf(title))].filter((word) => word.length > 4))
    return words.filter((word) => words.filter((other) => other === word).length > 1).slice(0, 1)
  })
  const word = need(shared[0], 'a word in two headlines of an event')
  await page.goto(`./search?q=${encodeURIComponent(word)}`)
  const hits = page.getByRole('group', { name: 'Stories', exact: true }).getByRole('option')
  await expect(hits.first()).toBeVisible()
  await expect(page.getByText('End of the list')).toBeVisible()
  expectEachEventOnce(await idsOf(hits))
})

test('an event has one place in an embedded topic', async ({ page }) => {
  const topic = need(events()[0]?.[0]?.topics[0], 'an event in a topic')
  await page.goto(`.${embedPath(topic)}?limit=24`)
  const stories = page.locator('.story:visible h2 > a[data-reader]')
  await expect(stories.first()).toBeVisible()
  const paths = await stories.evaluateAll((links) =>
    links.map((link) => new URL(link.getAttribute('data-reader') ?? '', document.baseURI).pathname),
  )
  const ids = paths.map((path) => cardsOf('demo').find(({ id }) => articlePath(id) === path)?.id ?? '')
  expectEachEventOnce(ids)
  // The event of the topic is there, with a link to its coverage.
  expect(ids.some((id) => reportsOf('demo').has(id))).toBe(true)
  await expect(page.locator('.story:visible a[href$="#coverage"]').first()).toBeVisible()
})

test('“Why?” shows and hides the reasons by keyboard, and keeps the focus', async ({ page }) => {
  const story = need(
    storiesOf('demo').find(({ reports = [] }) => reports.some(({ why }) => why?.by === 'words')),
    'a story with a report that has the same words',
  )
  await page.goto(`.${articlePath(story.id)}#coverage`)
  const coverage = page.getByRole('region', { name: 'Full coverage' })
  await expect(coverage).toBeFocused()
  await page.keyboard.press('Tab')
  const why = coverage.getByRole('button', { name: 'Why are these reports here?' })
  await expect(why).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(why).toHaveAttribute('aria-expanded', 'true')
  await expect(coverage.getByText(/^Same words: /).first()).toBeVisible()
  await expect(why).toBeFocused()
  await page.keyboard.press('Space')
  await expect(why).toHaveAttribute('aria-expanded', 'false')
  await expect(coverage.getByText(/^Same words: /)).toHaveCount(0)
  // The next stop is the first report that opens.
  await page.keyboard.press('Tab')
  await expect(coverage.getByRole('link').first()).toBeFocused()
})
