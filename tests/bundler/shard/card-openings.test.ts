// @vitest-environment node
import { expect, test } from 'vitest'
import { article, bundleFiles } from '../workspace.ts'

const EXCERPT = 'Every nine seconds a camera looks at the harbour.'
const LONG = 'The gauges retire, and nobody in the harbour office will miss them much. '.repeat(8)

test.each([
  ['a story of an excerpt and a picture', { images: [{ url: 'https://a.example/p.jpg' }] }, '', {}],
  ['a story with a short text', {}, 'The gauges retire.', {}],
  ['a story with a long text', {}, LONG, { long: true }],
  ['a text that begins with its excerpt', {}, `${EXCERPT} ${LONG}`, { long: true, more: true }],
  [
    'a picture with a caption',
    { images: [{ url: 'https://a.example/p.jpg', caption: 'A crane.' }] },
    '',
    { more: true },
  ],
  ['a longer excerpt than cards have', { excerpt: LONG }, '', { more: true }],
  ['an update', { updatedDateTime: '2026-11-22T18:00:00Z' }, '', { more: true }],
  ['a film', { type: 'video', originalUrl: 'https://www.youtube.com/watch?v=abcdefghijk' }, '', { more: true }],
])('the card of %s says how the story opens', async (_, fields, body, opening) => {
  const name = '_news/2026-11-22-tide.md'
  const published = { excerpt: EXCERPT, publishedDateTime: '2026-11-22T15:00:00Z', ...fields }
  const { index } = await bundleFiles({ [name]: article(published, body) })
  const [card] = index.cards()
  expect({ ...(card?.long && { long: true }), ...(card?.more && { more: true }) }).toEqual(opening)
})
