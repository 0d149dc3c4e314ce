// @vitest-environment node
import { expect, test } from 'vitest'
import { readArticle } from '../fault-table.ts'
import { article } from '../workspace.ts'

const SENTENCE = 'The tide came in over the stones and went out again. '

test.each<[rule: string, text: string, excerpt: string | undefined]>([
  ['takes the first paragraph', 'The tide rose.\n\nIt fell.', 'The tide rose.'],
  [
    'skips what is no prose',
    '# Tide\n\n![](https://quay.example/a.png)\n\n- a\n\n```\ncode\n```\n\n> Quote\n\nBy Ann Pier\n\n*This is a translation.*\n\nThe **tide** rose[^1] to [three](https://quay.example/) metres.\n\n[^1]: Note',
    'The tide rose to three metres.',
  ],
  ['goes up to the mark of its author', 'One.\n\nTwo.\n\n<!-- more -->\n\nThree.', 'One. Two.'],
  ['takes a mark in code for code', '```html\n<!-- more -->\n```\n\nOne.\n\n<!-- more -->\n\nTwo.', 'One.'],
  ['ends with a sentence', SENTENCE.repeat(10), SENTENCE.repeat(5).trim()],
  ['knows the sentences of Japanese', '港は静かだった。'.repeat(60), '港は静かだった。'.repeat(37)],
  ['cuts a long sentence after a word', 'water '.repeat(100), `${'water '.repeat(50).trim()}…`],
  [
    'leaves out marks and entities',
    'Salt &amp; {{ page.x }} snow: 10^3^ kg of H~2~O, <kbd>a</kbd> in all.',
    'Salt & snow: 10³ kg of H₂O, a in all.',
  ],
  ['has none without prose', '# Tide\n\n```\ncode\n```', undefined],
])('an article without an excerpt gets one: %s', async (_, text, excerpt) => {
  const { story } = await readArticle(article({}, `${text}\n`))
  expect(story.excerpt).toBe(excerpt)
})

test('an excerpt ends where the front matter says', async () => {
  const { story } = await readArticle(
    article({ excerpt_separator: '<!--cut-->' }, 'One.\n\nTwo.\n<!--cut-->\n\nThree.\n'),
  )
  expect(story.excerpt).toBe('One. Two.')
})

test('an excerpt of the author’s own is kept', async () => {
  const { story } = await readArticle(article({ excerpt: 'My own.' }, 'The tide rose.\n'))
  expect(story.excerpt).toBe('My own.')
})
