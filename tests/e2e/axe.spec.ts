import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { articlePath, sourcePath, topicPath } from '../../src/contract/addresses.ts'
import { authorPath, tagPath } from '../../src/contract/name-addresses.ts'
import { cardsOf, largestSections, manifestOf, need, storiesOf } from './edition.ts'
import { drawn } from './layout.ts'
import { expect, test } from './site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Half of the time of axe. These depend on the theme, and on nothing that a width or a language changes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** Returns the violations that axe finds, each with its element and the reason. */
async function violations(page: Page, without: readonly string[] = []): Promise<string[]> {
  // Colours are measured after every transition has finished, and also in rows that the browser skips while they are out of
  // sight: it gives these their new colours only when they come near.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { content-visibility: visible !important }')
    document.adoptedStyleSheets = [sheet]
    return Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished),
    )
  })
  // The legacy mode opens no second page. It cannot see into frames of other origins, and no screen has one.
  const { violations: found, passes } = await new AxeBuilder({ page })
    .setLegacyMode()
    // What passes is counted and not read, so one element of each rule is enough.
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .disableRules([...without])
    .analyze()
  expect(passes.length).toBeGreaterThan(10)
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`),
  )
}

const section = () => need(largestSections(manifestOf('demo'))[0], 'a section')

const main = (page: Page) => page.getByRole('main')

/** Opens each screen and waits until it is drawn. */
const screens: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the front page': async (page) => {
    await page.goto('./')
    await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  },
  'a topic': async (page) => {
    await page.goto(`.${topicPath(section().id)}`)
    await expect(main(page).getByRole('article').first()).toBeVisible()
  },
  'a filtered topic': async (page) => {
    await page.goto(`.${topicPath(section().id)}?type=article&since=365d&sort=top`)
    await expect(main(page).getByRole('article').first()).toBeVisible()
    await expect(main(page).getByRole('button', { name: 'Clear filters' })).toBeVisible()
  },
  'all filters': async (page) => {
    await page.goto(`.${topicPath(section().id)}?type=article&video=1&not=unknown`)
    await main(page)
      .getByRole('button', { name: /filters, \d on$/i })
      .and(page.locator(':visible'))
      .click()
    await expect(page.getByRole('dialog').getByRole('checkbox', { name: /^Unread ?(\d|no)/ })).toBeAttached()
  },
  'a filter that finds nothing': async (page) => {
    await page.goto('./?source=nobody.example')
    await expect(page.getByRole('heading', { name: 'Nothing in print yet' })).toBeVisible()
  },
  'an article': async (page) => {
    const card = need(
      cardsOf('demo').find(({ coverage, image }) => coverage && image),
      'a story of several outlets',
    )
    await page.goto(`.${articlePath(card.id)}`)
    await expect(page.getByRole('complementary', { name: 'Related stories' })).toBeVisible()
    await page.getByRole('button', { name: 'Why are these reports here?' }).click()
  },
  'a film': async (page) => {
    const card = need(
      cardsOf('demo').find(({ type }) => type === 'video'),
      'a film',
    )
    await page.goto(`.${articlePath(card.id)}`)
    await expect(page.getByRole('button', { name: /^Play video/ })).toBeVisible()
  },
  'an empty shelf': async (page) => {
    await page.goto('./saved')
    await expect(page.getByRole('heading', { name: 'Your shelf is clear' })).toBeVisible()
    // The icon in the sentence has a name.
    await expect(page.getByText('Press Save on any story')).toBeVisible()
  },
  'a shelf': async (page) => {
    for (const card of cardsOf('demo')
      .filter(({ image }) => image)
      .slice(0, 2)) {
      await page.goto(`.${articlePath(card.id)}`)
      // On phones the button is in the top bar.
      await page
        .getByRole('button', { name: /^Save(: |$)/ })
        .filter({ visible: true })
        .first()
        .click()
      await expect(
        page
          .getByRole('button', { name: /^Saved(: |$)/ })
          .filter({ visible: true })
          .first(),
      ).toBeVisible()
    }
    await page.goto('./saved')
    await expect(page.getByRole('list', { name: 'Saved stories' })).toBeVisible()
  },
  'the settings': async (page) => {
    await page.addInitScript((topic) => {
      const store = (name: string, value: unknown) =>
        localStorage.setItem(`broadsheet:/:${name}`, JSON.stringify({ version: 1, value }))
      store('follows', { topics: [topic], outlets: ['nowhere.example'] })
      store('rules', [{ id: 'a', kind: 'words', value: 'fog', topic }])
    }, section().id)
    await page.goto('./settings')
    await page.getByRole('button', { name: 'Show it as a QR code' }).click()
    await expect(page.getByRole('img', { name: 'QR code of the link with everything' })).toBeVisible()
    await page.getByLabel('Open a backup file').setInputFiles({
      name: 'marks.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ saved: { '2026/01/02/fog': 1 }, read: { '2026/01/02/tide': 1 } })),
    })
    await expect(page.getByRole('group', { name: 'marks.json holds' })).toBeVisible()
  },
  'catching up': async (page) => {
    await page.clock.setFixedTime(need(manifestOf('demo').newest, 'a newest story'))
    await page.goto('./catch-up?days=7')
    await expect(main(page).getByRole('article').first()).toBeVisible()
  },
  'a list with the line of the last visit': async (page) => {
    const newest = Date.parse(need(manifestOf('demo').newest, 'a newest story'))
    await page.clock.setFixedTime(newest)
    await page.addInitScript(
      (last) => {
        localStorage.setItem('broadsheet:/:visits', JSON.stringify({ version: 1, value: { visits: 1, last } }))
      },
      newest - 20 * 3_600_000,
    )
    await page.goto('./?sort=latest')
    await expect(main(page).getByText('Since your last visit')).toBeVisible()
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await expect(page.getByRole('button', { name: 'All read' })).toBeVisible()
  },
  'a search before anything is typed': async (page) => {
    await page.goto('./search')
    await expect(page.getByRole('combobox', { name: 'Search stories' })).toBeVisible()
  },
  'a search': async (page) => {
    await page.goto(`./search?q=${encodeURIComponent(need(cardsOf('demo')[0], 'an article').provider.name)}`)
    await expect(page.getByRole('group', { name: 'Stories' }).getByRole('option').first()).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'Narrow results' })).toBeVisible()
  },
  'a search over the front page': async (page) => {
    await page.goto('./')
    await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search stories' }).fill('topic:')
    await expect(page.getByRole('option').first()).toBeVisible()
  },
  'a search that finds nothing': async (page) => {
    await page.goto('./search?q=xyzzy')
    await expect(page.getByRole('heading', { name: 'No story has these words' })).toBeVisible()
  },
  'the appearance menu': async (page) => {
    await page.goto('./')
    await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
    await page.getByRole('button', { name: 'Appearance' }).click()
    await expect(page.getByRole('dialog', { name: 'Appearance' }).getByRole('link')).toBeVisible()
  },
  'the menu of a story': async (page) => {
    await page.goto('./')
    const story = main(page).getByRole('article').first()
    await story.hover()
    await story.getByRole('button', { name: /^More: / }).click()
    await expect(page.getByRole('menu')).toBeVisible()
  },
  'the rules': async (page) => {
    await page.goto('./?sort=latest')
    const story = main(page).getByRole('article').first()
    const word = (await story.getByRole('heading').textContent())?.split(' ')[0] ?? ''
    const fill = async () => {
      await story.hover()
      await story.getByRole('button', { name: /^More: / }).click()
      await page.getByRole('menuitem', { name: 'Mute words …' }).click()
      await page.getByRole('dialog').getByLabel('Word or phrase').fill(word)
      await expect(page.getByRole('dialog').getByText(/^It would hide/)).toBeVisible()
    }
    await fill()
    await page.getByRole('dialog').getByRole('button', { name: 'Mute', exact: true }).click()
    await fill()
    await expect(page.getByText(/hides \d+ stor/)).toBeVisible()
  },
  'stories that rules hide, shown in their places': async (page) => {
    const domain = need(cardsOf('demo')[0], 'an article').provider.domain
    await page.goto('./')
    await page.evaluate((value) => {
      const rules = { version: 1, value: [{ id: 'a', kind: 'outlet', value }] }
      localStorage.setItem('broadsheet:/:rules', JSON.stringify(rules))
    }, domain)
    await page.goto('./?sort=latest')
    await main(page).getByRole('button', { name: 'Show', exact: true }).click()
    await expect(main(page).locator('[data-hidden]').first()).toBeVisible()
  },
  'all topics': async (page) => {
    await page.goto(`.${topicPath(section().id)}`)
    // The script of the page brings a bar of its own, which has no sheet open.
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page
      .getByRole('button', { name: /^(All topics|Topics)$/ })
      .and(page.locator(':visible'))
      .first()
      .click()
    await expect(page.getByRole('dialog', { name: 'All topics' }).getByRole('link').first()).toBeVisible()
  },
  'an outlet': async (page) => {
    const { provider } = need(cardsOf('demo')[0], 'an article')
    await page.goto(`.${sourcePath(provider.domain)}`)
    await expect(main(page).getByRole('article').first()).toBeVisible()
  },
  'a tag': async (page) => {
    const story = need(
      storiesOf('demo').find(({ tags }) => tags.length > 0),
      'a story with a tag',
    )
    await page.goto(`.${tagPath(story.tags[0] ?? '')}`)
    await expect(main(page).getByRole('article').first()).toBeVisible()
  },
  'an unknown author': async (page) => {
    await page.goto(`.${authorPath('Nobody at all')}`)
    await expect(page.getByRole('heading', { name: 'Not in this edition' })).toBeVisible()
  },
  'My edition before anything is followed': async (page) => {
    await page.goto('./my')
    await expect(page.getByRole('heading', { name: 'A front page of your own' })).toBeVisible()
    await expect(main(page).getByRole('heading', { name: 'Outlets' })).toBeVisible()
  },
  'My edition': async (page) => {
    const outlets = [need(cardsOf('demo')[0], 'an article').provider.domain]
    await page.addInitScript(
      (stored) => localStorage.setItem('broadsheet:/:follows', stored),
      JSON.stringify({ version: 1, value: { topics: [section().id, 'gone'], outlets } }),
    )
    await page.goto('./my')
    await expect(page.getByText('This edition is made of 1 topic and 1 outlet.')).toBeVisible()
  },
  'not found': async (page) => {
    await page.goto('./topics/nothing')
    await expect(page.getByRole('heading', { name: 'This page is not in print' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  },
  'an error': async (page) => {
    await page.route(/\/data\/manifest\.json/, (route) => route.fulfill({ status: 500, body: 'no' }))
    await page.goto('./?sort=latest')
    await expect(page.getByRole('alert')).toBeVisible()
  },
  loading: async (page) => {
    await page.route(/\/data\/fronts\//, () => new Promise(() => {}))
    await page.goto('./?sort=latest')
    await expect(page.locator('main .skel').first()).toBeVisible()
  },
}

test.use({ expected: [/\b404\b.*topics\/nothing|topics\/nothing.*\b404\b|manifest\.json/] })

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

/** Dialogs are placed when they open, so they are opened anew at each width. */
const DIALOGS = ['the appearance menu', 'the menu of a story', 'all topics']

function testScreen(name: string, open: (page: Page) => Promise<unknown>): void {
  // Colours do not depend on the width, nor the rest on the theme.
  test(`${name} has no violation, wide in light and narrow in dark`, async ({ page }) => {
    await page.setViewportSize(WIDE)
    await page.emulateMedia({ colorScheme: 'light' })
    await open(page)
    expect(await violations(page), 'wide, light').toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize(NARROW)
    if (DIALOGS.includes(name)) await open(page)
    await drawn(page)
    expect(await violations(page), 'narrow, dark').toEqual([])
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })
}

for (const [name, open] of Object.entries(screens)) testScreen(name, open)

test.describe('without a story', () => {
  test.use({ site: 'empty' })
  testScreen('an empty edition', async (page) => {
    await page.goto('./')
    await expect(page.getByRole('heading', { name: 'Nothing in print yet' })).toBeVisible()
  })
})

/** Opens screens in any language. */
const SCREENS_BY_ADDRESS = {
  'the front page': () => ({ path: './', drawn: 'main article' }),
  'a filtered topic': () => ({ path: `.${topicPath(section().id)}?type=article&since=365d`, drawn: 'main article' }),
  'an article': () => {
    const card = need(
      cardsOf('demo').find(({ coverage, image }) => coverage && image),
      'a story of several outlets',
    )
    return { path: `.${articlePath(card.id)}`, drawn: 'aside article' }
  },
  'a search': () => ({ path: './search?q=sea', drawn: '[role="option"]' }),
  'an empty shelf': () => ({ path: './saved', drawn: 'main h1' }),
} as const satisfies Readonly<Record<string, () => { readonly path: string; readonly drawn: string }>>

for (const language of ['de', 'ja', 'ar'])
  test.describe(() => {
    test.use({ locale: language })
    test(`five screens have no violation when the interface is in “${language}”`, async ({ page }) => {
      test.slow()
      for (const [name, screen] of Object.entries(SCREENS_BY_ADDRESS)) {
        const { path, drawn: selector } = screen()
        await page.setViewportSize(WIDE)
        await page.goto(path)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await expect(page.locator(selector).first()).toBeVisible()
        expect(await violations(page), `${name}, wide`).toEqual([])
        await page.setViewportSize(NARROW)
        await drawn(page)
        // The colours of this language were measured in the wide page, and those of the narrow page in English.
        expect(await violations(page, COLOUR_RULES), `${name}, narrow`).toEqual([])
      }
    })
  })
