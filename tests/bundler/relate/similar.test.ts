// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { MAYOR, inventedNews, otherNews, report } from '../invented-news.ts'
import { type Files, type WrittenIndex, bundleFiles } from '../workspace.ts'

const slugOf = (id = '') => id.split('/').at(-1) ?? ''
const similarTo = (index: WrittenIndex, slug: string) => index.story(slug).similar.map(({ id }) => slugOf(id))
const bundleReports = (...reports: Files[]) => bundleFiles(Object.assign({}, otherNews, ...reports) as Files)

const FLOODS = [
  ['The river Tarn floods cellars in Ansel', 'Firefighters pumped water from forty cellars beside the Tarn in Ansel.'],
  [
    'Why the Tarn has no wall in Ansel',
    'A flood wall for the river was planned in Ansel, and cellars would have been dry.',
  ],
  ['Ansel asks for money after floods of the Tarn', 'The town wants the region to pay for cellars and a flood wall.'],
  [
    'Insurers see many cellars under water in Ansel',
    'Floods of the Tarn cost insurers more each spring, says a study of cellars.',
  ],
  [
    'A walk along the Tarn from Ansel to the sea',
    'The river passes mills, cellars of wine and a wall that floods have broken.',
  ],
  ['School in Ansel dries its books', 'Floods of the Tarn reached the cellars of the school, where pupils dry books.'],
  [
    'Fishermen of Ansel miss trout in the Tarn',
    'After the floods, the river carries oil from cellars, and the trout are gone.',
  ],
  ['Two centuries of floods in Ansel', 'The archive of Ansel shows when the Tarn came into the cellars.'],
] as const
const DAYS = [10, 11, 9, 12, 8, 13, 7, 14]

/** Articles of different events at one river, days apart. */
const floods = (fields: (at: number) => object = () => ({})): Files[] =>
  FLOODS.map(([title, excerpt], at) =>
    report(`flood-${at}`, {
      title,
      excerpt,
      time: `2026-03-${String(DAYS[at]).padStart(2, '0')}T10:00:00Z`,
      coverage: false,
      ...fields(at),
    }),
  )

describe('similar articles', () => {
  test('are at most six, of the same matter, with the words that both have', async () => {
    const { index } = await bundleReports(...floods())
    const { similar } = index.story('flood-0')
    expect(similar).toHaveLength(6)
    expect(similar.filter(({ id }) => !id.includes('/flood-'))).toEqual([])
    for (const { words } of similar) {
      expect(words.length).toBeGreaterThan(0)
      expect(words.length).toBeLessThanOrEqual(4)
      for (const word of words) expect(FLOODS[0].join(' ')).toContain(word)
    }
  })

  test('are the nearest in time first when they are equally similar', async () => {
    const text = {
      title: 'The river Tarn floods cellars in Ansel',
      excerpt: 'Water stood in forty cellars beside the Tarn.',
    }
    const { index } = await bundleReports(
      report('now', { ...text, coverage: false }),
      report('last-week', { ...text, time: '2026-03-07T10:00:00Z', coverage: false }),
      report('yesterday', { ...text, time: '2026-03-10T10:00:00Z', coverage: false }),
      report('in-february', { ...text, time: '2026-02-01T10:00:00Z', coverage: false }),
    )
    expect(similarTo(index, 'now')).toEqual(['yesterday', 'last-week', 'in-february'])
  })

  test('are found in scripts without spaces', async () => {
    const { index } = await bundleReports(
      report('kawa', { title: '港の水位が上昇している', excerpt: '市は避難を呼びかけた。' }),
      report('umi', {
        title: '水位の上昇に備える港の人々',
        excerpt: '漁師は船を固定した。',
        time: '2026-03-14T10:00:00Z',
      }),
    )
    expect(similarTo(index, 'kawa')[0]).toBe('umi')
  })

  test('do not exist when nothing is similar, also in the same topic and on the same day', async () => {
    const { index } = await bundleReports(
      report('lone', {
        title: 'Wigmakers praise camel hair',
        excerpt: 'Wigs last longer, guild masters told apprentices.',
      }),
    )
    expect(similarTo(index, 'lone')).toEqual([])
  })

  test('have more in common than one ordinary word of the excerpt', async () => {
    const { index } = await bundleReports(
      report('lone', {
        title: 'Wigmakers praise camel hair',
        excerpt: 'Wigs last longer near a viaduct, said apprentices.',
      }),
      report('walk', { title: 'Trout return below waterfall', excerpt: 'Anglers stand below a viaduct and whisper.' }),
    )
    expect(similarTo(index, 'lone')).toEqual([])
  })

  test('are never of the event of the article', async () => {
    const { index } = await bundleReports(...MAYOR.map((text, at) => report(`mayor-${at}`, text)))
    for (const at of MAYOR.keys())
      expect(similarTo(index, `mayor-${at}`).filter((slug) => slug.startsWith('mayor'))).toEqual([])
  })

  test('show another event once', async () => {
    const { index } = await bundleReports(
      ...MAYOR.map((text, at) => report(`mayor-${at}`, text)),
      report('profile', {
        title: 'The life of Ilse Varnholt, mayor of Eddow',
        excerpt: 'From her school to the harbour: a portrait of the mayor of Eddow.',
        coverage: false,
      }),
    )
    expect(similarTo(index, 'profile').filter((slug) => slug.startsWith('mayor'))).toHaveLength(1)
  })

  test('are at most two of one outlet', async () => {
    const { index } = await bundleReports(
      ...floods((at) => (at > 0 && at < 6 ? { webUrl: `https://daily.example/${at}` } : {})),
    )
    const ofDaily = similarTo(index, 'flood-0').filter((slug) => /^flood-[1-5]$/.test(slug))
    expect(ofDaily).toHaveLength(2)
    expect(similarTo(index, 'flood-0')).toHaveLength(4)
  })

  test('are not the article itself, a page of the editor’s list, or another file of one of these pages', async () => {
    const { index } = await bundleReports(
      ...floods((at) =>
        at === 0 ? { related: [{ title: 'Listed', webUrl: 'https://www.flood-1.example/flood-1/' }] } : {},
      ),
      report('flood-0-again', { title: FLOODS[0][0], webUrl: 'https://www.flood-0.example/flood-0?utm_source=x' }),
      report('flood-1-again', { title: FLOODS[1][0], webUrl: 'https://m.flood-1.example/flood-1' }),
    )
    expect(similarTo(index, 'flood-0').filter((slug) => /^flood-[01]/.test(slug))).toEqual([])
    expect(similarTo(index, 'flood-2').filter((slug) => slug.startsWith('flood-0'))).toHaveLength(1)
  })

  test('do not exist beside an editor’s list of four stories', async () => {
    const related = [1, 2, 3, 4].map((at) => ({ title: `Item ${at}`, webUrl: `https://outlet-${at}.example/page` }))
    const { index } = await bundleReports(...floods((at) => (at === 0 ? { related } : {})))
    expect(similarTo(index, 'flood-0')).toEqual([])
    expect(similarTo(index, 'flood-2').length).toBeGreaterThan(0)
  })

  test('exist beside an editor’s list of other reports of the event, since these are no related stories', async () => {
    const related = MAYOR.map((text, at) => ({ ...text, webUrl: `https://paper-${at}.example/page` }))
    const { index } = await bundleReports(
      report('own', { ...MAYOR[0], related }),
      report('harbour', {
        title: 'Who will build the harbour of Eddow now?',
        excerpt: 'The contract for the harbour of Eddow is open again, and three firms want it.',
        time: '2026-03-14T10:00:00Z',
      }),
    )
    expect(index.story('own').related).toEqual([])
    expect(similarTo(index, 'own')).toContain('harbour')
  })
})

test('every similar article of a large edition keeps all rules', async () => {
  const { index } = await bundleFiles({
    ...inventedNews({ count: 500, days: 60 }),
    ...Object.assign({}, ...MAYOR.map((text, at) => report(`mayor-${at}`, { ...text, time: '2026-06-11T10:00:00Z' }))),
  } as Files)
  const stories = index.stories()
  const byId = new Map(stories.map((story) => [story.id, story]))
  const eventOf = (id: string) =>
    [id, ...(byId.get(id)?.reports ?? []).map(({ article }) => article ?? '')].toSorted()[0]
  for (const { id, similar } of stories) {
    const domains = similar.map((one) => byId.get(one.id)?.provider ?? '')
    expect(similar.length).toBeLessThanOrEqual(6)
    expect(domains.filter((domain) => domains.filter((one) => one === domain).length > 2)).toEqual([])
    const events = [id, ...similar.map((one) => one.id)].map(eventOf)
    expect(new Set(events).size).toBe(events.length)
  }
})

test('thousands of articles with the same words are bundled', async () => {
  const words = ['amber', 'harbour', 'signal', 'quiet', 'river', 'council', 'engine']
  const { index } = await bundleFiles(
    Object.assign(
      {},
      ...Array.from({ length: 3000 }, (_, at) =>
        report(`s${at}`, {
          title: `${words[at % 7]} ${words[at % 5]} ${words[at % 3]} ${at % 500}`,
          time: `20${10 + (at % 10)}-0${1 + (at % 9)}-11T10:00:00Z`,
        }),
      ),
    ) as Files,
  )
  const stories = index.stories()
  expect(stories).toHaveLength(3000)
  expect(Math.max(...stories.map(({ similar }) => similar.length))).toBe(6)
})
