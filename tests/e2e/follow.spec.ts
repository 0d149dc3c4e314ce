import type { Page } from '@playwright/test'
import { authorPath, tagPath } from '../../src/contract/name-addresses.ts'
import { articlePath, sourcePath, topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, largestSections, manifestOf, need, storiesOf } from './edition.ts'
import { expectNoSidewaysScroll, watchLayoutShift } from './layout.ts'
import { expect, test } from './site.ts'

const sections = () => largestSections(manifestOf('demo'))
const section = () => need(sections()[0], 'a section')

/** The outlet with most stories that no other outlet reports. */
function outlet() {
  const counts = new Map<string, number>()
  const own = cardsOf('demo').filter(({ coverage }) => !coverage)
  for (const { provider } of own) counts.set(provider.domain, (counts.get(provider.domain) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  const card = need(
    own.find(({ provider }) => provider.domain === most?.[0]),
    'an outlet',
  )
  return { ...card.provider, card }
}

const main = (page: Page) => page.getByRole('main')

/** Stores what is followed before the page opens. */
async function startWith(page: Page, topics: readonly string[], outlets: readonly string[] = []): Promise<void> {
  await page.addInitScript(
    (stored) => localStorage.setItem('broadsheet:/:follows', stored),
    JSON.stringify({ version: 1, value: { topics, outlets } }),
  )
}

test('a topic and an outlet that are followed make an edition @both', async ({ page }) => {
  const { name, domain, card } = outlet()
  await page.goto(`.${topicPath(section().id)}`)
  // On phones the button is in the bar.
  const followTopic = page.getByRole('button', { name: `Follow ${section().name}`, exact: true })
  await followTopic.filter({ visible: true }).click()
  await expect(page.getByText(`You follow ${section().name}`)).toBeVisible()

  await page.goto(`.${articlePath(card.id)}`)
  await main(page).locator('.byline').getByRole('link', { name }).click()
  await expect(page).toHaveURL(new RegExp(`${sourcePath(domain)}$`))
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  await page
    .getByRole('button', { name: `Follow ${name}`, exact: true })
    .filter({ visible: true })
    .click()
  await page.getByRole('button', { name: 'Undo' }).click()
  const again = page.getByRole('button', { name: `Follow ${name}`, exact: true }).filter({ visible: true })
  await again.click()
  await expect(page.getByRole('button', { name: `Following ${name}` }).filter({ visible: true })).toBeVisible()

  // On phones only the front page has the topics in its bar.
  await page.goto('./')
  await page.getByRole('navigation', { name: 'Topics' }).getByRole('link', { name: 'My edition' }).click()
  await expect(page).toHaveURL(/\/my$/)
  await expect(page).toHaveTitle(/^My edition · /)
  await expect(page.getByText('This edition is made of 1 topic and 1 outlet.')).toBeVisible()
  await expect(page.getByRole('region', { name: section().name, exact: true })).toBeVisible()
  const articles = main(page).locator('article')
  await expect.poll(() => articles.count()).toBeGreaterThan(5)
  const ids = await articles.evaluateAll((all) => all.map((article) => article.getAttribute('data-id')))
  expect(ids).toEqual([...new Set(ids)])
})

test('My edition is the first page of a visit when the reader chooses it, and the nameplate leads to the front page', async ({
  page,
  baseURL,
}) => {
  await page.goto('./my')
  await page
    .getByRole('button', { name: `Follow ${section().name}`, exact: true })
    .filter({ visible: true })
    .click()
  await page.getByRole('button', { name: 'Show my edition' }).click()
  await page.getByRole('checkbox', { name: 'Open the site with my edition' }).check()
  await page.goto('./')
  await expect(page).toHaveURL(`${baseURL}my`)
  await expect(page.getByRole('region', { name: 'My edition' })).toBeVisible()
  await page.getByRole('banner').getByRole('link', { name: 'Broadsheet' }).click()
  await expect(page).toHaveURL(baseURL ?? '')
  await expect(page.getByRole('region', { name: 'Top stories', exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('region', { name: 'Top stories', exact: true })).toBeVisible()
  await expect(page).toHaveURL(baseURL ?? '')
  await page.goBack()
  await expect(page.getByRole('region', { name: 'My edition' })).toBeVisible()
})

test('My edition of five topics requests the manifest and their fronts, and nothing moves', async ({ page }) => {
  const topics = sections().slice(0, 5)
  await startWith(
    page,
    topics.map(({ id }) => id),
  )
  const requested: string[] = []
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname
    if (path.includes('/data/') && !/\/(assets|pictures)\//.test(path)) requested.push(path.replace(/.*\/data\//, ''))
  })
  const shifts = await watchLayoutShift(page)
  await page.goto('./my')
  await expect(page.getByText('This edition is made of 5 topics.')).toBeVisible()
  // Later the page asks once more for the manifest, for a newer edition.
  const names = requested.map((file) => file.split('.')[0])
  expect(new Set(names)).toEqual(new Set(['manifest', ...topics.map(({ id }) => `fronts/${id}`)]))
  await expect(page.getByRole('link', { name: 'All latest' })).toHaveAttribute(
    'href',
    `/?${topics.map(({ id }) => `topic=${id}`).join('&')}`,
  )
  await shifts.expectNone()
})

test('the stories of an outlet are filtered by topic, and going back shows all of them', async ({ page }) => {
  const { domain } = outlet()
  await page.goto(`.${sourcePath(domain)}`)
  const topics = page.getByRole('group', { name: 'Topics' })
  const stories = page.getByRole('region', { name: 'Stories' }).getByRole('article')
  // Stories that are in many files arrive in steps.
  await expect(page.getByText('End of the list')).toBeVisible()
  const all = await stories.count()
  const chip = topics.locator('[aria-pressed]').last()
  await chip.click()
  await expect(chip).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(new RegExp(`${sourcePath(domain)}\\?topic=`))
  await expect.poll(() => stories.count()).toBeLessThan(all)
  await page.goBack()
  await expect(stories).toHaveCount(all)
})

test('tags and authors of an article lead to their lists @both', async ({ page }) => {
  const story = need(
    storiesOf('demo').find(({ tags, authors }) => tags.length > 0 && authors.length > 0),
    'a story with a tag and an author',
  )
  const [tag = '', author = ''] = [story.tags[0], story.authors[0]]
  await page.goto(`.${articlePath(story.id)}`)
  await page.getByRole('region', { name: 'About this story' }).getByRole('link', { name: tag, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${tagPath(tag)}$`))
  await expect(page.getByRole('heading', { level: 1, name: tag, exact: true })).toBeVisible()
  await expect(main(page).getByRole('link', { name: story.title }).first()).toBeVisible()
  await page.goBack()
  await page.getByRole('region', { name: 'About this story' }).getByRole('link', { name: author, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${authorPath(author)}$`))
  await expect(page.getByRole('heading', { level: 1, name: author, exact: true })).toBeVisible()
})

test('a narrow window scrolls none of these pages sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const { domain } = outlet()
  const story = need(
    storiesOf('demo').find(({ authors }) => authors.length > 0),
    'an author',
  )
  for (const path of ['/my', sourcePath(domain), authorPath(story.authors[0] ?? ''), '/tags/nothing-has-this-tag']) {
    await page.goto(`.${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoSidewaysScroll(page)
  }
  await startWith(page, [section().id], [domain, 'gone.example'])
  await page.goto('./my')
  await expect(page.getByText('No longer in this edition: gone.example.')).toBeVisible()
  await expectNoSidewaysScroll(page)
})
