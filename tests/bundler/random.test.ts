// @vitest-environment node
import fc from 'fast-check'
import { stringify } from 'yaml'
import { expect, test } from 'vitest'
import { bundle } from '../../src/bundler/bundle.ts'
import { KNOWN_FIELDS } from '../../src/bundler/validate.ts'
import { NOW, article, publisher, writeFiles } from './workspace.ts'

const unsafe = fc.constantFrom(
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java&#x09;script:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<svg/onload=alert(1)>',
  '/assets/../../etc/passwd',
  '__proto__',
  '\uD800',
  '2020-06-10',
  'https://outlet.example/a b?<c>',
)

const leaf = fc.oneof(fc.string(), unsafe, fc.integer(), fc.double(), fc.boolean(), fc.constant(null))
const value = fc.oneof(
  { depthSize: 'small', withCrossShrink: true },
  leaf,
  fc.array(leaf, { maxLength: 4 }),
  fc.dictionary(
    fc.constantFrom('title', 'url', 'webUrl', 'domain', 'name', 'images', 'publishedDateTime', '__proto__'),
    leaf,
  ),
  fc.array(
    fc.dictionary(fc.constantFrom('title', 'url', 'webUrl', 'originalUrl', 'ampWebUrl', 'provider', 'images'), leaf),
    { maxLength: 3 },
  ),
)
const matter = fc.dictionary(fc.constantFrom(...KNOWN_FIELDS, 'whatever', 'constructor'), value)
const body = fc.array(fc.oneof(fc.string(), unsafe), { maxLength: 6 }).map((parts) => parts.join('\n\n'))

/** What a browser would run, or load from where it must not, if a text of the index were used as it stands. */
function dangers(files: ReadonlyMap<string, string>): string[] {
  const found: string[] = []
  const look = (at: unknown, name: string) => {
    if (typeof at === 'string') {
      const isAddress = ['url', 'src', 'logo', 'logoLarge'].includes(name)
      if (isAddress && !/^(https?:\/\/|assets\/(?!.*\.\.))/.test(at)) found.push(`${name}: ${at}`)
      if (name === 'body' && /<script|<svg|\son\w+=|(href|src)="(?!https?:|mailto:|\/~index\/assets\/)/i.test(at))
        found.push(`${name}: ${at}`)
    } else if (Array.isArray(at)) for (const one of at) look(one, name)
    else if (typeof at === 'object' && at !== null) for (const [key, one] of Object.entries(at)) look(one, key)
  }
  for (const [path, text] of files) look(JSON.parse(text), path)
  return found
}

test('whatever an article says, nothing is thrown and nothing unsafe comes out', async () => {
  const folder = publisher({ '_news/2020-06-10-kept.md': article() })
  await fc.assert(
    fc.asyncProperty(matter, body, async (fields, text) => {
      // Sound enough to be published often, so that much of it comes through.
      const sound = { title: 'Random', publishedDateTime: '2020-06-11', ...fields }
      writeFiles(folder, { '_news/2020-06-11-random.md': `---\n${stringify(sound)}---\n${text}` })
      const { files, problems } = await bundle({ content: folder, now: NOW, skipInvalid: true })
      expect(dangers(files)).toEqual([])
      for (const problem of problems) {
        expect(problem.message).toMatch(/\S.*[.!?]$/su)
        expect(problem.file).toMatch(/^_news\//)
      }
    }),
    { numRuns: 300 },
  )
})

test('whatever bytes a file holds, nothing is thrown and the other article is published', async () => {
  const folder = publisher({ '_news/2020-06-10-kept.md': article() })
  const scrap = fc.constantFrom('---\n', 'title: ', '"', "'", '&a ', '*a ', '- ', '[', '{', '\t', '\n', ': ', '!x ', '|', '#', 'x')
  const text = fc.oneof(fc.string(), fc.array(scrap, { maxLength: 40 }).map((parts) => `---\n${parts.join('')}\n---\n`))
  await fc.assert(
    fc.asyncProperty(text, async (content) => {
      writeFiles(folder, { '_news/2020-06-11-random.md': content })
      const { manifest } = await bundle({ content: folder, now: NOW, skipInvalid: true })
      expect(manifest.counts.articles).toBeGreaterThanOrEqual(1)
    }),
    { numRuns: 300 },
  )
})
