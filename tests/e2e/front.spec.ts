import { gzipSync } from 'node:zlib'
import type { Locator, Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, frontOf, largestSections, manifestOf, need, storiesOf } from './edition.ts'
import { watchLayoutShift } from './layout.ts'
import { expect, test } from './site.ts'

declare global {
  interface Window {
    /** When the first story was on the page, in milliseconds since navigation. */
    takenOver?: number
    /** Number of changes of the page that the browser was asked to draw. */
    transitions?: number
  }
}

const isFilmHost = (url: string) => /youtube|ytimg|googlevideo/.test(new URL(url).host)

test('the front page shows the lead, the latest and a band for each home topic', async ({ page }) => {
  const { cards, top, bands } = frontOf('demo')
  const { topics, site } = manifestOf('demo')
  await page.goto('./')
  await expect(page).toHaveTitle(site.title)
  await expect(page.getByRole('banner')).toBeVisible()
  const lead = need(cards[top[0] ?? -1], 'a top story')
  const topStories = page.getByRole('region', { name: 'Top stories', exact: true })
  await expect(topStories.getByRole('heading', { level: 2 }).first()).toHaveText(lead.title)
  const latest = page.getByRole('region', { name: 'Latest' })
  await expect(latest.getByRole('article')).toHaveCount(6)
  await expect(latest.getByRole('link', { name: 'All latest' })).toBeVisible()
  expect(bands.length).toBeGreaterThan(2)
  for (const { topic } of bands.slice(0, 3)) {
    const { name } = need(
      topics.find(({ id }) => id === topic),
      'the topic of each band',
    )
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible()
  }
})

test('no story and no picture is on the front page twice', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  const ids = await page
    .locator('main article')
    .evaluateAll((articles) => articles.map((article) => article.getAttribute('data-id')))
  expect(ids).toEqual([...new Set(ids)])
  const pictures = await page
    .locator('main .pic img')
    .evaluateAll((images) => images.map((image) => image.getAttribute('src')))
  expect(pictures).toEqual([...new Set(pictures)])
})

test('a phone’s thumb loads the small copy of its picture', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('./')
  const thumb = page.locator('main .pic--thumb img').first()
  await thumb.scrollIntoViewIfNeeded()
  const addressOf = (image: Locator) => () =>
    image.evaluate((element: HTMLImageElement) => (element.complete ? element.currentSrc : ''))
  await expect.poll(addressOf(thumb)).toMatch(/\/data\/pictures\/[0-9a-f]{12}\.480\.webp$/)
  await page.setViewportSize({ width: 1200, height: 844 })
  // It is 640 pixels wide.
  await expect.poll(addressOf(page.locator('main .lead .pic img'))).toMatch(/\.800\.webp$/)
})

test('the heading of every card is a real link to its article @both', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Top stories', exact: true })).toBeVisible()
  const cards = await page.locator('main article').evaluateAll((articles) =>
    articles.map((article) => ({
      id: article.getAttribute('data-id') ?? '',
      address: article.querySelector('h2 > a, h3 > a')?.getAttribute('href'),
      time: article.parentElement?.querySelector('time[datetime][title]') !== null,
    })),
  )
  expect(cards.length).toBeGreaterThan(20)
  for (const { id, address, time } of cards) {
    expect(address).toBe(articlePath(id))
    expect(time, `${id} shows its time.`).toBe(true)
  }
})

test('the front page answers with at most 111.5 kB of scripts, and requests nothing of third parties', async ({
  page,
  watch,
}) => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.documentElement?.dataset['drawn'] !== undefined || !document.querySelector('main article')) return
      window.takenOver = performance.now()
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true, attributes: true })
  })
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  // Scripts for later screens load after the page has been taken over and delay nobody.
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime < (window.takenOver ?? Infinity))
      .map(({ name }) => name),
  )
  const bodies = await Promise.all(scripts.map(async (address) => (await page.request.get(address)).body()))
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
  expect(bytes).toBeGreaterThan(30_000)
  expect(bytes).toBeLessThanOrEqual(105_900)
  expect(watch.outside).toEqual([])
})

test('nothing moves while the front page loads @both', async ({ page }) => {
  const shift = await watchLayoutShift(page)
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await shift.expectNone()
  // The browser leaves out what is far below the window until the page was painted.
  const isDrawn = (band: Element) => band.querySelector('article')?.checkVisibility({ contentVisibilityAuto: true })
  await expect.poll(() => page.locator('.band').last().evaluate(isDrawn)).toBe(true)
  await shift.expectNone()
})

test('the navigation leads to the front of each topic', async ({ page }) => {
  const topic = need(largestSections(manifestOf('demo'))[0], 'a section')
  await page.goto('./')
  const navigation = page.getByRole('navigation', { name: 'Topics', exact: true })
  await navigation.getByRole('link', { name: topic.shortname ?? topic.name, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${topicPath(topic.id)}$`))
  await expect(page.getByRole('heading', { level: 1, name: topic.name })).toBeVisible()
  await expect(navigation.locator('[aria-current="page"]')).toHaveText(topic.shortname ?? topic.name)
  await expect(page.getByRole('status').filter({ hasText: 'stor' })).toContainText(`${topic.count} stor`)
})

test('the sheet of topics shows all of them as a tree with counts @both', async ({ page }) => {
  const { topics } = manifestOf('demo')
  await page.goto('./')
  await page
    .getByRole('button', { name: /^(All topics|Topics)$/ })
    .and(page.locator(':visible'))
    .first()
    .click()
  const sheet = page.getByRole('dialog', { name: 'All topics' })
  await expect(sheet.getByRole('link')).toHaveCount(topics.length)
  const child = need(
    topics.find(({ parent, count }) => parent && count > 0),
    'a topic below another',
  )
  const link = sheet.getByRole('link', { name: new RegExp(`^${child.name} ?${child.count} stor`) })
  await link.click()
  await expect(page).toHaveURL(new RegExp(`${topicPath(child.id)}$`))
  await expect(sheet).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: child.name })).toBeVisible()
})

test('an article shows its title and time, and a link to its outlet @both', async ({ page }) => {
  const card = need(
    cardsOf('demo').find(({ image, url, type, topics }) => image && url && type === 'article' && topics.length > 0),
    'an article with a picture and a link',
  )
  await page.goto(`.${articlePath(card.id)}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(card.title)
  await expect(page).toHaveTitle(new RegExp(card.title.slice(0, 20).replaceAll(/[^\w ]/g, '.')))
  const out = page.getByRole('link', { name: `Read at ${card.provider.name}` }).and(page.locator(':visible'))
  await expect(out).toHaveAttribute('href', card.url ?? '')
  await expect(out).toHaveAttribute('target', '_blank')
  await expect(out).toHaveAttribute('rel', /noopener/)
  await expect(page.locator('main article time').first()).toHaveAttribute('title', /\d{4}/)
  await expect(page.getByRole('complementary', { name: 'Related stories' })).toBeVisible()
})

test.describe('in a new tab', () => {
  test.use({ manyPages: true })

  test('related stories open in the reader when the edition has them, and at their outlet otherwise', async ({
    page,
    context,
  }) => {
    const story = need(
      storiesOf('demo').find(
        ({ related }) => related.some(({ article }) => article) && related.some(({ article, url }) => !article && url),
      ),
      'a story related to one inside and one outside the edition',
    )
    await page.goto(`.${articlePath(story.id)}`)
    const panel = page.getByRole('complementary', { name: 'Related stories' })
    await expect(panel).toBeVisible()
    const links = await panel.locator('h3 > a').evaluateAll((anchors) =>
      anchors.map((anchor) => ({
        address: anchor.getAttribute('href') ?? '',
        target: anchor.getAttribute('target'),
        rel: anchor.getAttribute('rel') ?? '',
      })),
    )
    const inside = links.filter(({ address }) => address.startsWith('/'))
    const outside = links.filter(({ address }) => !address.startsWith('/'))
    expect(inside.length).toBeGreaterThan(0)
    expect(outside.length).toBeGreaterThan(0)
    for (const { target } of inside) expect(target).toBeNull()
    for (const { target, rel } of outside) {
      expect(target).toBe('_blank')
      expect(rel).toContain('noopener')
    }
    const opened = context.waitForEvent('page')
    await panel.locator('h3 > a[target=_blank]').first().click()
    await expect(await opened).toHaveTitle('Elsewhere')
    const address = need(inside[0], 'a link inside').address
    await panel.locator(`h3 > a[href="${address}"]`).click()
    await expect(page).toHaveURL(new RegExp(`${address}$`))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
})

test('a story of several outlets shows all reports, and says why they are there @both', async ({ page }) => {
  const story = need(
    storiesOf('demo').find(({ reports = [] }) => reports.some(({ article, why }) => article && why?.by === 'words')),
    'a story with another report inside the edition',
  )
  await page.goto(`.${articlePath(story.id)}#coverage`)
  const region = page.getByRole('region', { name: 'Full coverage' })
  await expect(region).toBeInViewport()
  const open = region.getByRole('listitem').and(page.locator('[aria-current]'))
  await expect(open.getByRole('heading')).toHaveText(story.title)
  await expect(open.getByRole('link')).toHaveCount(0)
  await expect(region.getByText(/^Same words: /)).toHaveCount(0)
  await region.getByRole('button', { name: 'Why are these reports here?' }).click()
  await expect(region.getByText(/^Same words: /).first()).toBeVisible()
  const link = region.locator('h3 > a:not([target])').first()
  const title = (await link.textContent()) ?? ''
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('the related panel is beside the article on wide screens and below it on narrow ones', async ({ page }) => {
  const story = need(
    storiesOf('demo').find(({ related, reports = [] }) => related.length > 1 && reports.length > 1),
    'a story with related ones and full coverage',
  )
  await page.goto(`.${articlePath(story.id)}`)
  const panel = page.getByRole('complementary', { name: 'Related stories' })
  const article = page.getByRole('main').getByRole('article').first()
  const boxes = async () =>
    [
      need((await panel.boundingBox()) ?? undefined, 'a panel'),
      need((await article.boundingBox()) ?? undefined, 'an article'),
    ] as const
  const [beside, main] = await boxes()
  expect(beside.x).toBeGreaterThanOrEqual(main.x + main.width - 1)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(async () => {
    const [below, narrow] = await boxes()
    expect(below.y).toBeGreaterThanOrEqual(narrow.y + narrow.height - 1)
  }).toPass()
})

test('a film requests nothing from its host until the reader plays it', async ({ page, watch }) => {
  const story = need(
    storiesOf('demo').find(({ youtube }) => youtube),
    'a film',
  )
  await page.goto(`.${articlePath(story.id)}`)
  const play = page.getByRole('button', { name: /^Play video/ })
  await expect(play).toBeVisible()
  await expect(page.getByRole('link', { name: 'Watch on YouTube' })).toHaveAttribute(
    'href',
    `https://www.youtube.com/watch?v=${story.youtube}`,
  )
  await page.waitForLoadState('networkidle')
  expect(watch.outside.filter(isFilmHost)).toEqual([])
  await play.click()
  await expect(page.locator('main iframe')).toHaveAttribute(
    'src',
    new RegExp(`^https://www\\.youtube-nocookie\\.com/embed/${story.youtube}`),
  )
  await expect.poll(() => watch.outside.filter(isFilmHost)).toHaveLength(1)
  await expect(page.getByRole('link', { name: 'Watch on YouTube' })).toBeVisible()
})

test('a story is requested when the pointer rests on its headline, once', async ({ page }) => {
  const requested: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/data/stories/')) requested.push(request.url())
  })
  await page.goto('./')
  // The reader listens for it once its background tasks have started.
  await page.waitForRequest(/manifest\.json\?fresh/)
  expect(requested).toEqual([])
  const headline = page.locator('.lead__head a')
  await headline.hover()
  await expect.poll(() => requested.length).toBe(1)
  await headline.click()
  await expect(page.locator('.story h1')).toBeVisible()
  expect(requested).toHaveLength(1)
})

/** Opens the front page, and waits until everything that opens a story is there. */
async function openFront(page: Page): Promise<void> {
  const tasks = page.waitForResponse(/\/background-tasks-[^/]*\.js/)
  const script = page.waitForResponse(/\/open-story-[^/]*\.js/)
  await page.goto('./')
  for (const response of [await tasks, await script])
    await page.evaluate((url) => import(url).then(() => {}), response.url())
}

/** Holds back the files of stories. @returns what lets them go on */
async function holdStories(page: Page): Promise<() => void> {
  let release = () => {}
  const isReleased = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/data/stories/**', async (route) => {
    await isReleased
    await route.continue()
  })
  return release
}

test('a story shows its headline and picture before its file has arrived, and then nothing moves @both', async ({
  page,
}) => {
  const release = await holdStories(page)
  const shift = await watchLayoutShift(page)
  await openFront(page)
  const card = page.locator('main .card:has(.pic img)').first()
  const link = card.getByRole('heading').getByRole('link')
  const title = (await link.textContent()) ?? ''
  await link.click()
  const story = page.getByRole('main').getByRole('article', { name: title })
  const heading = story.getByRole('heading', { level: 1 })
  const picture = story.locator('.pic img')
  await expect(heading).toBeVisible()
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBeGreaterThan(0)
  await expect(story.locator('[aria-busy=true]').getByRole('status')).toHaveText('Loading')
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page).toHaveTitle(new RegExp(`^${title.slice(0, 20)}`))
  const places = async () => [await heading.boundingBox(), await picture.boundingBox()]
  const before = await places()
  release()
  await expect(page.getByRole('complementary', { name: 'Related stories' })).toBeVisible()
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
  expect(await places()).toEqual(before)
  await shift.expectNone()
})

test('from a card to its story and back, the browser draws the change, and the place and the focus are kept @both', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const start = document.startViewTransition.bind(document)
    window.transitions = 0
    document.startViewTransition = (change) => {
      window.transitions = (window.transitions ?? 0) + 1
      return start(change)
    }
  })
  const transitions = () => page.evaluate(() => window.transitions)
  await openFront(page)
  const link = page.locator('main .card .head a').nth(5)
  await link.scrollIntoViewIfNeeded()
  const title = (await link.textContent()) ?? ''
  const before = await link.boundingBox()
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  expect(await transitions()).toBe(1)
  // The reader need not wait for the end of the change.
  await page.goBack()
  await expect(link).toBeFocused()
  expect(await transitions()).toBe(2)
  await expect.poll(async () => Math.abs(((await link.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2)

  await page.emulateMedia({ reducedMotion: 'reduce' })
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  expect(await transitions()).toBe(2)
})

test.describe('while the browser saves data', () => {
  test('no story is requested before it is opened', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
    await page.goto('./')
    await page.waitForRequest(/manifest\.json\?fresh/)
    const early = page.waitForRequest(/\/data\/stories\//, { timeout: 1000 }).catch(() => undefined)
    await page.locator('main h2 a').first().hover()
    expect(await early).toBeUndefined()
  })
})
