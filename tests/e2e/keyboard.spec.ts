import type { Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, largestSections, manifestOf, need } from './edition.ts'
import { expect, test } from './site.ts'

const section = () => need(largestSections(manifestOf('demo'))[0], 'a section')

/** True when the focused element has a visible focus ring. */
const hasFocusRing = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    // Some rings are drawn on an element around or beside the focused one.
    const around = element.closest(':focus-within:not(body, html, main)')
    const parent = around?.parentElement ? getComputedStyle(around.parentElement) : undefined
    return (
      (outlineStyle !== 'none' && outlineWidth !== '0px') ||
      boxShadow !== 'none' ||
      (parent !== undefined && parent.outlineStyle !== 'none')
    )
  })

test('the first Tab offers to skip the navigation', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the stories' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
})

test('Tab visits every visible control once, and each shows its focus', async ({ page }) => {
  await page.goto(`.${topicPath(section().id)}`)
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible()
  // Hovering loads all choices of the filters. After that the page does not change.
  await page.getByRole('region', { name: 'Filter stories' }).hover()
  await page.waitForLoadState('networkidle')
  const wanted = await page.locator('a[href], button, select, input').evaluateAll((elements) =>
    elements
      .filter((element): element is HTMLElement => element instanceof HTMLElement)
      .filter(
        (element) =>
          element.tabIndex >= 0 &&
          element.checkVisibility({ visibilityProperty: true }) &&
          !element.closest('dialog:not([open]), footer, .tabbar'),
      )
      .map((element, at) => {
        element.dataset['stop'] = String(at)
        return String(at)
      }),
  )
  const visited: string[] = []
  for (let at = 0; at < wanted.length; at++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() =>
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset['stop'] : undefined,
    )
    if (stop === undefined) break
    visited.push(stop)
    if (at % 7 === 0)
      expect(await hasFocusRing(page), await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))).toBe(
        true,
      )
  }
  expect(visited).toEqual(wanted)
})

test('the sheet of topics opens with Enter, keeps the focus, and returns it when Escape closes the sheet', async ({
  page,
}) => {
  await page.goto('./')
  const button = page.getByRole('button', { name: 'All topics', exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: 'All topics' })
  await expect(sheet).toBeVisible()
  for (let at = 0; at < 40; at++) {
    await page.keyboard.press('Tab')
    // Chromium lets Tab leave a dialog only for the browser's own controls. Then the body is focused.
    expect(
      await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
      ),
    ).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(button).toBeFocused()
})

test('the appearance menu opens with Enter, and returns the focus when Escape closes it', async ({ page }) => {
  await page.goto('./')
  const button = page.getByRole('button', { name: 'Appearance' })
  await button.focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('dialog', { name: 'Appearance' })
  await expect(menu).toBeVisible()
  const dark = menu.getByRole('group', { name: 'Theme' }).getByRole('button', { name: 'Dark' })
  for (let at = 0; at < 5 && !(await dark.evaluate((element) => element === document.activeElement)); at++)
    await page.keyboard.press('Tab')
  await expect(dark).toBeFocused()
  await page.keyboard.press('Space')
  await expect(dark).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(button).toBeFocused()
})

test('filters that load late leave the focus where it is', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  await page.route(/\/data\/catalogue\//, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`.${topicPath(section().id)}`)
  const source = page.getByRole('group', { name: 'Sources' }).getByRole('button').nth(2)
  const name = (await source.locator('[dir=auto]').textContent()) ?? ''
  await source.focus()
  release()
  await page.waitForLoadState('networkidle')
  await expect(page.getByRole('group', { name: 'Sources' }).getByRole('button', { name })).toBeFocused()
})

test('a filter that is chosen with the keyboard keeps the focus', async ({ page }) => {
  await page.goto('./?sort=latest')
  const video = page.getByRole('group', { name: 'Type' }).getByRole('button', { name: 'Videos' })
  await video.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/type=video/)
  await expect(video).toHaveAttribute('aria-pressed', 'true')
  await expect(video).toBeFocused()
})

test('another page receives the focus at its start, and its title is announced', async ({ page }) => {
  const topic = section()
  await page.goto('./')
  const link = page
    .getByRole('navigation', { name: 'Topics', exact: true })
    .getByRole('link', { name: topic.shortname ?? topic.name, exact: true })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: topic.name })).toBeVisible()
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page.locator('[aria-live=polite]')).toHaveText(new RegExp(topic.name))
})

test('a story can be opened and left with the keyboard alone', async ({ page }) => {
  const card = need(cardsOf('demo')[0], 'an article')
  await page.goto('./?sort=latest')
  await page.locator(`main h2 > a[href="${articlePath(card.id)}"]`).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(card.title)
  await page.getByRole('banner').getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(new RegExp(articlePath(card.id)))
})

test('keys move from story to story, act on the focused one, and Back returns to it', async ({ page }) => {
  await page.goto('./?sort=latest')
  await expect(page.getByRole('article').nth(3)).toBeVisible()
  const focusedId = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '')
  const ids = await page.locator('main [data-id]').evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))
  // The keys are loaded after the first screen.
  await expect(async () => {
    await page.keyboard.press('j')
    expect(await focusedId()).toBe(ids[0])
  }).toPass()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect(await focusedId()).toBe(ids[2])
  await page.keyboard.press('k')
  expect(await focusedId()).toBe(ids[1])
  await expect(page.locator(':focus')).toBeInViewport({ ratio: 1 })

  const story = page.locator(`main [data-id="${ids[1]}"]`)
  await page.keyboard.press('m')
  await expect(story).toHaveAttribute('data-read', 'true')
  await page.keyboard.press('u')
  await expect(story).not.toHaveAttribute('data-read')
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  await expect(story).toHaveAttribute('data-read', 'true')
  expect(await focusedId()).toBe(ids[1])
  await page.keyboard.press('s')
  await expect(story.getByRole('button', { name: /^Saved?:/ })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`${articlePath(ids[1] ?? '')}$`))
  await page.goBack()
  await expect.poll(focusedId).toBe(ids[1])

  await page.keyboard.press('x')
  await expect(story).toHaveCount(0)
  expect(await focusedId()).toBe(ids[2])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(story).toHaveCount(1)

  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page).toHaveURL(/\/saved$/)
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(page.getByRole('dialog', { name: 'All topics' })).toBeVisible()
  // An open sheet has the keyboard.
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await expect(page).toHaveURL(/\/saved$/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await expect(help.getByText('Mark all up to here as read')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
})

test('on the front page, keys begin at the headline of the lead, and the focus is on the next story once the lead is hidden', async ({
  page,
}) => {
  await page.goto('./')
  const lead = page.locator('main .lead')
  const id = need((await lead.getAttribute('data-id')) ?? undefined, 'a lead')
  const next = await page.locator('main [data-id]').nth(1).getAttribute('data-id')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'))
  // The keys are loaded after the first screen.
  await expect(async () => {
    await page.keyboard.press('j')
    expect(await focused()).toBe(articlePath(id))
  }).toPass()
  await page.keyboard.press('x')
  await expect(lead).not.toHaveAttribute('data-id', id)
  await expect(page.getByText('1 hidden by you')).toBeVisible()
  await expect.poll(focused).toBe(articlePath(next ?? ''))
})

test('letters that are typed, and keys that are switched off, do nothing', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('gs?jx')
  await expect(page.getByRole('combobox')).toHaveValue('gs?jx')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.endsWith(':preferences')) ?? 'broadsheet:/:preferences'
    localStorage.setItem(key, '{"version":1,"value":{"keys":"off"}}')
  })
  await page.reload()
  await expect(page.getByRole('article').first()).toBeVisible()
  // Once the notices are there, so are the keys.
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('?')
  await page.keyboard.press('j')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toHaveCount(0)
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
})
