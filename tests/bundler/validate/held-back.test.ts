// @vitest-environment node
import { expect, test } from 'vitest'
import {
  type Bundled,
  NOW,
  WrittenIndex,
  bundleFiles,
  bundleTo,
  publisher,
  settle,
  temporaryFolder,
} from '../workspace.ts'

/** The lines of the front matter, and what becomes of the article. The time of the build is 2026-11-23T12:00:00Z. */
type Spelling = readonly [lines: string, becomes: 'shown' | 'held' | 'later' | 'error']

const HELD: readonly string[] = [
  'draft: true',
  'Draft: yes',
  'DRAFT: on',
  'draft: "true"',
  "draft: 'Yes'",
  'draft: 1',
  'drafts: true',
  'is_draft: true',
  'isDraft: true',
  'wip: true',
  'saveAsDraft: true',
  'entwurf: ja',
  'published: false',
  'Published: no',
  'publish: false',
  'published: "false"',
  'is-published: false',
  'unpublished: true',
  'dg-publish: false',
  'public: false',
  'live: no',
  'visible: false',
  'isVisible: false',
  'listed: false',
  'hidden: true',
  'hide: true',
  'hidden: 1',
  'unlisted: true',
  'Unlisted: "yes"',
  'hiddenInHomeList: true',
  'hiddenFromHomePage: true',
  'hide_from_home: true',
  'headless: true',
  'eleventyExcludeFromCollections: true',
  'permalink: false',
  'render: false',
  'render: never',
  'output: false',
  'private: true',
  'isPrivate: true',
  'internal: true',
  'confidential: yes',
  'members_only: true',
  'encrypted: true',
  'password: harbour',
  'password: 1234',
  'protected: true',
  'deleted: true',
  'trashed: true',
  'removed: true',
  'status: draft',
  'status: Draft',
  'status: "in review"',
  'status: in-review',
  'status: in_review',
  'status: pending',
  'status: Pending Review',
  'status: scheduled',
  'status: future',
  'status: archived',
  'status: private',
  'status: trash',
  'status: auto-draft',
  'status: inherit',
  'status: WIP',
  'status: unpublished',
  'status: [draft]',
  'status: 0',
  'status: false',
  'status: retracted',
  'state: draft',
  'state: review',
  'state: hidden',
  'visibility: private',
  'visibility: members',
  'visibility: paid',
  'visibility: Members only',
  'visibility: unlisted',
  'post_status: draft',
  'access: private',
  'audience: only_paid',
  'stage: draft',
  'workflow: draft',
  'workflow_state: in review',
  'embargo: true',
  'embargoed: yes',
  'embargo: 2026-12-01',
  'embargo_until: 2026-12-01T08:00:00Z',
  'embargoUntil: "2027-01-01"',
  'embargo-date: December 1, 2026',
  'hold: true',
  'scheduled: true',
  'approved: false',
  'ready: false',
  'expiryDate: 2026-11-22',
  'expires: 2026-11-23T11:59:59Z',
  'expired: true',
  'unpublish_date: 2026-01-01',
  'expiry_date: 2025/1/5',
  'unpublishAt: 2026-11-01 9:00',
  'unpublish: true',
  'expirationDate: "Sun, 22 Nov 2026 10:00:00 GMT"',
  'archived_at: 2026-01-01',
  'deleted_at: 2026-01-01',
  'meta:\n  draft: true',
  'meta:\n  date: 2020-01-01\n  draft: true',
  'params:\n  draft: true',
  'extra:\n  private: "yes"',
  'metadata:\n  status: draft',
  'status:\n  value: draft',
  'params:\n  publishing:\n    hidden: true',
  'meta: { embargo: true }',
  'build:\n  list: never',
  '_build:\n  render: never',
  'build:\n  list: local',
  '_build:\n  list: false',
  'build:\n  render: false',
  'embargo:\n  until: 2026-12-01',
  'publishing:\n  until: 2026-01-01',
  'workflow:\n  published: no',
  'published: true\ndraft: true',
  'published: true\nembargo: 2026-12-01',
  'published: false\npublished_at: 2020-01-01',
  'draft: true\nstatus: odd',
]

const LATER: readonly string[] = [
  'date: 2026-12-01',
  'publishDate: 2026-12-01',
  'publish_date: 2026-12-01T08:00:00+02:00',
  'publish_at: 2026-12-01',
  'publishAt: "2027-01-01"',
  'pubDate: Tue, 01 Dec 2026 08:00:00 GMT',
  'published_at: 2026-12-01',
  'published: 2026-12-01',
  'scheduled: 2026-12-01',
  'scheduled_for: 2026-12-01',
  'go_live: 2026-12-01',
  'date: 2020-01-01\npublishDate: 2026-12-01',
  'publish: 2026-12-01',
  'meta:\n  publish_at: 2026-12-01',
  'publishing:\n  date: 2026-12-01',
  'release_date: 2026-12-24',
]

const ERRORS: readonly string[] = [
  'status: seedling',
  'state: Texas',
  'visibility: some',
  'status: 7',
  'draft: maybe',
  'hidden: home',
  'private: "Mara"',
  'archived: true',
  'premium: true',
  'paywall: true',
  'disabled: true',
  'exclude: true',
  'reviewed: false',
  'published:',
  'publish:',
  'published: fasle',
  'published: 0',
  'darft: true',
  'drfat: yes',
  'hiden: true',
  'unlised: true',
  'privat: true',
  'embrago: true',
  'pubilshed: false',
  'staus: draft',
  'visibilty: private',
  'embargo: soon',
  'expires: next week',
  'publish_at: Monday',
  'build:\n  list: sometimes',
  'cover:\n  draft: true',
  'provider:\n  name: Q\n  published: false',
  'gallery:\n  embargo: 2027-01-01',
]

const SHOWN: readonly string[] = [
  'draft: false',
  'draft: "no"',
  'draft:',
  'draft: ""',
  'hidden: false',
  'private: 0',
  'unlisted: false',
  'published: true',
  'published: yes',
  'publish: true',
  'Published: true',
  'public: true',
  'status: published',
  'status: publish',
  'status: Live',
  'status: public',
  'status: true',
  'status: 1',
  'status:',
  'state: final',
  'visibility: public',
  'visibility: everyone',
  'audience: everyone',
  'access: wheelchair',
  'stage: two',
  'password: ""',
  'password: false',
  'embargo: false',
  'embargo:',
  'embargo: 2026-11-01',
  'publishDate: 2026-11-01',
  'scheduled: false',
  'scheduled: 2026-01-01',
  'expiryDate: 2027-01-01',
  'expires: never',
  'expires: false',
  'expired: false',
  'unpublish_date:',
  'meta:\n  draft: false',
  'build:\n  list: always\n  render: always',
  'cover:\n  hidden: true',
  'menu:\n  main:\n    hidden: true',
  'hide: [toc, navigation]',
  'sitemap: false',
  'noindex: true',
  'robots: noindex',
  'search: false',
  'featured: true',
  'nav_exclude: true',
  'toc: hidden',
  'published: true\nstatus: odd',
  'published: true\narchived: true',
  'published: 2026-01-01',
  'date:\n  published: 2020-01-01',
]

const SPELLINGS: readonly Spelling[] = [
  ...HELD.map((lines): Spelling => [lines, 'held']),
  ...LATER.map((lines): Spelling => [lines, 'later']),
  ...ERRORS.map((lines): Spelling => [lines, 'error']),
  ...SHOWN.map((lines): Spelling => [lines, 'shown']),
]

const pathOf = (at: number) => `_news/2020-06-10-n${at}.md`
const files = Object.fromEntries(
  SPELLINGS.map(([lines], at) => [pathOf(at), `---\ntitle: Story ${at}\n${lines}\n---\nThe text.\n`]),
)

/** Says for each spelling what became of its article. */
function outcomes({ edition, index }: Bundled): Spelling[] {
  const shown = new Set(index.stories().map(({ id }) => id.split('/').at(-1)))
  return SPELLINGS.map(([lines], at) => [
    lines,
    edition.skipped.includes(pathOf(at))
      ? 'error'
      : edition.future.includes(pathOf(at))
        ? 'later'
        : shown.has(`n${at}`)
          ? 'shown'
          : 'held',
  ])
}

test('an article that its author holds back is never published, however that is spelt', async () => {
  expect(SPELLINGS.length).toBeGreaterThan(200)
  const bundled = await bundleFiles(files, { skipInvalid: true })
  expect(outcomes(bundled)).toEqual(SPELLINGS)
})

test('an unclear field is an error at its name, which says what to write', async () => {
  const { edition } = await bundleFiles(files, { skipInvalid: true })
  for (const [at, [lines, becomes]] of SPELLINGS.entries()) {
    // The options of a build are unclear as a whole.
    if (becomes !== 'error' || lines.startsWith('build:')) continue
    const problem = edition.problems.find(({ file, severity }) => file === pathOf(at) && severity === 'error')
    expect({ lines, line: problem?.line, hint: problem?.hint }).toEqual({
      lines,
      line: 2 + lines.split('\n').length,
      hint: expect.stringMatching(/published: (?:false|true)/) as string,
    })
  }
})

test('“published: true” is the last word where another field is unclear', async () => {
  for (const lines of ['status: odd', 'archived: true', 'embargo: soon', 'draft: maybe'])
    expect((await build(`${lines}\npublished: true`)).index.stories()).toHaveLength(1)
})

const build = (lines: string, options = {}) =>
  bundleFiles({ '_news/2020-06-10-a.md': `---\ntitle: A story\n${lines}\n---\nThe text.\n` }, options)

test('articles that are held back are counted by reason', async () => {
  const { edition } = await bundleFiles(
    {
      '_news/2020-06-10-a.md': '---\ntitle: A\ndraft: true\n---\nText.\n',
      '_news/2020-06-10-b.md': '---\ntitle: B\nstatus: draft\n---\nText.\n',
      '_news/2020-06-10-c.md': '---\ntitle: C\nembargo: 2026-12-01\n---\nText.\n',
      '_news/2020-06-10-d.md': '---\ntitle: D\nembargo: 2026-12-24\n---\nText.\n',
      '_news/2020-06-10-e.md': '---\ntitle: E\npublished: false\n---\nText.\n',
      '_news/2020-06-10-f.md': '---\ntitle: F\nexpires: 2026-11-01\n---\nText.\n',
    },
    { skipInvalid: true },
  )
  expect(edition.held).toEqual([
    { reason: 'draft', articles: 2 },
    { reason: 'embargoed', articles: 2, until: '2026-12-01T00:00:00Z' },
    { reason: 'expired', articles: 1 },
    { reason: 'unpublished', articles: 1 },
  ])
  expect(edition.manifest.leftOut).toEqual({ unpublished: 6, future: 0, invalid: 0 })
})

test.each([
  'draft: true',
  'status: private',
  'embargo: true',
  'embargo: 2027-01-01',
  'expires: 2020-01-01',
  'password: x',
])('--unpublished publishes an article with “%s”', async (lines) => {
  expect((await build(lines)).index.stories()).toHaveLength(0)
  expect((await build(lines, { unpublished: true })).index.stories()).toHaveLength(1)
})

test('--future publishes what is dated later, but no embargo', async () => {
  expect((await build('publish_at: 2027-01-01', { future: true })).index.stories()).toHaveLength(1)
  expect((await build('embargo: 2027-01-01', { future: true })).index.stories()).toHaveLength(0)
})

test.for<[rule: string, lines: string, before: number, after: number]>([
  ['appears when its embargo ends', 'embargo: 2026-11-23T12:30:00Z', 0, 1],
  ['appears when it becomes due', 'publish_at: 2026-11-23T12:30:00Z', 0, 1],
  ['disappears when it expires', 'expires: 2026-11-23T12:30:00Z', 1, 0],
])('an article %s, without a change of its file', async ([, lines, before, after]) => {
  const content = publisher({
    '_news/2020-06-10-a.md': `---\ntitle: A story\n${lines}\n---\nThe text.\n`,
    '_news/2020-06-10-b.md': '---\ntitle: Another\n---\nThe text.\n',
  })
  const cache = temporaryFolder()
  const out = `${temporaryFolder()}/data`
  await settle()
  const countAt = async (minutes: number) => {
    await bundleTo(out, { content, cache, now: new Date(NOW.getTime() + minutes * 60_000) })
    return new WrittenIndex(out).stories().length - 1
  }
  expect([await countAt(0), await countAt(29), await countAt(30), await countAt(31)]).toEqual([
    before,
    before,
    after,
    after,
  ])
  // A clock that is set back must not keep the later edition.
  expect(await countAt(0)).toBe(before)
})
