// @vitest-environment node
import { expect, test } from 'vitest'
import { PNG, bundleFiles, problemLines } from '../workspace.ts'

const ghost = (slug: string, more: string, text: string) =>
  `---\ntitle: The ${slug}\nslug: ${slug}\ndate_published: 2026-03-08T06:47:00.000Z\ndate_updated: 2026-03-09T06:47:00.000Z\n${more}---\n\n${text}\n`

test('an export of Ghost keeps its pictures and links, and its tags for editors are not shown', async () => {
  const bundled = await bundleFiles({
    'pier.md': ghost(
      'pier',
      'tags: ["harbour", "#newsletter"]\nfeature_image: __GHOST_URL__/content/images/2026/quay.png\nprimary_tag: Sea\n',
      'See [the ferry](__GHOST_URL__/ferry/), and `__GHOST_URL__`.\n\n![A quay](__GHOST_URL__/content/images/2026/quay.png)',
    ),
    'ferry.md': ghost('ferry', '', 'A text.'),
    'content/images/2026/quay.png': PNG,
  })
  const story = bundled.index.story('pier')
  expect(problemLines(bundled)).toEqual([])
  expect(story.tags).toEqual(['harbour'])
  expect(story.topics).toEqual(['sea'])
  expect(story.updated).toBe('2026-03-09T06:47:00Z')
  expect(story.image?.src).toBe('assets/~/content/images/2026/quay.png')
  expect(story.body).toMatch(/<a href="[^"]*2026\/03\/08\/ferry">the ferry<\/a>, and <code>__GHOST_URL__<\/code>/)
  expect(story.body).toContain('assets/~/content/images/2026/quay.png" alt="A quay"')
})

test('an export of WordPress has the cover of a post in a folder beside it', async () => {
  const post = (name: string) =>
    `---\ntitle: "${name}"\ndate: "2026-03-08"\ncategories: \n  - "uncategorized"\ncoverImage: "cover.png"\n---\n\nA text.\n`
  const bundled = await bundleFiles({
    'posts/pier/index.md': post('Pier'),
    'posts/pier/images/cover.png': PNG,
    'posts/ferry/index.md': post('Ferry'),
    'posts/ferry/images/cover.png': PNG,
  })
  expect(problemLines(bundled)).toEqual([])
  expect(bundled.index.story('pier').image?.src).toBe('assets/~/posts/pier/images/cover.png')
  expect(bundled.index.story('ferry').image?.src).toBe('assets/~/posts/ferry/images/cover.png')
  expect(bundled.index.story('pier').topics).toEqual([])
})

test('what an exporter in JavaScript writes for a value that is missing is no value', async () => {
  const bundled = await bundleFiles({
    'pier.md':
      '---\ntitle: Pier\ndate: 2026-03-08\ntags: undefined\nmeta_description: undefined\nfeature_image: undefined\nvisibility: undefined\nauthor: "[object Object]"\n---\n\nThe tide rose.\n',
  })
  const story = bundled.index.story('pier')
  expect(problemLines(bundled)).toEqual([])
  expect([story.tags, story.topics, story.authors, story.excerpt]).toEqual([[], [], [], 'The tide rose.'])
})

test('an export of WordPress to Jekyll has its addresses, pictures and names, and its drafts stay out', async () => {
  const post = (more: string) =>
    `---\nid: 49\ntitle: 'Pier &#8211; again'\ndate: '2026-03-08T09:00:00+02:00'\nauthor: 'Mara Lind'\nexcerpt: "It rose.\\n"\nlayout: post\nguid: 'https://quay.example/?p=49'\n${more}---\n\nA text.\n`
  const { index, edition } = await bundleFiles({
    '_config.yml': "name: Quay\nurl: 'https://quay.example'\n",
    '_posts/2026-03-08-pier.md': post(
      "permalink: /2026/03/08/the-pier/\nimage: /wp-content/uploads/cover.png\ncategories:\n    - 'Sea & shore'\n    - Uncategorized\ntags:\n    - harbour\n",
    ),
    '_drafts/quay-Quay.md': post(''),
    'wp-content/uploads/cover.png': PNG,
  })
  const story = index.story('the-pier')
  expect(index.stories()).toHaveLength(1)
  expect(edition.problems).toEqual([])
  expect(story).toMatchObject({ title: 'Pier – again', excerpt: 'It rose.', authors: ['Mara Lind'], tags: ['harbour'] })
  expect(story.topics).toEqual(['sea-shore'])
  expect(story.image?.src).toBe('assets/~/wp-content/uploads/cover.png')
})
