import {
  expect,
  expectPaper,
  expectSaved,
  goOffline,
  openAndKeep,
  openWithoutKeeping,
  pathOf,
  save,
  stories,
  test,
} from './device.ts'
import { need } from './edition.ts'

const newest = need(stories(12)[11], 'a story')

const STORAGE_FAULTS: readonly (readonly [name: string, script: () => void])[] = [
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
    'IndexedDB refuses to write',
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

for (const [name, script] of STORAGE_FAULTS) {
  test(`marks last as long as the page, and the reader is warned, when ${name}`, async ({ page, host }) => {
    await page.addInitScript(script)
    await page.goto(host.address + pathOf(newest))
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('link', { name: /^Saved stories/ }).click()
    await expect(page.getByRole('list', { name: 'Saved stories' }).getByText(newest.title)).toBeVisible()
    await expect(page.getByRole('alert')).toContainText('is lost when you close this page')
  })
}

test('records in IndexedDB that are not marks are ignored, and the others are shown', async ({ page, host }) => {
  await page.goto(host.address)
  await save(page, host, newest)
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
  await expectSaved(page, host, newest)
  await expect(page.getByRole('list', { name: 'Saved stories' }).getByRole('listitem')).toHaveCount(2)
})

test('a device without room for the edition is reported, and the paper stays readable', async ({
  page,
  context,
  host,
}) => {
  await openWithoutKeeping(page, host)
  await page.goto(`${host.address}settings`)
  const session = await context.newCDPSession(page)
  const origin = new URL(host.address).origin
  const { usage } = await page.evaluate(() => navigator.storage.estimate())
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: (usage ?? 0) + 2000 })
  await page.getByRole('switch', { name: 'Keep the whole edition' }).click()
  await expect(page.getByText('There is not enough room on this device.')).toBeVisible()
  await page.goto(host.address)
  await expectPaper(page)
})

test('the edition is kept when localStorage throws', async ({ page, context, host }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Blocked.', 'SecurityError')
      },
    })
  })
  await openAndKeep(page, host)
  await goOffline(context, host)
  await page.reload()
  await expectPaper(page)
})

test('saved stories that the browser deleted are reported, and a link restores them', async ({
  page,
  context,
  host,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openAndKeep(page, host)
  await save(page, host, newest)
  await expectSaved(page, host, newest)
  await page.goto(`${host.address}settings`)
  await page.getByRole('button', { name: 'Copy a link with everything' }).click()
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
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('Added 1 saved story')).toBeVisible()
  await expectSaved(page, host, newest)
})

test('removing the last saved story is not reported as a loss', async ({ page, host }) => {
  await openAndKeep(page, host)
  await save(page, host, newest)
  await expectSaved(page, host, newest)
  await page.getByRole('button', { name: `Saved: ${newest.title}` }).click()
  await expect(page.getByText('Removed from Saved')).toBeVisible()
  await expect(page.getByText('Your shelf is clear')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('Your shelf is clear')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})
