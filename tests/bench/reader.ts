/**
 * `npm run bench:reader`: measures filters, search and interactions of the built reader on generated archives, in Chromium
 * with a slower CPU, over the loopback interface with gzip. Nothing is asserted.
 *
 *   --sizes 10000,100000   numbers of articles
 *   --seed 1               of the archive
 *   --runs 3               each figure is the median of this many
 *   --slowdown 4           the CPU is this many times slower
 *   --beside HEAD~20       a commit whose reader and bundler are measured too, in turns
 *
 * A step begins with an input and ends when the page is silent. Pictures are not counted.
 *
 *   requests, kB   files that the step fetched, and their compressed bodies
 *   chip           from the click until the choice of the filter is painted as chosen
 *   drawn          from the last byte until the last change is painted, of anything but pictures and logos
 *   settled        from the last input until then
 *   INP            the longest interaction; 0 is less than 16 ms
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, type Page, chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, obtainBrowser } from '../browser.ts'
import { ROOT } from '../built-site.ts'
import { type FileServer, serveGzip } from '../gzip-server.ts'
import { ALL_STORIES, filterChoice, searchField, sortChoice, storyLink } from '../reader-page.ts'
import { checkOut, compile, isCompiled } from './check-out.ts'
import { generateArchive } from './many.ts'
import { Probe, type Step } from './reader-probe.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '200,10000,100000' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
    slowdown: { type: 'string', default: '4' },
    beside: { type: 'string' },
  },
})

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
let folders = 0
const newFolder = () => join(folder, String(folders++))

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** Milliseconds between two keys. */
const KEY_PAUSE = 80
/** No archive has a word like it. */
const NOWHERE = 'xyzqxz'

/** Builds the reader of a checkout with the index of a folder. @returns the site's folder */
function buildSite(root: string, content: string): string {
  const site = newFolder()
  const variables = { CONTENT: content, BASE: '/', BROADSHEET_CACHE: newFolder() }
  const stdio = ['ignore', 'ignore', 'inherit'] as const
  if (isCompiled(root)) {
    compile(root)
    const env = { ...process.env, ...variables }
    execFileSync(process.execPath, ['lib/cli.mjs', 'build', '--out', site], { cwd: root, env, stdio: [...stdio] })
    return site
  }
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  execFileSync(process.execPath, [vite, 'build', '--outDir', site, '--emptyOutDir', '--logLevel', 'error'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...variables },
    stdio: [...stdio],
  })
  return site
}

/** Returns a long word of the title of an article at a position of the archive, from 0 to 1. */
function wordAt(content: string, position: number): string {
  const names = readdirSync(join(content, '_news')).sort()
  const name = names[Math.floor((names.length - 1) * position)] ?? ''
  const title = /^title: "(.*)"$/m.exec(readFileSync(join(content, '_news', name), 'utf8'))?.[1] ?? ''
  return (
    title
      .toLowerCase()
      .split(' ')
      .find((word) => /^[a-z]{6,8}$/.test(word)) ?? 'lemone'
  )
}

/** Milliseconds after which the reader has started its background tasks, which fetch files too. */
const BACKGROUND = 2500

/** Opens the list of all stories with an empty cache and a slow CPU, and waits until nothing happens any more. */
async function openList(browser: Browser, origin: string) {
  // The service worker would fetch files meanwhile.
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const devTools = await context.newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slowdown) })
  const probe = await Probe.on(page)
  await page.goto(`${origin}/${ALL_STORIES}`)
  await page.waitForTimeout(BACKGROUND)
  await probe.settle()
  return { page, probe, close: () => context.close() }
}

/** Clicks the choice of a topic that is not chosen yet. */
async function measureFilter(page: Page, probe: Probe, at: number): Promise<Step> {
  const choice = filterChoice(page, 'Topics', at)
  return probe.measure(() => choice.click(), await probe.nameOf(choice))
}

/** Replaces the text of the search field: at once, since a slow page searches for parts of a typed word, or key by key. */
function measureQuery(page: Page, probe: Probe, word: string, isTyped = false): Promise<Step> {
  return probe.measure(async () => {
    const field = searchField(page)
    await field.focus()
    await page.keyboard.press('ControlOrMeta+a')
    if (isTyped) await page.keyboard.type(word, { delay: KEY_PAUSE })
    else await page.keyboard.insertText(word)
    const text = await field.inputValue()
    if (text !== word) throw new Error(`The search field has “${text}” instead of “${word}”.`)
  })
}

/** Opens the search from the list of all stories, with an empty cache. */
async function openSearch(browser: Browser, origin: string) {
  const opened = await openList(browser, origin)
  // The key / opens the search page, or focuses the search field.
  return { ...opened, opened: await opened.probe.measure(() => opened.page.keyboard.press('/')) }
}

type Steps = Readonly<Record<string, Step>>

const STEPS = [
  'first filter',
  'second filter',
  'sort',
  'open a story',
  'open search',
  'first word',
  'second word',
  'typed word',
  'word nowhere',
]

async function measureOnce(browser: Browser, origin: string, words: readonly string[]): Promise<Steps> {
  const steps: Record<string, Step> = {}
  const filters = await openList(browser, origin)
  steps['first filter'] = await measureFilter(filters.page, filters.probe, 0)
  steps['second filter'] = await measureFilter(filters.page, filters.probe, 1)
  steps['sort'] = await filters.probe.measure(() => sortChoice(filters.page).click())
  steps['open a story'] = await filters.probe.measure(() => storyLink(filters.page, 1).click())
  await filters.close()

  const [first = '', second = '', third = ''] = words
  const search = await openSearch(browser, origin)
  steps['open search'] = search.opened
  steps['first word'] = await measureQuery(search.page, search.probe, first)
  steps['second word'] = await measureQuery(search.page, search.probe, second)
  steps['typed word'] = await measureQuery(search.page, search.probe, third, true)
  await search.close()

  const nowhere = await openSearch(browser, origin)
  steps['word nowhere'] = await measureQuery(nowhere.page, nowhere.probe, NOWHERE)
  await nowhere.close()
  return steps
}

interface ScrollResult {
  readonly cards: number
  /** Milliseconds, of frames and of tasks. */
  readonly p95: number
  readonly longestTask: number
}

/**
 * Scrolls the list of all stories, if the benchmark has `scroll.ts`. This is the one place that knows of it:
 * `measureScroll(page: Page): Promise<ScrollResult>`.
 */
async function measureScroll(browser: Browser, origin: string): Promise<ScrollResult | undefined> {
  const script = join(import.meta.dirname, 'scroll.ts')
  if (!existsSync(script)) return undefined
  const { measureScroll } = (await import(script)) as { measureScroll: (page: Page) => Promise<ScrollResult> }
  const { page, close } = await openList(browser, origin)
  const result = await measureScroll(page)
  await close()
  return result
}

/** A built reader and everything measured of it. */
interface Candidate {
  readonly name: string
  readonly server: FileServer
  readonly runs: Steps[]
  readonly scrolls: ScrollResult[]
}

const COLUMNS: readonly (readonly [name: string, of: (step: Step) => number | undefined])[] = [
  ['requests', (step) => step.requests],
  ['kB', (step) => step.kilobytes],
  ['chip', (step) => step.answered],
  ['drawn', (step) => step.drawn],
  ['settled', (step) => step.settled],
  ['INP', (step) => step.longest],
]

const cell = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(0)).padStart(9)

function cellsOf(runs: readonly Steps[], name: string): string {
  return COLUMNS.map(([, of]) => {
    const numbers = runs.flatMap((steps) => {
      const step = steps[name]
      return (step && of(step)) ?? []
    })
    return cell(median(numbers))
  }).join('')
}

function printTable(title: string, candidates: readonly Candidate[]): void {
  const width = COLUMNS.length * 9
  const head = COLUMNS.map(([name]) => name.padStart(9)).join('')
  const line = (name: string, of: (candidate: Candidate) => string) =>
    console.log(`${name.padEnd(14)}${candidates.map(of).join('   ')}`)
  console.log(`\n${title}`)
  line('', ({ name }) => name.padStart(width))
  line('', () => head)
  for (const name of STEPS) line(name, ({ runs }) => cellsOf(runs, name))
  if (candidates.some(({ scrolls }) => scrolls.length > 0))
    line('scroll', ({ scrolls }) => {
      const of = (key: keyof ScrollResult) => cell(median(scrolls.map((one) => one[key]))).trim()
      return `${of('cards')} cards, frames p95 ${of('p95')} ms, longest task ${of('longestTask')} ms`.padStart(width)
    })
}

async function benchSize(browser: Browser, articles: number, roots: readonly (readonly [string, string])[]) {
  const content = newFolder()
  generateArchive(content, { articles, seed: Number(values.seed), hasOwnPictures: true })
  const words = [0.6, 0.3, 0.8].map((position) => wordAt(content, position))
  const candidates: Candidate[] = []
  const sites: string[] = []
  for (const [name, root] of roots) {
    const site = buildSite(root, content)
    sites.push(site)
    candidates.push({ name, server: await serveGzip(site, '404.html'), runs: [], scrolls: [] })
  }
  try {
    for (let run = 0; run < Number(values.runs); run++)
      for (const { server, runs, scrolls } of candidates) {
        runs.push(await measureOnce(browser, server.origin, words))
        const scroll = await measureScroll(browser, server.origin)
        if (scroll) scrolls.push(scroll)
      }
    const note = `${articles} articles, ${values.runs} runs, CPU ${values.slowdown} times slower; times in ms`
    printTable(`${note}; words: ${words.join(', ')}, ${NOWHERE}`, candidates)
  } finally {
    for (const { server } of candidates) await server.stop()
    for (const path of [content, ...sites]) rmSync(path, { recursive: true, force: true })
  }
}

const browser = await chromium.launch({ executablePath: await obtainBrowser(console.log), args: CHROMIUM_FLAGS })
try {
  const roots: (readonly [string, string])[] = [['this commit', ROOT]]
  if (values.beside !== undefined) roots.push([values.beside, checkOut(values.beside, newFolder())])
  for (const size of values.sizes.split(',').map(Number)) await benchSize(browser, size, roots)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
