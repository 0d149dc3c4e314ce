/**
 * `npm run bench:lighthouse`: prints Lighthouse scores of the front page, a topic and an article, on a phone or with
 * `--desktop`. Each score is the median of three runs, since single runs vary.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from 'chrome-launcher'
import lighthouse, { desktopConfig } from 'lighthouse'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { CHROMIUM_FLAGS, obtainBrowser } from '../browser.ts'
import { WORK_FOLDER, ensureSite } from '../built-site.ts'
import { cardsOf, manifestOf } from '../e2e/edition.ts'
import { startServer } from '../e2e/server.ts'
import { siteOf } from '../e2e/sites.ts'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

const RUNS = 3

type Scores = Readonly<Record<(typeof CATEGORIES)[number], number>>

/** Audits that cost points in any run, each as a line with page, category and title. */
const failedAudits = new Set<string>()

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const isDesktop = process.argv.includes('--desktop')
const demo = siteOf('demo')
await ensureSite(demo)
const browser = await obtainBrowser(console.log)
const server = await startServer((port) => ['lib/cli.mjs', 'serve', '--dir', demo.outDir, '--port', String(port)], '/')

async function runOnce(path: string, reportName: string): Promise<Scores> {
  const chrome = await launch({ chromePath: browser, chromeFlags: ['--headless=new', ...CHROMIUM_FLAGS] })
  try {
    const result = await lighthouse(
      `http://localhost:${server.port}${path}`,
      { port: chrome.port, logLevel: 'error', output: 'html', onlyCategories: [...CATEGORIES] },
      isDesktop ? desktopConfig : undefined,
    )
    if (!result) throw new Error(`Lighthouse returned no result for ${path}.`)
    const folder = join(WORK_FOLDER, 'lighthouse')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${reportName}.html`), [result.report].flat().join(''))
    for (const { id, auditRefs } of Object.values(result.lhr.categories)) {
      for (const { id: audit, weight } of auditRefs) {
        const { score, title, displayValue = '' } = result.lhr.audits[audit] ?? { score: null, title: audit }
        if (weight > 0 && score !== null && score < 0.9) failedAudits.add(`${path}  ${id}: ${title} ${displayValue}`)
      }
    }
    const score = (id: string) => Math.round((result.lhr.categories[id]?.score ?? 0) * 100)
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    }
  } finally {
    chrome.kill()
  }
}

try {
  const topic = manifestOf('demo').topics.find(({ count, parent }) => count > 0 && parent)
  const article = cardsOf('demo').find(({ image, coverage }) => image && coverage)
  const pages = [
    ['home', '/'],
    ['topic', topic ? topicPath(topic.id) : '/'],
    ['article', article ? articlePath(article.id) : '/'],
  ] as const
  console.log(
    `${isDesktop ? 'desktop' : 'mobile'}, median of ${RUNS}`.padEnd(28) +
      CATEGORIES.map((name) => name.padStart(16)).join(''),
  )
  for (const [name, path] of pages) {
    const runs: Scores[] = []
    for (let at = 0; at < RUNS; at++) runs.push(await runOnce(path, `${name}-${at + 1}`))
    const medians = CATEGORIES.map((category) => median(runs.map((scores) => scores[category])))
    console.log(name.padEnd(28) + medians.map((score) => String(score).padStart(16)).join(''))
  }
  if (failedAudits.size > 0) console.log(['', 'Audits that cost points:', ...[...failedAudits].sort()].join('\n'))
} finally {
  await server.stop()
}
