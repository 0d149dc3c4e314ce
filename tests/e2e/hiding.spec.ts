import type { Locator, Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { wordsOf } from '../../src/contract/words.ts'
import { type EditionCard, cardsOf, largestSections, manifestOf, need, onePerStory, topicAndBelow } from './edition.ts'
import { drawn } from './layout.ts'
import { expect, test } from './site.ts'

const DAY = 86_400_000

const all = () => onePerStory('demo', cardsOf('demo'))

const hasWord = (card: EditionCard, word: string) => wordsOf(card.title).includes(word)

/** A word of several headlines that has no ending. */
function commonWord(): string {
  const words = all().flatMap(({ title }) => [...new Set(wordsOf(title))])
  const count = (word: string) => words.filter((one) => one === word).length
  return need(
    words.find(
      (word) => word.length > 3 && !word.endsWith('s') && !word.endsWith('e') && count(word) >= 2 && count(word) <= 6,
    ),
    'a word of two headlines',
  )
}

const summary = (page: Page) => page.getByRole('region', { name: 'Filter stories' }).getByRole('status')
const stories = (count: number) => new RegExp(`^${count} ${count === 1 ? 'story' : 'stories'}(?!\\d)`)
const list = (page: Page) => page.getByRole('region', { name: 'Stories', exact: true })
const hiddenLine = (page: Page) => page.getByText(/^\d+ hidden by /)
const card = (page: Page, { id }: Pick<EditionCard, 'id'>) => page.locator(`main [data-id="${id}"]`)

async function openMenu(page: Page, story: Locator): Promise<Locator> {
  await story.hover()
  await story.getByRole('button', { name: /^More: / }).click()
  const menu = page.getByRole('menu')
  await expect(menu).toBeVisible()
  return menu
}

/**
 * Mutes a word from the menu of the first story of a list.
 * @param hidden number of stories that the form must say the rule would hide
 */
async function muteWord(
  page: Page,
  word: string,
  { time, hidden }: { readonly time?: 'A day' | 'A week'; readonly hidden?: number } = {},
): Promise<void> {
  const menu = await openMenu(page, page.locator('main article[data-id]').first())
  await menu.getByRole('menuitem', { name: 'Mute words …' }).click()
  const sheet = page.getByRole('dialog', { name: 'Your rules' })
  await expect(sheet.getByLabel('Word or phrase')).toBeFocused()
  await page.keyboard.type(word)
  const preview = sheet.getByText(/^It would hide/)
  await expect(preview).toBeVisible()
  // The form answers for the letters that were typed so far, so the answer for the whole word comes last.
  if (hidden !== undefined) await expect(preview).toContainText(`${hidden} stor`)
  if (time) await sheet.getByRole('button', { name: time }).click()
  await sheet.getByRole('button', { name: 'Mute', exact: true }).click()
  await expect(sheet).toBeHidden()
}

/** A word to mute, and what is left of the edition and of a topic with the word. */
function mutedStories() {
  const word = commonWord()
  const left = all().filter((story) => !hasWord(story, word))
  const hidden = all().length - left.length
  const manifest = manifestOf('demo')
  const topic = need(
    largestSections(manifest).find(({ id }) => {
      const ids = topicAndBelow(manifest, id)
      return all().some((story) => hasWord(story, word) && story.topics.some((one) => ids.has(one)))
    }),
    'a topic with the word',
  )
  const ids = topicAndBelow(manifest, topic.id)
  // In the list of a topic, a story is the first of its reports that has the topic.
  const ofTopic = onePerStory(
    'demo',
    cardsOf('demo').filter(({ topics }) => topics.some((id) => ids.has(id))),
  ).filter((story) => !hasWord(story, word))
  return { word, left, hidden, topic, ofTopic }
}

test('a muted word leaves every list and count, also after a reload and in another tab', async ({ page, context }) => {
  const { word, left, hidden, topic, ofTopic } = mutedStories()
  const other = await context.newPage()
  await other.goto(`.${topicPath(topic.id)}`)
  await page.goto('./?sort=latest')
  await expect(summary(page)).toHaveText(stories(all().length))
  await expect(hiddenLine(page)).toHaveCount(0)

  await muteWord(page, word, { hidden })
  await expect(page.getByText(`Muted: “${word}”`)).toBeVisible()
  const check = async () => {
    await expect(summary(page)).toHaveText(stories(left.length))
    await expect(hiddenLine(page)).toHaveText(`${hidden} hidden by your rules`)
    await expect(
      page.getByRole('group', { name: 'Topics' }).getByRole('button', { name: new RegExp(`^${topic.name} ?\\d+$`) }),
    ).toHaveAccessibleName(new RegExp(` ?${ofTopic.length}$`))
  }
  await check()
  await expect(summary(other)).toHaveText(stories(ofTopic.length))
  await page.reload()
  await check()

  await other.close()
})

test('a muted word leaves the front page with its counts, and the search', async ({ page }) => {
  const { word, left, hidden, topic, ofTopic } = mutedStories()
  await page.goto('./')
  await muteWord(page, word)
  await expect(hiddenLine(page)).toBeVisible()
  await expect(page.getByRole('link', { name: `All ${left.length} stories`, exact: true })).toBeVisible()
  const outlets = new Set(left.map(({ provider }) => provider.domain)).size
  await expect(page.getByRole('banner').getByText(`${left.length} stories from ${outlets} sources`)).toBeVisible()
  for (const story of all().filter((one) => hasWord(one, word))) await expect(card(page, story)).toHaveCount(0)
  const band = page
    .getByRole('region', { name: topic.name, exact: true })
    .getByRole('link', { name: /^All \d+ stories/ })
  await expect(band).toHaveAccessibleName(new RegExp(`All ${ofTopic.length} stories`))

  await page.goto(`./search?q=${word}`)
  await expect(page.getByText(`${hidden} hidden by your rules`)).toBeVisible()
  await expect(page.locator('.sbody__hits')).toHaveAttribute('aria-busy', 'false')
  const option = page.getByRole('group', { name: 'Stories' }).getByRole('option').first()
  const found = (await option.isVisible()) ? Number(await option.getAttribute('aria-setsize')) : 0
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(option).toHaveAttribute('aria-setsize', String(found + hidden))
})

test('hidden stories can be shown in their places and hidden again, and a rule can be undone', async ({ page }) => {
  const word = commonWord()
  const muted = all().filter((story) => hasWord(story, word))
  await page.goto('./?sort=latest')
  await muteWord(page, word)
  await expect(hiddenLine(page)).toHaveText(`${muted.length} hidden by your rules`)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByText(`Showing ${muted.length} hidden stories`)).toBeVisible()
  await expect(summary(page)).toHaveText(stories(all().length))
  const shown = all()
    .slice(0, 21)
    .map(({ id }) => id)
  await expect
    .poll(() =>
      list(page)
        .getByRole('article')
        .evaluateAll((cards) => cards.slice(0, 21).map((one) => one.getAttribute('data-id'))),
    )
    .toEqual(shown)
  const marked = muted.filter(({ id }) => shown.includes(id))
  for (const story of marked) await expect(card(page, story)).toHaveAttribute('data-hidden', 'true')
  expect(marked.length).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Hide again' }).click()
  await expect(summary(page)).toHaveText(stories(all().length - muted.length))

  await page.getByRole('button', { name: 'Your rules' }).click()
  const sheet = page.getByRole('dialog', { name: 'Your rules' })
  await expect(sheet.getByText(`hides ${muted.length} stor`)).toBeVisible()
  await sheet.getByRole('button', { name: `Remove the rule “${word}”` }).click()
  await expect(sheet.getByText('You have no rules yet.')).toBeVisible()
  await sheet.getByRole('button', { name: 'Undo' }).click()
  await expect(sheet.getByText(`hides ${muted.length} stor`)).toBeVisible()
  await sheet.getByRole('button', { name: `Remove the rule “${word}”` }).click()
  await page.keyboard.press('Escape')
  await expect(summary(page)).toHaveText(stories(all().length))
})

test('a rule for a day ends after a day, while the page is open', async ({ page }) => {
  const word = commonWord()
  const muted = all().filter((story) => hasWord(story, word))
  await page.clock.install({ time: new Date(Date.parse(all()[0]?.time ?? '') + 3_600_000) })
  await page.goto('./?sort=latest')
  await muteWord(page, word, { time: 'A day' })
  await expect(summary(page)).toHaveText(stories(all().length - muted.length))
  await page.clock.fastForward(DAY - 60_000)
  await expect(summary(page)).toHaveText(stories(all().length - muted.length))
  await page.clock.fastForward(120_000)
  await expect(summary(page)).toHaveText(stories(all().length))
  await expect(hiddenLine(page)).toHaveCount(0)
})

test('hiding a story hides all reports of its event, and undo brings it back', async ({ page }) => {
  const story = need(
    all().find(({ coverage }) => coverage),
    'a story of several outlets',
  )
  await page.goto('./?sort=latest')
  await expect(card(page, story)).toBeVisible()
  const menu = await openMenu(page, card(page, story))
  await menu.getByRole('menuitem', { name: 'Hide this story' }).click()
  await expect(card(page, story)).toHaveCount(0)
  await expect(summary(page)).toHaveText(stories(all().length - 1))
  await expect(hiddenLine(page)).toHaveText('1 hidden by you')
  // Another report of the event is the first of a list of reports, and is hidden too.
  await page.goto('./?reports=all')
  await expect(page.getByText(/^[2-9] hidden by you$/)).toBeVisible()
  await page.goto('./')
  await expect(hiddenLine(page)).toHaveText('1 hidden by you')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  const again = await openMenu(page, card(page, story))
  await again.getByRole('menuitem', { name: 'Show this story again' }).click()
  await expect(hiddenLine(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Showing 1 hidden story')).toBeVisible()
})

test('a saved story is never hidden, and its button says that it is saved', async ({ page }) => {
  const word = commonWord()
  const [story, ...others] = all().filter((one) => hasWord(one, word))
  const saved = need(story, 'a story with the word')
  await page.goto(`.${articlePath(saved.id)}`)
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toHaveAttribute('title', 'Saved')
  await page.goto('./?sort=latest')
  await muteWord(page, word)
  await expect(summary(page)).toHaveText(stories(all().length - others.length))
  await expect(card(page, saved)).toBeVisible()
})

test('the menu is operated by keys, and the focus returns to its button', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./?sort=latest')
  const second = page.locator('main article[data-id]').nth(1)
  const button = second.getByRole('button', { name: /^More: / })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Save' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitem', { name: 'Mute words …' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Save' })).toBeFocused()
  for (let at = 0; at < 4; at++) await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Mark all up to here as read' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 stories marked as read')).toBeVisible()
  await expect(page.locator('main article[data-read]')).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('main article[data-read]')).toHaveCount(0)

  const menu = await openMenu(page, second)
  await menu.getByRole('menuitem', { name: 'Copy as citation' }).click()
  await expect(page.getByText('The citation is copied.')).toBeVisible()
  const [, { title, provider }] = all() as [EditionCard, EditionCard]
  const citation = await page.evaluate(() => navigator.clipboard.readText())
  expect(citation).toContain(`“${title}”. ${provider.name}, `)

  const follow = await openMenu(page, second)
  await follow.getByRole('menuitem', { name: `Follow ${provider.name}` }).click()
  await expect(page.getByText(`You follow ${provider.name}.`)).toBeVisible()
  await expect(
    (await openMenu(page, second)).getByRole('menuitem', { name: `Unfollow ${provider.name}` }),
  ).toBeVisible()
})

test('a menu that is opened again before the browser has reported that it closed stays open', async ({ page }) => {
  await page.goto('./?sort=latest')
  const story = page.locator('main article[data-id]').first()
  await openMenu(page, story)
  await story.getByRole('button', { name: /^More: / }).evaluate((button) => {
    document.querySelector<HTMLElement>('[role=menu]')?.hidePopover()
    ;(button as HTMLElement).click()
  })
  await drawn(page)
  await expect(page.getByRole('menuitem', { name: 'Save' })).toBeFocused()
})

test('every card has a menu button of at least 24 pixels on a phone @phone', async ({ page }) => {
  await page.goto('./')
  const buttons = page.getByRole('button', { name: /^More: / })
  await expect(buttons.first()).toBeVisible()
  for (const button of await buttons.all()) {
    const box = need((await button.boundingBox()) ?? undefined, 'the place of a button')
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24)
    expect(await button.evaluate((element) => getComputedStyle(element).opacity)).toBe('1')
  }
  await buttons.first().tap()
  const menu = page.getByRole('menu')
  const box = need((await menu.boundingBox()) ?? undefined, 'the place of the menu')
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(390)
})

test('read stories can be left out, and stay in their list until the page is opened again', async ({ page }) => {
  const [first] = all()
  const story = need(first, 'a story')
  await page.goto('./?sort=latest')
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.includes('preferences'))
    localStorage.setItem(key ?? 'broadsheet:/:preferences', JSON.stringify({ version: 1, value: { hideRead: 'on' } }))
  })
  await page.reload()
  await expect(summary(page)).toHaveText(stories(all().length))
  await card(page, story).getByRole('heading').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: story.title })).toBeVisible()
  // A story is read once its text is there, not when its card was only opened.
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0)
  await page.goBack()
  await expect(card(page, story)).toBeVisible()
  await page.reload()
  await expect(summary(page)).toHaveText(stories(all().length - 1))
  await expect(card(page, story)).toHaveCount(0)
})
