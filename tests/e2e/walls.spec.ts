import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { wordsOf } from '../../src/contract/words.ts'
import { withMetaPolicy } from '../../src/bundler/site/headers.ts'
import { cardsOf, largestSections, manifestOf, need, storiesOf } from './edition.ts'
import { expect, test } from './site.ts'
import { siteOf } from './sites.ts'

/** Returns a function that lists the policy violations of the page, reported ones included. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const violations: string[] = []
    Object.assign(window, { violations })
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
  return () => page.evaluate(() => (window as unknown as { readonly violations: string[] }).violations)
}

const film = () =>
  need(
    storiesOf('demo').find(({ youtube }) => youtube),
    'a film',
  )

/** Opens each page of the reader and waits until it is drawn. */
const PAGES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the front page': async (page) => {
    await page.goto('./')
    await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
    await page.mouse.wheel(0, 4000)
  },
  'a topic': async (page) => {
    const topic = need(largestSections(manifestOf('demo'))[0], 'a section')
    await page.goto(`.${topicPath(topic.id)}`)
    await expect(page.getByRole('heading', { level: 1, name: topic.name })).toBeVisible()
  },
  'an article with a body': async (page) => {
    const story = need(
      storiesOf('demo').find(({ body }) => body),
      'an article with a body',
    )
    await page.goto(`.${articlePath(story.id)}`)
    await expect(page.locator('.prose > *').first()).toBeVisible()
  },
  'a film that plays': async (page) => {
    await page.goto(`.${articlePath(film().id)}`)
    await page.getByRole('button', { name: /^Play video/ }).click()
    await expect(page.frameLocator('iframe').getByText('Elsewhere.')).toBeVisible()
  },
  'the search': async (page) => {
    const word = need(
      wordsOf(cardsOf('demo')[0]?.title ?? '').find((one) => one.length > 4),
      'a word',
    )
    await page.goto(`./search?q=${word}`)
    await expect(page.getByRole('main').getByRole('status')).toHaveText(/^\d+ (story|stories)/)
  },
  'an unknown address': async (page) => {
    await page.goto('./no/such/page')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  },
}

test.describe('at every kind of address', () => {
  test.use({ expected: [/\b404\b.*no\/such\/page|no\/such\/page.*\b404\b/] })

  test('no page of the reader violates its own policy @both', async ({ page }) => {
    const violations = await watchPolicy(page)
    for (const [name, open] of Object.entries(PAGES))
      await test.step(name, async () => {
        await open(page)
        await expect(page.getByRole('main')).toBeVisible()
        expect(await violations()).toEqual([])
      })
  })
})

test.describe('hostile content of an article', () => {
  test.use({ expected: [/Content Security Policy|TrustedHTML|TrustedScript/i] })

  test('hostile content does not run, whichever way it is inserted into the page', async ({ page }) => {
    await page.goto('./')
    await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
    const outcome = await page.evaluate(async () => {
      // Code that the debugger evaluates is exempt from the policy. Code that a timer calls is not.
      await new Promise((done) => setTimeout(done))
      const tried: Record<string, string> = {}
      const attempt = (name: string, run: () => void) => {
        try {
          run()
          tried[name] = 'done'
        } catch (error) {
          tried[name] = error instanceof Error ? error.name : String(error)
        }
      }
      attempt('innerHTML', () => {
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran = 1">')
      })
      attempt('script text', () => {
        const script = document.createElement('script')
        script.append('window.ran = 2')
        document.body.append(script)
      })
      attempt('handler', () => {
        const button = document.createElement('button')
        button.setAttribute('onclick', 'window.ran = 3')
        document.body.append(button)
        button.click()
      })
      attempt('javascript:', () => {
        const link = document.createElement('a')
        link.href = 'javascript:window.ran = 4'
        document.body.append(link)
        link.click()
      })
      attempt('eval', () => {
        // oxlint-disable-next-line no-eval
        globalThis.eval('window.ran = 5')
      })
      attempt('srcdoc', () => {
        const frame = document.createElement('iframe')
        frame.setAttribute('srcdoc', '<script>parent.ran = 6</script>')
      })
      attempt('a policy of its own', () => {
        const types = Reflect.get(globalThis, 'trustedTypes') as { createPolicy: (name: string, rules: object) => void }
        types.createPolicy('mine', { createHTML: (html: string) => html })
      })
      await new Promise((done) => setTimeout(done, 200))
      return { ran: Reflect.get(window, 'ran') as unknown, tried }
    })
    expect(outcome.ran).toBeUndefined()
    expect(outcome.tried).toMatchObject({
      innerHTML: 'TypeError',
      srcdoc: 'TypeError',
      eval: 'EvalError',
      'a policy of its own': 'TypeError',
    })
  })

  test.describe('in a page that loads its story', () => {
    test.use({ drawn: false })

    test('hostile content is not drawn when a file of the index contains it', async ({ page }) => {
      const story = need(
        storiesOf('demo').find(({ body }) => body),
        'an article with a body',
      )
      await page.route('**/data/stories/*', async (route) => {
        const response = await route.fetch()
        const shard = (await response.json()) as { readonly stories: readonly { readonly body?: string }[] }
        const stories = shard.stories.map((one) => ({ ...one, body: '<p>x</p><img src=x onerror="window.ran = 1">' }))
        await route.fulfill({ response, json: { ...shard, stories } })
      })
      await page.goto(`.${articlePath(story.id)}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(story.title)
      await expect(page.locator('.prose > :not(.prose__part)')).toHaveCount(0)
      expect(await page.locator('.prose__part').innerHTML()).toBe('')
      expect(await page.evaluate(() => Reflect.get(window, 'ran') as unknown)).toBeUndefined()
    })
  })

  test('a script in a picture of the publisher does not run when the picture is opened', async ({ page, baseURL }) => {
    const asset = need(
      cardsOf('demo').flatMap(({ image }) => (image?.src.startsWith('assets/') ? image.src : []))[0],
      'a picture of its own',
    )
    const address = new URL(`data/${asset}`, baseURL).href
    await page.route(address, async (route) => {
      const response = await route.fetch()
      const body = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.documentElement.id = "ran"</script></svg>'
      await route.fulfill({ response, contentType: 'image/svg+xml', body })
    })
    await page.goto(address)
    expect(await page.evaluate(() => document.documentElement.id)).toBe('')
  })
})

test.describe('in frames of other sites', () => {
  test.use({ expected: [/frame-ancestors|Framing|ERR_BLOCKED_BY_RESPONSE|answered 404|status of 404/] })

  test('other sites cannot frame the reader, but can frame an embedded topic', async ({ page, baseURL: address }) => {
    const baseURL = address ?? ''
    const inner = ['embed/none/', '', 'topics/x', 'no/such/page', '404.html']
    const host = createServer((_, response) => {
      const frames = inner.map((path) => `<iframe src="${baseURL}${path}"></iframe>`)
      response.writeHead(200, { 'content-type': 'text/html' }).end(frames.join(''))
    })
    await new Promise<void>((done) => host.listen(0, '127.0.0.1', done))
    const hostPage = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`
    // This host answers itself, because the policy depends on the origin of the framing page.
    await page.route(hostPage, (route) => route.continue())
    await page.goto(hostPage)
    // A frame has its page, or the error in its place, a moment after the host page is loaded.
    await expect
      .poll(() =>
        page
          .frames()
          .slice(1)
          .map((frame) => frame.url()),
      )
      .toEqual([`${baseURL}embed/none/`, ...inner.slice(1).map(() => 'chrome-error://chromewebdata/')])
    host.closeAllConnections()
    await new Promise((done) => host.close(done))
  })
})

test('each path is served with its own headers', async ({ request }) => {
  const manifest = manifestOf('demo')
  const page = { csp: /frame-ancestors 'self'.*require-trusted-types-for 'script'/, cache: 'no-cache', cors: undefined }
  const open = { csp: /^$/, cors: '*' }
  const table: Readonly<
    Record<
      string,
      { readonly csp: RegExp; readonly cache: string; readonly cors?: string | undefined; readonly status?: number }
    >
  > = {
    './': page,
    './index.html': page,
    './topics/none': { ...page, status: 404 },
    './2026/01/01/none': { ...page, status: 404 },
    './search?q=a': page,
    './sources/none.com': page,
    './no/such/page': { ...page, status: 404 },
    './data/manifest.json': { ...open, cache: 'no-cache' },
    './data/schema.json': { ...open, cache: 'no-cache' },
    [`./data/fronts/_site.${manifest.front}.json`]: { ...open, cache: 'public, max-age=31536000, immutable' },
  }
  for (const [path, { csp, cache, cors, status = 200 }] of Object.entries(table)) {
    const response = await request.get(path)
    const headers = response.headers()
    expect(response.status(), path).toBe(status)
    expect(headers['content-security-policy'] ?? '', path).toMatch(csp)
    // Style attributes run nothing, and texts of articles have none.
    const policy = headers['content-security-policy']?.replace("style-src-attr 'unsafe-inline'", '') ?? ''
    expect(policy, path).not.toContain('unsafe')
    expect(headers['cache-control'], path).toBe(cache)
    expect(headers['access-control-allow-origin'], path).toBe(cors)
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin')
    expect(headers['permissions-policy'], path).toContain('camera=()')
  }
})

test.describe('on a host that sends no headers', () => {
  let host: Server
  let address = ''

  test.beforeAll(async () => {
    const { outDir } = siteOf('demo')
    const written = readFileSync(join(outDir, 'index.html'), 'utf8')
    // The build writes the policy into the page. Only pages of an older build lack it.
    const html = written.includes('http-equiv="Content-Security-Policy"') ? written : withMetaPolicy(written)
    const types: Readonly<Record<string, string>> = {
      '.js': 'text/javascript',
      '.css': 'text/css',
      '.json': 'application/json',
      '.svg': 'image/svg+xml',
      '.woff2': 'font/woff2',
    }
    host = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname)
      const type = types[extname(path)]
      if (!type || !existsSync(join(outDir, path))) {
        response.writeHead(200, { 'content-type': 'text/html' }).end(html)
        return
      }
      response.writeHead(200, { 'content-type': type })
      createReadStream(join(outDir, path)).pipe(response)
    })
    await new Promise<void>((done) => host.listen(0, '127.0.0.1', done))
    address = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  })
  test.afterAll(async () => {
    host.closeAllConnections()
    await new Promise((done) => host.close(done))
  })

  test('the page carries its own policy and works under it', async ({ browser }) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const violations = await watchPolicy(page)
    const errors: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    await page.goto(`${address}${articlePath(film().id)}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(film().title)
    expect(await violations()).toEqual([])
    expect(errors).toEqual([])
    const isRefused = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<p>x</p>'
        return false
      } catch {
        return true
      }
    })
    expect(isRefused).toBe(true)
    await context.close()
  })
})
