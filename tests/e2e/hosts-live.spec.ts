import { AxeBuilder } from '@axe-core/playwright'
import { CASES, PROVOKED, expect, openHostPage, show, test } from './host-pages.ts'
import { drawn } from './layout.ts'

/** A page that was measured in one theme needs only these in the other. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

test.describe('the live page', () => {
  test.use({ expected: PROVOKED })

  test('every case of the live page shows its heading and its stories', async ({ page, hosts }) => {
    test.slow()
    await openHostPage(page, hosts)
    for (const [id, { heading, stories, also }] of Object.entries(CASES))
      await test.step(id, async () => {
        const frame = await show(page, id)
        const title = frame.getByRole('heading', { level: 1, name: heading })
        // This case hides the heading and the footer.
        await (id === 'reader' ? expect(title).toBeHidden() : expect(title).toBeVisible())
        await expect(frame.locator('.story:visible')).toHaveCount(stories)
        await also?.(frame)
        const sideways = await frame.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth)
        expect(sideways).toBeLessThanOrEqual(0)
      })
  })

  test('an element with a wrong address shows its own content', async ({ page, hosts }) => {
    await openHostPage(page, hosts)
    const fallback = page.locator('#wrong').getByRole('link', { name: 'Stories of The Slipway' })
    await expect(page.locator('#wrong iframe')).toHaveCount(0)
    await expect(fallback).toBeVisible()
  })

  test('every frame and every case has an accessible name', async ({ page, hosts }) => {
    await openHostPage(page, hosts)
    await expect(page.locator('#top iframe')).toHaveAttribute('title', 'Top stories of The Slipway')
    for (const id of Object.keys(CASES)) {
      await expect(page.getByRole('region').and(page.locator(`#${id}`))).toHaveAccessibleName(/\S/)
      await expect(page.locator(`#${id} iframe`)).toHaveAttribute('title', /\S/)
    }
  })

  test('hostile messages change neither the page nor its frames', async ({ page, hosts }) => {
    await openHostPage(page, hosts)
    const frame = await show(page, 'hostile')
    await expect(frame.locator('.story:visible')).toHaveCount(3)
    const element = page.locator('#hostile broadsheet-topic')
    const state = async () => [
      await element.evaluate((one) => one.clientHeight),
      await frame.locator('html').evaluate((root) => root.outerHTML),
    ]
    // The frame notes its height when its stories are there, and again when their pictures are.
    await expect(frame.locator('html')).toHaveAttribute('style', /--reported-height/)
    let before = await state()
    await expect(async () => {
      const last = before
      await drawn(page)
      before = await state()
      expect(before).toEqual(last)
    }).toPass()
    await page.getByRole('button', { name: 'Send hostile messages' }).click()
    await expect(page.getByText('Sent.')).toBeVisible()
    await drawn(page)
    expect(await state()).toEqual(before)
  })

  test('an element that is moved shows its topic again, and one that is removed drops its frame', async ({
    page,
    hosts,
  }) => {
    await openHostPage(page, hosts)
    const frame = await show(page, 'moved')
    await expect(frame.getByRole('heading', { level: 1, name: 'Words Alone' })).toBeVisible()
    await page.getByRole('button', { name: 'Move it' }).click()
    await expect(page.locator('#there broadsheet-topic iframe')).toHaveCount(1)
    await expect(frame.getByRole('heading', { level: 1, name: 'Words Alone' })).toBeVisible()
    await page.getByRole('button', { name: 'Take it away' }).click()
    await expect(page.locator('#moved iframe')).toHaveCount(0)
  })
})

test.describe('measured by axe', () => {
  // Axe adds inline styles, which the policy of the documents refuses.
  test.use({ expected: [new RegExp(`${PROVOKED[0]?.source}|Applying inline style`)] })

  test('the live page and its frames have no violation, in light and in dark', async ({ page, hosts }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await openHostPage(page, hosts)
    for (const id of Object.keys(CASES)) await expect((await show(page, id)).locator('main')).toBeVisible()
    // What passes is counted and not read, so one element of each rule is enough.
    const axe = () => new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
    const violations = async (builder: AxeBuilder) => {
      const result = await builder.analyze()
      expect(result.passes.length).toBeGreaterThan(0)
      return result.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
    }
    // The same topic is on this page many times, and so are its landmarks.
    expect(await violations(axe().disableRules('landmark-unique')), 'light').toEqual([])
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    // Only colours differ in dark.
    expect(await violations(axe().withRules(COLOUR_RULES)), 'dark').toEqual([])
  })
})
