import { articlePath } from '../../src/contract/addresses.ts'
import { cardsOf, frontOf, need } from './edition.ts'
import { expect, test } from './site.ts'

const leadId = () => {
  const { cards, lead } = frontOf('demo')
  return need(cards[lead[0] ?? -1], 'a lead').id
}

interface EarlyPage {
  readonly path: string
  readonly headline: string
}

const WIDTHS = [390, 820, 1440]

const PAGES: Readonly<Record<string, { readonly widths: readonly number[]; readonly pageOf: () => EarlyPage }>> = {
  'the front page': { widths: WIDTHS, pageOf: () => ({ path: './', headline: '.lead__head' }) },
  'a topic': { widths: [320, 390], pageOf: () => ({ path: './topics/ai', headline: '.card--feature .head' }) },
  'an article': { widths: WIDTHS, pageOf: () => ({ path: `.${articlePath(leadId())}`, headline: '.story h1' }) },
}

for (const [name, { widths, pageOf }] of Object.entries(PAGES)) {
  for (const width of widths) {
    test(`the headline and picture of ${name} are drawn before the script at ${width} px and do not move`, async ({
      page,
    }) => {
      const { path, headline } = pageOf()
      await page.setViewportSize({ width, height: 900 })
      let release = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      await page.route('**/app/*.js', async (route) => {
        await held
        await route.continue()
      })
      await page.goto(path, { waitUntil: 'commit' })
      const places = async () => [
        await page.locator(headline).boundingBox(),
        await page.locator('.pic').first().boundingBox(),
      ]
      await expect(page.locator('.boot__page .pic img')).toBeVisible()
      await page.evaluate(() => document.fonts.ready)
      const before = await places()
      release()
      await expect(page.getByRole('banner')).toBeVisible()
      await expect(page.locator('.boot__page')).toHaveCount(0)
      expect(await places()).toEqual(before)
    })
  }
}

test('data that the head of the page requests is requested once', async ({ page }) => {
  const requested: string[] = []
  page.on('request', (request) => {
    if (/\/data\/.*\.json$/.test(request.url())) requested.push(request.url())
  })
  await page.goto(`.${articlePath(leadId())}`)
  await expect(page.getByRole('complementary', { name: 'Related stories' })).toBeVisible()
  expect(requested.length).toBeGreaterThan(2)
  expect(new Set(requested).size).toBe(requested.length)
})

test.describe('when the early request fails', () => {
  test.use({ expected: [/ERR_CONNECTION_RESET/] })

  test('data whose early request fails is requested again', async ({ page }) => {
    const id = need(cardsOf('demo').at(-1), 'an article').id
    // Only the first try fails.
    let tries = 0
    await page.route('**/data/stories/**', (route) =>
      tries++ === 0 ? route.abort('connectionreset') : route.continue(),
    )
    await page.goto(`.${articlePath(id)}`)
    await expect(page.getByRole('complementary', { name: 'Related stories' })).toBeVisible()
    expect(tries).toBeGreaterThan(1)
  })
})
