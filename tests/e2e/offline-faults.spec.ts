import type { Page } from '@playwright/test'
import {
  POLL,
  expect,
  expectPaper,
  expectSaved,
  goOffline,
  goOnline,
  headline,
  keptEdition,
  offlineBanner,
  openAndKeep,
  openWithoutKeeping,
  pathOf,
  pressRefresh,
  save,
  stories,
  test,
  tryAgain,
} from './device.ts'
import { need } from './edition.ts'
import type { Fault } from './faulty-host.ts'

const newest = need(stories(12)[11], 'a story')
const added = need(stories(13)[12], 'a story')

const mainHeading = (page: Page) => page.getByRole('heading', { level: 1 })

test('a first visit without a connection fails in the browser, and the next visit works', async ({
  page,
  context,
  host,
}) => {
  await goOffline(context, host)
  await expect(page.goto(host.address)).rejects.toThrow()
  await goOnline(context, host)
  await openAndKeep(page, host)
})

test('a reload without a connection shows the same story and the saved ones', async ({ page, context, host }) => {
  await openAndKeep(page, host)
  await save(page, host, newest)
  await goOffline(context, host)
  await page.reload()
  await expect(mainHeading(page)).toHaveText(newest.title)
  await expect(offlineBanner(page)).toBeVisible()
  await expectSaved(page, host, newest)
})

test('a download of an edition that breaks off keeps the old edition and continues where it stopped', async ({
  page,
  host,
}) => {
  await openAndKeep(page, host)
  const before = await keptEdition(page)
  await host.publish(stories(13))
  host.fault = (path) => (/^data\/(cards|search)\//.test(path) ? { kind: 'drop' } : undefined)
  await page.goto(`${host.address}settings`)
  await pressRefresh(page)
  await expect(page.getByText('The connection was lost.')).toBeVisible()
  expect(await keptEdition(page)).toBe(before)
  host.fault = () => undefined
  host.requests.length = 0
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('The whole edition is here.')).toBeVisible()
  expect(await keptEdition(page)).not.toBe(before)
  expect(host.requests.some((path) => path.startsWith('data/stories/'))).toBe(false)
})

test('a slow network that loses one request in ten still brings the paper and a story', async ({ page, host }) => {
  let count = 0
  host.fault = (path) => {
    count++
    if (count % 10 === 0 && path.startsWith('data/')) return { kind: 'drop' }
    return { kind: 'slow', milliseconds: 60 }
  }
  await page.goto(host.address)
  await expect(async () => {
    if (await tryAgain(page).isVisible()) await tryAgain(page).click()
    await expect(headline(page)).toBeVisible({ timeout: 2000 })
  }).toPass()
  await page.goto(host.address + pathOf(newest))
  await expect(async () => {
    if (await tryAgain(page).isVisible()) await tryAgain(page).click()
    await expect(mainHeading(page)).toHaveText(newest.title, { timeout: 2000 })
  }).toPass()
})

const FAULTS = {
  'status 500': { kind: 'status', status: 500 },
  'status 404': { kind: 'status', status: 404 },
  'status 429': { kind: 'status', status: 429 },
  'half of the file': { kind: 'half' },
  'a sign-in page with status 200': { kind: 'portal' },
  'a broken connection': { kind: 'drop' },
} as const satisfies Readonly<Record<string, Fault>>

/**
 * Files of a newer edition, and two faults for each, so that every fault is tried twice in the browser. Every fault of
 * every file is tried against the worker and the download in tests/worker/faults.test.ts, and against the page's loader
 * in tests/data/fetch-json.test.ts.
 */
const TARGETS: Readonly<Record<string, readonly (keyof typeof FAULTS)[]>> = {
  manifest: ['status 500', 'a sign-in page with status 200'],
  fronts: ['status 404', 'half of the file'],
  cards: ['status 429', 'a broken connection'],
  stories: ['half of the file', 'status 500'],
  search: ['status 404', 'a broken connection'],
  directory: ['a sign-in page with status 200', 'status 429'],
}

for (const [target, faults] of Object.entries(TARGETS)) {
  test(`the paper stays readable while ${target} of newer editions fail, and the newer edition comes afterwards`, async ({
    page,
    host,
  }) => {
    test.slow()
    await openAndKeep(page, host)
    for (const [at, name] of faults.entries()) {
      await test.step(name, async () => {
        const before = await keptEdition(page)
        const added = need(stories(13 + at).at(-1), 'a story')
        await host.publish(stories(13 + at))
        host.fault = (path) => (path.startsWith(`data/${target}`) ? FAULTS[name] : undefined)
        await page.goto(host.address)
        await expectPaper(page)
        // A story of both editions: whichever is shown, it opens or offers a second try.
        await page.goto(host.address + pathOf(newest))
        const title = page.getByRole('heading', { level: 1, name: newest.title })
        await expect(title.or(tryAgain(page))).toBeVisible()
        host.fault = () => undefined
        await page.goto(host.address + pathOf(added))
        await expect(page.getByRole('heading', { level: 1, name: added.title })).toBeVisible()
        await expect.poll(() => keptEdition(page), POLL).not.toBe(before)
      })
    }
  })
}

// All six faults against the loader: tests/data/fetch-json.test.ts. A file under a wrong type, and half a file that must
// not be cached: tests/worker/faults.test.ts.
test('a story that cannot be loaded is reported, and a second try shows it', async ({ page, host }) => {
  await openWithoutKeeping(page, host)
  for (const [at, name] of (['status 500', 'a sign-in page with status 200', 'a broken connection'] as const).entries())
    await test.step(name, async () => {
      // Another edition has another file of stories, which neither the worker nor the browser has cached.
      const { title } = need(stories(13 + at).at(-1), 'a story')
      await host.publish(stories(13 + at))
      await page.goto(host.address)
      host.fault = (path) => (path.startsWith('data/stories/') ? FAULTS[name] : undefined)
      await page.getByRole('article').getByRole('link', { name: title }).first().click()
      await expect(page.getByRole('heading', { name: 'This page did not arrive' })).toBeVisible()
      host.fault = () => undefined
      await tryAgain(page).click()
      await expect(mainHeading(page)).toHaveText(title)
    })
})

test('a manifest that is published before its files leaves the old edition on the page', async ({ page, host }) => {
  await openAndKeep(page, host)
  await host.publish(stories(13))
  host.fault = (path) => (/^data\/\w+\/.*\.json$/.test(path) ? { kind: 'status', status: 404 } : undefined)
  await page.goto(host.address)
  await expectPaper(page)
  await expect(page.getByRole('article').filter({ hasText: added.title })).toHaveCount(0)
  await page.goto(host.address + pathOf(newest))
  await expect(mainHeading(page)).toHaveText(newest.title)
})

test('files that are published before their manifest leave the old edition on the page', async ({ page, host }) => {
  await openAndKeep(page, host)
  const restore = host.snapshot()
  await host.publish(stories(13))
  // A cache between host and reader still has the old manifest.
  host.fault = (path) => (path === 'data/manifest.json' ? { kind: 'status', status: 304 } : undefined)
  await page.goto(host.address + pathOf(newest))
  await expect(mainHeading(page)).toHaveText(newest.title)
  host.fault = () => undefined
  restore()
  await page.goto(host.address)
  await expectPaper(page)
})

test('an edition that is rolled back replaces the newer one', async ({ page, host }) => {
  await openAndKeep(page, host)
  const restore = host.snapshot()
  await host.publish(stories(13))
  await page.goto(host.address)
  await expect(page.getByRole('article').filter({ hasText: added.title }).first()).toBeVisible()
  const later = await page.evaluate(async () => (await fetch('data/manifest.json')).text())
  restore()
  await page.goto(host.address)
  await expectPaper(page)
  await expect(page.getByRole('article').filter({ hasText: added.title })).toHaveCount(0)
  await expect.poll(() => keptEdition(page)).not.toBe((JSON.parse(later) as { edition: string }).edition)
})

test('a clock that was a year wrong when the edition came gives no wrong age', async ({ page, context, host }) => {
  await openAndKeep(page, host)
  await goOffline(context, host)
  for (const [name, days, text] of [
    ['a year ahead', 365, 'the last edition that was loaded'],
    ['a year behind', -365, /from .*20\d\d/],
  ] as const)
    await test.step(name, async () => {
      await page.evaluate((shift) => {
        const key = 'broadsheet:/:visits'
        const known = JSON.parse(localStorage.getItem(key) ?? '{}') as { readonly value?: object }
        localStorage.setItem(
          key,
          JSON.stringify({
            version: 1,
            value: { ...known.value, checkedAt: Date.now() + shift, last: Date.now() + shift },
          }),
        )
      }, days * 86_400_000)
      await page.reload()
      await expectPaper(page)
      await expect(offlineBanner(page)).toContainText(text)
    })
})
