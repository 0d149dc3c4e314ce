// @vitest-environment node
import { expect, test } from 'vitest'
import { PNG } from '../workspace.ts'
import { findingLines, newsroomOf, reportOf, sectionOf, story } from './newsroom.ts'

test('a folder in which all is well has nothing to report', async () => {
  const report = await reportOf({
    ...story('pier', { topics: ['Sea'], provider: { name: 'One', domain: 'one.example' } }),
    '_data/topics/sea.yaml': 'name: Sea\n',
    'assets/images/organizations/one.example.png': PNG,
  })
  expect(report.sections.map(({ kind, findings }) => [kind, findings])).toEqual(
    ['problems', 'duplicates', 'pictures', 'links', 'logos', 'topics', 'events', 'dates', 'sizes', 'corrections'].map(
      (kind) => [kind, []],
    ),
  )
  expect(report.counts).toEqual({ articles: 1, outlets: 1, topics: 1, errors: 0, warnings: 0, notes: 0 })
})

test('errors come first, each with its place', async () => {
  const report = await reportOf({
    ...story('a', { titel: 'x' }),
    ...story('b', { publishedDateTime: 'soon' }),
    ...story('fine'),
  })
  const [error, warning] = sectionOf(report, 'problems').findings
  expect(error).toMatchObject({ severity: 'error', code: 'invalid-date', file: '_news/2026-11-20-b.md', line: 3 })
  expect(warning).toMatchObject({ severity: 'warning', code: 'unknown-field', line: 5 })
  expect(report.counts).toMatchObject({ articles: 2, errors: 1, warnings: 1 })
})

test('two files of one page, and titles that are nearly the same, are duplicates', async () => {
  const report = await reportOf({
    ...story('first', { title: 'The old lighthouse gets a new lamp' }),
    ...story('again', { title: 'Something else entirely', webUrl: 'https://outlet.example/first' }),
    ...story('typo', { title: 'The old lighthouse gets a new lampp' }),
  })
  expect(findingLines(report, 'duplicates').map((line) => line.split(' ')[1])).toEqual(['same-story', 'same-title'])
  expect(findingLines(report, 'problems')).toEqual([])
})

test('outlets without a logo are listed by their number of articles', async () => {
  const report = await reportOf({
    ...story('a', { provider: { name: 'Few', domain: 'few.example' } }),
    ...story('b', { provider: { name: 'Many', domain: 'many.example' } }),
    ...story('c', { provider: { name: 'Many', domain: 'many.example' } }),
    ...story('d', { provider: { name: 'Has', domain: 'has.example' } }),
    'assets/images/organizations/has.example.png': PNG,
  })
  const { summary, findings } = sectionOf(report, 'logos')
  expect(summary).toBe('2 of 3 outlets have none')
  expect(findings.map(({ message }) => message)).toEqual([
    'Many (many.example) has 2 articles and no logo.',
    'Few (few.example) has 1 article and no logo.',
  ])
})

const TOPICS = {
  '_data/topics/a-empty.yaml': 'name: Empty\n',
  '_data/topics/b-above.yaml': 'name: Above\n',
  '_data/topics/c-below.yaml': 'name: Below\nparent: Above\n',
  '_data/topics/d-old.yaml': 'name: Old\n',
}

test('a topic without articles or without news is quiet, and news below it count for it', async () => {
  const old = { topics: ['Old'], publishedDateTime: '2026-09-01T00:00:00Z' }
  const files = { ...TOPICS, ...story('a', { topics: ['Below'] }), ...story('b', old) }
  const report = await reportOf(files)
  expect(sectionOf(report, 'topics').findings.map(({ message }) => message)).toEqual([
    'The topic “Empty” has no articles.',
    'The topic “Old” has had nothing new for 83 days, since 2026-09-01.',
  ])
  expect(sectionOf(await reportOf(files, { quietDays: 90 }), 'topics').findings.length).toBe(1)
})

test('in an archive, days are counted back from its newest article', async () => {
  const report = await reportOf(
    { ...TOPICS, ...story('a', { topics: ['Below', 'Empty'] }), ...story('b', { topics: ['Old'] }) },
    { now: new Date('2028-01-01T00:00:00Z') },
  )
  expect(findingLines(report, 'topics')).toEqual(['note quiet-folder'])
})

test('an event whose other report is a copy has one outlet, and so has a story that nobody else has', async () => {
  const excerpt =
    'The harbourmaster of Port Ansel said on Friday that the ferry Meridian will stay in dock for two more weeks, because the new gangway does not fit the quay and the old one has been sold to a museum in Carrow.'
  const title = 'Ferry Meridian stays in dock as gangway does not fit the quay'
  const report = await reportOf({
    ...story('a', { title, excerpt, provider: { name: 'One', domain: 'one.example' } }),
    ...story('b', {
      title,
      excerpt,
      provider: { name: 'Two', domain: 'two.example' },
      publishedDateTime: '2026-11-20T09:00:00Z',
    }),
    ...story('c', {
      title: 'Orchard growers count the frost damage',
      provider: { name: 'Two', domain: 'two.example' },
    }),
  })
  expect(report.coverage).toEqual({ events: 2, oneOutlet: 2, twoOutlets: 0, moreOutlets: 0 })
  expect(sectionOf(report, 'events')).toMatchObject({
    summary: '2 of 2 events covered by one outlet only; 1 of these with several reports',
    findings: [{ code: 'one-outlet', files: [expect.stringMatching(/-[ab]\.md$/)] }],
  })
})

test('what readers do not see yet is listed with the time at which they will', async () => {
  const report = await reportOf({
    ...story('a'),
    ...story('draft', { published: false }),
    ...story('embargo', { embargo: '2026-11-24T09:30:00Z' }),
    ...story('later', { publishedDateTime: '2026-12-24T00:00:00Z' }),
    ...story('slip', { publishedDateTime: '2062-11-20T00:00:00Z' }),
    ...story('over', { expires: '2026-11-21' }),
  })
  const { summary, findings } = sectionOf(report, 'dates')
  expect(summary).toBe('2 in the future, 3 held back')
  expect(findings.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
    'note: Under embargo until 2026-11-24 09:30 UTC.',
    'note: Appears at 2026-12-24, if a build runs then.',
    'warning: Appears at 2062-11-20, in 36 years.',
    'note: Held back: published is false.',
    'note: Not shown any more since 2026-11-21.',
  ])
})

test('a file that a host does not take is a warning, and a large picture a note', async () => {
  const large = (bytes: number) => Buffer.concat([PNG, Buffer.alloc(bytes)])
  const report = await reportOf({
    ...story('a', { images: [{ url: 'assets/large.png' }] }),
    ...story('b', { images: [{ url: 'assets/huge.png' }] }),
    'assets/large.png': large(1_500_000),
    'assets/huge.png': large(27_000_000),
  })
  expect(findingLines(report, 'sizes')).toEqual([
    'warning host-limit',
    'note large-picture assets/huge.png',
    'note large-picture assets/large.png',
  ])
  expect(sectionOf(report, 'sizes').findings[0]?.message).toContain('Cloudflare Pages takes at most 25 MiB')
  expect(report.sizes.hosts.map(({ host, isEnough }) => [host, isEnough])).toEqual([
    ['GitHub Pages', true],
    ['Netlify', true],
    ['Cloudflare Pages', false],
  ])
})

test('nobody is asked without the options', async () => {
  const report = await reportOf(story('a', { images: [{ url: 'http://127.0.0.1:9/a.png' }] }))
  expect(report.sections.filter(({ isChecked }) => !isChecked).map(({ kind }) => kind)).toEqual(['pictures', 'links'])
})

test('the same folder checked twice has the same report', async () => {
  const { check } = newsroomOf({ ...TOPICS, ...story('a', { titel: 'x', topics: ['below'] }), ...story('b') })
  const first = (await check()).report
  expect(sectionOf(first, 'corrections').findings.length).toBe(1)
  expect((await check()).report).toEqual(first)
})

test('a page that is no article and a broken article are not listed among those that come later', async () => {
  const report = await reportOf({
    ...story('a'),
    '_news/2026-11-20-broken.md': '---\ntitle: "A\n---\n',
    '_news/README.md': 'Words.',
  })
  expect(sectionOf(report, 'dates').findings).toEqual([])
  expect(findingLines(report, 'problems').length).toBeGreaterThan(0)
})
