// @vitest-environment node
import { expect, test } from 'vitest'
import { summarise } from '../../src/bundler/report/report.ts'
import { type Files, NOW, article, bundleFiles, filesBelow, problemLines } from './workspace.ts'

/** A word that is in every part of the left-out article. */
const MARK = 'xyzzy'

/** An article with the mark in each of its parts. */
const marked = (fields: Readonly<Record<string, unknown>>) =>
  article(
    {
      title: `Title ${MARK}`,
      excerpt: `Excerpt ${MARK}.`,
      webUrl: `https://${MARK}.example/story`,
      provider: {
        name: `Name ${MARK}`,
        domain: `${MARK}.example`,
        images: [{ url: `/assets/images/organizations/${MARK}.png` }],
      },
      topics: [`Topic ${MARK}`],
      tags: [`tag-${MARK}`],
      images: [{ url: `/assets/${MARK}.png` }, { url: '/assets/shared.png' }],
      related: [{ title: `Related ${MARK}`, webUrl: `https://related-${MARK}.example/` }],
      ...fields,
    },
    `Body ${MARK}.\n\n![](/assets/body-${MARK}.png)\n`,
  )

/** Another article, and assets. */
const OTHER_FILES: Files = {
  '_news/2020-06-10-kept.md': article({ images: [{ url: '/assets/shared.png' }] }),
  [`assets/${MARK}.png`]: 'a',
  [`assets/body-${MARK}.png`]: 'b',
  [`assets/images/organizations/${MARK}.png`]: 'c',
  'assets/shared.png': 'd',
  'assets/unused.png': 'e',
}

test.each<[what: string, fields: Record<string, unknown>, leftOut: object]>([
  ['published: false', { published: false }, { unpublished: 1, future: 0, invalid: 0 }],
  ['published: no', { published: 'no' }, { unpublished: 1, future: 0, invalid: 0 }],
  ['a time after now', { publishedDateTime: '2026-11-23T12:00:01Z' }, { unpublished: 0, future: 1, invalid: 0 }],
  ['published: false and an error', { published: false, quality: 'high' }, { unpublished: 1, future: 0, invalid: 0 }],
])('no byte of an article with %s is published', async (_, fields, leftOut) => {
  const { edition, index, out } = await bundleFiles({ ...OTHER_FILES, [`_news/2020-06-11-${MARK}.md`]: marked(fields) })
  expect(edition.ok).toBe(true)
  expect(index.manifest.leftOut).toEqual(leftOut)
  expect(index.stories().map(({ id }) => id)).toEqual(['2020/06/10/kept'])
  const files = filesBelow(out)
  expect([...files].filter(([path, bytes]) => path.includes(MARK) || bytes.includes(MARK))).toEqual([])
  expect([...files.keys()].filter((path) => path.startsWith('assets/'))).toEqual([
    'assets/shared.png',
    'assets/unused.png',
  ])
})

test('no byte of an article that is skipped for its errors is published', async () => {
  const { edition, out } = await bundleFiles(
    {
      ...OTHER_FILES,
      '_news/2020-06-11-broken.md': marked({ quality: 'high' }),
      '_news/2020-06-12-unreadable.md': `---\ntitle: "Open\nimages: /assets/unread-${MARK}.png\n---\n`,
      [`assets/unread-${MARK}.png`]: 'f',
    },
    { skipInvalid: true },
  )
  expect(edition.ok).toBe(true)
  expect(edition.skipped).toEqual(['_news/2020-06-11-broken.md', '_news/2020-06-12-unreadable.md'])
  expect([...filesBelow(out)].filter(([path, bytes]) => path.includes(MARK) || bytes.includes(MARK))).toEqual([])
})

test('an article dated at the time of the build is published', async () => {
  const { index } = await bundleFiles({ '_news/a.md': article({ publishedDateTime: NOW.toISOString() }) })
  expect(index.manifest.counts.articles).toBe(1)
})

test('unpublished and future articles are published with their options', async () => {
  const files = {
    '_news/2020-06-11-draft.md': article({ published: false }),
    '_news/2030-06-11-later.md': article({
      publishedDateTime: '2030-06-11T10:00:00Z',
      webUrl: 'https://outlet.example/later',
    }),
  }
  const idsWith = async (options: object) => (await bundleFiles(files, options)).index.stories().map(({ id }) => id)
  expect(await idsWith({})).toEqual([])
  expect(await idsWith({ unpublished: true })).toEqual(['2020/06/11/draft'])
  expect(await idsWith({ future: true })).toEqual(['2030/06/11/later'])
  expect(await idsWith({ unpublished: true, future: true })).toHaveLength(2)
})

test('the archive is read only with its option', async () => {
  const files = {
    '_news/2020-06-11-new.md': article(),
    '_archive/_news/2010-06-11-old.md': article({ publishedDateTime: '2010-06-11', webUrl: 'https://old.example/' }),
  }
  expect((await bundleFiles(files)).index.manifest.counts.articles).toBe(1)
  expect((await bundleFiles(files, { archive: true })).index.manifest.counts.articles).toBe(2)
})

test('errors of a draft are warnings unless drafts are published', async () => {
  const files = {
    '_news/2020-06-10-kept.md': article(),
    '_news/2020-06-11-draft.md': article({ published: false, quality: 'high' }),
  }
  const quiet = await bundleFiles(files)
  expect(problemLines(quiet)).toEqual(['warning wrong-type _news/2020-06-11-draft.md:6:10 quality'])
  expect(quiet.edition.ok).toBe(true)
  const loud = await bundleFiles(files, { unpublished: true })
  expect(problemLines(loud)).toEqual(['error wrong-type _news/2020-06-11-draft.md:6:10 quality'])
  expect(loud.edition.ok).toBe(false)
})

test('a related story is a link to its outlet when its article is left out', async () => {
  const { index } = await bundleFiles({
    '_news/2020-06-10-kept.md': article({
      related: [{ title: 'The draft', webUrl: 'https://second.example/draft' }],
    }),
    '_news/2020-06-11-draft.md': article({ webUrl: 'https://second.example/draft', published: false }),
  })
  expect(index.story('kept').related).toMatchObject([{ title: 'The draft', url: 'https://second.example/draft' }])
  expect(index.story('kept').related[0]).not.toHaveProperty('article')
})

test('the summary has the number of left-out articles and the reasons', async () => {
  const { edition } = await bundleFiles({ '_news/2020-06-11-draft.md': article({ published: false }) })
  const draft = { ...edition, found: edition.problems }
  const lines = summarise({ ...edition, files: edition.files.size }, draft, 1234).split('\n')
  expect(lines[0]).toBe('0 articles published, 0 topics, 0 providers.')
  expect(lines[1]).toBe('1 left out: 1 with published: false (publish with --unpublished).')
  expect(lines.at(-1)).toMatch(/^3 files, 1 kB; 2 written\. 1\.2 s\.$/)
})
