import type { FrameLocator } from '@playwright/test'
import { CASES, PROVOKED, expect, openHostPage, show, test, watchShifts } from './host-pages.ts'
import { drawn } from './layout.ts'

/** Returns the height of an embedded document's content, in pixels. */
const contentHeight = (frame: FrameLocator) =>
  frame.locator('.embed').evaluate((one) => Math.ceil(one.getBoundingClientRect().height))

test.describe('one by one', () => {
  test.use({ expected: PROVOKED })

  for (const layout of ['cards', 'list', 'headlines', 'ticker'])
    test(`an embedded topic stays still in the layout ${layout}, whatever height the page reserves`, async ({
      page,
      hosts,
    }) => {
      const shifts = await watchShifts(page)
      for (const height of [124, 300, 700])
        await test.step(`${height} pixels`, async () => {
          await openHostPage(page, hosts, `shift.html?layout=${layout}&height=${height}`)
          const element = page.locator('broadsheet-topic')
          const frame = element.frameLocator('iframe')
          // The height is measured anew each time, because the styles of the document may load later.
          await expect
            .poll(async () => {
              const told = await frame
                .locator('html')
                .evaluate((root) => root.style.getPropertyValue('--reported-height'))
              return told === `${await contentHeight(frame)}px`
            })
            .toBe(true)
          await drawn(page)
          const content = await contentHeight(frame)
          // The window is 900 pixels high, so the whole element is in view.
          expect(await element.evaluate((one) => one.clientHeight)).toBe(height)
          expect(await shifts()).toEqual([])
          // The footer is at the end of the frame, or the document scrolls in it.
          if (layout !== 'ticker') {
            const end = await frame.locator('.embed__foot').evaluate((foot) => foot.getBoundingClientRect().bottom)
            expect(Math.round(end)).toBeGreaterThanOrEqual(height - 2)
          }
          const scrolls = await frame.locator('html').evaluate((root) => root.scrollHeight - root.clientHeight)
          expect(Math.abs(scrolls - Math.max(0, content - height))).toBeLessThanOrEqual(1)
          for (let at = 0; at < 15; at++) {
            await page.mouse.wheel(0, 100)
            await drawn(page)
          }
          expect(await shifts()).toEqual([])
        })
    })

  test('an embedded topic takes the height of its stories while it is below the window', async ({ page, hosts }) => {
    const shifts = await watchShifts(page)
    await page.setViewportSize({ width: 1000, height: 500 })
    await openHostPage(page, hosts, 'shift.html?layout=cards&height=600')
    const frame = page.locator('broadsheet-topic').frameLocator('iframe')
    const element = page.locator('broadsheet-topic')
    await expect
      .poll(async () => (await element.evaluate((one) => one.clientHeight)) - (await contentHeight(frame)))
      .toBe(0)
    expect(await contentHeight(frame)).toBeGreaterThan(600)
    expect(await shifts()).toEqual([])
  })

  test('an embedded topic grows when the reader opens its related stories', async ({ page, hosts }) => {
    await openHostPage(page, hosts)
    const element = page.locator('#related broadsheet-topic')
    const frame = await show(page, 'related')
    await frame.getByText('related stories').first().click()
    await expect
      .poll(async () => (await element.evaluate((one) => one.clientHeight)) - (await contentHeight(frame)))
      .toBe(0)
  })

  test('embedded topics move nothing on the page while it is read', async ({ page, hosts }) => {
    const shifts = await watchShifts(page)
    await openHostPage(page, hosts)
    for (const id of Object.keys(CASES)) {
      await expect((await show(page, id)).locator('main')).toBeVisible()
      await page.mouse.wheel(0, 100)
      await drawn(page)
    }
    expect(await shifts()).toEqual([])
  })
})

test.describe('all at once', () => {
  test.use({ expected: PROVOKED })

  test('ten embedded topics load on a slow machine and move nothing', async ({ page, hosts }) => {
    const shifts = await watchShifts(page)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.addInitScript(() => {
      const loaded: EventTarget[] = []
      Object.assign(window, { loaded })
      document.addEventListener('load', ({ target }) => target instanceof HTMLElement && loaded.push(target))
    })
    await openHostPage(page, hosts, 'ten.html')
    const elements = page.locator('broadsheet-topic')
    await expect(elements).toHaveCount(10)
    for (const element of await elements.all()) {
      await element.scrollIntoViewIfNeeded()
      await expect(element.frameLocator('iframe').locator('.story').first()).toBeVisible()
    }
    await expect.poll(() => page.evaluate(() => (window as unknown as { loaded: unknown[] }).loaded.length)).toBe(10)
    expect(await shifts()).toEqual([])
  })
})
