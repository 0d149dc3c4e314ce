import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Frame, Page } from '@playwright/test'
import { manifestOf, need } from './edition.ts'
import { drawn } from './layout.ts'
import { expect, test as base } from './site.ts'

interface Host {
  /** Opens a page of another origin with this body. */
  readonly open: (body: string, head?: string) => Promise<void>
  /** Address of the edition. */
  readonly edition: string
}

/** Journeys on a host page whose host name and port differ from the edition's. */
const test = base.extend<{ readonly host: Host }>({
  host: async ({ page, context, baseURL }, use) => {
    let html = ''
    const server: Server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(html)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    // This host answers itself.
    await context.route(`http://127.0.0.1:${port}/**`, (route) => route.continue())
    await use({
      edition: need(baseURL, 'an address'),
      open: async (body, head = '') => {
        html = `<!doctype html><html lang="en"><head><title>Host</title>${head}</head><body>${body}</body></html>`
        await page.goto(`http://127.0.0.1:${port}/`)
      },
    })
    server.close()
  },
  manyPages: true,
})

const topicOf = () => {
  const topics = manifestOf('demo').topics.filter(({ count }) => count > 8)
  return need(topics.at(-1), 'a topic of more than eight stories')
}

const frameOf = async (page: Page): Promise<Frame> => {
  await expect.poll(() => page.frames().length).toBeGreaterThan(1)
  const frame = need(page.frames()[1], 'a frame')
  await frame.locator('.story').first().waitFor()
  return frame
}

const script = (edition: string) => `<script src="${edition}embed.js"></script>`

test('the element shows a topic in a sandboxed frame that is as high as its stories', async ({ page, host }) => {
  const topic = topicOf()
  await host.open(`${script(host.edition)}<broadsheet-topic topic="${topic.id}" limit="4"></broadsheet-topic>`)
  const frame = await frameOf(page)
  const element = page.locator('broadsheet-topic iframe')
  await expect(element).toHaveAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox')
  await expect(element).toHaveAttribute('loading', 'lazy')
  await expect(element).toHaveAttribute('title', new RegExp(topic.id))
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(topic.name)
  await expect(frame.locator('.story:visible')).toHaveCount(4)
  const content = () => frame.locator('.embed').evaluate((one) => Math.ceil(one.getBoundingClientRect().height))
  await expect.poll(async () => ((await element.boundingBox())?.height ?? 0) - (await content())).toBe(0)
})

test('stories open in a new tab without access to the host page', async ({ page, host }) => {
  await host.open(`${script(host.edition)}<broadsheet-topic topic="${topicOf().id}"></broadsheet-topic>`)
  const link = (await frameOf(page)).locator('.head a').first()
  await expect(link).toHaveAttribute('target', '_blank')
  await expect(link).toHaveAttribute('rel', /noopener/)
  await expect(link).toHaveAttribute('href', /^https:\/\//)
})

test('the link of the snippet becomes the element', async ({ page, host }) => {
  const { id, name } = topicOf()
  await host.open(
    `<a class="broadsheet-topic" href="${host.edition}embed/${id}/?layout=headlines&limit=3">${name}</a>${script(host.edition)}`,
  )
  const frame = await frameOf(page)
  await expect(frame.locator('html')).toHaveAttribute('data-layout', 'headlines')
  await expect(frame.locator('.story:visible')).toHaveCount(3)
})

test('options in the address of an embedded document are applied, and unknown ones ignored', async ({ page, host }) => {
  for (const [search, attributes] of [
    ['?theme=dark', { 'data-theme': 'dark' }],
    ['?theme=neon&limit=99', { 'data-layout': 'cards' }],
    ['?layout=list', { 'data-layout': 'list' }],
    ['?chrome=none', { 'data-chrome': '' }],
    ['?images=none', { 'data-images': 'none' }],
  ] as const)
    await test.step(search, async () => {
      await page.goto(`${host.edition}embed/${topicOf().id}/${search}`)
      for (const [name, value] of Object.entries(attributes))
        await expect(page.locator('html')).toHaveAttribute(name, value)
      await expect(page.locator('.story:visible')).toHaveCount(6)
      if (search.includes('images=none')) await expect(page.locator('.pic:visible')).toHaveCount(0)
    })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('an embedded document shows its stories and their links', async ({ page, host }) => {
    await page.goto(`${host.edition}embed/${topicOf().id}/`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(topicOf().name)
    await expect(page.locator('.story:visible')).toHaveCount(6)
    await expect(page.locator('.story:visible .head a').first()).toHaveAttribute('href', /^https:\/\//)
  })
})

test.describe('in a sandbox that allows nothing', () => {
  test.use({ expected: [/Blocked script execution/] })

  test('an embedded document shows its stories', async ({ page, host }) => {
    await host.open(`<iframe sandbox="" width="600" height="500" src="${host.edition}embed/${topicOf().id}/"></iframe>`)
    const frame = await frameOf(page)
    await expect(frame.locator('.story:visible')).toHaveCount(6)
  })
})

test('an embedded document requests one origin and stores nothing', async ({ page, host, context }) => {
  const origins = new Set<string>()
  page.on('request', (request) => {
    const isPicture = request.resourceType() === 'image'
    if (!isPicture) origins.add(new URL(request.url()).origin)
  })
  await page.goto(`${host.edition}embed/${topicOf().id}/`)
  await page.locator('.story').first().waitFor()
  expect([...origins]).toEqual([new URL(host.edition).origin])
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
})

test('ten elements are each as high as their stories, whatever messages the page sends', async ({ page, host }) => {
  const { id } = topicOf()
  const many = Array.from(
    { length: 10 },
    (_, at) => `<broadsheet-topic topic="${id}" limit="${at + 1}"></broadsheet-topic>`,
  )
  await host.open(script(host.edition) + many.join(''))
  const elements = page.locator('broadsheet-topic')
  // A frame below the window loads when it is scrolled to.
  for (const element of await elements.all()) {
    await element.scrollIntoViewIfNeeded()
    const content = element.frameLocator('iframe').locator('.embed')
    await expect
      .poll(async () => {
        const height = await content.evaluate((one) => Math.ceil(one.getBoundingClientRect().height))
        return (await element.evaluate((one) => one.clientHeight)) - height
      })
      .toBe(0)
  }
  const heights = () => elements.evaluateAll((all) => all.map((one) => one.clientHeight))
  const before = await heights()
  expect(new Set(before).size).toBeGreaterThan(4)
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        for (const height of [1, 99_999, -5, '300', null])
          window.postMessage({ type: 'broadsheet:height', height }, '*')
        window.postMessage('broadsheet:height', '*')
        // Messages arrive in order, so all others have been handled when this one arrives.
        window.addEventListener('message', ({ data }) => data === 'last' && done())
        window.postMessage('last', '*')
      }),
  )
  await drawn(page)
  expect(await heights()).toEqual(before)
})

const words = (frame: Frame | Page) => frame.locator('.embed__foot [data-say]')

test.describe('in a German browser', () => {
  test.use({ locale: 'de-DE' })

  test('an embedded document speaks German around its stories, and leaves them as they are', async ({ page, host }) => {
    const { id, name } = topicOf()
    await host.open(`${script(host.edition)}<broadsheet-topic topic="${id}" related></broadsheet-topic>`)
    const frame = await frameOf(page)
    await expect(words(frame)).toHaveText(/^Alle \d+ Beiträge$/)
    await expect(frame.locator('html')).toHaveAttribute('lang', 'de-DE')
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText(name)
    await expect(frame.locator('h1')).toHaveAttribute('lang', 'en-GB')
    const more = frame.locator('.story').first().locator('.more')
    await expect(more).toHaveAccessibleName(/ zu: \S/)
    await expect(more).toHaveAttribute('lang', 'de-DE')
    await expect(frame.locator('summary:visible').first()).toHaveText(/verwandte/)
    // The words changed the height of the document, which the frame follows.
    const content = () => frame.locator('.embed').evaluate((one) => Math.ceil(one.getBoundingClientRect().height))
    const element = page.locator('broadsheet-topic iframe')
    await expect.poll(async () => ((await element.boundingBox())?.height ?? 0) - (await content())).toBe(0)
  })

  test('a page can choose another language for its frame', async ({ page, host }) => {
    await host.open(
      `<blockquote class="broadsheet-topic" data-lang="ar"><a href="${host.edition}embed/${topicOf().id}/">Topic</a></blockquote>${script(host.edition)}`,
    )
    const frame = await frameOf(page)
    await expect(words(frame)).toHaveText(/^جميع الأخبار \(\d+\)$/)
    await expect(frame.locator('html')).toHaveAttribute('dir', 'rtl')
  })

  test('an address can choose the language of the edition', async ({ page, host }) => {
    await page.goto(`${host.edition}embed/${topicOf().id}/?lang=en`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(words(page)).toHaveText(/^All \d+ stories$/)
  })

  test.describe('on a host that allows no other origins', () => {
    test.use({ expected: [/CORS|ERR_FAILED/] })

    test('the words in a frame stay English', async ({ page, host, context }) => {
      const asked: string[] = []
      await context.route('**/app/embed-*.json', async (route) => {
        asked.push(route.request().url())
        const response = await route.fetch()
        // Playwright would allow every origin in an answer without this header.
        await route.fulfill({
          response,
          headers: { ...response.headers(), 'access-control-allow-origin': host.edition },
        })
      })
      await host.open(`${script(host.edition)}<broadsheet-topic topic="${topicOf().id}"></broadsheet-topic>`)
      const frame = await frameOf(page)
      await expect.poll(() => asked.length).toBe(1)
      await page.waitForLoadState('networkidle')
      await expect(words(frame)).toHaveText(/^All \d+ stories$/)
      await expect(words(frame)).toHaveAttribute('lang', 'en-GB')
    })
  })
})

test.describe('in an Arabic browser', () => {
  test.use({ locale: 'ar-EG' })

  test('an embedded document is mirrored, with Arabic words, numbers and times', async ({ page, host }) => {
    await host.open(`${script(host.edition)}<broadsheet-topic topic="${topicOf().id}"></broadsheet-topic>`)
    const frame = await frameOf(page)
    await expect(words(frame)).toHaveText(/^جميع الأخبار \([٠-٩]+\)$/)
    await expect(frame.locator('html')).toHaveAttribute('lang', 'ar-EG')
    await expect(frame.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(frame.locator('time').first()).toHaveText(/\p{Script=Arabic}/u)
    await expect(frame.locator('.embed__foot svg')).toHaveCSS('transform', 'matrix(-1, 0, 0, 1, 0, 0)')
    await expect(frame.locator('.stories')).toHaveAttribute('lang', 'en-GB')
  })
})

test.describe('in a browser whose language is that of the edition', () => {
  test('an embedded document loads no words', async ({ page, host }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${host.edition}embed/${topicOf().id}/`)
    await page.waitForLoadState('networkidle')
    expect(asked).toContainEqual(expect.stringMatching(/^\/app\/embed-.*\.css$/))
    expect(asked.filter((path) => /\.js(on)?$/.test(path))).toEqual([])
  })
})

test.describe('with scripts of strangers in it', () => {
  test.use({ expected: [/Content Security Policy/] })

  test('an embedded document runs its own script only, not even files of its site', async ({ page, host, context }) => {
    await context.route('**/embed/*/', async (route) => {
      const response = await route.fetch()
      const strangers = `<script>customElements.define('x-inline', class extends HTMLElement {})</script>
        <script src="${host.edition}embed.js"></script><img src="data:," onerror="document.title = 'ran'">`
      const body = (await response.text()).replace('</body>', () => `${strangers}</body>`)
      await route.fulfill({ response, body })
    })
    await page.goto(`${host.edition}embed/${topicOf().id}/?limit=3`)
    await expect(page.locator('.story:visible')).toHaveCount(3)
    await page.waitForLoadState('networkidle')
    const defined = ['x-inline', 'broadsheet-topic'].map((name) =>
      page.evaluate((name) => customElements.get(name) !== undefined, name),
    )
    expect(await Promise.all(defined)).toEqual([false, false])
    await expect(page).toHaveTitle(new RegExp(`^${topicOf().name} · `))
  })
})

test.describe('at an unknown topic', () => {
  test.use({ expected: [/404/] })

  test('an embedded document answers 404 and shows the top stories', async ({ page, host }) => {
    const response = await page.goto(`${host.edition}embed/no-such-topic/`)
    expect(response?.status()).toBe(404)
    await expect(page.getByText('There is no such topic here.')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Top stories')
    await expect(page.locator('.story:visible')).toHaveCount(6)
  })
})

test('“Embed this topic” previews the topic and copies a snippet that works', async ({ page, context, host }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { id, name } = topicOf()
  await page.goto(`${host.edition}topics/${id}`)
  await page.getByRole('button', { name: 'Embed this topic' }).click()
  const sheet = page.getByRole('dialog', { name: `Embed ${name}` })
  await sheet.getByRole('button', { name: 'List' }).click()
  await sheet.getByRole('button', { name: 'Dark' }).click()
  await sheet.getByText('More options').click()
  await sheet.getByRole('combobox', { name: 'Language' }).selectOption('Français')
  const preview = page.frameLocator('.embedding__preview')
  await expect(preview.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(preview.locator('html')).toHaveAttribute('data-layout', 'list')
  await expect(preview.locator('.embed__foot [data-say]')).toHaveText(/^Voir les \d+ articles$/)
  await expect(sheet.getByRole('textbox', { name: 'Snippet' })).toHaveValue(/ height="\d+">/)
  const copy = sheet.getByRole('button', { name: 'Copy' })
  await copy.scrollIntoViewIfNeeded()
  // A click in the moment of scrolling goes to the frame that was there before.
  await drawn(page)
  await copy.click()
  await expect(sheet.getByRole('status')).toHaveText('Copied.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`<broadsheet-topic topic="${id}" theme="dark" layout="list" lang="fr" height="`)
  expect(copied).toMatch(
    /<a href="[^"]*layout=list&amp;lang=fr" style="display:block;min-height:\d+px">[^<]+<\/a><\/broadsheet-topic>$/,
  )
  // The copied snippet works on another page.
  await host.open(copied)
  await expect((await frameOf(page)).locator('html')).toHaveAttribute('data-layout', 'list')
})
