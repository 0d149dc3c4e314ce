// @vitest-environment node
import { QueryClient } from '@tanstack/react-query'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { toArticle } from '../../src/data/index/articles.ts'
import { parseFilter } from '../../src/data/filter/filter.ts'
import { hiddenRowsQuery } from '../../src/data/hiding/hidden-rows.ts'
import { HIDES, type Hiding } from '../../src/data/hiding/hiding.ts'
import { loadIsHidden } from '../../src/data/hiding/is-hidden.ts'
import { languageOfCard, loadIsMuted } from '../../src/data/hiding/is-muted.ts'
import type { MuteRule } from '../../src/data/hiding/mute-rule.ts'
import { mutedRowsQuery } from '../../src/data/hiding/muted-rows.ts'
import { runSearch } from '../../src/data/search/run-search.ts'
import { prepareEngine, runSelection } from '../../src/data/filter/run-selection.ts'
import { parseSearch } from '../../src/data/search/search-query.ts'
import { selectionQuery } from '../../src/data/filter/selection-query.ts'
import { NOW, article } from '../bundler/workspace.ts'
import { openIndex } from './open-index.ts'
import { randomNumbers } from './random-catalogue.ts'

/** Words of headlines by language. Some are inflected, and some are words of several languages. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'harbours',
    'harbor',
    'running',
    'tide',
    'Tides',
    'Café’s',
    'organised',
    'die',
    'chat',
    'casa',
    'AI',
    'the',
    'of',
  ],
  de: ['Häfen', 'Hafen', 'Straße', 'die', 'Flut', 'Fluten', 'laufen', 'läuft', 'Zeit', 'der', 'und'],
  fr: ['l’école', 'écoles', 'chat', 'chats', 'd’été', 'marées', 'marée', 'les', 'des', 'dans'],
  es: ['casas', 'casa', 'mareas', 'niño', 'niños', 'corriendo', 'los', 'las', 'para'],
  ru: ['гавани', 'гавань', 'ещё', 'приливы', 'прилив', 'и', 'на', 'не'],
  ar: ['المَكتَبة', 'المكتبة', 'ميناء', 'الموانئ', 'في', 'من'],
  el: ['λιμάνι', 'λιμάνια', 'θάλασσα', 'και', 'το'],
  tr: ['limanlar', 'liman', 'İstanbul', 'ışık', 've', 'bir'],
  he: ['הנמל', 'שָׁלוֹם', 'נמל', 'של'],
  ja: ['無人駅', '時計', '港の', 'カメラ', '駅'],
  th: ['ท่าเรือ', 'ทะเล'],
  hi: ['बंदरगाह', 'हिन्दी', 'में'],
}
const LANGUAGES = Object.keys(WORDS)
/** Headlines with phrases, by language. */
const PHRASES: readonly (readonly [language: string, title: string])[] = [
  ['en', 'Old harbours tide over'],
  ['en', 'A tide, harbour masters say'],
  ['en', 'Harbour of the tide'],
  ['es', 'Cuando las mareas suben'],
  ['ja', '新しい無人駅の時計'],
  ['ja', '無人の駅'],
]

function files() {
  const random = randomNumbers(7)
  const pick = <T>(list: readonly T[]) => list[random(list.length)]
  const count = 330 + PHRASES.length
  return {
    '_data/topics/1.yaml': 'name: Science\n',
    '_data/topics/2.yaml': 'name: Oceans\nparent: Science\n',
    '_data/topics/3.yaml': 'name: Trains\n',
    ...Object.fromEntries(
      Array.from({ length: count }, (_, at) => {
        const day = new Date(Date.UTC(2026, 8, 1 + (at % 80))).toISOString().slice(0, 10)
        const language = LANGUAGES[at % LANGUAGES.length] ?? ''
        // Some headlines have words of another language, and some have a locale that is not theirs.
        const from = [language, language, language, pick(LANGUAGES) ?? '']
        const [phraseLanguage, phrase] = PHRASES[at - 330] ?? []
        const words = Array.from({ length: 2 + random(5) }, () => pick(WORDS[pick(from) ?? ''] ?? []))
        const locale = [undefined, undefined, language, `${language}-XX`, pick(LANGUAGES)][random(5)]
        return [
          `_news/${day}-story-${at}.md`,
          article({
            title: phrase ?? words.join(' '),
            excerpt: `harbours Fluten ${at}`,
            publishedDateTime: `${day}T${String(at % 24).padStart(2, '0')}:00:00Z`,
            webUrl: `https://o${at % 4}.example/${at}`,
            topics: [['Science', 'Oceans', 'Trains'][random(3)]],
            // Each is a story of its own, so that a search shows the same reports as a list.
            coverage: false,
            ...((phraseLanguage ?? locale) && { locale: phraseLanguage ?? locale }),
          }),
        ]
      }),
    ),
  }
}

let edition: Awaited<ReturnType<typeof openIndex>>
beforeAll(async () => {
  edition = await openIndex(files())
}, 60_000)

const ruleOf = (kind: MuteRule['kind'], value: string, topic?: string): MuteRule => ({
  kind,
  value,
  ...(topic && { topic }),
})

const anyWord = fc.constantFrom(...Object.values(WORDS).flat())
const anyTopic = fc.option(fc.constantFrom('science', 'oceans', 'trains', 'unknown'), { nil: undefined })
const anyRule = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(anyWord, anyTopic).map(([word, topic]) => ruleOf('words', word, topic)) },
  { weight: 2, arbitrary: fc.tuple(anyWord, anyWord).map((words) => ruleOf('words', words.join(', '))) },
  fc.string({ unit: 'binary', maxLength: 4 }).map((text) => ruleOf('words', text)),
  fc
    .tuple(fc.constantFrom('o1.example', 'o9.example'), anyTopic)
    .map(([domain, topic]) => ruleOf('outlet', domain, topic)),
  fc.constantFrom('science', 'oceans', 'unknown').map((id) => ruleOf('topic', id)),
)

function articles() {
  const { manifest, index } = edition
  const lookup = { topics: manifest.topics, indexUrl: '/data/' }
  return index
    .cardShards()
    .flatMap(({ cards, providers }) => cards.map((card) => toArticle(card, { ...lookup, providers })))
}

const NONE: ReadonlySet<string> = new Set()
const hidingOf = (rules: readonly MuteRule[]): Hiding => ({ rules, ids: NONE, kept: NONE })

describe('hidden stories', () => {
  test('are the same among cards as among the rows of the edition, and saved ones are never hidden', async () => {
    edition.serve()
    const { client, manifest } = edition
    const cards = articles()
    const anyIds = fc.subarray(cards.map(({ id }) => id)).map((ids): ReadonlySet<string> => new Set(ids))
    await fc.assert(
      fc.asyncProperty(fc.array(anyRule, { maxLength: 2 }), anyIds, anyIds, async (rules, ids, kept) => {
        const hiding = { rules, ids, kept }
        const rows = await client.fetchQuery(hiddenRowsQuery(manifest, hiding))
        const isHidden = await loadIsHidden(manifest, hiding, cards)
        expect(cards.map(isHidden)).toEqual([...rows].map((hides) => hides !== HIDES.nothing))
        expect(cards.filter(({ id }) => kept.has(id)).some(isHidden)).toBe(false)
        expect(cards.filter(({ id }) => ids.has(id) && !kept.has(id)).every(isHidden)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('load nothing for a card as long as there is no rule for words', async () => {
    edition.serve()
    edition.requested.length = 0
    const [first, second] = articles()
    const isHidden = await loadIsHidden(edition.manifest, { ...hidingOf([]), ids: new Set([first?.id ?? '']) })
    expect([first, second].map((card) => card && isHidden(card))).toEqual([true, false])
    expect(edition.requested).toEqual([])
  })
})

describe('rules', () => {
  test('decide the same for a card as for its row in the whole edition, in every script', async () => {
    edition.serve()
    const { client, manifest } = edition
    const cards = articles()
    expect(new Set(cards.map((card) => languageOfCard(manifest, card))).size).toBeGreaterThan(10)
    const languages = new Set(cards.map((card) => languageOfCard(manifest, card)))
    let muted = 0
    await fc.assert(
      fc.asyncProperty(fc.array(anyRule, { maxLength: 3 }), async (rules) => {
        const rows = await client.fetchQuery(mutedRowsQuery(manifest, rules))
        const isMuted = await loadIsMuted(manifest, rules, languages)
        expect(cards.map(isMuted)).toEqual([...rows].map((hides) => hides !== HIDES.nothing))
        muted += rows.filter((one) => one !== HIDES.nothing).length
      }),
      { numRuns: 150 },
    )
    expect(muted).toBeGreaterThan(1000)
  })

  test.each([
    ['harbour', 'harbours'],
    ['harbours', 'harbor'],
    ['HARBOR tide', 'harbours'],
    ['tide, harbour', 'harbour'],
    ['las marea', 'mareas'],
    ['無人駅の', '無人駅の'],
    ['cafes', 'Café’s'],
    ['flut', 'Fluten'],
    ['ecole', 'l’école'],
    ['гавань', 'гавани'],
    ['المكتبة', 'المَكتَبة'],
    ['無人駅', '無人駅'],
    ['時計', '時計'],
  ])('for “%s” hide only headlines that have it, such as “%s”', async (value, word) => {
    edition.serve()
    const { client, manifest } = edition
    const rows = await client.fetchQuery(mutedRowsQuery(manifest, [ruleOf('words', value)]))
    const found = articles().filter((_, row) => rows[row] === HIDES.story)
    expect(found.length).toBeGreaterThan(0)
    expect(found.some(({ title }) => title.includes(word))).toBe(true)
    // The words of a phrase stand next to each other and in its order, whatever their endings.
    if (value === 'HARBOR tide') expect(found.every(({ title }) => /harbou?rs?,? tides?\b/i.test(title))).toBe(true)
    if (value === 'tide, harbour') expect(found.every(({ title }) => /tides?,? harbou?rs?\b/i.test(title))).toBe(true)
  })

  test('for a phrase load the cards whose headlines have its words, and no texts', async () => {
    edition.serve()
    edition.requested.length = 0
    await new QueryClient().fetchQuery(mutedRowsQuery(edition.manifest, [ruleOf('words', 'harbour tide')]))
    expect(edition.requested.some((path) => path.startsWith('cards/'))).toBe(true)
    expect(edition.requested.filter((path) => !/^(search|cards|catalogue)\//.test(path))).toEqual([])
  })

  test('do not look at excerpts, and a rule without words hides nothing', async () => {
    edition.serve()
    const { client, manifest } = edition
    const rowsOf = async (value: string) => client.fetchQuery(mutedRowsQuery(manifest, [ruleOf('words', value)]))
    const rows = await rowsOf('harbours')
    const hidden = articles().filter((_, row) => rows[row] === 1)
    expect(hidden.length).toBeGreaterThan(5)
    expect(hidden.every(({ title }) => /harbo/i.test(title))).toBe(true)
    for (const value of ['', ' ', '!?', '-']) expect((await rowsOf(value)).includes(1)).toBe(false)
  })

  test('load one file of words for each word and volume, and no texts', async () => {
    edition.serve()
    edition.requested.length = 0
    const { manifest } = edition
    await new QueryClient().fetchQuery(mutedRowsQuery(manifest, [ruleOf('words', 'harbour')]))
    expect(edition.requested.every((path) => path.startsWith('search/'))).toBe(true)
    expect(edition.requested.length).toBeLessThanOrEqual(2 * manifest.volumes.length)
  })

  test('rules leave the same stories out of a list and of a search, and both say how many', async () => {
    edition.serve()
    const { client, manifest } = edition
    const rules = [ruleOf('words', 'tide'), ruleOf('outlet', 'o1.example', 'oceans')]
    const load = () => Promise.resolve({ runSelection, prepareEngine, startWorker: () => undefined })
    const select = (given: readonly MuteRule[]) =>
      client.fetchQuery(
        selectionQuery(manifest, {
          filter: parseFilter(''),
          hiding: hidingOf(given),
          now: NOW.getTime(),
          marks: undefined,
          load,
        }),
      )
    const search = (given: readonly MuteRule[]) => {
      const isAllowed = () => Promise.resolve(() => true)
      const query = parseSearch('fluten ')
      return runSearch({ client, manifest, query, isAllowed, hiding: hidingOf(given), isExact: false })
    }
    const [all, ruled] = [await select([]), await select(rules)]
    expect(ruled.hidden).toBeGreaterThan(10)
    expect(ruled.rows.length + ruled.hidden).toBe(all.rows.length)
    expect(all.hidden).toBe(0)
    const [found, left] = [await search([]), await search(rules)]
    expect(found.rows.toSorted((a, b) => a - b)).toEqual([...all.rows].toSorted((a, b) => a - b))
    expect(left.rows.toSorted((a, b) => a - b)).toEqual([...ruled.rows].toSorted((a, b) => a - b))
    expect([left.hidden, left.corrected]).toEqual([ruled.hidden, undefined])
  })
})
