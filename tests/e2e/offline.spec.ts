import {
  expect,
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
} from './device.ts'
import { need } from './edition.ts'

const [oldest, newest] = [need(stories(12)[0], 'a story'), need(stories(12)[11], 'a story')]

test('every screen opens without a connection', async ({ page, context, host }) => {
  await openAndKeep(page, host)
  await goOffline(context, host)
  await page.reload()
  await expect(headline(page)).toBeVisible()
  await expect(offlineBanner(page)).toContainText('All its stories are on this device.')
  await page.goto(`${host.address}topics/harbour`)
  await expect(page.getByRole('heading', { level: 1, name: 'Harbour' })).toBeVisible()
  await expect(page.getByText('12 stories', { exact: false }).first()).toBeVisible()
  // This story was never opened before.
  await page.goto(host.address + pathOf(oldest))
  await expect(page.getByRole('heading', { level: 1, name: oldest.title })).toBeVisible()
  await expect(page.getByText('needs a connection').first()).toBeAttached()
  await page.goto(`${host.address}search?q=number`)
  await expect(page.getByRole('group', { name: 'Stories' }).getByRole('option').first()).toBeVisible()
  await page.goto(`${host.address}saved`)
  await expect(page.getByRole('heading', { name: 'Your shelf is clear' })).toBeVisible()
  await page.goto(`${host.address}nowhere/at/all`).catch(() => {})
  await goOnline(context, host)
  await page.goto(host.address)
  await expect(offlineBanner(page)).toHaveCount(0)
})

test('a story that was opened opens again offline, although the edition is not kept', async ({
  page,
  context,
  host,
}) => {
  await openWithoutKeeping(page, host, pathOf(newest))
  await page.goto(host.address)
  await expect(headline(page)).toBeVisible()
  await page.goto(host.address + pathOf(newest))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
  await goOffline(context, host)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
  await expect(offlineBanner(page)).toContainText('Stories you have opened before still open.')
  expect(await keptEdition(page)).toBeUndefined()
})

test('a saved story opens offline after the edition has dropped it', async ({ page, context, host }) => {
  await openAndKeep(page, host)
  await save(page, host, newest)
  await host.publish(stories(11))
  await page.goto(host.address)
  await expect(page.getByRole('article').filter({ hasText: newest.title })).toHaveCount(0)
  await goOffline(context, host)
  await page.goto(`${host.address}saved`)
  await page.getByRole('list', { name: 'Saved stories' }).getByRole('link', { name: newest.title }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
  await expect(page.getByText('Words.')).toBeVisible()
})

test('a saved story of an event opens offline with its coverage', async ({ page, context, host }) => {
  const other = need(stories(12)[10], 'a story')
  await host.publish(
    stories(12).map((story, at) => {
      if (at === 11) return { ...story, event: 'Launch' }
      return at === 10 ? { ...story, event: 'Launch', outlet: 'Lantern' } : story
    }),
  )
  await openWithoutKeeping(page, host)
  await save(page, host, newest)
  await goOffline(context, host)
  await page.goto(`${host.address}saved`)
  await page.getByRole('list', { name: 'Saved stories' }).getByRole('link', { name: newest.title }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
  const coverage = page.getByRole('region', { name: 'Full coverage' })
  await expect(coverage.getByText('2 outlets, 24 hours')).toBeVisible()
  await expect(coverage.getByRole('link', { name: other.title })).toBeVisible()
  await coverage.getByRole('button', { name: 'Why are these reports here?' }).click()
  await expect(coverage.getByText('The publisher says it is the same story.')).toBeVisible()
})

test('a new edition is counted, and the list changes only when the reader asks for it', async ({ page, host }) => {
  await openAndKeep(page, host)
  const read = need(stories(12)[10], 'a story')
  await page.getByRole('article').getByRole('link', { name: read.title }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(read.title)
  // A story is read once its text is there. Its headline comes earlier, from the card.
  await expect(page.getByText('Words.')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: `${read.title} (read)` })).toBeVisible()
  const more = stories(15).map((story, at) => {
    if (at === 0) return { ...story, text: 'Corrected words.' }
    // The new story reports the event of the story that was read.
    return at === 10 || at === 13 ? { ...story, event: 'Launch' } : story
  })
  await host.publish(more)
  await pressRefresh(page)
  const pill = page.getByRole('button', { name: /new stories/ })
  await expect(pill).toHaveText('3 new stories, 1 updated, 1 joined a story you read')
  await expect(page.getByRole('article').filter({ hasText: 'Story number 14' })).toHaveCount(0)
  await pill.click()
  await expect(page.getByRole('article').filter({ hasText: 'Story number 14' }).first()).toBeVisible()
  await expect(pill).toHaveCount(0)
})

test('the switch keeps the whole edition, and deletes it when it is switched off', async ({ page, host }) => {
  await openWithoutKeeping(page, host)
  await page.goto(`${host.address}settings`)
  const keep = page.getByRole('switch', { name: 'Keep the whole edition' })
  await expect(keep).not.toBeChecked()
  await keep.click()
  await expect(page.getByText('The whole edition is here.')).toBeVisible()
  await expect(keep).toBeChecked()
  await keep.click()
  await expect(keep).not.toBeChecked()
  await expect.poll(() => keptEdition(page)).toBeUndefined()
})

test('the worker leaves embeds, downloads and other pages to the server', async ({ page, context, host }) => {
  await openAndKeep(page, host)
  host.requests.length = 0
  for (const path of ['embed/', 'robots.txt', 'manifest.webmanifest', 'data/schema.json', 'about/us']) {
    await page.goto(host.address + path).catch(() => {})
    expect(host.requests).toContain(path)
  }
  await goOffline(context, host)
  await expect(page.goto(`${host.address}embed/`)).rejects.toThrow()
  await expect(page.goto(`${host.address}about/us`)).rejects.toThrow()
})

test('a build without a worker removes the worker of earlier builds and its caches', async ({ page, host }) => {
  await openAndKeep(page, host)
  // The build with WORKER=off writes this script.
  const { workerScript } = await import('../../src/bundler/site/worker.ts')
  host.put('sw.js', workerScript('/', [], undefined))
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  // A browser under test never lets the old worker stop, so the new one starts when no page of the site is open.
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

test('the browser finds no error in the web manifest, and every icon is there', async ({ page, context, host }) => {
  await page.goto(host.address)
  await expect(headline(page)).toBeVisible()
  const session = await context.newCDPSession(page)
  const { errors, data } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(JSON.parse(data ?? '')).toMatchObject({ id: '/', scope: '/', display: 'standalone' })
  for (const name of ['any-192', 'any-512', 'maskable-512', 'monochrome-512', 'apple-touch']) {
    const response = await page.request.get(`${host.address}icons/${name}.png`)
    expect(response.headers()['content-type']).toBe('image/png')
  }
})
