// @vitest-environment node
import { expect, test } from 'vitest'
import { type Files, bundleFiles } from '../workspace.ts'

const post = (date: string) => `---\ntitle: Pier\ndate: ${date}\n---\nA text.\n`
const HUGO = 'title = "Quay"\ntimeZone = "America/New_York"\n'
const HEXO = 'title: Quay\nsource_dir: source\nnew_post_name: ":title.md"\ntimezone: America/New_York\n'
const JEKYLL = 'title: Quay\ntimezone: America/New_York\n'

// Clocks in New York are five hours behind UTC: this build is on the 23rd at 7 in the morning there.
test.for<[site: string, files: Files, becomes: string]>([
  ['Hugo, at six', { 'hugo.toml': HUGO, 'content/pier.md': post('2026-11-23T06:00:00') }, '2026-11-23T11:00:00Z'],
  ['Hugo, at eight', { 'hugo.toml': HUGO, 'content/pier.md': post('2026-11-23T08:00:00') }, 'later'],
  [
    'Hugo, with an offset',
    { 'hugo.toml': HUGO, 'content/pier.md': post('2026-11-23T08:00:00Z') },
    '2026-11-23T08:00:00Z',
  ],
  [
    'Hugo, shown from eight on',
    {
      'hugo.toml': HUGO,
      'content/pier.md': '---\ntitle: Pier\ndate: 2026-11-20\npublishDate: 2026-11-23 08:00\n---\nA text.\n',
    },
    'later',
  ],
  [
    'Hexo, at six',
    { '_config.yml': HEXO, 'source/_posts/pier.md': post('2026-11-23 06:00:00') },
    '2026-11-23T11:00:00Z',
  ],
  ['Hexo, at eight', { '_config.yml': HEXO, 'source/_posts/pier.md': post('2026-11-23 08:00:00') }, 'later'],
  // Jekyll takes a time without an offset for UTC, and shows it on the clocks of its zone.
  [
    'Jekyll, at eight',
    { '_config.yml': JEKYLL, '_posts/2026-11-23-pier.md': post('2026-11-23 08:00:00') },
    '2026-11-23T08:00:00Z',
  ],
  [
    'Jekyll, a day',
    { '_config.yml': JEKYLL, '_posts/2026-11-23-pier.md': '---\ntitle: Pier\n---\nA text.\n' },
    '2026-11-23T00:00:00Z',
  ],
])('%s', async ([, files, becomes]) => {
  const { edition, index } = await bundleFiles(files)
  expect(edition.manifest.leftOut.future).toBe(becomes === 'later' ? 1 : 0)
  expect(index.stories().map((story) => story.time)).toEqual(becomes === 'later' ? [] : [becomes])
})

test.for<[site: string, files: Files]>([
  ['Hugo', { 'hugo.toml': HUGO, 'content/pier.md': post('2026-11-24') }],
  ['Jekyll', { '_config.yml': JEKYLL, '_posts/2026-11-24-pier.md': '---\ntitle: Pier\n---\nA text.\n' }],
])('in %s, the article of a day is not public before that day begins there', async ([, files]) => {
  const countAt = async (now: string) => (await bundleFiles(files, { now: new Date(now) })).index.stories().length
  expect(await countAt('2026-11-24T04:59:00Z')).toBe(0)
  expect(await countAt('2026-11-24T05:00:00Z')).toBe(1)
})
