import type { BrowserContext, Page } from '@playwright/test'
import {
  expect,
  expectPaper,
  expectSaved,
  goOffline,
  goOnline,
  headline,
  keptEdition,
  loadNewVersion,
  openAndKeep,
  openWithoutKeeping,
  pressRefresh,
  save,
  stories,
  test,
  tryAgain,
} from './device.ts'
import { withWindows } from '../browser.ts'
import { need } from './edition.ts'

test.use({ launchOptions: withWindows() })

const newest = need(stories(12)[11], 'a story')
const added = need(stories(13)[12], 'a story')

const versionMeta = (page: Page) => page.locator('meta[name="broadsheet:version"]')

const versionToast = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'A new version of the reader is ready' })

// The longest journey is first, so that the others run at the same time.
test('a page that stays open over fifty editions never reloads by itself and keeps its marks', async ({
  page,
  host,
}) => {
  test.setTimeout(240_000)
  await openAndKeep(page, host)
  await save(page, host, newest)
  await page.goto(host.address)
  await expectPaper(page)
  let loads = 0
  page.on('load', () => loads++)
  /** Number of the newest edition that the page shows. */
  let shown = 0
  for (let deploy = 1; deploy <= 50; deploy++) {
    await host.publish(stories(12 + deploy))
    if (deploy % 10 === 0) host.deployReader(`ffffffffff${deploy}`)
    await pressRefresh(page)
    // The button of the last edition may still be there. Its count is that of the new one only after the comparison.
    const pill = page.getByRole('button', { name: new RegExp(`^${deploy - shown} new stor`) })
    await expect(pill).toBeVisible()
    if (deploy % 3 === 0) {
      await pill.click()
      shown = deploy
      const latest = page.getByRole('article').filter({ hasText: `Story number ${11 + deploy}` })
      await expect(latest.first()).toBeVisible()
    }
    if (deploy % 7 === 0) {
      await page.getByRole('article').getByRole('link', { name: 'Story number' }).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Story number')
      await page.goBack()
    }
    await expectPaper(page)
  }
  expect(loads, 'The page was not reloaded.').toBe(0)
  const { count, usage } = await page.evaluate(async () => ({
    count: (await (await caches.open('broadsheet:/:index')).keys()).length,
    usage: (await navigator.storage.estimate()).usage ?? 0,
  }))
  expect(count).toBeLessThan(200)
  expect(usage).toBeLessThan(20_000_000)
  await loadNewVersion(page, 'ffffffffff50')
  await expect(versionMeta(page)).toHaveAttribute('content', 'ffffffffff50')
  await expectPaper(page)
  await expectSaved(page, host, newest)
})

for (const [name, script] of [
  ['does not exist', () => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')],
  [
    'is refused',
    () => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('No.', 'SecurityError'))
    },
  ],
] as const) {
  test(`the paper is readable and offers new versions where a service worker ${name}`, async ({ page, host }) => {
    await page.addInitScript(script)
    await page.goto(host.address)
    await expectPaper(page)
    await page.goto(`${host.address}settings`)
    await expect(page.getByText('This browser opens nothing without a connection')).toBeVisible()
    await expect(page.getByRole('switch', { name: 'Keep the whole edition' })).toBeDisabled()
    await expect(page.locator('.only-installed')).toBeAttached()
    host.deployReader('cccccccccccc')
    await pressRefresh(page)
    await versionToast(page).getByRole('button', { name: 'Load it' }).click()
    await expect(versionMeta(page)).toHaveAttribute('content', 'cccccccccccc')
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
    await expect(versionToast(page)).toHaveCount(0)
  })
}

async function stopWorkers(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
}

test('a worker that is killed during a request starts again with the next request', async ({ page, context, host }) => {
  await openWithoutKeeping(page, host)
  host.fault = (path) => (path.startsWith('data/stories/') ? { kind: 'slow', milliseconds: 1500 } : undefined)
  await page.getByRole('article').getByRole('link', { name: newest.title }).first().click()
  await stopWorkers(context, page)
  const title = page.getByRole('heading', { level: 1, name: newest.title })
  await expect(title.or(tryAgain(page))).toBeVisible()
  host.fault = () => undefined
  if (await tryAgain(page).isVisible()) await tryAgain(page).click()
  await expect(title).toBeVisible()
})

test('two tabs that refresh at once show and keep the same new edition', async ({ page, context, host }) => {
  await openAndKeep(page, host)
  const other = await context.newPage()
  await other.goto(host.address)
  await expectPaper(other)
  const before = await keptEdition(page)
  await host.publish(stories(13))
  await Promise.all([pressRefresh(page), pressRefresh(other)])
  for (const tab of [page, other]) {
    await expect(tab.getByRole('button', { name: '1 new story' })).toBeVisible()
    await tab.getByRole('button', { name: '1 new story' }).click()
    await expect(tab.getByRole('article').filter({ hasText: added.title }).first()).toBeVisible()
  }
  await expect.poll(() => keptEdition(page)).not.toBe(before)
})

test('a story that was saved offline stays saved when a new version is loaded', async ({ page, context, host }) => {
  await openAndKeep(page, host)
  await goOffline(context, host)
  await save(page, host, newest)
  await goOnline(context, host)
  host.deployReader('dddddddddddd')
  await page.reload()
  await loadNewVersion(page, 'dddddddddddd')
  await expectSaved(page, host, newest)
})

test('a script that a deploy removed leads to one guided reload at the same address', async ({ page, host }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
  await page.goto(host.address)
  await expectPaper(page)
  host.deployReader('eeeeeeeeeeee')
  await page.getByRole('link', { name: 'Search' }).first().click()
  await expect(page.getByRole('heading', { name: 'This page did not arrive' })).toBeVisible()
  await tryAgain(page).click()
  await expect(page.getByRole('combobox')).toBeVisible()
  await expect(page).toHaveURL(/\/search$/)
})

test('a new version is offered once, and loading it keeps the address and the other tab', async ({
  page,
  context,
  host,
}) => {
  await openAndKeep(page, host)
  const other = await context.newPage()
  await other.goto(host.address)
  await expect(headline(other)).toBeVisible()
  host.deployReader('aaaaaaaaaaaa')
  await page.goto(`${host.address}topics/harbour`)
  await expect(versionToast(page)).toBeVisible()
  await loadNewVersion(page, 'aaaaaaaaaaaa')
  await expect(versionMeta(page)).toHaveAttribute('content', 'aaaaaaaaaaaa')
  await expect(page).toHaveURL(/topics\/harbour$/)
  await expect(headline(page)).toBeVisible()
  await expect(versionToast(page)).toHaveCount(0)
  // The other tab still runs the old version and loads a part of it that it had not loaded before.
  await other.getByRole('link', { name: 'Search' }).first().click()
  await expect(other.getByRole('combobox')).toBeVisible()
})

test('a version that the reader put off is not offered again, and waits for the next start', async ({ page, host }) => {
  await openAndKeep(page, host)
  host.deployReader('bbbbbbbbbbbb')
  await page.reload()
  await versionToast(page).getByRole('button', { name: 'Later' }).click()
  await page.goto(`${host.address}topics/harbour`)
  await expect(headline(page)).toBeVisible()
  await pressRefresh(page)
  await expect(page.getByText('This is the newest edition.')).toBeVisible()
  await expect(versionToast(page)).toHaveCount(0)
  // The browser takes it with the next start. One that a test is attached to may keep the old worker, so that is not waited for.
  const isWaiting = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
  await expect.poll(isWaiting).toBe(true)
})
