import { articlePath } from '../../src/contract/addresses.ts'
import { cardsOf, manifestOf, onePerStory, storiesOf } from './edition.ts'
import { brokenPictures, readToTheEnd, scrollUntil } from './layout.ts'
import { expect, test } from './site.ts'
import { addressOf } from './sites.ts'

/** Picks `count` items evenly from the list, with the first and the last one. */
function sample<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, (list.length - 1) / (count - 1))
  return [...new Set(Array.from({ length: count }, (_, at) => Math.round(at * step)))].flatMap((at) => list[at] ?? [])
}

for (const name of ['power-apps', 'ai', 'seed-unpublished'] as const) {
  test.describe(`in the folder ${name}`, () => {
    test.use({ site: name })

    test('the index holds every story once', () => {
      test.skip(!addressOf(name), `The site ${name} is not served in this run.`)
      const { counts, topics, parts } = manifestOf(name)
      const cards = cardsOf(name)
      expect(counts.articles).toBeGreaterThan(0)
      expect(new Set(cards.map(({ id }) => id)).size).toBe(counts.articles)
      expect(storiesOf(name).map(({ id }) => id)).toEqual(cards.map(({ id }) => id))
      expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(counts.articles)
      for (const topic of topics.filter(({ parent }) => !parent))
        expect(topic.count).toBeLessThanOrEqual(counts.articles)
      expect(JSON.stringify(storiesOf(name))).not.toMatch(/&(amp|nbsp|#8217|#038);|secured/)
    })

    test('the list shows every story, with the logos of the folder instead of remote ones', async ({ page, watch }) => {
      test.slow()
      const cards = cardsOf(name)
      await page.goto('./?sort=latest')
      await readToTheEnd(page)
      const shown = page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article')
      await expect(shown).toHaveCount(onePerStory(name, cards).length)
      await page.waitForLoadState('networkidle')
      expect(await brokenPictures(page)).toEqual([])
      const logos = await page
        .locator('.stories .tile img')
        .evaluateAll((images) => images.map((image) => image.getAttribute('src') ?? ''))
      const withOwnLogo = cards.filter(({ provider }) => provider.logo?.startsWith('assets/'))
      if (withOwnLogo.length > 0)
        expect(logos.filter((src) => src.startsWith('/data/assets/')).length).toBeGreaterThan(0)
      const allowed = new Set(
        cards.map(({ provider }) => provider.logo).filter((logo) => logo && !logo.startsWith('assets/')),
      )
      expect(watch.outside.filter((url) => url.includes('/organizations/') && !allowed.has(url))).toEqual([])
    })

    test('articles open by a click and by their address', async ({ page }) => {
      test.slow()
      const cards = cardsOf(name)
      for (const [at, card] of sample(cards, 10).entries()) {
        if (at % 2 === 0) await page.goto(`.${articlePath(card.id)}`)
        else {
          await page.goto(`./?reports=all&source=${encodeURIComponent(card.provider.domain)}`)
          const link = page.locator(`main :is(h2, h3) > a[href="${articlePath(card.id)}"]`)
          await scrollUntil(page, () => link.isVisible())
          await link.click()
        }
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(card.title)
        await expect(page.getByRole('complementary', { name: 'Related stories' })).toBeVisible()
      }
    })

    test('the front page shows no broken picture', async ({ page }) => {
      await page.goto('./')
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
      await page.waitForLoadState('networkidle')
      expect(await brokenPictures(page)).toEqual([])
    })
  })
}

test.describe('in a folder without a published article', () => {
  test.use({ site: 'seed' })

  test('the front page is empty and says why', async ({ page }) => {
    await page.goto('./')
    await expect(page.getByRole('heading', { level: 1, name: 'Nothing in print yet' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('1 article marked “published: false”')
  })
})
