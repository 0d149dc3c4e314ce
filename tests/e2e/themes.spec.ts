import type { Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, largestSections, manifestOf, need } from './edition.ts'
import { expectNoSidewaysScroll } from './layout.ts'
import { expect, test } from './site.ts'

declare global {
  interface Window {
    themeAtBody?: string
    paintedColours?: string[]
  }
}

/** Returns the perceived brightness of the page's background, 0 to 255. */
async function brightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d')
    if (!canvas) return Number.NaN
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor
    canvas.fillRect(0, 0, 1, 1)
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor
    canvas.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data
    return 0.3 * r + 0.6 * g + 0.1 * b
  })
}

async function choose(page: Page, theme: 'Auto' | 'Light' | 'Dark'): Promise<void> {
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('group', { name: 'Theme' }).getByRole('button', { name: theme }).click()
  await page.keyboard.press('Escape')
}

test('the page follows the theme of the system, also when it changes', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('./')
  expect(await brightness(page)).toBeLessThan(60)
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(() => brightness(page)).toBeGreaterThan(200)
})

for (const [theme, system] of [
  ['Dark', 'light'],
  ['Light', 'dark'],
] as const) {
  test(`the choice of ${theme} on a ${system} system holds over a reload, without a flash`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: system })
    await page.goto('./')
    await choose(page, theme)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase())
    // The theme on <html> when the body begins is the theme of the first paint.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return
        window.themeAtBody = document.documentElement.dataset['theme'] ?? 'none'
        observer.disconnect()
      }).observe(document, { childList: true, subtree: true })
      // The colours of the first frames, from the first styled one on.
      window.paintedColours = []
      const record = () => {
        if (document.body)
          window.paintedColours?.push(
            getComputedStyle(document.documentElement).colorScheme + getComputedStyle(document.body).color,
          )
        if ((window.paintedColours?.length ?? 0) < 30) requestAnimationFrame(record)
      }
      requestAnimationFrame(record)
    })
    await page.reload()
    await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
    expect(await page.evaluate(() => window.themeAtBody)).toBe(theme.toLowerCase())
    await expect.poll(() => page.evaluate(() => window.paintedColours?.length ?? 0)).toBeGreaterThanOrEqual(10)
    expect(new Set(await page.evaluate(() => window.paintedColours)).size).toBe(1)
    expect((await brightness(page)) < 128).toBe(theme === 'Dark')

    await choose(page, 'Auto')
    await expect(page.locator('html')).not.toHaveAttribute('data-theme')
    expect((await brightness(page)) < 128).toBe(system === 'dark')
  })
}

test('a choice of theme reaches the other tabs', async ({ page, context }) => {
  await page.goto('./')
  const other = await context.newPage()
  await other.goto('./')
  await choose(page, 'Dark')
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('no animation runs for a reader who prefers reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.route(/\/data\/fronts\//, () => new Promise(() => {}))
  await page.goto('./?sort=latest')
  await expect(page.locator('main .skel').first()).toBeVisible()
  const running = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  )
  expect(running).toBe(0)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test.describe('at every width', () => {
  const NARROW = { width: 320, height: 640 }
  // The viewport of a window of 1440 by 900 at a zoom of 200 %.
  const ZOOMED = { width: 720, height: 450 }
  const WIDE = { width: 3840, height: 2160 }

  const longest = () => need(cardsOf('demo').toSorted((a, b) => b.title.length - a.title.length)[0], 'an article')
  const film = () =>
    need(
      cardsOf('demo').find(({ type }) => type === 'video'),
      'a film',
    )
  const addresses: Readonly<Record<string, () => string>> = {
    'the front page': () => './',
    'a topic': () => `.${topicPath(need(largestSections(manifestOf('demo'))[0], 'a section').id)}?sort=top&since=365d`,
    'an article': () => `.${articlePath(longest().id)}`,
    'a film': () => `.${articlePath(film().id)}`,
    'an unknown address': () => './topics/nothing',
  }

  test.use({ expected: [/404.*topics\/nothing|topics\/nothing.*404/] })

  for (const [name, addressOf] of Object.entries(addresses)) {
    test(`${name} does not scroll sideways from 320 px to 3840 px, also in large text`, async ({ page }) => {
      for (const size of [NARROW, ZOOMED, WIDE]) {
        await page.setViewportSize(size)
        await page.goto(addressOf())
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
        await expect(page.getByRole('contentinfo')).toBeVisible()
        await expectNoSidewaysScroll(page)
      }
      await page.setViewportSize(NARROW)
      await page.getByRole('button', { name: 'Appearance' }).click()
      await page.getByRole('group', { name: 'Text size' }).getByRole('button', { name: 'Large' }).click()
      await expectNoSidewaysScroll(page)
      await page.keyboard.press('Escape')
      await expectNoSidewaysScroll(page)
    })
  }
})

test('a story in a right-to-left script is set from right to left', async ({ page }) => {
  const card = need(
    cardsOf('demo').find(({ title }) => /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(title)),
    'a story in a right-to-left script',
  )
  await page.goto(`.${articlePath(card.id)}`)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(card.title)
  await expect(heading).toHaveCSS('direction', 'rtl')
  await expect(page.locator('main .deck--lg')).toHaveCSS('direction', 'rtl')
  await page.goto('./?sort=latest')
  const link = page.locator(`main a[href="${articlePath(card.id)}"]`).last()
  await expect(async () => {
    await page.mouse.wheel(0, 2000)
    await expect(link).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(page.locator(`main :is(h2, h3):has(> a[href="${articlePath(card.id)}"])`)).toHaveCSS('direction', 'rtl')
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('direction', 'ltr')
})

test.describe('a site with looks of its own', () => {
  test.use({ site: 'empty' })

  test('has its papers, nameplate, font, links and choices, and readers can choose others', async ({ page }) => {
    const coloursOf = () =>
      page.evaluate(() => {
        const style = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body)
        return [style('body').backgroundColor, style('header .nameplate').color]
      })
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto('./')
    const nameplate = page.getByRole('img', { name: 'Tide' })
    await expect(nameplate).toBeVisible()
    expect(await coloursOf()).toEqual(['rgb(251, 243, 223)', 'rgb(20, 102, 63)'])
    const box = need((await nameplate.boundingBox()) ?? undefined, 'a nameplate')
    expect(Math.round(box.width / box.height)).toBe(8)
    // The policy of the page lets its stylesheet and its font in.
    expect(
      await page.evaluate(async () => {
        await document.fonts.ready
        return [...document.fonts].filter(({ family }) => /Own Headline"?$/.test(family)).map(({ status }) => status)
      }),
    ).toEqual(['loaded'])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await coloursOf()).toEqual(['rgb(16, 26, 21)', 'rgb(111, 199, 154)'])

    const footer = page.getByRole('contentinfo')
    await expect(footer.getByRole('link', { name: 'Imprint' })).toHaveAttribute('href', 'https://tide.example/imprint')
    await expect(footer.getByRole('link', { name: 'Town' })).toHaveAttribute('href', '/topics/town')

    await footer.getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByRole('radio', { name: 'Headlines' })).toBeChecked()
    await page.getByRole('radio', { name: 'Cards' }).click()
    await page.reload()
    await expect(page.getByRole('radio', { name: 'Cards' })).toBeChecked()
  })
})
