import type { Locator, Page } from '@playwright/test'
import { SEARCH_PATH, articlePath, topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, largestSections, manifestOf, need } from './edition.ts'
import { expectNoSidewaysScroll } from './layout.ts'
import { expect, test } from './site.ts'

const section = () => need(largestSections(manifestOf('demo'))[0], 'a section')

const coveredStory = () =>
  need(
    cardsOf('demo').find(({ coverage, image, locale }) => coverage && image && !locale),
    'a story of several outlets',
  )

const storiesDrawn = (page: Page) => expect(page.getByRole('main').getByRole('article').first()).toBeVisible()

/** Opens screens in any language, and waits until they are drawn. */
const screens: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the front page': async (page) => {
    await page.goto('./')
    await storiesDrawn(page)
  },
  'a filtered topic': async (page) => {
    await page.goto(`.${topicPath(section().id)}?type=article&since=365d&sort=top`)
    await storiesDrawn(page)
  },
  'an article': async (page) => {
    await page.goto(`.${articlePath(coveredStory().id)}`)
    await expect(page.getByRole('complementary')).toBeVisible()
  },
  'a search': async (page) => {
    await page.goto(`.${SEARCH_PATH}?q=${encodeURIComponent(need(cardsOf('demo')[0], 'an article').provider.name)}`)
    await expect(page.getByRole('option').first()).toBeVisible()
  },
  'saved stories': async (page) => {
    await page.goto('./saved')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  },
  settings: async (page) => {
    await page.goto('./settings')
    await expect(page.getByRole('switch').first()).toBeVisible()
  },
}

/** @param words of the interface: the way to the top stories, and the heading of the newest ones */
function testLanguage(locale: string, dir: 'ltr' | 'rtl', words: readonly [string, string]): void {
  test.describe(() => {
    test.use({ locale })

    test(`the interface follows a browser in ${locale}, and stories keep their language @both`, async ({ page }) => {
      await page.goto('./')
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      await expect(page.locator('html')).toHaveCSS('direction', dir)
      await expect(page.getByRole('navigation').getByRole('link', { name: words[0] }).first()).toBeVisible()
      await expect(page.getByRole('region', { name: words[1] })).toBeVisible()
      const card = coveredStory()
      await page.goto(`.${articlePath(card.id)}`)
      const title = page.getByRole('heading', { level: 1, name: card.title })
      await expect(title).toHaveCSS('direction', 'ltr')
      await expect(page.getByRole('main').getByRole('article').first()).toHaveAttribute(
        'lang',
        manifestOf('demo').site.locale,
      )
    })
  })
}

testLanguage('ja-JP', 'ltr', ['主要ニュース', '新着'])
testLanguage('zh-CN', 'ltr', ['要闻', '最新'])
testLanguage('ar', 'rtl', ['أهم الأخبار', 'الأحدث'])

// Chinese breaks its lines like Japanese, and its words are shorter.
for (const locale of ['ja-JP', 'ar'])
  test.describe(() => {
    test.use({ locale })

    test(`no screen in ${locale} scrolls sideways from 320 px to 1440 px`, async ({ page }) => {
      test.slow()
      for (const open of Object.values(screens)) {
        await open(page)
        for (const width of [320, 390, 768, 1024, 1440]) {
          await page.setViewportSize({ width, height: 800 })
          await expectNoSidewaysScroll(page)
        }
      }
    })
  })

test.describe('in Arabic', () => {
  test.use({ locale: 'ar-EG' })

  test('the page is mirrored: the bar begins at the right, related stories are at the left', async ({ page }) => {
    const card = coveredStory()
    await page.goto(`.${articlePath(card.id)}`)
    const edges = (locator: Locator) =>
      locator.evaluate((element) => {
        const { left, right } = element.getBoundingClientRect()
        return { left, right }
      })
    // The page is laid out once the styles of an open story are there.
    await expect
      .poll(async () => {
        const title = await edges(page.getByRole('heading', { level: 1 }))
        return (await edges(page.getByRole('complementary').first())).right - title.left
      })
      .toBeLessThanOrEqual(1)
    const home = page.getByRole('banner').getByRole('link', { name: manifestOf('demo').site.title })
    expect((await edges(home)).left).toBeGreaterThan(720)
    // The arrow of a link to another site points up and to the left.
    await expect(page.locator('.btn--ink .icon--flip').filter({ visible: true }).first()).toHaveCSS(
      'transform',
      'matrix(-1, 0, 0, 1, 0, 0)',
    )
  })

  test('counts have the same digits as dates in Arabic', async ({ page }) => {
    await page.goto('./')
    const counts = page.getByRole('banner').getByText(/خبر/).filter({ visible: true }).first()
    await expect(counts).toHaveText(/[٠-٩]/)
    await expect(counts).not.toHaveText(/\d/)
    await expect(page.locator('main time').filter({ visible: true }).first()).toHaveText(/[٠-٩]/)
  })

  test('the choice of the reader comes before the language of the browser', async ({ page }) => {
    await page.goto('./settings')
    await page.getByRole('combobox').filter({ hasText: 'Deutsch' }).selectOption('日本語')
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
    await expect(page.getByRole('heading', { level: 1, name: '設定' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: '設定' })).toBeVisible()
  })
})
