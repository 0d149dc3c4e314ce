import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Frame, Page } from '@playwright/test'
import { manifestOf, need } from './edition.ts'
import { expect, test as base } from './site.ts'

interface Host {
  /** Opens a page of another origin with this in its body. */
  readonly open: (body: string, head?: string) => Promise<void>
  /** Address of the edition. */
  readonly edition: string
}

/** Pages of another host name and port than the edition's. */
const test = base.extend<{ readonly host: Host }>({
  host: async ({ page, context, baseURL }, use) => {
    let html = ''
    const server: Server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(html)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    // No stand-in for this one.
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

test('the element shows a topic as high as its stories, in a sandbox, with a name', async ({ page, host }) => {
  const topic = topicOf()
  await host.open(`${script(host.edition)}<broadsheet-topic topic="${topic.id}" limit="4"></broadsheet-topic>`)
  const frame = await frameOf(page)
  const element = page.locator('broadsheet-topic iframe')
  await expect(element).toHaveAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox')
  await expect(element).toHaveAttribute('loading', 'lazy')
  await expect(element).toHaveAttribute('title', new RegExp(topic.id))
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(topic.name)
  await expect(frame.locator('.story:visible')).toHaveCount(4)
  const inside = await frame.locator('.embed').evaluate((one) => Math.ceil(one.getBoundingClientRect().height))
  await expect.poll(async () => (await element.boundingBox())?.height).toBe(inside)
})

test('stories open at their outlets in a new tab that knows nothing of the page', async ({ page, host }) => {
  await host.open(`${script(host.edition)}<broadsheet-topic topic="${topicOf().id}"></broadsheet-topic>`)
  const link = (await frameOf(page)).locator('.head a').first()
  await expect(link).toHaveAttribute('target', '_blank')
  await expect(link).toHaveAttribute('rel', /noopener/)
  await expect(link).toHaveAttribute('href', /^https:\/\//)
})

test('a link of the snippet becomes the element, and a wrong topic keeps what stood there', async ({ page, host }) => {
  const { id, name } = topicOf()
  await host.open(
    `<a class="broadsheet-topic" href="${host.edition}embed/${id}/?layout=headlines&limit=3">${name}</a>${script(host.edition)}`,
  )
  const frame = await frameOf(page)
  await expect(frame.locator('html')).toHaveAttribute('data-layout', 'headlines')
  await expect(frame.locator('.story:visible')).toHaveCount(3)
})

for (const [search, says] of [
  ['?theme=dark', { 'data-theme': 'dark' }],
  ['?theme=neon&limit=99', { 'data-layout': 'cards' }],
  ['?layout=list', { 'data-layout': 'list' }],
  ['?chrome=none', { 'data-chrome': '' }],
  ['?images=none', { 'data-images': 'none' }],
] as const) {
  test(`the address ${search} is followed where it makes sense`, async ({ page, host }) => {
    await page.goto(`${host.edition}embed/${topicOf().id}/${search}`)
    for (const [name, value] of Object.entries(says)) await expect(page.locator('html')).toHaveAttribute(name, value)
    await expect(page.locator('.story:visible')).toHaveCount(6)
    if (search.includes('images=none')) await expect(page.locator('.pic:visible')).toHaveCount(0)
  })
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the document is readable, complete and leads somewhere', async ({ page, host }) => {
    await page.goto(`${host.edition}embed/${topicOf().id}/`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(topicOf().name)
    await expect(page.locator('.story:visible')).toHaveCount(6)
    await expect(page.locator('.story:visible .head a').first()).toHaveAttribute('href', /^https:\/\//)
  })
})

test.describe('in a sandbox', () => {
  test.use({ expected: [/Blocked script execution/] })

  test('in a frame that may do nothing at all, the stories stand there', async ({ page, host }) => {
    await host.open(`<iframe sandbox="" width="600" height="500" src="${host.edition}embed/${topicOf().id}/"></iframe>`)
    const frame = await frameOf(page)
    await expect(frame.locator('.story:visible')).toHaveCount(6)
  })
})

test('an embedded document asks one origin alone, and keeps nothing', async ({ page, host, context }) => {
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

test('messages of others change nothing, and ten at once are each as high as their own', async ({ page, host }) => {
  const { id } = topicOf()
  const many = Array.from(
    { length: 10 },
    (_, at) => `<broadsheet-topic topic="${id}" limit="${at + 1}"></broadsheet-topic>`,
  )
  await host.open(script(host.edition) + many.join(''))
  await page.evaluate(async () => {
    // The lazy ones too.
    for (const one of document.querySelectorAll('broadsheet-topic')) {
      one.scrollIntoView()
      await new Promise((done) => setTimeout(done, 120))
    }
  })
  const heights = () =>
    page.evaluate(() => [...document.querySelectorAll('broadsheet-topic')].map((one) => one.clientHeight))
  const sizes = () => heights().then((all) => new Set(all).size)
  await expect.poll(sizes).toBeGreaterThan(4)
  // Each document tells its height once it is whole, on a busy machine late.
  let before = await heights()
  await expect(async () => {
    const known = before
    await page.waitForTimeout(1000)
    before = await heights()
    expect(before).toEqual(known)
  }).toPass()
  await page.evaluate(() => {
    for (const height of [1, 99_999, -5, '300', null]) window.postMessage({ type: 'broadsheet:height', height }, '*')
    window.postMessage('broadsheet:height', '*')
  })
  await page.waitForTimeout(300)
  expect(await heights()).toEqual(before)
})

test.describe('an address without a topic', () => {
  test.use({ expected: [/404/] })

  test('an unknown topic shows the top stories and is still missing', async ({ page, host }) => {
    const response = await page.goto(`${host.edition}embed/no-such-topic/`)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Top stories')
    await expect(page.locator('.story:visible')).toHaveCount(6)
  })
})

test('“Embed this topic” shows what it will look like and gives the words for it', async ({ page, context, host }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { id, name } = topicOf()
  await page.goto(`${host.edition}topics/${id}`)
  await page.getByRole('button', { name: 'Embed this topic' }).click()
  const sheet = page.getByRole('dialog', { name: `Embed ${name}` })
  await sheet.getByRole('button', { name: 'List' }).click()
  await sheet.getByRole('button', { name: 'Dark' }).click()
  const preview = page.frameLocator('.embedding__preview')
  await expect(preview.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(preview.locator('html')).toHaveAttribute('data-layout', 'list')
  await expect(sheet.getByRole('textbox', { name: 'Snippet' })).toHaveValue(/ height="\d+">/)
  await sheet.getByRole('button', { name: 'Copy' }).click()
  await expect(sheet.getByRole('status')).toHaveText('Copied.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`<broadsheet-topic topic="${id}" theme="dark" layout="list" height="`)
  expect(copied).toMatch(
    /<a href="[^"]*layout=list" style="display:block;min-height:\d+px">[^<]+<\/a><\/broadsheet-topic>$/,
  )
  // What is copied works where it is pasted.
  await host.open(copied)
  await expect((await frameOf(page)).locator('html')).toHaveAttribute('data-layout', 'list')
})
