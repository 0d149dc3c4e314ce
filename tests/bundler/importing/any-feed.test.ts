// @vitest-environment node
import * as fc from 'fast-check'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { escapeHtml } from '../../../src/bundler/values/escape-html.ts'
import { bundleFolder } from '../workspace.ts'
import { feedFile, importFolder } from './import-to.ts'

/** Texts that have broken programs before. */
const NASTY = fc.constantFrom(
  '../../etc/passwd',
  '..\\..\\x',
  '/',
  '.',
  '',
  ' ',
  'CON',
  '---',
  '...',
  '- a',
  'a: b',
  '"',
  "'",
  '|',
  '>-',
  '&a *b',
  '!!js/function x',
  '# a',
  '%YAML 1.2',
  '<<: *x',
  '{{ x }}',
  '{% raw %}',
  '[[x]]',
  '&lt;script&gt;',
  '&amp;amp;',
  '<b>',
  '<script>alert(1)</script>',
  '<p>\n\n</p>',
  '```\n',
  '$$\n',
  '<<<<<<< HEAD',
  '=======',
  '>>>>>>> x',
  '\u0000',
  '\u202Etxt',
  '\uFEFF',
  '\uD800',
  '🦑',
  'ß',
  'İ',
  'é',
  '日本語のニュース',
  'نص عربي',
  'null',
  'true',
  '2026-11-22',
  '1e999',
  '__proto__',
  'constructor',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://quillmark.example/x',
  '//host.example/x',
  'http://[',
  'https://user:secret@host.example/',
  'long '.repeat(300),
  'x'.repeat(600),
  'Sun, 22 Nov 2026 15:40:00 GMT',
  '2026-02-30',
  '9999-12-31T23:59:59-14:00',
  'audio/mpeg',
  'image/png',
)
const text = fc.oneof(
  NASTY,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.tuple(NASTY, NASTY).map((two) => two.join('')),
)
const FIELDS = [
  'title',
  'link',
  'guid',
  'description',
  'pubDate',
  'author',
  'category',
  'content:encoded',
  'dc:creator',
  'dc:language',
  'source',
  'enclosure',
  'media:content',
] as const

const story = fc
  .array(fc.tuple(fc.constantFrom(...FIELDS), text, text), { maxLength: 12 })
  .map((fields) =>
    fields
      .map(([name, value, other]) => `<${name} url="${xml(value)}" type="${xml(other)}">${xml(value)}</${name}>`)
      .join(''),
  )

/** Characters that XML does not allow are left in, since feeds have them. */
const xml = (value: string) => escapeHtml(value)

const feed = fc
  .tuple(text, text, text, fc.array(story, { maxLength: 6 }))
  .map(
    ([title, link, language, stories]) =>
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${xml(title)}</title><link>${xml(link)}</link><language>${xml(language)}</language>${stories.map((one) => `<item>${one}</item>`).join('')}</channel></rss>`,
  )

test('whatever a feed says, its stories stay in the folder, build without an error, and are imported once', async () => {
  const folder = importFolder({ '_data/topics/1.yaml': 'name: News\nkeywords: [long, true]\n' })
  await fc.assert(
    fc.asyncProperty(fc.array(feed, { minLength: 15, maxLength: 15 }), async (feeds) => {
      const paths = feeds.map((one, at) => feedFile(folder, one, `feed-${at}.xml`))
      const first = await folder.run(paths)
      for (const { error, files } of first.feeds) {
        // Two zeros in a row are no text.
        expect(['not-text', undefined]).toContain(error?.code)
        for (const file of files) expect(dirname(file)).toBe('_news')
      }
      const second = await folder.run(paths)
      expect(second.feeds.flatMap(({ files }) => files)).toEqual([])
    }),
    { numRuns: 4 },
  )
  const { edition, index } = await bundleFolder(folder.content)
  expect(edition.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const files = folder.paths().filter((path) => path.startsWith('_news/'))
  expect(files.length).toBeGreaterThan(30)
  expect(index.stories()).toHaveLength(files.length)
})
