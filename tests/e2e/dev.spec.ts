import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../../src/contract/edition.ts'
import { WORK_FOLDER } from '../built-site.ts'
import { type RunningServer, startServer } from './server.ts'
import { test as base, expect } from './site.ts'

declare global {
  interface Window {
    wasHere?: boolean
  }
}

interface Workspace {
  /** A content folder for the test. */
  readonly folder: string
  readonly server: RunningServer
}

const NAME = '_news/2026-05-02-the-bridge-opens.md'

const article = (title: string) => `---
title: ${title}
excerpt: Walkers crossed first.
publishedDateTime: 2026-05-02T08:00:00Z
webUrl: https://gazette.example/bridge
type: article
provider:
  name: The Gazette
  domain: gazette.example
topics:
  - Town
---
`

/** Journeys of an author: `broadsheet dev` runs over a content folder of the test. */
const test = base.extend<object, { readonly workspace: Workspace }>({
  workspace: [
    async ({}, use) => {
      mkdirSync(WORK_FOLDER, { recursive: true })
      const folder = mkdtempSync(join(WORK_FOLDER, 'author-'))
      mkdirSync(join(folder, '_news'))
      writeFileSync(join(folder, NAME), article('The bridge opens'))
      writeFileSync(
        join(folder, '_news/2026-05-01-the-river-is-high.md'),
        article('The river is high').replaceAll('bridge', 'river').replace('05-02', '05-01'),
      )
      const server = await startServer(
        (port) => ['lib/cli.mjs', 'dev', '--content', folder, '--port', String(port)],
        '/',
      )
      await use({ folder, server })
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ workspace }, use) => {
    await use(`http://localhost:${workspace.server.port}/`)
  },
})

test('a save changes the open page without a reload, and a broken save keeps the last good edition', async ({
  page,
  workspace,
}) => {
  test.slow()
  const path = join(workspace.folder, NAME)
  const save = (text: string) => writeFileSync(path, text)
  const heading = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true })
  await page.goto('./?sort=latest')
  await expect(heading('The bridge opens')).toBeVisible()
  // The development server reloads the page once after it has bundled new dependencies.
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => {
    window.wasHere = true
  })

  save(article('The bridge closes again'))
  await expect(heading('The bridge closes again')).toBeVisible()
  await expect(heading('The bridge opens')).toHaveCount(0)

  const problem = page.getByRole('alert').getByRole('listitem')
  save(article('"The bridge has no closing quote'))
  await expect(problem).toContainText(new RegExp(`${NAME}:\\d+:\\d+`))
  await expect(heading('The bridge closes again')).toBeVisible()
  save(article('The bridge opens never').replace('2026-05-02T', '2026-05-32T'))
  await expect(problem).toContainText(`${NAME}:4`)
  await expect(problem).toContainText('publishedDateTime')
  await expect(heading('The bridge closes again')).toBeVisible()

  save(article('The bridge is mended'))
  await expect(heading('The bridge is mended')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)

  writeFileSync(
    join(workspace.folder, '_news/2026-05-03-a-second-bridge.md'),
    article('A second bridge').replaceAll('/bridge', '/second').replace('05-02', '05-03'),
  )
  await expect(heading('A second bridge')).toBeVisible()
  rmSync(join(workspace.folder, '_news/2026-05-03-a-second-bridge.md'))
  await expect(heading('A second bridge')).toHaveCount(0)

  expect(await page.evaluate(() => window.wasHere)).toBe(true)
})

test('a save keeps the elements of unchanged articles', async ({ page, workspace }) => {
  test.slow()
  const other = page.locator('[data-id="2026/05/01/the-river-is-high"]').first()
  for (const address of ['./', './2026/05/02/the-bridge-opens']) {
    await page.goto(address)
    const title = `The bridge seen from ${address === './' ? 'afar' : 'near'}`
    const place = address === './' ? other : page.getByRole('main')
    await expect(place).toBeVisible()
    await page.waitForLoadState('networkidle')
    const kept = await place.elementHandle()
    writeFileSync(join(workspace.folder, NAME), article(title))
    await expect(page.getByRole('heading', { name: title }).first()).toBeVisible()
    // The same element is still there, so it was not drawn again.
    expect(await kept?.evaluate((element) => element.isConnected)).toBe(true)
  }
})

test('a save of theme.css changes the colours of the open page without a reload, and taking it out brings ours back', async ({
  page,
  workspace,
}) => {
  const path = join(workspace.folder, 'theme.css')
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('./')
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible()
  const ours = await background()
  await page.evaluate(() => {
    window.wasHere = true
  })
  for (const [paper, shown] of [
    ['#fbf3df', 'rgb(251, 243, 223)'],
    ['#e8f4ee', 'rgb(232, 244, 238)'],
  ] as const) {
    writeFileSync(path, `:root { --paper: ${paper}; }\n`)
    await expect.poll(background).toBe(shown)
  }
  rmSync(path)
  await expect.poll(background).toBe(ours)
  expect(await page.evaluate(() => window.wasHere)).toBe(true)
})

test('a save of site.yaml with another drawing for the nameplate loads the open page anew', async ({
  page,
  workspace,
}) => {
  const settings = join(workspace.folder, 'site.yaml')
  const drawing = join(workspace.folder, 'assets/nameplate.svg')
  mkdirSync(join(workspace.folder, 'assets'), { recursive: true })
  await page.goto('./')
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible()
  const symbol = page.locator('symbol#nameplate')
  await expect(symbol).toBeAttached()
  writeFileSync(drawing, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 10"><path d="M0 0h80v10H0z"/></svg>')
  writeFileSync(settings, 'title: Tide\nnameplate: assets/nameplate.svg\n')
  await expect(symbol).toHaveAttribute('viewBox', '0 0 80 10')
  rmSync(settings)
  await expect(symbol).not.toHaveAttribute('viewBox', '0 0 80 10')
})

test('a saved picture changes on the open page without a reload', async ({ page, workspace }) => {
  test.slow()
  const file = join(workspace.folder, 'assets/images/river.svg')
  const draw = (width: number) => {
    mkdirSync(join(workspace.folder, 'assets/images'), { recursive: true })
    writeFileSync(
      file,
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="400"><path d="M0 0h9v9z"/></svg>`,
    )
  }
  const countArticles = async () => {
    const { counts } = (await (await page.request.get('./data/manifest.json')).json()) as Manifest
    return counts.articles
  }
  const before = await countArticles()
  draw(600)
  const source = article('The river has a picture').replaceAll('bridge', 'picture').replace('05-02', '05-04')
  writeFileSync(
    join(workspace.folder, '_news/2026-05-04-the-river-has-a-picture.md'),
    source.replace('topics:', 'images:\n  - url: /assets/images/river.svg\ntopics:'),
  )
  // A page of the edition before would ask for files that this one has removed.
  await expect.poll(countArticles).toBe(before + 1)
  const connected = page.waitForResponse(/dev-events/)
  await page.goto('./2026/05/04/the-river-has-a-picture')
  const width = () =>
    page
      .getByRole('main')
      .locator('img[src*="river.svg"]')
      .first()
      .evaluate((picture: HTMLImageElement) => picture.naturalWidth)
  await expect.poll(width).toBe(600)
  await connected
  await page.evaluate(() => {
    window.wasHere = true
  })
  draw(640)
  await expect.poll(width).toBe(640)
  expect(await page.evaluate(() => window.wasHere)).toBe(true)
  rmSync(join(workspace.folder, '_news/2026-05-04-the-river-has-a-picture.md'))
})
