import { need } from './edition.ts'
import { expect, openHostPage, test } from './host-pages.ts'

for (const [name, path] of [
  ['React in strict mode', 'react.html'],
  ['Vue', 'vue.html'],
] as const)
  test(`${name} changes attributes of the element, removes it and puts it back`, async ({ page, hosts }) => {
    await openHostPage(page, hosts, path)
    const frame = page.locator('broadsheet-topic').frameLocator('iframe')
    const title = (name: string) => frame.getByRole('heading', { level: 1, name })
    await expect(title('Harbour')).toBeVisible()
    await expect(frame.locator('.story:visible')).toHaveCount(3)
    await expect(frame.locator('html')).toHaveAttribute('data-layout', 'list')
    await expect(page.locator('output')).toHaveText('load')
    await page.getByRole('button', { name: 'One more' }).click()
    await expect(frame.locator('.story:visible')).toHaveCount(4)
    // A document that is replaced before it has loaded sends no load event.
    await expect(page.locator('output')).toHaveText('load load')
    await page.getByRole('button', { name: 'Next topic' }).click()
    await expect(title('Words Alone')).toBeVisible()
    await expect(page.locator('output')).toHaveText('load load load')
    await page.getByRole('button', { name: 'Take away' }).click()
    await expect(page.locator('broadsheet-topic')).toHaveCount(0)
    await page.getByRole('button', { name: 'Put back' }).click()
    await expect(title('Words Alone')).toBeVisible()
    await expect(page.locator('output')).toHaveText('load load load load')
    // The page binds the attribute for related stories to false.
    await expect(frame.locator('details:visible')).toHaveCount(0)
  })

test('a WordPress post shows topics by element, by link and by quotation', async ({ page, hosts }) => {
  await openHostPage(page, hosts, 'wordpress.html')
  const elements = page.locator('broadsheet-topic')
  await expect(elements).toHaveCount(3)
  for (const [at, name] of ['Harbour', 'Words Alone', 'أخبار المرفأ'].entries()) {
    await elements.nth(at).scrollIntoViewIfNeeded()
    await expect(elements.nth(at).frameLocator('iframe').getByRole('heading', { level: 1, name })).toBeVisible()
  }
  await expect(elements.nth(2).frameLocator('iframe').locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.getByRole('link', { name: 'Elsewhere' })).toBeVisible()
})

test('an embedded topic obeys a strict Content Security Policy of its host', async ({ page, hosts }) => {
  await page.addInitScript(() => {
    const violations: string[] = []
    Object.assign(window, { violations })
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
  })
  const response = await openHostPage(page, hosts, 'strict-csp.html')
  expect(response?.headers()['content-security-policy']).toMatch(
    /^default-src 'none'; .*frame-src http:\/\/localhost:\d+$/,
  )
  const frame = page.locator('broadsheet-topic').frameLocator('iframe')
  await expect(frame.locator('.story:visible')).toHaveCount(3)
  expect(await page.evaluate(() => (window as unknown as { readonly violations: string[] }).violations)).toEqual([])
})

test('a host page that is sandboxed itself shows the stories', async ({ page, hosts }) => {
  await openHostPage(page, hosts, 'sandboxed.html')
  await expect(page.locator('broadsheet-topic').frameLocator('iframe').locator('.story:visible')).toHaveCount(3)
})

test('an element shows its topic in an open and in a closed shadow root', async ({ page, hosts }) => {
  await openHostPage(page, hosts, 'shadow.html')
  // No selector reaches into the closed root, so the frames are read from the page.
  const headings = async () =>
    (
      await Promise.all(
        page
          .frames()
          .slice(1)
          .map((frame) => frame.locator('h1').allTextContents()),
      )
    )
      .flat()
      .toSorted()
  await expect.poll(headings).toEqual(['Words Alone', 'חדשות הנמל'].toSorted())
  for (const mode of ['open', 'closed'])
    await expect(page.locator('output')).toHaveText(new RegExp(`\\bload:${mode}\\b`))
})

test.describe('without the script', () => {
  test.use({ expected: [/Blocked script execution/] })

  test('a plain frame is readable in a sandbox, without one, and in a sandbox that allows nothing', async ({
    page,
    hosts,
  }) => {
    await openHostPage(page, hosts, 'plain-iframe.html')
    for (const [title, stories] of [
      ['Harbour', 6],
      ['Words Alone', 3],
      ['Hebrew', 4],
    ] as const) {
      const frame = page.getByTitle(`${title}, from The Slipway`)
      await frame.scrollIntoViewIfNeeded()
      await expect(frame.contentFrame().locator('.story:visible')).toHaveCount(stories)
    }
  })

  test('a plain frame stores nothing, even where it could', async ({ page, hosts, context }) => {
    await openHostPage(page, hosts, 'plain-iframe.html')
    await expect(
      page.getByTitle('Words Alone, from The Slipway').contentFrame().locator('.story').first(),
    ).toBeVisible()
    const words = need(
      page.frames().find((frame) => frame.url().includes('/embed/words/')),
      'a frame',
    )
    // Where the browser gives third parties no storage, reading it throws.
    const kept = await words.evaluate(() => {
      const count = (read: () => number) => {
        try {
          return read()
        } catch {
          return 0
        }
      }
      return [() => localStorage.length, () => sessionStorage.length, () => document.cookie.length].map(count)
    })
    expect(kept).toEqual([0, 0, 0])
    expect(await context.cookies()).toEqual([])
  })
})

test('a topic is shown where storage is blocked', async ({ page, hosts, context }) => {
  await openHostPage(page, hosts, 'strict-csp.html')
  await expect(page.locator('broadsheet-topic').frameLocator('iframe').locator('.story:visible')).toHaveCount(3)
  const frame = need(page.frames()[1], 'a frame')
  const blocked = await frame.evaluate(() => {
    const names: string[] = []
    for (const [name, touch] of [
      ['localStorage', () => localStorage.length],
      ['sessionStorage', () => sessionStorage.length],
      ['cookie', () => document.cookie],
    ] as const)
      try {
        touch()
      } catch (error) {
        if (error instanceof DOMException && error.name === 'SecurityError') names.push(name)
      }
    return names
  })
  expect(blocked).toEqual(['localStorage', 'sessionStorage', 'cookie'])
  expect(await context.cookies()).toEqual([])
})

test('an embedded document transfers at most 20 kB, and at most 30 kB of fonts', async ({ page, hosts }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const kinds = new Map<string, { readonly url: string; readonly type: string }>()
  const weights = new Map<string, number>()
  session.on('Network.responseReceived', ({ requestId, response, type }) => {
    kinds.set(requestId, { url: response.url, type })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weights.set(requestId, encodedDataLength)
  })
  // Opened directly, because a frame of another origin has a CDP session of its own.
  await page.goto('./embed/harbour/?limit=24')
  expect(hosts.address).toBeTruthy()
  await page.waitForLoadState('networkidle')
  const weigh = (belongs: (url: string, type: string) => boolean) =>
    [...kinds].reduce((sum, [id, { url, type }]) => sum + (belongs(url, type) ? (weights.get(id) ?? 0) : 0), 0)
  const fonts = weigh((_, type) => type === 'Font')
  const rest = weigh((url, type) => /^(Document|Stylesheet|Script)$/.test(type) || url.includes('/organizations/'))
  expect(rest).toBeGreaterThan(5000)
  expect(rest).toBeLessThanOrEqual(20_000)
  expect(fonts).toBeGreaterThan(10_000)
  expect(fonts).toBeLessThanOrEqual(30_000)
})
