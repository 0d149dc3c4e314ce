// @vitest-environment node
import { expect, test } from 'vitest'
import { type FixtureFault, ARTICLE_PATH, bundleArticle, expectFixtureFault, readArticle } from '../fault-table.ts'
import { article, fixture } from '../workspace.ts'

const FAULTS: Readonly<Record<string, FixtureFault>> = {
  'rejects a javascript: link': {
    file: 'javascript-web-url',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    message: 'Found “javascript:alert(1)”, expected an address that begins with https://',
    hint: 'Write the whole address',
  },
  'rejects a javascript: link in mixed case': {
    file: 'javascript-spelled-oddly',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    message: 'JaVaScRiPt',
  },
  'rejects a javascript: link with a line break': {
    file: 'javascript-over-two-lines',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    message: 'Found “java script:alert(1)”',
  },
  'rejects a javascript: link with entities': {
    file: 'entity-in-link',
    code: 'unsafe-link',
    at: '4:14',
    field: 'originalUrl',
    message: 'java&#115;cript',
  },
  'rejects a data: link': {
    file: 'data-web-url',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    message: 'data:text/html',
  },
  'rejects a link without a scheme': {
    file: 'protocol-relative-web-url',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    message: 'expected an address that begins with https://',
    hint: 'Write https://',
  },
  'rejects a link that contains a password': {
    file: 'password-in-web-url',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    message: 'contains no password',
  },
}

test.for(Object.entries(FAULTS))('%s', async ([, fault]) => {
  await expectFixtureFault(fault)
})

test('publishes an article without its unsafe links, with a warning for each', async () => {
  const { edition, stories } = await bundleArticle(fixture('faults/unsafe-links-inside.md'))
  expect(edition.ok).toBe(true)
  expect(edition.problems.map(({ severity, code, field }) => `${severity} ${code} ${field}`)).toEqual([
    'warning unsafe-link ampWebUrl',
    'warning unsafe-link cdnAmpWebUrl',
    'warning unsafe-picture images[0].url',
    'warning unsafe-link related[0].webUrl',
    'warning unsafe-picture related[1].images[0].url',
    'warning dead-link undefined',
    'warning left-out-of-text undefined',
  ])
  const [story] = stories
  expect(story).toMatchObject({ alternates: [], related: [{ title: 'A calm harbour', url: 'https://calm.example/1' }] })
  expect(story).not.toHaveProperty('image')
  expect(story?.related[0]).not.toHaveProperty('image')
  expect(story?.body).toContain(' here ')
  expect(JSON.stringify(story)).not.toMatch(/href="[^"]*script|onerror|<script|<img/i)
})

test('links to originalUrl when there is no webUrl', async () => {
  const { story } = await readArticle(fixture('no-web-url.md'))
  expect(story.url).toBe('https://original.example/story')
  expect(story.alternates).toEqual([{ kind: 'amp', url: 'https://amp.original.example/story' }])
  expect(story.provider).toBe('original.example')
})

test('never links to an AMP address', async () => {
  const { story, lines } = await readArticle(fixture('only-amp.md'))
  expect(story).not.toHaveProperty('url')
  expect(story.alternates).toEqual([{ kind: 'amp', url: 'https://amp.outlet.example/story' }])
  expect(lines).toEqual([])
})

test('publishes an article without link and text, with a warning', async () => {
  const { lines, edition } = await readArticle(article({ webUrl: undefined }))
  expect(lines).toEqual([`warning no-link ${ARTICLE_PATH}:2:1`])
  expect(edition.ok).toBe(true)
})

test('leaves unsafe values of optional fields out with a warning', async () => {
  const { story, lines, edition } = await readArticle(fixture('unsafe-extras.md'))
  expect(edition.ok).toBe(true)
  expect(lines).toEqual([
    `warning unsafe-link ${ARTICLE_PATH}:5:12 ampWebUrl`,
    `warning unsafe-picture ${ARTICLE_PATH}:7:10 images[0].url`,
    `warning unsafe-picture ${ARTICLE_PATH}:8:10 images[1].url`,
    `warning unsafe-picture ${ARTICLE_PATH}:9:10 images[2].url`,
    `warning unsafe-link ${ARTICLE_PATH}:12:13 related[0].webUrl`,
    `warning related-no-title ${ARTICLE_PATH}:13:5 related[1]`,
    `warning invalid-date ${ARTICLE_PATH}:16:24 related[2].publishedDateTime`,
  ])
  expect(story).not.toHaveProperty('image')
  expect(story.related.map(({ title }) => title)).toEqual(['Kept'])
  expect([...edition.files.values()].join('\n')).not.toMatch(/javascript:|passwd|secret/)
})
