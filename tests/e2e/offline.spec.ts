import { existsSync } from 'node:fs'
import {
  expect,
  goOffline,
  goOnline,
  headline,
  letIn,
  look,
  offlineBanner,
  pathOf,
  settle,
  settleSeen,
  stories,
  test,
  wholeEdition,
} from './device.ts'
import { need } from './edition.ts'
import { siteOf } from './sites.ts'

test.beforeEach(() => {
  test.skip(!existsSync(siteOf('demo').outDir), 'The site demo is not built in this run.')
})

const [oldest, newest] = [need(stories(12)[0], 'a story'), need(stories(12)[11], 'a story')]

test('every screen opens on a plane: front, topic, a story never opened, search, shelf', async ({
  page,
  context,
  host,
}) => {
  await settle(page, host)
  await goOffline(context, host)
  await page.reload()
  await expect(headline(page)).toBeVisible()
  await expect(offlineBanner(page)).toContainText('All its stories are on this device.')
  await page.goto(`${host.address}topics/harbour`)
  await expect(page.getByRole('heading', { level: 1, name: 'Harbour' })).toBeVisible()
  await expect(page.getByText('12 stories', { exact: false }).first()).toBeVisible()
  await page.goto(host.address + pathOf(oldest))
  await expect(page.getByRole('heading', { level: 1, name: oldest.title })).toBeVisible()
  await expect(page.getByText('needs a connection').first()).toBeAttached()
  await page.goto(`${host.address}search?q=number`)
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.goto(`${host.address}saved`)
  await expect(page.getByRole('heading', { name: 'Your shelf is clear' })).toBeVisible()
  await page.goto(`${host.address}nowhere/at/all`).catch(() => {})
  await goOnline(context, host)
  await page.goto(host.address)
  await expect(offlineBanner(page)).toHaveCount(0)
})

test('what was seen opens again, although the edition is not kept', async ({ page, context, host }) => {
  await settleSeen(page, host, pathOf(newest))
  await page.goto(host.address)
  await expect(headline(page)).toBeVisible()
  await page.goto(host.address + pathOf(newest))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
  await goOffline(context, host)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
  await expect(offlineBanner(page)).toContainText('Stories you have opened before still open.')
  expect(await wholeEdition(page)).toBeUndefined()
})

test('a saved story opens when its edition has it no more', async ({ page, context, host }) => {
  await settle(page, host)
  await page.goto(host.address + pathOf(newest))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await host.publish(stories(11))
  await page.goto(host.address)
  await expect(page.getByRole('article').filter({ hasText: newest.title })).toHaveCount(0)
  await goOffline(context, host)
  await page.goto(`${host.address}saved`)
  await page.getByRole('list', { name: 'Saved stories' }).getByRole('link', { name: newest.title }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
  await expect(page.getByText('Words.')).toBeVisible()
})

test('a new edition is counted, and nothing moves until it is asked for', async ({ page, host }) => {
  await settle(page, host)
  const read = need(stories(12)[10], 'a story')
  await page.getByRole('article').getByRole('link', { name: read.title }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(read.title)
  await page.goBack()
  await expect(page.getByRole('heading', { name: `${read.title} (read)` })).toBeVisible()
  const more = stories(15).map((story, at) => {
    if (at === 0) return { ...story, text: 'Corrected words.' }
    return at === 13 ? { ...story, related: [read] } : story
  })
  await host.publish(more)
  await look(page)
  const pill = page.getByRole('button', { name: /new stories/ })
  await expect(pill).toHaveText('3 new stories, 1 updated, 1 joined a story you read')
  await expect(page.getByRole('article').filter({ hasText: 'Story number 14' })).toHaveCount(0)
  await pill.click()
  await expect(page.getByRole('article').filter({ hasText: 'Story number 14' }).first()).toBeVisible()
  await expect(pill).toHaveCount(0)
})

test('the switch keeps the whole edition, and gives the room back', async ({ page, host }) => {
  await settleSeen(page, host)
  await page.goto(`${host.address}saved`)
  const keep = page.getByRole('switch', { name: 'Keep the whole edition' })
  await expect(keep).toHaveAttribute('aria-checked', 'false')
  await keep.click()
  await expect(page.getByText('The whole edition is here.')).toBeVisible()
  await expect(keep).toHaveAttribute('aria-checked', 'true')
  await keep.click()
  await expect(keep).toHaveAttribute('aria-checked', 'false')
  await expect.poll(() => wholeEdition(page)).toBeUndefined()
})

test('a new version is offered once, and comes when it is let in', async ({ page, context, host }) => {
  await settle(page, host)
  const other = await context.newPage()
  await other.goto(host.address)
  await expect(headline(other)).toBeVisible()
  host.deployReader('aaaaaaaaaaaa')
  await page.goto(`${host.address}topics/harbour`)
  await look(page)
  const toast = page.getByRole('status').filter({ hasText: 'A new version of the reader is ready' })
  await expect(toast).toBeVisible()
  await letIn(page, host, 'aaaaaaaaaaaa')
  await expect(page.locator('meta[name="broadsheet:version"]')).toHaveAttribute('content', 'aaaaaaaaaaaa')
  await expect(page).toHaveURL(/topics\/harbour$/)
  await expect(headline(page)).toBeVisible()
  await expect(toast).toHaveCount(0)
  // The other tab goes on as it is: a part of the old version that it never loaded is still there.
  await other.getByRole('link', { name: 'Search' }).first().click()
  await expect(other.getByRole('searchbox')).toBeVisible()
})

test('a version that was put off is not offered again, and comes with the next start', async ({
  page,
  context,
  host,
}) => {
  await settle(page, host)
  host.deployReader('bbbbbbbbbbbb')
  await look(page)
  const toast = page.getByRole('status').filter({ hasText: 'A new version of the reader is ready' })
  await toast.getByRole('button', { name: 'Later' }).click()
  await page.goto(`${host.address}topics/harbour`)
  await expect(headline(page)).toBeVisible()
  await look(page)
  await expect(page.getByText('This is the newest edition.')).toBeVisible()
  await expect(toast).toHaveCount(0)
  await page.close()
  const later = await context.newPage()
  await expect
    .poll(async () => {
      await later.goto('about:blank')
      await later.goto(host.address)
      return later.locator('meta[name="broadsheet:version"]').getAttribute('content')
    })
    .toBe('bbbbbbbbbbbb')
})

test('the worker keeps to its own: embeds, downloads and other pages are the server’s', async ({
  page,
  context,
  host,
}) => {
  await settle(page, host)
  host.requests.length = 0
  for (const path of ['embed/', 'robots.txt', 'manifest.webmanifest', 'data/schema.json', 'about/us']) {
    await page.goto(host.address + path).catch(() => {})
    expect(host.requests).toContain(path)
  }
  await goOffline(context, host)
  await expect(page.goto(`${host.address}embed/`)).rejects.toThrow()
  await expect(page.goto(`${host.address}about/us`)).rejects.toThrow()
})

test('a publisher who wants no worker gets rid of it, and of all it kept', async ({ page, host }) => {
  await settle(page, host)
  // As WORKER=off builds it; compiled here from the same source.
  const { compileWorker } = await import('../../src/bundler/site/worker-build.ts')
  const { ROOT } = await import('../built-site.ts')
  host.put('sw.js', await compileWorker(ROOT, '/', [], undefined))
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  // A browser that is watched never lets a worker rest, and the next one waits for that: it comes when no page is left.
  await expect
    .poll(async () => {
      await page.goto('about:blank')
      await page.goto(`${host.address}embed/index.html`)
      return page.evaluate(async () => [
        (await navigator.serviceWorker.getRegistrations()).length,
        (await caches.keys()).length,
      ])
    })
    .toEqual([0, 0])
})

test('the browser would install it: no error in what it is told', async ({ page, context, host }) => {
  await settle(page, host)
  const session = await context.newCDPSession(page)
  const { errors, data } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(JSON.parse(data ?? '')).toMatchObject({ id: '/', scope: '/', display: 'standalone' })
  for (const name of ['any-192', 'any-512', 'maskable-512', 'monochrome-512', 'apple-touch']) {
    const response = await page.request.get(`${host.address}icons/${name}.png`)
    expect(response.headers()['content-type']).toBe('image/png')
  }
})
