import { existsSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import {
  OFTEN,
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
import type { Fault, FaultyHost } from './faulty-host.ts'
import { siteOf } from './sites.ts'

test.beforeEach(() => {
  test.skip(!existsSync(siteOf('demo').outDir), 'The site demo is not built in this run.')
})

const TITLE = 'Story number'
const newest = need(stories(12)[11], 'a story')
const added = need(stories(13)[12], 'a story')

/** The reader shows a paper, and has not fallen into an error of its own. */
async function expectPaper(page: Page): Promise<void> {
  await expect(headline(page)).toBeVisible()
  await expect(page.getByRole('article').filter({ hasText: TITLE }).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'This page broke' })).toHaveCount(0)
}

const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' })

const save = async (page: Page, host: FaultyHost) => {
  await page.goto(host.address + pathOf(newest))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveAttribute('aria-pressed', 'true')
}

const expectSaved = async (page: Page, host: FaultyHost) => {
  await page.goto(`${host.address}saved`)
  await expect(page.getByRole('list', { name: 'Saved stories' }).getByText(newest.title)).toBeVisible()
}

test('offline at the first visit: the browser says so, and the next visit is like a first one', async ({
  page,
  context,
  host,
}) => {
  await goOffline(context, host)
  await expect(page.goto(host.address)).rejects.toThrow()
  await goOnline(context, host)
  await settle(page, host)
})

test('offline at a reload: the paper stands there with its marks', async ({ page, context, host }) => {
  await settle(page, host)
  await save(page, host)
  await goOffline(context, host)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
  await expect(offlineBanner(page)).toBeVisible()
  await expectSaved(page, host)
})

test('the connection breaks while an edition is loaded: the one before stays, and it goes on where it stopped', async ({
  page,
  host,
}) => {
  await settle(page, host)
  const before = await wholeEdition(page)
  await host.publish(stories(13))
  host.fault = (path) => (/^data\/(stories|search)\//.test(path) ? { kind: 'drop' } : undefined)
  await page.goto(`${host.address}saved`)
  await look(page)
  await expect(page.getByText('The connection was lost.')).toBeVisible()
  expect(await wholeEdition(page)).toBe(before)
  host.fault = () => undefined
  host.requests.length = 0
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('The whole edition is here.')).toBeVisible()
  expect(await wholeEdition(page)).not.toBe(before)
  expect(host.requests.some((path) => path.startsWith('data/cards/'))).toBe(false)
})

test('a slow network that loses one request of ten', async ({ page, host }) => {
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
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title, { timeout: 2000 })
  }).toPass()
})

const FAULTS: readonly (readonly [name: string, fault: Fault])[] = [
  ['500', { kind: 'status', status: 500 }],
  ['404', { kind: 'status', status: 404 }],
  ['429', { kind: 'status', status: 429 }],
  ['half a file', { kind: 'half' }],
  ['a sign-in page with 200', { kind: 'portal' }],
  ['a broken connection', { kind: 'drop' }],
]

test.describe('with the whole edition on the device', () => {
  for (const target of ['manifest', 'fronts', 'cards', 'stories', 'search', 'directory']) {
    test(`faults of ${target} of newer editions: the paper stands, and the newer one comes when it can`, async ({
      page,
      host,
    }) => {
      test.slow()
      await settle(page, host)
      for (const [at, [name, fault]] of FAULTS.entries()) {
        await test.step(name, async () => {
          const before = await wholeEdition(page)
          const added = need(stories(13 + at).at(-1), 'a story')
          await host.publish(stories(13 + at))
          host.fault = (path) => (path.startsWith(`data/${target}`) ? fault : undefined)
          await page.goto(host.address)
          await expectPaper(page)
          // An older story, in whichever edition.
          await page.goto(host.address + pathOf(newest))
          const title = page.getByRole('heading', { level: 1, name: newest.title })
          await expect(title.or(tryAgain(page))).toBeVisible()
          host.fault = () => undefined
          await page.goto(host.address + pathOf(added))
          await expect(page.getByRole('heading', { level: 1, name: added.title })).toBeVisible()
          await expect.poll(() => wholeEdition(page), OFTEN).not.toBe(before)
        })
      }
    })
  }
})

test.describe('with nothing but what was seen', () => {
  for (const [name, fault] of FAULTS) {
    test(`${name} for a story that was never opened: it is said, and a second try brings it`, async ({
      page,
      host,
    }) => {
      await settleSeen(page, host)
      host.fault = (path) => (path.startsWith('data/stories/') ? fault : undefined)
      await page.getByRole('article').getByRole('link', { name: newest.title }).first().click()
      await expect(page.getByRole('heading', { name: 'This page did not arrive' })).toBeVisible()
      host.fault = () => undefined
      await tryAgain(page).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
    })
  }

  test('a file under a wrong type is the file, when its bytes are', async ({ page, context, host }) => {
    host.fault = (path) => (path.startsWith('data/stories/') ? { kind: 'type', type: 'text/plain' } : undefined)
    await settleSeen(page, host, pathOf(newest))
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
    await goOffline(context, host)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
  })

  test('half a file never becomes part of the device', async ({ page, host }) => {
    await settleSeen(page, host)
    host.fault = (path) => (path.startsWith('data/stories/') ? { kind: 'half' } : undefined)
    await page.goto(host.address + pathOf(newest))
    await expect(tryAgain(page)).toBeVisible()
    const kept = await page.evaluate(async () => {
      const keys = await (await caches.open('broadsheet:/:index')).keys()
      return keys.filter(({ url }) => url.includes('/stories/')).length
    })
    expect(kept).toBe(0)
  })
})

test('a manifest that is newer than its parts: the edition before stands', async ({ page, host }) => {
  await settle(page, host)
  await host.publish(stories(13))
  host.fault = (path) => (/^data\/\w+\/.*\.json$/.test(path) ? { kind: 'status', status: 404 } : undefined)
  await page.goto(host.address)
  await expectPaper(page)
  await expect(page.getByRole('article').filter({ hasText: added.title })).toHaveCount(0)
  await page.goto(host.address + pathOf(newest))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
})

test('parts that are newer than the manifest: what is on the device stands', async ({ page, host }) => {
  await settle(page, host)
  const putBack = host.snapshot()
  await host.publish(stories(13))
  // A cache between the two still has the old manifest.
  host.fault = (path) => (path === 'data/manifest.json' ? { kind: 'status', status: 304 } : undefined)
  await page.goto(host.address + pathOf(newest))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.title)
  host.fault = () => undefined
  putBack()
  await page.goto(host.address)
  await expectPaper(page)
})

test('an edition that is rolled back is an edition like any other', async ({ page, host }) => {
  await settle(page, host)
  const putBack = host.snapshot()
  await host.publish(stories(13))
  await page.goto(host.address)
  await expect(page.getByRole('article').filter({ hasText: added.title }).first()).toBeVisible()
  const later = await page.evaluate(async () => (await fetch('data/manifest.json')).text())
  putBack()
  await page.goto(host.address)
  await expectPaper(page)
  await expect(page.getByRole('article').filter({ hasText: added.title })).toHaveCount(0)
  await expect.poll(() => wholeEdition(page)).not.toBe((JSON.parse(later) as { edition: string }).edition)
})

for (const [name, days] of [
  ['a year ahead', 365],
  ['a year behind', -365],
] as const) {
  test(`a clock that was ${name} when the edition came`, async ({ page, context, host }) => {
    await settle(page, host)
    await page.evaluate((shift) => {
      const key = 'broadsheet:/:visits'
      const known = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>
      localStorage.setItem(key, JSON.stringify({ ...known, checkedAt: Date.now() + shift, last: Date.now() + shift }))
    }, days * 86_400_000)
    await goOffline(context, host)
    await page.reload()
    await expectPaper(page)
    await expect(offlineBanner(page)).toContainText(days > 0 ? 'the last edition that was loaded' : /from .*20\d\d/)
  })
}

const STORAGE: readonly (readonly [name: string, script: () => void])[] = [
  [
    'IndexedDB is blocked',
    () => {
      Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('Blocked.', 'SecurityError')
        },
      })
    },
  ],
  [
    'IndexedDB fails when it is written',
    () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('No.', 'UnknownError')
      }
    },
  ],
  [
    'IndexedDB never answers',
    () => {
      IDBFactory.prototype.open = () => new EventTarget() as unknown as IDBOpenDBRequest
    },
  ],
]

for (const [name, script] of STORAGE) {
  test(`${name}: marks last as long as the page, and the reader says so`, async ({ page, host }) => {
    await page.addInitScript(script)
    await settle(page, host, pathOf(newest))
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('link', { name: /^Saved stories/ }).click()
    await expect(page.getByRole('list', { name: 'Saved stories' }).getByText(newest.title)).toBeVisible()
    await expect(page.getByRole('alert')).toContainText('is lost when you close this page')
  })
}

test('IndexedDB holds rubbish: what is whole of it is shown', async ({ page, host }) => {
  await settle(page, host)
  await save(page, host)
  await page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const open = indexedDB.open('broadsheet:/')
        open.addEventListener('error', () => fail(new Error('The database did not open.')))
        open.addEventListener('success', () => {
          const store = open.result.transaction('marks', 'readwrite').objectStore('marks')
          store.put(7, 'saved/2026/01/01/number')
          store.put({ at: 1, card: { id: 'x' } }, 'saved/2026/01/02/half')
          store.put('soon', 'read/2026/01/01/number')
          store.put(null, 'unknown')
          store.transaction.addEventListener('complete', () => done())
        })
      }),
  )
  await expectSaved(page, host)
  await expect(page.getByRole('list', { name: 'Saved stories' }).getByRole('listitem')).toHaveCount(2)
})

test('no room for the edition: the reader says so and goes on', async ({ page, context, host }) => {
  await settleSeen(page, host)
  await page.goto(`${host.address}saved`)
  const session = await context.newCDPSession(page)
  const origin = new URL(host.address).origin
  const { usage } = await page.evaluate(() => navigator.storage.estimate())
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: (usage ?? 0) + 2000 })
  await page.getByRole('switch', { name: 'Keep the whole edition' }).click()
  await expect(page.getByText('There is not enough room on this device.')).toBeVisible()
  await page.goto(host.address)
  await expectPaper(page)
})

test('localStorage throws: the reader works, and keeps the edition', async ({ page, context, host }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Blocked.', 'SecurityError')
      },
    })
  })
  await settle(page, host)
  await goOffline(context, host)
  await page.reload()
  await expectPaper(page)
})

for (const [name, script] of [
  ['not there', () => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')],
  [
    'refused',
    () => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('No.', 'SecurityError'))
    },
  ],
] as const) {
  test(`workers are ${name}: the paper reads as ever, and learns of a new version by its name`, async ({
    page,
    host,
  }) => {
    await page.addInitScript(script)
    await page.goto(host.address)
    await expectPaper(page)
    await page.goto(`${host.address}saved`)
    await expect(page.getByText('This browser opens nothing without a connection')).toBeVisible()
    await expect(page.getByRole('switch', { name: 'Keep the whole edition' })).toBeDisabled()
    await expect(page.locator('.only-installed')).toBeAttached()
    host.deployReader('cccccccccccc')
    await look(page)
    const toast = page.getByRole('status').filter({ hasText: 'A new version of the reader is ready' })
    await toast.getByRole('button', { name: 'Load it' }).click()
    await expect(page.locator('meta[name="broadsheet:version"]')).toHaveAttribute('content', 'cccccccccccc')
    await expect(page.getByRole('heading', { level: 1, name: 'Saved' })).toBeVisible()
    await expect(toast).toHaveCount(0)
  })
}

async function stopWorkers(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
}

test('the worker is killed in the middle of a request: it comes back with the next one', async ({
  page,
  context,
  host,
}) => {
  await settleSeen(page, host)
  host.fault = (path) => (path.startsWith('data/stories/') ? { kind: 'slow', milliseconds: 1500 } : undefined)
  await page.getByRole('article').getByRole('link', { name: newest.title }).first().click()
  await stopWorkers(context, page)
  const title = page.getByRole('heading', { level: 1, name: newest.title })
  await expect(title.or(tryAgain(page))).toBeVisible()
  host.fault = () => undefined
  if (await tryAgain(page).isVisible()) await tryAgain(page).click()
  await expect(title).toBeVisible()
})

test('two tabs look at once, and both keep one edition', async ({ page, context, host }) => {
  await settle(page, host)
  const other = await context.newPage()
  await other.goto(host.address)
  await expectPaper(other)
  const before = await wholeEdition(page)
  await host.publish(stories(13))
  await Promise.all([look(page), look(other)])
  for (const tab of [page, other]) {
    await expect(tab.getByRole('button', { name: '1 new story' })).toBeVisible()
    await tab.getByRole('button', { name: '1 new story' }).click()
    await expect(tab.getByRole('article').filter({ hasText: added.title }).first()).toBeVisible()
  }
  await expect.poll(() => wholeEdition(page)).not.toBe(before)
})

test('a new version is let in while marks are being written: none is lost', async ({ page, context, host }) => {
  await settle(page, host)
  await goOffline(context, host)
  await save(page, host)
  await goOnline(context, host)
  host.deployReader('dddddddddddd')
  await look(page)
  await letIn(page, host, 'dddddddddddd')
  await expectSaved(page, host)
})

test('the browser clears the storage: the reader says so, and a link brings the marks back', async ({
  page,
  context,
  host,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await settle(page, host)
  await save(page, host)
  await expectSaved(page, host)
  await page.getByRole('button', { name: 'Copy a link with my marks' }).click()
  await expect(page.getByText('The link is copied.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.goto('about:blank')
  const session = await context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(host.address).origin,
    storageTypes: 'indexeddb,cache_storage,service_workers',
  })
  await page.goto(`${host.address}saved`)
  await expect(page.getByRole('alert')).toContainText('You had one saved story')
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByRole('button', { name: 'Add them' }).click()
  await expect(page.getByRole('list', { name: 'Saved stories' }).getByText(newest.title)).toBeVisible()
})

test('a part of the reader is gone: one guided reload, and the address is kept', async ({ page, host }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
  await page.goto(host.address)
  await expectPaper(page)
  host.deployReader('eeeeeeeeeeee')
  await page.getByRole('link', { name: 'Search' }).first().click()
  await expect(page.getByRole('heading', { name: 'This page did not arrive' })).toBeVisible()
  await tryAgain(page).click()
  await expect(page.getByRole('searchbox')).toBeVisible()
  await expect(page).toHaveURL(/\/search$/)
})

test('two weeks with one page: fifty deploys, no blank page, no loop, marks as they were', async ({ page, host }) => {
  test.setTimeout(240_000)
  await settle(page, host)
  await save(page, host)
  await page.goto(host.address)
  await expectPaper(page)
  let loads = 0
  page.on('load', () => loads++)
  /** Deploys that the page has shown. */
  let shown = 0
  for (let deploy = 1; deploy <= 50; deploy++) {
    await host.publish(stories(12 + deploy))
    if (deploy % 10 === 0) host.deployReader(`ffffffffff${deploy}`)
    await look(page)
    // The one of the last deploy may stand there still: pressed while this one is compared, it shows one or the other.
    const pill = page.getByRole('button', { name: new RegExp(`^${deploy - shown} new stor`) })
    await expect(pill).toBeVisible()
    // Some days it is looked at, and some a story is opened from it.
    if (deploy % 3 === 0) {
      await pill.click()
      shown = deploy
      await expect(
        page
          .getByRole('article')
          .filter({ hasText: `${TITLE} ${11 + deploy}` })
          .first(),
      ).toBeVisible()
    }
    if (deploy % 7 === 0) {
      await page.getByRole('article').getByRole('link', { name: TITLE }).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText(TITLE)
      await page.goBack()
    }
    await expectPaper(page)
  }
  expect(loads, 'Nobody asked for a reload.').toBe(0)
  const { count, usage } = await page.evaluate(async () => ({
    count: (await (await caches.open('broadsheet:/:index')).keys()).length,
    usage: (await navigator.storage.estimate()).usage ?? 0,
  }))
  expect(count).toBeLessThan(200)
  expect(usage).toBeLessThan(20_000_000)
  await letIn(page, host, 'ffffffffff50')
  await expect(page.locator('meta[name="broadsheet:version"]')).toHaveAttribute('content', 'ffffffffff50')
  await expectPaper(page)
  await expectSaved(page, host)
})
