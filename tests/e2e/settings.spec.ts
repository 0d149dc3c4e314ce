import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import jsQR from 'jsqr'
import { articlePath } from '../../src/contract/addresses.ts'
import { cardsOf, largestSections, manifestOf, need } from './edition.ts'
import { drawn, expectNoSidewaysScroll } from './layout.ts'
import { expect, test } from './site.ts'

const open = async (page: Page) => {
  await page.goto('./settings')
  await expect(page.getByRole('heading', { name: 'About this edition' })).toBeVisible()
}

const choice = (page: Page, group: string, name: string) =>
  page.getByRole('radiogroup', { name: group }).getByRole('radio', { name })

const storedValue = (page: Page, name: string) =>
  page.evaluate((key) => {
    const text = localStorage.getItem(`broadsheet:/:${key}`)
    return text === null ? undefined : (JSON.parse(text) as { readonly value: unknown }).value
  }, name)

/** Stores what the reader follows and hides, before any page opens. */
async function storeFollowsAndRules(page: Page): Promise<string> {
  const topic = need(largestSections(manifestOf('demo'))[0], 'a section').id
  await page.goto('./version.json')
  await page.evaluate((id) => {
    const store = (name: string, value: unknown) =>
      localStorage.setItem(`broadsheet:/:${name}`, JSON.stringify({ version: 1, value }))
    store('follows', { topics: [id], outlets: ['nowhere.example'] })
    store('rules', [{ id: 'a', kind: 'words', value: 'zebra crossing' }])
  }, topic)
  return topic
}

/** Reads the squares of a code from its path, and decodes them as a camera would. */
async function decode(code: Locator): Promise<string | undefined> {
  const { size, path } = await code.evaluate((svg) => ({
    size: (svg as SVGSVGElement).viewBox.baseVal.width,
    path: svg.querySelector('path')?.getAttribute('d') ?? '',
  }))
  const SCALE = 4
  const width = size * SCALE
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row++) {
      for (let column = Number(x) * SCALE; column < (Number(x) + Number(run)) * SCALE; column++) {
        pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
      }
    }
  }
  return jsQR(pixels, width, width)?.data
}

test('theme, text, pictures and clock apply at once, hold over a reload and reach another tab', async ({
  page,
  context,
}) => {
  await open(page)
  const other = await context.newPage()
  await open(other)
  await choice(page, 'Theme', 'Dark').check()
  await choice(page, 'Text size', 'Large').check()
  await choice(page, 'Typeface', 'Sans serif').check()
  await choice(page, 'Pictures', 'None').check()
  await choice(page, 'Time of day', '12 hours').check()
  const expectChosen = async (tab: Page) => {
    await expect(tab.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(tab.locator('html')).toHaveAttribute('data-size', 'large')
    await expect(tab.getByText(/Half past four in the afternoon is 0?4:30\s?PM/i)).toBeVisible()
    for (const [group, name] of [
      ['Theme', 'Dark'],
      ['Text size', 'Large'],
      ['Typeface', 'Sans serif'],
      ['Pictures', 'None'],
      ['Time of day', '12 hours'],
    ] as const)
      await expect(choice(tab, group, name)).toBeChecked()
    const face = (element: Element) => getComputedStyle(element).fontFamily
    expect(await tab.getByRole('heading', { name: 'Settings' }).evaluate(face)).toContain('Public Sans')
  }
  await expectChosen(page)
  await expectChosen(other)
  await page.reload()
  await expectChosen(page)
  await choice(page, 'Time of day', '24 hours').check()
  await expect(page.getByText('Half past four in the afternoon is 16:30')).toBeVisible()
})

test('no picture is requested when the reader wants none', async ({ page }) => {
  await open(page)
  await choice(page, 'Pictures', 'None').check()
  const pictures: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'image' && !request.url().includes('icon')) pictures.push(request.url())
  })
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
  const story = need(
    cardsOf('demo').find(({ image }) => image),
    'a story with a picture',
  )
  await page.goto(`.${articlePath(story.id)}`)
  await expect(page.getByRole('complementary', { name: 'Related stories' })).toBeVisible()
  expect(pictures).toEqual([])
  await expect(page.locator('main img')).toHaveCount(0)
})

test('the language is chosen by its own name, and “As the browser” gives the choice back', async ({ page }) => {
  await open(page)
  const language = page.getByRole('combobox', { name: 'Language' })
  await expect(language.getByRole('option')).toHaveText([
    'As the browser',
    'English',
    'Deutsch',
    'Español',
    'Français',
    'Português',
    '日本語',
    '简体中文',
    'العربية',
  ])
  await language.selectOption('Deutsch')
  expect(await storedValue(page, 'preferences')).toMatchObject({ language: 'de' })
  await page.reload()
  await expect(page.locator('main select')).toHaveValue('de')
  await page.locator('main select').selectOption('auto')
  expect(await storedValue(page, 'preferences')).toBeUndefined()
})

test('every setting is reached and changed by the keyboard', async ({ page }) => {
  await open(page)
  await choice(page, 'Theme', 'Auto').focus()
  await page.keyboard.press('ArrowRight')
  await expect(choice(page, 'Theme', 'Light')).toBeChecked()
  await page.keyboard.press('Tab')
  await expect(choice(page, 'Density', 'Cards')).toBeFocused()
  const hideRead = page.getByRole('switch', { name: 'Hide stories you have read' })
  await hideRead.focus()
  await page.keyboard.press('Space')
  await expect(hideRead).toBeChecked()
  expect(await storedValue(page, 'preferences')).toMatchObject({ theme: 'light', hideRead: 'on' })
})

test('the settings are linked from the appearance menu, the footer and the saved stories', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('link', { name: 'All settings' }).click()
  await expect(page).toHaveURL(/\/settings$/)
  await expect(page.getByRole('dialog', { name: 'Appearance' })).toHaveCount(0)
  await page.goto('./')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await page.goto('./saved')
  await page.getByRole('link', { name: /make a backup or move to another device/ }).click()
  await expect(page.getByRole('heading', { name: 'On this device' })).toBeInViewport()
})

test('what is followed and the rules are listed in words, and removing them can be undone', async ({ page }) => {
  const topic = await storeFollowsAndRules(page)
  await open(page)
  const follows = page.getByRole('region', { name: 'What you follow' })
  await follows.getByRole('button', { name: 'Stop following nowhere.example' }).click()
  await expect(follows.getByText('nowhere.example')).toHaveCount(0)
  expect(await storedValue(page, 'follows')).toEqual({ topics: [topic], outlets: [] })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(follows.getByText('nowhere.example')).toBeVisible()
  const rules = page.getByRole('region', { name: 'Rules' })
  await rules.getByRole('button', { name: 'Remove the rule “zebra crossing”' }).press('Enter')
  await expect(page.locator('#main')).toBeFocused()
  await expect(rules.getByText('You have no rules yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rules.getByText('“zebra crossing”', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'New rule' }).click()
  await expect(page.getByRole('form', { name: 'New rule' })).toBeVisible()
})

test('deleted marks come back with an undo', async ({ page }) => {
  const story = need(cardsOf('demo')[0], 'a story')
  await page.goto(`.${articlePath(story.id)}`)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible()
  await open(page)
  const device = page.getByRole('region', { name: 'On this device' })
  await expect(device.getByText('1 saved story, 1 read mark and 0 hidden stories')).toBeVisible()
  await device.getByRole('button', { name: 'Delete: Your marks' }).click()
  await expect(device.getByText('0 saved stories, 0 read marks and 0 hidden stories')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(device.getByText('1 saved story, 1 read mark and 0 hidden stories')).toBeVisible()
})

test('a backup file brings back what the browser has cleared, in parts, and can be undone', async ({ page }) => {
  await storeFollowsAndRules(page)
  const story = need(cardsOf('demo')[0], 'a story')
  await page.goto(`.${articlePath(story.id)}`)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible()
  await open(page)
  await choice(page, 'Theme', 'Dark').check()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save a backup file' }).click()
  const file = await (await download).path()

  await page.goto('./version.json')
  await page.evaluate(async () => {
    localStorage.clear()
    for (const { name = '' } of await indexedDB.databases()) {
      await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done))
    }
  })
  await open(page)
  await page.getByLabel('Open a backup file').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: readFileSync(file),
  })
  const offer = page.getByRole('group', { name: 'mine.json holds' })
  await expect(offer.getByRole('heading')).toBeFocused()
  await expect(offer.getByRole('listitem')).toHaveText([
    '1 saved story and 1 read story',
    '1 followed topic and 1 followed outlet',
    '1 rule',
    '1 changed setting',
  ])
  await offer.getByRole('checkbox', { name: '1 rule' }).uncheck()
  await offer.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(
    page.getByText('Added 1 saved story, 1 read story, 1 followed topic, 1 followed outlet and 1 changed setting.'),
  ).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('region', { name: 'Rules' }).getByText('You have no rules yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
  await expect(page.getByText('You follow nothing yet.')).toBeVisible()
  await expect(page.getByText('0 saved stories, 0 read marks and 0 hidden stories')).toBeVisible()
})

test('a file can be dropped, and one that is no backup is refused by its name', async ({ page }) => {
  await open(page)
  const drop = (name: string, text: string) =>
    page.locator('.drop').evaluate(
      (area, [fileName, content]) => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([content], fileName))
        area.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
      },
      [name, text] as const,
    )
  await drop('holiday.json', '{}')
  await expect(page.getByText('holiday.json is no backup.')).toBeVisible()
  await drop('old.json', JSON.stringify({ saved: { '2026/01/02/fog': 1 }, read: {} }))
  await expect(page.getByRole('group', { name: 'old.json holds' }).getByText('1 saved story')).toBeVisible()
})

test('the QR code holds the link, and the link brings follows, rules and settings to another browser', async ({
  page,
  browser,
  baseURL,
}) => {
  const topic = await storeFollowsAndRules(page)
  await open(page)
  await choice(page, 'Typeface', 'Sans serif').check()
  await page.getByRole('button', { name: 'Show it as a QR code' }).click()
  const link = await decode(page.getByRole('img', { name: 'QR code of the link with everything' }))
  expect(link).toContain('/settings#marks=')

  const elsewhere = await browser.newContext({ locale: 'en-US', baseURL: baseURL ?? '' })
  const other = await elsewhere.newPage()
  await other.goto(need(link, 'a link'))
  const offer = other.getByRole('group', { name: 'The link you opened holds' })
  await expect(offer.getByRole('listitem')).toHaveText([
    '1 followed topic and 1 followed outlet',
    '1 rule',
    '1 changed setting',
  ])
  await offer.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(other.locator('html')).toHaveAttribute('data-face', 'sans')
  expect(await storedValue(other, 'follows')).toEqual({ topics: [topic], outlets: ['nowhere.example'] })
  expect(await storedValue(other, 'rules')).toMatchObject([{ kind: 'words', value: 'zebra crossing' }])
  // A reload must not offer the link again.
  expect(other.url()).not.toContain('#')
  await elsewhere.close()
})

test('a link of an earlier release, which opens the saved stories, is offered in the settings', async ({ page }) => {
  await open(page)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await storeFollowsAndRules(page)
  await open(page)
  await page.getByRole('button', { name: 'Copy a link with everything' }).click()
  await expect(page.getByText('The link is copied.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.goto('about:blank')
  await page.goto(link.replace('/settings#', '/saved#'))
  await expect(page).toHaveURL(/\/settings#marks=/)
  await expect(page.getByRole('group', { name: 'The link you opened holds' })).toBeVisible()
})

test('the settings fit into 320 pixels, with a code and a file @both', async ({ page }) => {
  await storeFollowsAndRules(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await open(page)
  await page.getByRole('button', { name: 'Show it as a QR code' }).click()
  await expect(page.getByRole('img', { name: 'QR code of the link with everything' })).toBeVisible()
  await page.getByLabel('Open a backup file').setInputFiles({
    name: `${'a-long-name'.repeat(8)}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ saved: { '2026/01/02/fog': 1 }, read: {} })),
  })
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeVisible()
  await drawn(page)
  await expectNoSidewaysScroll(page)
})
