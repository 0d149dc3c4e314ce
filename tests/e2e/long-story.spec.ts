import { articlePath } from '../../src/contract/addresses.ts'
import { need, storiesOf } from './edition.ts'
import { drawn, expectNoSidewaysScroll, watchLayoutShift } from './layout.ts'
import { expect, test } from './site.ts'

const lengthOf = ({ body = '' }: { readonly body?: string }) => body.replaceAll(/<[^>]*>/g, '').length

const longest = () => need(storiesOf('demo').toSorted((a, b) => lengthOf(b) - lengthOf(a))[0], 'a story with a text')

test('a long text has two columns that fill the width of the story, and nothing moves while it loads', async ({
  page,
}) => {
  const shift = await watchLayoutShift(page)
  const story = longest()
  await page.goto(`.${articlePath(story.id)}`)
  const parts = page.locator('.prose__part')
  await expect(parts.first()).toBeVisible()
  await drawn(page)
  const article = await page.getByRole('main').getByRole('article').first().boundingBox()
  for (const part of await parts.all()) {
    const lefts = await part.evaluate((element) => [
      ...new Set([...element.children].flatMap((child) => [...child.getClientRects()].map(({ left }) => left))),
    ])
    const box = await part.boundingBox()
    expect(box?.width).toBeCloseTo(article?.width ?? 0, 0)
    expect(Math.max(...lefts) - Math.min(...lefts)).toBeGreaterThan((box?.width ?? 0) / 3)
    expect(box?.height, 'A part is less high than the window.').toBeLessThan(900)
  }
  await expectNoSidewaysScroll(page)
  await shift.expectNone()
})

test('what is beside a long text stays in the window', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 500 })
  await page.goto(`.${articlePath(longest().id)}`)
  const related = page.getByRole('complementary', { name: 'Related stories' })
  await expect(related.getByRole('article').first()).toBeVisible()
  await page
    .locator('.prose__part')
    .last()
    .evaluate((part) => part.scrollIntoView({ block: 'end' }))
  await expect(related.getByRole('article').last()).toBeInViewport()
})

test('on paper, there is only the story in black on white, with the address of its source', async ({ page }) => {
  const story = longest()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`.${articlePath(story.id)}`)
  await expect(page.locator('.prose__part').first()).toBeVisible()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('color', 'rgb(0, 0, 0)')
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await expect(page.getByText(`Source: ${story.url}`)).toBeVisible()
  for (const role of ['banner', 'navigation', 'contentinfo', 'complementary', 'button'] as const)
    await expect(page.getByRole(role)).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^Read at/ })).toHaveCount(0)
})

test('a story can be shared from its page: without a dialog of the browser, its link is copied @both', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'share')
  })
  await page.goto(`.${articlePath(longest().id)}`)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})
