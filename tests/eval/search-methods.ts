import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { decodeHTML, escapeUTF8 } from 'entities'
import matter from 'gray-matter'
import MiniSearch, { type SearchOptions } from 'minisearch'
import { close, createIndex } from 'pagefind'
import { serveGzip } from '../gzip-server.ts'
import { readResults } from '../reader-page.ts'

/** A way to search a folder. Returns the ids of the stories it finds, the best first. */
export interface Method {
  readonly name: string
  readonly search: (query: string) => Promise<readonly string[]>
  readonly stop: () => Promise<void>
}

/** The texts of an article that a search should know. */
interface ArticleText {
  readonly id: string
  readonly title: string
  readonly excerpt: string
  readonly text: string
  readonly tags: string
  readonly authors: string
  readonly outlet: string
  readonly topics: string
}

interface FrontMatter {
  readonly title: string
  readonly excerpt?: string
  readonly publishedDateTime: string | Date
  readonly published?: boolean
  readonly tags?: readonly string[]
  readonly topics?: readonly string[]
  readonly provider?: { readonly name: string; readonly authors?: readonly string[] }
}

/** Reads the articles that a site shows today. */
export function readTexts(content: string): ArticleText[] {
  const folder = join(content, '_news')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const file = matter(readFileSync(join(folder, name), 'utf8'))
      const data = file.data as FrontMatter
      if (data.published === false || new Date(data.publishedDateTime).getTime() > Date.now()) return []
      return {
        id: name.slice(0, -'.md'.length).replace(/^(\d{4})-(\d{2})-(\d{2})-/, '$1/$2/$3/'),
        title: decodeHTML(data.title),
        excerpt: decodeHTML(data.excerpt ?? ''),
        text: file.content,
        tags: (data.tags ?? []).join(', '),
        authors: (data.provider?.authors ?? []).join(', '),
        outlet: data.provider?.name ?? '',
        topics: (data.topics ?? []).join(', '),
      }
    })
}

/** Milliseconds for which results must not change. */
const SETTLED = 250
/** Milliseconds after which results are taken as they are. */
const LONGEST = 10_000

/** The search page of a built site, opened anew for each query. */
export async function readerMethod(browser: Browser, site: string): Promise<Method> {
  const server = await serveGzip(site, '404.html')
  // The service worker would fetch the whole edition meanwhile.
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  let underWay = 0
  page.on('request', () => underWay++)
  page.on('requestfinished', () => underWay--)
  page.on('requestfailed', () => underWay--)
  return {
    name: 'Broadsheet',
    search: async (query) => {
      underWay = 0
      await page.goto(`${server.origin}/search?q=${encodeURIComponent(query)}`)
      const started = Date.now()
      let last = ''
      let since = started
      for (;;) {
        const shown = await page.evaluate(readResults)
        const text = JSON.stringify(shown)
        const now = Date.now()
        if (text !== last || underWay > 0 || shown.isBusy) since = now
        last = text
        if (now - since >= SETTLED || now - started >= LONGEST) return shown.ids
        await page.waitForTimeout(25)
      }
    },
    stop: async () => {
      await context.close()
      await server.stop()
    },
  }
}

/** MiniSearch with prefixes and typos allowed, as its documentation advises. */
export function miniSearchMethod(texts: readonly ArticleText[], combineWith: 'AND' | 'OR'): Method {
  const options: SearchOptions = { prefix: true, fuzzy: 0.2, combineWith, boost: { title: 2 } }
  const fields = ['title', 'excerpt', 'text', 'tags', 'authors', 'outlet', 'topics']
  const index = new MiniSearch({ fields, searchOptions: options })
  index.addAll(texts)
  return {
    name: `MiniSearch ${combineWith === 'AND' ? 'all' : 'any'}`,
    search: (query) => Promise.resolve(index.search(query).map(({ id }) => String(id))),
    stop: () => Promise.resolve(),
  }
}

/** The part of Pagefind's script for browsers that is used here. */
interface PagefindScript {
  readonly search: (query: string) => Promise<{
    readonly results: readonly { readonly data: () => Promise<{ readonly raw_url?: string; readonly url: string }> }[]
  }>
}

function pagefindPage({ title, excerpt, text, tags, authors, outlet, topics }: ArticleText): string {
  const paragraphs = [excerpt, ...text.split(/\n\s*\n/), tags, authors, outlet, topics]
  const body = paragraphs.map((one) => `<p>${escapeUTF8(one)}</p>`).join('\n')
  return `<!doctype html><html lang="en"><title>${escapeUTF8(title)}</title><h1>${escapeUTF8(title)}</h1>\n${body}</html>`
}

/**
 * Pagefind, with a page for each article. It keeps an index for each language and searches that of the page. Here all articles
 * are in one index, as a reader of one site expects.
 */
export async function pagefindMethod(browser: Browser, texts: readonly ArticleText[]): Promise<Method> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-pagefind-'))
  const { index, errors } = await createIndex({ forceLanguage: 'en' })
  if (!index) throw new Error(`Pagefind made no index: ${errors.join(', ')}`)
  for (const text of texts) await index.addHTMLFile({ url: `${text.id}/`, content: pagefindPage(text) })
  await index.addHTMLFile({ url: 'start.html', content: '<!doctype html><html lang="en"><title>Start</title></html>' })
  await index.writeFiles({ outputPath: join(folder, 'pagefind') })
  const server = await serveGzip(folder, 'pagefind/pagefind-entry.json')
  const page = await browser.newPage()
  await page.goto(`${server.origin}/start`)
  return {
    name: 'Pagefind',
    search: (query) =>
      page.evaluate(async (text) => {
        const script = '/pagefind/pagefind.js'
        const pagefind = (await import(/* @vite-ignore */ script)) as PagefindScript
        const { results } = await pagefind.search(text)
        const found = await Promise.all(results.map(async (result) => (await result.data()).url))
        return found.map((url) => decodeURIComponent(url).replaceAll(/^\/|\/$/g, ''))
      }, query),
    stop: async () => {
      await page.close()
      await server.stop()
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
