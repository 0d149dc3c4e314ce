// @vitest-environment node
import { expect, test } from 'vitest'
import type { FormerSite } from '../../../src/bundler/addresses/former-site.ts'
import { RecordBuffer } from '../../../src/bundler/collect/read-articles.ts'
import { type ArticleSummary, summarise } from '../../../src/bundler/collect/article-summary.ts'
import { ArticleFinder } from '../../../src/bundler/links/article-finder.ts'
import { parseArticle } from '../../../src/bundler/parse/parse.ts'
import { TermBuffer } from '../../../src/bundler/terms/packed-terms.ts'
import { linkOfTarget, readArticleLink } from '../../../src/bundler/text/article-link.ts'
import { validate } from '../../../src/bundler/validate/validate.ts'
import { Assets } from '../../../src/bundler/values/assets.ts'
import { article } from '../workspace.ts'

const SITE: FormerSite = {
  generator: 'hugo',
  base: '',
  content: ['content/'],
  languages: {},
  suffixes: ['fr'],
  language: 'en',
  permalinks: {},
}
const addresses = { urls: ['https://paper.example/blog'], former: SITE }

function summaryOf(path: string, fields: Readonly<Record<string, unknown>> = {}): ArticleSummary {
  const parsed = parseArticle({ path, text: article(fields) })
  if (!('parsed' in parsed)) throw new Error(`${path} is broken.`)
  const site = { outlet: { domain: 'paper.example', title: 'Paper' }, addresses }
  const { article: content } = validate(parsed.parsed, new Assets([]), site)
  if (!content) throw new Error(`${path} is no article.`)
  return summarise(path, content, 'en', new RecordBuffer().add(''), new TermBuffer())
}

const ARTICLES = [
  summaryOf('content/posts/pier.md'),
  summaryOf('content/posts/pier.fr.md', { slug: 'la-jetee' }),
  summaryOf('content/posts/Other Tale.md'),
  summaryOf('content/posts/other-tale.fr.md'),
  summaryOf('content/posts/bundle/index.md'),
  summaryOf('content/notes/bundle-note.md', { aliases: ['/notes/before/'] }),
  summaryOf('news/_posts/2026-03-08-tide.md'),
  summaryOf('_posts/2026-03-08-tide.md'),
]
const finder = new ArticleFinder(ARTICLES, addresses)

function find(target: string, from = 'content/posts/pier.md'): string | undefined {
  const link = readArticleLink(linkOfTarget(target, addresses.urls) ?? '')
  const article = ARTICLES.find(({ file }) => file === from)
  return link && article && finder.find(link, article)?.file
}

test.each([
  ['post:2026-03-08-tide', 'news/_posts/2026-03-08-tide.md'],
  ['post:/news/_posts/2026-03-08-tide', 'news/_posts/2026-03-08-tide.md'],
  ['path:_posts/2026-03-08-tide.md', '_posts/2026-03-08-tide.md'],
  ['path:/news/_posts/2026-03-08-tide.md', 'news/_posts/2026-03-08-tide.md'],
  ['path:/posts/bundle', 'content/posts/bundle/index.md'],
  ['path:posts/bundle/index.md#part', 'content/posts/bundle/index.md'],
  ['path:bundle/', 'content/posts/bundle/index.md'],
  ['path:bundle-note', 'content/notes/bundle-note.md'],
  ['path:#part', 'content/posts/pier.md'],
  ['path:gone.md', undefined],
  ['note:other tale', 'content/posts/Other Tale.md'],
  ['note:Other-Tale', 'content/posts/Other Tale.md'],
  ['note:notes/bundle-note', 'content/notes/bundle-note.md'],
  ['note:elsewhere/bundle-note', undefined],
  ['Other%20Tale.md', 'content/posts/Other Tale.md'],
  ['../notes/bundle-note.md', 'content/notes/bundle-note.md'],
  ['../bundle/', 'content/posts/bundle/index.md'],
  ['/posts/other-tale/', 'content/posts/Other Tale.md'],
  ['/blog/posts/other-tale/', 'content/posts/Other Tale.md'],
  ['/notes/before', 'content/notes/bundle-note.md'],
  ['https://paper.example/blog/fr/posts/la-jetee/', 'content/posts/pier.fr.md'],
  ['https://elsewhere.example/posts/other-tale/', undefined],
  ['/posts/other-tale.pdf', undefined],
  ['mailto:posts@paper.example', undefined],
])('the link %s of an article leads to %s', (target, file) => {
  expect(find(target)).toBe(file)
})

test('a page of Hugo in a folder of its own finds pages by the end of their path', () => {
  expect(find('path:bundle/index.md', 'content/posts/bundle/index.md')).toBe('content/posts/bundle/index.md')
  expect(find('path:notes/bundle-note', 'content/posts/bundle/index.md')).toBe('content/notes/bundle-note.md')
  expect(find('path:other/bundle-note', 'content/posts/bundle/index.md')).toBe(undefined)
})

test('a translation links to the translation', () => {
  expect(find('other-tale.md', 'content/posts/pier.fr.md')).toBe('content/posts/other-tale.fr.md')
  expect(find('pier.md', 'content/posts/pier.fr.md')).toBe('content/posts/pier.fr.md')
})
