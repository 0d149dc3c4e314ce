import { createReadStream, existsSync, statSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import { extname, join } from 'node:path'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { OLD_ADDRESS } from '../hosts/edition.ts'
import { cardsOf, largestSections, manifestOf, need } from './edition.ts'
import { brokenPictures } from './layout.ts'
import { expect, test } from './site.ts'
import { type SiteName, siteOf } from './sites.ts'

const NOT_FOUND = [/\b404\b/]

test.describe('at an old address', () => {
  test.use({ site: 'hosts', expected: NOT_FOUND })

  test('an old address leads to its article, and a link to it in a text opens the article without a reload', async ({
    page,
  }) => {
    const newest = page.getByRole('heading', { level: 1, name: 'The lighthouse that keeps its own diary' })
    const before = page.getByRole('heading', { level: 1, name: 'Night ferries return' })
    for (const address of [OLD_ADDRESS, '/old/diary', '/Old/Diary/index.html#part'])
      await test.step(address, async () => {
        await page.goto(`.${address}`)
        await expect(newest).toBeVisible()
        expect(new URL(page.url()).pathname).toMatch(/^\/\d{4}\/\d\d\/\d\d\/harbour-1$/)
      })
    const response = await page.request.get(`.${OLD_ADDRESS}`)
    expect(response.status()).toBe(200)

    await page.goto('./topics/harbour')
    await page.getByRole('main').getByRole('link', { name: 'Night ferries return' }).first().click()
    await expect(before).toBeVisible()
    await page.evaluate(() => Object.assign(window, { isSameDocument: true }))
    await page.getByRole('link', { name: 'the diary' }).click()
    await expect(newest).toBeVisible()
    expect(page.url()).toMatch(/harbour-1$/)
    await page.goBack()
    await expect(before).toBeVisible()
    expect(await page.evaluate(() => 'isSameDocument' in window)).toBe(true)
  })
})

for (const name of ['demo', 'sub'] satisfies SiteName[]) {
  test.describe(`below ${siteOf(name).base}`, () => {
    test.use({ site: name })

    test('a topic, a filter and an article open by their address, and again after a reload', async ({ page }) => {
      const topic = need(largestSections(manifestOf(name))[0], 'a section')
      const card = need(
        cardsOf(name).find(({ image }) => image),
        'an article with a picture',
      )
      for (const isReload of [false, true]) {
        await (isReload ? page.reload() : page.goto(`.${topicPath(topic.id)}`))
        await expect(page.getByRole('heading', { level: 1, name: topic.name })).toBeVisible()
      }
      for (const isReload of [false, true]) {
        await (isReload ? page.reload() : page.goto(`.${topicPath(topic.id)}?type=video&sort=top`))
        await expect(page.getByRole('group', { name: 'Sort' }).getByRole('button', { name: 'Top' })).toHaveAttribute(
          'aria-pressed',
          'true',
        )
      }
      for (const isReload of [false, true]) {
        await (isReload ? page.reload() : page.goto(`.${articlePath(card.id)}`))
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(card.title)
      }
    })

    test('every link and picture is below the base path', async ({ page, baseURL }) => {
      await page.goto('./')
      await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
      const addresses = await page
        .locator('a[href], img[src]')
        .evaluateAll((elements) =>
          elements.map((element) =>
            element instanceof HTMLAnchorElement
              ? element.href
              : element instanceof HTMLImageElement
                ? element.src
                : '',
          ),
        )
      expect(addresses.length).toBeGreaterThan(50)
      expect(addresses.filter((address) => !address.startsWith(baseURL ?? ''))).toEqual([])
      await page.getByRole('region', { name: 'Latest' }).getByRole('heading').nth(1).getByRole('link').click()
      await expect(page.getByRole('complementary', { name: 'Related stories' })).toBeVisible()
      expect(page.url().startsWith(baseURL ?? '')).toBe(true)
    })

    test('pictures and logos load from the site’s own origin', async ({ page, watch }) => {
      await page.goto('./')
      await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
      const logos = page.locator('.tile img')
      expect(await logos.count()).toBeGreaterThan(5)
      await logos.last().scrollIntoViewIfNeeded()
      await page.waitForLoadState('networkidle')
      expect(await brokenPictures(page)).toEqual([])
      expect(watch.outside).toEqual([])
    })

    test.describe('at an unknown address', () => {
      test.use({ expected: NOT_FOUND })

      test('an unknown address names the mistake and leads to the top stories', async ({ page }) => {
        for (const address of ['./nowhere', './topics/nothing', './2020/01/01/never-printed', './topics/%E0%A4%A'])
          await test.step(address, async () => {
            await page.goto(address)
            await expect(page.getByRole('heading', { level: 1, name: 'This page is not in print' })).toBeVisible()
            await expect(page.getByRole('region', { name: 'Latest' }).getByRole('article').first()).toBeVisible()
            await page.getByRole('main').getByRole('link', { name: 'Go to Top stories' }).click()
            await expect(page.getByRole('region', { name: 'Top stories', exact: true })).toBeVisible()
          })
      })
    })

    test('unknown filters in an address are ignored', async ({ page }) => {
      await page.goto('./?nothing=1&sort=sideways')
      await expect(
        page.getByRole('region', { name: 'Stories', exact: true }).getByRole('article').first(),
      ).toBeVisible()
    })

    test.describe('on a host that serves only files and 404.html', () => {
      test.use({ expected: NOT_FOUND })
      let host: Server
      let port = 0

      test.beforeAll(async () => {
        const { outDir, base } = siteOf(name)
        const types: Readonly<Record<string, string>> = {
          '.html': 'text/html',
          '.js': 'text/javascript',
          '.css': 'text/css',
          '.json': 'application/json',
          '.svg': 'image/svg+xml',
          '.woff2': 'font/woff2',
        }
        host = createServer((request, response) => {
          const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname)
          const wanted = path.startsWith(base) ? join(outDir, path.slice(base.length) || 'index.html') : ''
          const isThere = wanted !== '' && existsSync(wanted) && statSync(wanted).isFile()
          const file = isThere ? wanted : join(outDir, '404.html')
          response.writeHead(isThere ? 200 : 404, {
            'content-type': types[extname(file)] ?? 'application/octet-stream',
          })
          createReadStream(file).pipe(response)
        })
        await new Promise<void>((done) => host.listen(0, '127.0.0.1', done))
        const address = host.address()
        port = typeof address === 'object' && address ? address.port : 0
      })

      test.afterAll(async () => {
        host.closeAllConnections()
        await new Promise((done) => host.close(done))
      })

      test('an article opens by its address, and no other request fails', async ({ browser }) => {
        const card = need(cardsOf(name)[0], 'an article')
        const context = await browser.newContext()
        const page = await context.newPage()
        const missing: string[] = []
        page.on('response', (response) => {
          if (response.status() >= 400) missing.push(new URL(response.url()).pathname)
        })
        const address = `${siteOf(name).base.slice(0, -1)}${articlePath(card.id)}`
        await page.goto(`http://127.0.0.1:${port}${address}`)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(card.title)
        await page
          .getByRole('banner')
          .getByRole('navigation', { name: 'Topics', exact: true })
          .getByRole('link', { name: 'Top stories' })
          .click()
        await expect(page.getByRole('region', { name: 'Latest' })).toBeVisible()
        // The article's own address may be answered by 404.html. Every other file must exist.
        expect(missing.filter((path) => path !== address)).toEqual([])
        await context.close()
      })
    })
  })
}
