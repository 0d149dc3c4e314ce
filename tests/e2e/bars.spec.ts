import type { Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, largestSections, manifestOf, need } from './edition.ts'
import { drawn, expectNoSidewaysScroll } from './layout.ts'
import { expect, test } from './site.ts'

/** Names of the sections in the bar: those that are visible, and those of them that are not visible as a whole. */
const sectionsInBar = (page: Page) =>
  page
    .getByRole('banner')
    .locator('nav > ul')
    .evaluate((list) => {
      const bar = list.getBoundingClientRect()
      const visible = [...list.querySelectorAll('li')].filter((item) => {
        const { top, bottom } = item.getBoundingClientRect()
        return getComputedStyle(item).visibility === 'visible' && top < bar.bottom - 1 && bottom > bar.top + 1
      })
      const cut = visible.filter((item) => {
        const { left, right } = item.getBoundingClientRect()
        return left < bar.left - 1 || right > bar.right + 1 || item.scrollWidth > item.clientWidth + 1
      })
      const names = (items: readonly HTMLElement[]) => items.map(({ textContent }) => textContent)
      return {
        visible: names(visible),
        cut: names(cut),
        hasCurrent: visible.some((item) => item.querySelector('[aria-current]')),
      }
    })

test('the slim bar cuts no topic at any width, and always has the open one', async ({ page }) => {
  // The last section is the first one that has no room.
  const section = need(largestSections(manifestOf('demo')).at(-1), 'a section')
  await page.goto(`.${topicPath(section.id)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const numbers = new Set<number>()
  for (let width = 1920; width >= 600; width -= 40) {
    await page.setViewportSize({ width, height: 900 })
    await drawn(page)
    await expect.poll(() => sectionsInBar(page), `${width} px`).toMatchObject({ cut: [], hasCurrent: true })
    numbers.add((await sectionsInBar(page)).visible.length)
  }
  expect(numbers.size).toBeGreaterThan(3)
})

test('the open topic stays in its place where it fits, also after the window was narrow', async ({ page }) => {
  const section = need(largestSections(manifestOf('demo'))[0], 'a section')
  await page.goto(`.${topicPath(section.id)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const width of [1440, 640, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await expect
      .poll(async () => (await sectionsInBar(page)).visible, `${width} px`)
      .toContain(section.shortname ?? section.name)
  }
  const links = page.getByRole('banner').getByRole('navigation', { name: 'Topics' }).getByRole('listitem')
  const lefts = await links.evaluateAll((items) => items.map((item) => item.getBoundingClientRect().left))
  expect(lefts).toEqual(lefts.toSorted((a, b) => a - b))
})

test('the keyboard reaches only the topics of the slim bar that are visible', async ({ page }) => {
  const section = need(largestSections(manifestOf('demo'))[0], 'a section')
  await page.setViewportSize({ width: 1000, height: 900 })
  await page.goto(`.${topicPath(section.id)}`)
  // The script of the page brings a bar of its own, so the focus waits for it.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const links = page.getByRole('banner').getByRole('navigation', { name: 'Topics' }).getByRole('link')
  // Once the bar has been measured, the topics without room are no links of it.
  await expect
    .poll(async () => {
      const { visible } = await sectionsInBar(page)
      return { isPartOfThem: visible.length > 0 && visible.length < 9, linked: (await links.count()) - visible.length }
    })
    .toEqual({ isPartOfThem: true, linked: 0 })
  await links.last().focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'All topics', exact: true })).toBeFocused()
})

test('a long title of the site gives way to what is beside it, so that the front page does not scroll sideways', async ({
  page,
}) => {
  await page.goto('./')
  const nameplate = page.getByRole('banner').locator('.nameplate').first()
  await nameplate.evaluate((link) => {
    const text = document.createElement('span')
    text.className = 'nameplate__text'
    text.textContent = 'The Northern Islands and Harbour Chronicle of Record'
    link.replaceChildren(text)
  })
  for (const width of [1440, 1000, 900, 899, 720, 640, 600, 390, 320]) {
    await page.setViewportSize({ width, height: 900 })
    await drawn(page)
    await expectNoSidewaysScroll(page)
    const { right } = await nameplate.evaluate((link) => link.getBoundingClientRect())
    const tools = await page.locator('.masthead__row .tools').evaluate((box) => box.getBoundingClientRect())
    expect(right, `${width} px`).toBeLessThanOrEqual(tools.left)
  }
})

test('pages below the front page have one bar, and the tab for the topics @phone', async ({ page }) => {
  const card = need(cardsOf('demo')[0], 'an article')
  const section = need(largestSections(manifestOf('demo'))[0], 'a section')
  for (const width of [320, 390, 599]) {
    await page.setViewportSize({ width, height: 844 })
    for (const path of [topicPath(section.id), articlePath(card.id), '/search', '/saved']) {
      await page.goto(`.${path}`)
      await expect(page.getByRole('main')).toBeVisible()
      await expect(page.getByRole('navigation', { name: 'Topics', exact: true })).toHaveCount(0)
      const bars = await page.getByRole('banner').evaluateAll((all) => all.map(({ clientHeight }) => clientHeight))
      for (const height of bars) expect(height, `${path} at ${width} px`).toBeLessThanOrEqual(56)
      await expectNoSidewaysScroll(page)
    }
  }
})
