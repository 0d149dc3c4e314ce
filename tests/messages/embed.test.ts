import { expect, test } from 'vitest'
import type { MessageKey } from '../../src/embed/speaker.ts'
import { speaker } from '../../src/embed/speaker.ts'
import { embed as ar } from '../../src/messages/ar/embed.ts'
import { embed as de } from '../../src/messages/de/embed.ts'
import { embed as en } from '../../src/messages/en/embed.ts'
import { embed as es } from '../../src/messages/es/embed.ts'
import { embed as fr } from '../../src/messages/fr/embed.ts'
import { embed as ja } from '../../src/messages/ja/embed.ts'
import { embed as pt } from '../../src/messages/pt/embed.ts'
import { embed as zh } from '../../src/messages/zh/embed.ts'

const languages = Object.entries({ en, de, es, fr, pt, ja, zh, ar })
const keys = Object.keys(en) as MessageKey[]

/** The names in braces of a message, in all its forms. */
const namesIn = (message: object | string) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g))].toSorted()

test.each(languages)(
  'every message of embedded documents names the same things as the English one: %s',
  (_, messages) => {
    expect(keys.map((key) => [key, namesIn(messages[key])])).toEqual(keys.map((key) => [key, namesIn(en[key])]))
  },
)

const LABELS = [
  ['more', 'moreOn'],
  ['outlets', 'outletsOn'],
  ['allStories', 'allStoriesOn'],
  ['moreStories', 'moreStoriesOn'],
] as const

test.each(languages)('a name for screen readers contains the words that are seen: %s', (language, messages) => {
  const say = speaker(messages, language)
  for (const [text, label] of LABELS)
    for (let count = 0; count <= 120; count++) {
      const values = { count: String(count), title: 'T', site: 'S' }
      expect(say(label, values)).toContain(say(text, values))
    }
})

test('numbers have the forms of their language', () => {
  const say = (messages: typeof en, language: string) => (count: number) =>
    speaker(messages, language)('related', { count: String(count) })
  expect([1, 2].map(say(en, 'en'))).toEqual(['1 related story', '2 related stories'])
  expect([1, 2, 3].map(say(ar, 'ar'))).toEqual(['خبر واحد ذو صلة', 'خبران ذوا صلة', '3 أخبار ذات صلة'])
  expect([1, 3].map(say(ja, 'ja'))).toEqual(['関連記事 1件', '関連記事 3件'])
})
