import type { Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, frontOf, manifestOf, need } from './edition.ts'
import { expect, test } from './site.ts'

// Pages are drawn at build. Here the scripts of the reader are held, to look at a page before it is taken over.

const leadId = () => {
  const { cards, lead } = frontOf('demo')
  return need(cards[lead[0] ?? -1], 'a lead').id
}

interface DrawnPage {
  readonly path: string
  readonly headline: string
}

const PAGES: Readonly<Record<string, () => DrawnPage>> = {
  'the front page': () => ({ path: './', headline: '.lead__head' }),
  'a topic': () => ({ path: './topics/ai', headline: 'main .head' }),
  'an article': () => ({ path: `.${articlePath(leadId())}`, headline: '.story h1' }),
}

/** Holds the scripts of the reader. @returns a function that lets them go and waits until the page is taken over */
async function holdScripts(page: Page): Promise<() => Promise<void>> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/app/*.js', async (route) => {
    await held
    await route.continue()
  })
  return async () => {
    release()
    await expect(page.locator('html:not([data-drawn])')).toBeAttached()
    // The reader draws the page once more, as it is for this reader now.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  }
}

/**
 * The texts of the stories that are seen. Topics of the header that do not fit are out of sight, and initials stand only
 * until a logo is there.
 */
const textsOf = (page: Page) =>
  page.locator('main').evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const parent = text.parentElement
      if (!parent?.closest('.tile') && parent?.checkVisibility()) texts.push(text.textContent ?? '')
    }
    return texts
  })

for (const [name, pageOf] of Object.entries(PAGES))
  for (const width of [390, 820, 1440])
    test(`${name} is complete before any script at ${width} px, and is taken over without a change`, async ({
      page,
    }) => {
      const { path, headline } = pageOf()
      await page.setViewportSize({ width, height: 900 })
      const messages: string[] = []
      page.on('console', (message) => messages.push(message.text()))
      const data: string[] = []
      page.on('request', (request) => {
        if (/\/data\/.*\.json$/.test(request.url())) data.push(new URL(request.url()).pathname)
      })
      const takeOver = await holdScripts(page)
      await page.goto(path, { waitUntil: 'commit' })
      await expect(page.locator(headline).first()).toBeVisible()
      await expect(page.getByRole('contentinfo')).toBeAttached()
      await page.waitForFunction(() => [...document.styleSheets].some(({ href }) => href !== null))
      await page.evaluate(() => document.fonts.ready)
      const places = () =>
        page.locator('main :is(h1, h2, h3, .pic, time)').evaluateAll((elements) =>
          elements.flatMap((element) => {
            const { x, y, width, height, bottom } = element.getBoundingClientRect()
            const isSeen = bottom > 0 && y < window.innerHeight
            return isSeen ? [[x, y, width, height].map(Math.round).join(' ')] : []
          }),
        )
      const before = { texts: await textsOf(page), places: await places() }
      expect(before.places.length).toBeGreaterThan(1)
      await page.evaluate((selector) => document.querySelector(selector)?.setAttribute('data-kept', ''), headline)
      await takeOver()
      expect(await textsOf(page)).toEqual(before.texts)
      expect(await places()).toEqual(before.places)
      await expect(page.locator(headline).first()).toHaveAttribute('data-kept', '')
      expect(messages.filter((text) => !text.includes('Service Worker'))).toEqual([])
      // The page of an article asks which edition is the newest; everything else is in the page.
      expect(data.filter((one) => !one.endsWith('/manifest.json'))).toEqual([])
    })

test('the related stories of an article are there before any script', async ({ page }) => {
  await holdScripts(page)
  await page.goto(`.${articlePath(leadId())}`, { waitUntil: 'commit' })
  await expect(page.getByRole('complementary', { name: 'Related stories' }).getByRole('link').first()).toBeVisible()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test('a button that is pressed before the page is taken over acts afterwards', async ({ page }) => {
  const takeOver = await holdScripts(page)
  await page.goto('./', { waitUntil: 'commit' })
  await page.getByRole('navigation', { name: 'Topics' }).getByRole('button', { name: 'All topics' }).click()
  await takeOver()
  await expect(page.getByRole('dialog', { name: 'All topics' })).toBeVisible()
})

test('a story that is saved before the page is taken over is saved, also when a link is followed at once', async ({
  page,
}) => {
  const takeOver = await holdScripts(page)
  await page.goto('./', { waitUntil: 'commit' })
  await page
    .getByRole('button', { name: /^Save: / })
    .first()
    .click()
  await page.locator('.lead__head a').click()
  await takeOver()
  await expect(page.locator('.story h1')).toBeVisible()
  await page.goto('./saved')
  await expect(page.getByRole('list', { name: 'Saved stories' }).getByRole('listitem')).toHaveCount(1)
})

test('a link that is followed before the page is taken over opens its page', async ({ page }) => {
  await holdScripts(page)
  await page.goto('./', { waitUntil: 'commit' })
  await page.locator('.lead__head a').click()
  await expect(page.locator('.story h1')).toBeVisible()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test('a page of an older edition is taken over as it is', async ({ page }) => {
  const newer = { ...manifestOf('demo'), edition: 'f00f00f00f00' }
  await page.route(/\/data\/manifest\.json/, (route) => route.fulfill({ json: newer }))
  const takeOver = await holdScripts(page)
  await page.goto(`.${articlePath(leadId())}`, { waitUntil: 'commit' })
  const title = page.locator('.story h1')
  await expect(title).toBeVisible()
  await title.evaluate((element) => element.setAttribute('data-kept', ''))
  await takeOver()
  await expect(title).toHaveAttribute('data-kept', '')
})

test.describe('far from the time zone of the build', () => {
  test.use({ timezoneId: 'Pacific/Auckland' })

  test('pages are taken over without a message, and their times are those of the reader', async ({ page }) => {
    const lead = need(
      cardsOf('demo').find(({ id }) => id === leadId()),
      'the lead',
    )
    const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Pacific/Auckland' })
    for (const path of ['./', `.${topicPath(need(lead.topics[0], 'a topic'))}`, `.${articlePath(lead.id)}`]) {
      await page.goto(path)
      // A message of the page fails the journey.
      const shown = page.locator(`time[datetime="${lead.time}"]`).first()
      await expect(shown).toHaveAttribute('title', new RegExp(time.format(new Date(lead.time))))
    }
    await expect(page.locator('#coverage time').first()).toContainText(/\d:\d\d/)
  })
})

test.describe('while the server does not answer', () => {
  test.use({ expected: [/manifest\.json/] })

  test('a story stays readable, and is taken over when it answers again', async ({ page }) => {
    await page.route(/\/data\/manifest\.json/, (route) => route.fulfill({ status: 503, body: 'busy' }))
    const takeOver = await holdScripts(page)
    await page.goto(`.${articlePath(leadId())}`, { waitUntil: 'commit' })
    const failed = page.waitForResponse((response) => response.url().includes('manifest.json') && !response.ok())
    const taken = takeOver()
    await failed
    await expect(page.locator('.story h1')).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await page.unroute(/\/data\/manifest\.json/)
    await expect(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('online')))
      await expect(page.locator(':root:not([data-drawn])')).toBeAttached({ timeout: 500 })
    }).toPass()
    await taken
    await expect(page.locator('.story h1')).toBeVisible()
  })
})

test('a page of a site with other settings is drawn anew', async ({ page }) => {
  const { site, ...manifest } = manifestOf('demo')
  await page.route(/\/data\/manifest\.json/, (route) =>
    route.fulfill({ json: { ...manifest, site: { ...site, title: 'The New Name' } } }),
  )
  await page.goto(`.${articlePath(leadId())}`)
  await expect(page.getByRole('banner').getByText('The New Name')).toBeVisible()
})

test.describe('a reader for whom the page is drawn anew', () => {
  test('sees no cards before a list of headlines', async ({ page }) => {
    await page.addInitScript(() =>
      localStorage.setItem('broadsheet:/:preferences', '{"version":1,"value":{"density":"headlines"}}'),
    )
    const takeOver = await holdScripts(page)
    await page.goto('./', { waitUntil: 'commit' })
    await expect(page.getByRole('banner')).toBeVisible()
    await expect(page.locator('main')).toBeHidden()
    await takeOver()
    await expect(page.locator('main')).toBeVisible()
    await expect(page.locator('.lead__head')).toHaveCount(0)
  })

  test('sees the front page of another address not at all', async ({ page }) => {
    const takeOver = await holdScripts(page)
    await page.goto('./?sort=latest', { waitUntil: 'commit' })
    await expect(page.locator('.boot--slim')).toBeVisible()
    await expect(page.locator('main')).toBeHidden()
    await takeOver()
    await expect(page.getByRole('heading', { level: 1, name: 'All stories' })).toBeVisible()
  })

  test.describe('in another language', () => {
    test.use({ locale: 'de-DE' })

    test('reads it in the language of the site, and then in their own', async ({ page }) => {
      const takeOver = await holdScripts(page)
      await page.goto('./', { waitUntil: 'commit' })
      await expect(page.locator('.lead__head')).toBeVisible()
      await takeOver()
      await expect(page.locator('html')).toHaveAttribute('lang', 'de-DE')
      await expect(page.locator('.lead__head')).toBeVisible()
    })
  })
})

test('data that the head of the page requests is requested once', async ({ page }) => {
  const requested: string[] = []
  page.on('request', (request) => {
    if (/\/data\/.*\.json$/.test(request.url())) requested.push(request.url())
  })
  await page.goto('./?sort=latest')
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible()
  expect(requested.length).toBeGreaterThan(0)
  expect(new Set(requested).size).toBe(requested.length)
})

test.describe('when the early request fails', () => {
  test.use({ site: 'big', expected: [/ERR_CONNECTION_RESET/] })

  test('data whose early request fails is requested again', async ({ page }) => {
    // Only the first try fails.
    let tries = 0
    await page.route(/\/data\/manifest\.json/, (route) =>
      tries++ === 0 ? route.abort('connectionreset') : route.continue(),
    )
    await page.goto(`.${articlePath(need(cardsOf('big').at(-1), 'an article').id)}`)
    await expect(page.getByRole('complementary', { name: 'Related stories' })).toBeVisible()
    expect(tries).toBeGreaterThan(1)
  })
})
