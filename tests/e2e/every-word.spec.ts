import type { Page } from '@playwright/test'
import { CATCH_UP_PATH, SETTINGS_PATH, articlePath, sourcePath, topicPath } from '../../src/contract/addresses.ts'
import { authorPath, tagPath } from '../../src/contract/name-addresses.ts'
import { cardsOf, largestSections, manifestOf, need, storiesOf } from './edition.ts'
import { drawn, expectNoSidewaysScroll } from './layout.ts'
import { speakPseudo } from './pseudo-language.ts'
import { later } from '../../src/messages/en/later.ts'
import { expect, test } from './site.ts'
import { clippedWords, contentOf, unwrappedWords } from './words-on-page.ts'

/** From wide to narrow, since the narrow page draws nothing that the wide one has not loaded. */
const WIDTHS = [1440, 320]

const section = () => need(largestSections(manifestOf('demo'))[0], 'a section')

const story = () =>
  need(
    storiesOf('demo').find(({ body, tags, authors }) => body && tags?.length && authors?.length),
    'a story with text, tags and authors',
  )

const main = (page: Page) => page.getByRole('main')

/** Presses the button with this English word in its name that is visible: phones have others than wide windows. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).filter({ visible: true }).first().click()
}

async function openStory(page: Page, id: string): Promise<void> {
  await page.goto(`.${articlePath(id)}`)
  await expect(main(page).getByRole('heading', { level: 1 })).toBeVisible()
}

const openFront = async (page: Page) => {
  await page.goto('./')
  await expect(main(page).getByRole('article').first()).toBeVisible()
}

const openTopic = async (page: Page, query = '') => {
  await page.goto(`.${topicPath(section().id)}${query}`)
  await expect(main(page).getByRole('article').first()).toBeVisible()
}

/** Opens each screen and waits until it is drawn. The messages contain the English ones. */
const screens: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the front page': openFront,
  'the appearance menu': async (page) => {
    await openFront(page)
    await press(page, 'Appearance')
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'all topics': async (page) => {
    await openTopic(page)
    await press(page, /⟦(All topics|Topics)/)
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'the menu of a story': async (page) => {
    await openFront(page)
    await press(page, /⟦More: /)
    await expect(page.getByRole('menu')).toBeVisible()
  },
  'the rules': async (page) => {
    await openFront(page)
    await press(page, /⟦More: /)
    await page.getByRole('menuitem', { name: 'Mute words' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'the keys': async (page) => {
    await openFront(page)
    // The keys are loaded after the first screen.
    await expect(async () => {
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 })
    }).toPass()
  },
  'a topic': (page) => openTopic(page),
  'a filtered topic': (page) => openTopic(page, '?type=article&since=365d&sort=top'),
  'all filters': async (page) => {
    await page.goto(`.${topicPath(section().id)}?type=article&video=1&not=unknown`)
    await press(page, /^⟦+(All filters|Filters)/)
    await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeAttached()
  },
  'a filter that finds nothing': async (page) => {
    await page.goto('./?source=nobody.example')
    await expect(page.getByRole('heading', { name: 'Nothing in print yet' })).toBeVisible()
  },
  'the embed builder': async (page) => {
    await openTopic(page)
    // Phones do not have the button.
    if ((page.viewportSize()?.width ?? 0) < 600) return
    await press(page, 'Embed this topic')
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Copy' })).toBeVisible()
  },
  'a story': (page) => openStory(page, story().id),
  'a story of several outlets': async (page) => {
    await openStory(
      page,
      need(
        cardsOf('demo').find(({ coverage, image }) => coverage && image),
        'such a story',
      ).id,
    )
    await press(page, 'Why are these reports here?')
  },
  'a film': (page) =>
    openStory(
      page,
      need(
        cardsOf('demo').find(({ type }) => type === 'video'),
        'a film',
      ).id,
    ),
  'an empty shelf': async (page) => {
    await page.goto('./saved')
    await expect(page.getByRole('heading', { name: 'Your shelf is clear' })).toBeVisible()
  },
  'a shelf': async (page) => {
    await openStory(page, story().id)
    await press(page, '⟦Save')
    await page.goto('./saved')
    await expect(main(page).getByRole('article').first()).toBeVisible()
  },
  'my edition': async (page) => {
    await page.goto('./my')
    await expect(main(page).getByRole('heading', { name: 'A front page of your own' })).toBeVisible()
  },
  'catching up': async (page) => {
    await page.goto(`.${CATCH_UP_PATH}`)
    await expect(main(page).getByRole('heading', { level: 1, name: 'Catch up' })).toBeVisible()
  },
  'the settings': async (page) => {
    await page.goto(`.${SETTINGS_PATH}`)
    await expect(main(page).getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
    await press(page, 'Show it as a QR code')
    await expect(main(page).getByRole('img', { name: 'QR code' })).toBeVisible()
  },
  'an outlet': async (page) => {
    await page.goto(`.${sourcePath(need(cardsOf('demo')[0], 'a story').provider.domain)}`)
    await expect(main(page).getByRole('article').first()).toBeVisible()
  },
  'a tag': async (page) => {
    await page.goto(`.${tagPath(need(story().tags?.[0], 'a tag'))}`)
    await expect(main(page).getByRole('article').first()).toBeVisible()
  },
  'an unknown author': async (page) => {
    await page.goto(`.${authorPath('Nobody Known')}`)
    await expect(main(page).getByRole('heading', { name: 'Not in this edition' })).toBeVisible()
  },
  'a search before anything is typed': async (page) => {
    await page.goto('./search')
    await expect(page.getByRole('combobox').first()).toBeVisible()
  },
  'a search': async (page) => {
    await page.goto(`./search?q=${encodeURIComponent(need(cardsOf('demo')[0], 'an article').provider.name)}`)
    await expect(page.getByRole('option').first()).toBeVisible()
  },
  'a search that finds nothing': async (page) => {
    await page.goto('./search?q=xyzzy')
    await expect(page.getByRole('heading', { name: 'No story has these words' })).toBeVisible()
  },
  'an unknown address': async (page) => {
    await page.goto('./topics/nothing')
    await expect(page.getByRole('heading', { name: 'This page is not in print' })).toBeVisible()
  },
  'an error': async (page) => {
    await page.route(/\/data\/manifest\.json/, (route) => route.fulfill({ status: 500, body: 'no' }))
    await page.goto('./?sort=latest')
    await expect(page.getByRole('alert')).toBeVisible()
  },
}

/** Dialogs are placed when they open, so they are opened anew at each width. */
const DIALOGS = [
  'the appearance menu',
  'all topics',
  'the menu of a story',
  'the rules',
  'the keys',
  'all filters',
  'the embed builder',
]

/** What these journeys put into addresses, and the operators of the search, which are the same in every language. */
const TYPED = ['xyzzy', 'nobody.example', 'nobody-known', 'unknown', ...Object.keys(later.search.operators)]

test.use({
  // The pseudo language takes the place of German.
  locale: 'de-DE',
  expected: [/\b404\b.*topics\/nothing|topics\/nothing.*\b404\b|manifest\.json|authors?\/nobody/i],
})

function testScreen(name: string, open: (page: Page) => Promise<unknown>): void {
  test(`${name} takes every word from the messages, and has room for long ones`, async ({ page, site }) => {
    await speakPseudo(page)
    const content = [...contentOf(site, 'de'), ...TYPED]
    for (const width of WIDTHS)
      await test.step(`${width} px`, async () => {
        await page.setViewportSize({ width, height: 900 })
        if (width === WIDTHS[0] || DIALOGS.includes(name)) await open(page)
        await drawn(page)
        expect.soft(await unwrappedWords(page, content), `hard-coded words, ${width} px`).toEqual([])
        expect.soft(await clippedWords(page), `clipped words, ${width} px`).toEqual([])
        await expectNoSidewaysScroll(page)
      })
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
