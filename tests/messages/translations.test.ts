import { expect, test } from 'vitest'
import { later as laterEnglish } from '../../src/messages/en/later.ts'
import { main as mainEnglish } from '../../src/messages/en/main.ts'
import type { Language } from '../../src/messages/languages.ts'
import { loadLaterMessages, loadMainMessages } from '../../src/messages/load-messages.ts'

const LANGUAGES: readonly Language[] = ['de', 'es', 'fr', 'pt', 'ja', 'zh', 'ar']

type Message = string | ((...values: readonly unknown[]) => string | readonly unknown[])

/** Names, which are the same in all languages. */
const NAMES = ['later.saved.exports.json', 'later.embed.kinds.oembed']

/** Messages without words that only join others, and a word that Latin scripts share. */
const SAME_IN_LATIN = [
  'later.appearance.themes.auto',
  'later.search.result',
  'later.filters.timeWithCount',
  'later.filters.days',
  'later.filters.found',
  'later.saved.topicWithCount',
  'later.embed.themes.auto',
  'later.sentences',
]

/** Keys as they are printed on keyboards. */
const KEYS = ['later.search.keys.shift', 'later.search.keys.tab', 'later.search.keys.escape']

/** What a language shares with English. */
const SAME: Readonly<Partial<Record<Language, readonly string[]>>> = {
  de: [
    ...SAME_IN_LATIN,
    'main.stories.video',
    'later.filters.types.video',
    'later.saved.ok',
    'later.rules.nameIn',
    'later.embed.layout',
    'later.embed.layouts.ticker',
    'later.feeds.open',
    'later.embed.kinds.element',
  ],
  es: [...SAME_IN_LATIN, 'later.search.keys.tab', 'later.search.keys.escape'],
  fr: [...SAME_IN_LATIN, 'later.search.keys.tab', 'later.filters.type', 'later.saved.ok', 'later.embed.accent'],
  pt: [
    ...SAME_IN_LATIN,
    'later.search.keys.shift',
    'later.search.keys.tab',
    'later.search.keys.escape',
    'later.saved.ok',
    'later.menu.citation',
    'later.embed.layout',
    'later.feeds.open',
  ],
  ja: [...KEYS, 'later.saved.ok'],
  zh: KEYS,
  ar: [...KEYS, 'later.filters.timeWithCount', 'later.sentences'],
}

/** Lists all messages with their paths, such as `main.page.loading`. */
function messagesIn(branch: object, path: string): (readonly [string, Message])[] {
  return Object.entries(branch).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' || typeof value === 'function'
      ? [[`${path}.${key}`, value as Message] as const]
      : messagesIn(value as object, `${path}.${key}`),
  )
}

const english = [...messagesIn(mainEnglish, 'main'), ...messagesIn(laterEnglish, 'later')]

async function messagesOf(language: Language): Promise<ReadonlyMap<string, Message>> {
  const [main, later] = await Promise.all([loadMainMessages(language), loadLaterMessages(language)])
  return new Map([...messagesIn(main, 'main'), ...messagesIn(later ?? {}, 'later')])
}

const translations = await Promise.all(
  LANGUAGES.map(async (language) => [language, await messagesOf(language)] as const),
)

const text = (message: Message, values: readonly unknown[]): string => {
  const said = typeof message === 'string' ? message : message(...values)
  return typeof said === 'string' ? said : said.join('')
}

/** What a parameter can be: a number (also where a text is expected, which it stands for as well), a list or a text. */
const KINDS = [
  (number: number) => number,
  (number: number) => [`${number}a`, `${number}b`],
  (number: number) => `${number} Words`,
]

/** Returns the first values for the parameters that the English message and its translation take. Types are gone at run time. */
function valuesFor(message: Message, number: number, translation: Message = message): readonly unknown[] {
  if (typeof message === 'string') return []
  const start: readonly (readonly unknown[])[] = [[]]
  const tries = Array.from({ length: message.length }).reduce<readonly (readonly unknown[])[]>(
    (lists) => KINDS.flatMap((make) => lists.map((list) => [...list, make(number)])),
    start,
  )
  const fits = tries.find((values) => {
    try {
      return ![message, translation].some((one) => text(one, values).includes('NaN'))
    } catch {
      return false
    }
  })
  if (!fits) throw new Error(`No values fit ${message.toString()}`)
  return fits
}

test.each(translations)('every message is translated, except words that are the same: %s', (language, messages) => {
  expect([...messages.keys()].toSorted()).toEqual(english.map(([path]) => path).toSorted())
  const same = english
    .filter(([path, message]) => {
      const values = valuesFor(message, 5, messages.get(path))
      return text(messages.get(path) ?? '', values) === text(message, values)
    })
    .map(([path]) => path)
  expect(same.toSorted()).toEqual([...NAMES, ...(SAME[language] ?? [])].toSorted())
})

const PLURALS = [0, 1, 2, 5, 100]

/** What was put in: numbers and texts. Languages may write out small numbers, so these are left out. */
const namesIn = (values: readonly unknown[]) =>
  values
    .flat()
    .map(String)
    .filter((value) => Number.parseInt(value, 10) > 2)

test.each(translations)('every message says what it is given, for every number: %s', (_, messages) => {
  for (const [path, message] of english)
    for (const number of PLURALS) {
      const values = valuesFor(message, number, messages.get(path))
      const said = text(messages.get(path) ?? '', values)
      const original = text(message, values)
      expect(said, path).toMatch(/\S/)
      expect(said, path).not.toMatch(/undefined|NaN|#|\[object|\bnull\b/)
      for (const value of namesIn(values))
        if (original.includes(value)) expect(said.toLowerCase(), path).toContain(value.toLowerCase())
    }
})

test('numbers have the forms of their language', async () => {
  const say = async (language: Language, numbers: readonly number[]) => {
    const { stories } = await loadMainMessages(language)
    return numbers.map((number) => stories.count(number))
  }
  expect(await say('de', [0, 1, 2, 1000])).toEqual(['0 Beiträge', '1 Beitrag', '2 Beiträge', '1.000 Beiträge'])
  expect(await say('es', [0, 1, 2, 1e6])).toEqual(['0 noticias', '1 noticia', '2 noticias', '1.000.000 de noticias'])
  expect(await say('fr', [0, 1, 2, 1e6])).toEqual([
    '0 article',
    '1 article',
    '2 articles',
    '1\u202f000\u202f000 d’articles',
  ])
  expect(await say('ja', [0, 1, 1000])).toEqual(['記事0件', '記事1件', '記事1,000件'])
  expect(await say('zh', [0, 1, 1000])).toEqual(['0条新闻', '1条新闻', '1,000条新闻'])
  expect(await say('ar', [0, 1, 2, 3, 11, 100])).toEqual([
    'لا أخبار',
    'خبر واحد',
    'خبران',
    '3 أخبار',
    '11 خبرًا',
    '100 خبر',
  ])
  expect(await say('pt', [0, 1, 2, 1e6])).toEqual(['0 notícia', '1 notícia', '2 notícias', '1.000.000 de notícias'])
})

const WIDE_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff\u4e00-\u9fff][,.!?:;()]/, 'signs are as wide as the characters before them'],
  // The example of a phrase has the space that a reader would type.
  [/^[^"]*[\u3040-\u30ff\u4e00-\u9fff，、。] | [\u3040-\u30ff\u4e00-\u9fff][^"]*$/, 'no spaces between characters'],
]

/** What a language must not write, with the reason. */
const TYPOGRAPHY: Readonly<Partial<Record<Language, readonly (readonly [RegExp, string])[]>>> = {
  de: [
    [/”|«|»/, 'German quotes are „…“'],
    [/„[^“]*$|^[^„]*“/, 'every quote is opened and closed'],
  ],
  es: [
    [/“|”|„/, 'Spanish quotes are «…»'],
    [/^[^¿]*\?|^[^¡]*!/, 'questions and exclamations are opened'],
  ],
  fr: [
    [/“|”|„/, 'French quotes are «…»'],
    // What publishers write into an article, `published: false`, keeps its space.
    [/(?<!\u202f|published)[:;!?»]|«(?!\u202f)/, 'a narrow no-break space stands before : ; ! ? and inside « »'],
  ],
  pt: [[/«|»|„/, 'Brazilian quotes are “…”']],
  ja: WIDE_SIGNS,
  zh: WIDE_SIGNS,
  ar: [
    [/[,;?]/, 'the comma, the semicolon and the question mark are those of Arabic'],
    [/“|”/, 'Arabic quotes are «…»'],
  ],
}

test.each(translations)('messages have the quotes and spaces of their language: %s', (language, messages) => {
  const found = [...messages].flatMap(([path, message]) => {
    const original = english.find(([one]) => one === path)?.[1] ?? ''
    // The key ? is no question.
    const said = text(message, valuesFor(original, 5, message)).replace(' ? ', ' ')
    return [...(TYPOGRAPHY[language] ?? []), [/['`]|\.\.\.| {2}/, 'no typewriter signs'] as const]
      .filter(([pattern]) => pattern.test(said))
      .map(([, reason]) => `${path}: ${said} (${reason})`)
  })
  expect(found).toEqual([])
})
