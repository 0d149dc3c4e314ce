/**
 * `npm run bench:watch`: measures the time from saving an article to its new title on an open page of the dev server.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, likelyBrowser } from '../browser.ts'
import { compileCurrent } from '../built-site.ts'
import { startServer } from '../e2e/server.ts'
import { generateArchive } from './many.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    saves: { type: 'string', default: '15' },
  },
})

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-watch-'))
const content = join(folder, 'content')
generateArchive(content, { articles: Number(values.articles), seed: 1 })
const timeOf = (name: string) =>
  /^publishedDateTime: (.*)$/m.exec(readFileSync(join(content, '_news', name), 'utf8'))?.[1] ?? ''
/** Name of the newest published article's file. The front page shows it too. */
const newest =
  readdirSync(join(content, '_news'))
    .sort()
    .slice(-60)
    .filter((name) => !readFileSync(join(content, '_news', name), 'utf8').includes('published: false'))
    .toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
    .at(-1) ?? ''
const path = join(content, '_news', newest)
await compileCurrent()
const server = await startServer((port) => ['lib/cli.mjs', 'dev', '--content', content, '--port', String(port)], '/', {
  BROADSHEET_CACHE: join(folder, 'cache'),
})
const browser = await chromium.launch({ executablePath: likelyBrowser() ?? '', args: CHROMIUM_FLAGS })
try {
  const page = await browser.newPage()
  const address = `/${newest.slice(0, 10).replaceAll('-', '/')}/${newest.slice(11, -3)}`
  for (const [name, pagePath] of [
    ['article', address],
    ['front page', '/'],
  ] as const) {
    await page.goto(`http://localhost:${server.port}${pagePath}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    const times: number[] = []
    for (let at = 0; at < Number(values.saves); at++) {
      const title = `Saved ${name} ${at} ${Date.now()}`
      const titleShown = page.waitForFunction((text) => document.body.textContent?.includes(text), title, {
        polling: 'raf',
      })
      const started = performance.now()
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^title: .*$/m, `title: "${title}"`))
      await titleShown
      times.push(performance.now() - started)
      await page.waitForTimeout(400)
    }
    const sorted = times.toSorted((a, b) => a - b)
    const [median = 0, longest = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
    console.log(`${name}: median ${median.toFixed(0)} ms, longest ${longest.toFixed(0)} ms, in ${times.length} saves`)
  }
} finally {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
