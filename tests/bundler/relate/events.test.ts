// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { MAYOR, otherNews, report } from '../invented-news.ts'
import { type Files, type WrittenIndex, bundleFiles } from '../workspace.ts'

const slugOf = (id = '') => id.split('/').at(-1) ?? ''

/** Slugs of the reports beside a story, in their order. External items have the path of their address. */
const reportsOf = (index: WrittenIndex, slug: string) =>
  (index.story(slug).reports ?? []).map(({ article, url }) => slugOf(article ?? url))
const tiesOf = (index: WrittenIndex, slug: string) =>
  Object.fromEntries(
    (index.story(slug).reports ?? []).map(({ article, url, why }) => [slugOf(article ?? url), why?.by]),
  )

const bundleReports = (...reports: Files[]) => bundleFiles(Object.assign({}, otherNews, ...reports) as Files)

const QUAKE = {
  title: 'Earthquake of magnitude 4.1 shakes the valley of Ansel',
  excerpt: 'An earthquake of magnitude 4.1 woke people in Ansel on Wednesday. Roofs were damaged, and nobody was hurt.',
}
const FLOOD = {
  title: 'Flood of the river Tarn reaches Ansel after night of heavy rain',
  excerpt: 'The Tarn left its bed at Ansel. Firefighters filled sandbags, and two schools remained closed.',
}

describe('articles are reports of one event', () => {
  test('when different outlets report it in different words, without an editor', async () => {
    const { index } = await bundleReports(
      ...MAYOR.map((text, at) => report(`mayor-${at}`, { ...text, time: `2026-03-11T1${at}:00:00Z` })),
    )
    expect(reportsOf(index, 'mayor-0')).toEqual(['mayor-3', 'mayor-2', 'mayor-1'])
    expect(tiesOf(index, 'mayor-2')).toEqual({ 'mayor-0': 'words', 'mayor-1': 'words', 'mayor-3': 'words' })
    expect(index.story('mayor-3').coverage?.outlets).toBe(4)
    expect(index.story('mayor-3').outlets).toEqual(
      ['mayor-0', 'mayor-1', 'mayor-2', 'mayor-3'].map((one) => `${one}.example`),
    )
  })

  test('when they are in a language without spaces', async () => {
    const text = '港の水位が上昇し、アンセル市は住民に避難を呼びかけた'
    const { index } = await bundleReports(
      report('umi', { title: text, excerpt: '市は水曜日に港の近くの住民に避難するよう求めた。', locale: 'ja' }),
      report('kawa', {
        title: `${text}。市長が会見`,
        excerpt: '水曜日、港の近くの住民に避難が求められた。',
        locale: 'ja',
      }),
    )
    expect(reportsOf(index, 'umi')).toEqual(['kawa'])
  })
})

const changed = (text: { readonly title: string; readonly excerpt: string }, from: string, to: string) => ({
  title: text.title.replaceAll(from, to),
  excerpt: text.excerpt.replaceAll(from, to),
})

/** The same flood of another river in another town. */
const ELSEWHERE = changed(changed(FLOOD, 'Ansel', 'Morwick'), 'Tarn', 'Ulde')

describe('articles are not reports of one event', () => {
  test.each<[reason: string, one: Parameters<typeof report>[1], other: Parameters<typeof report>[1]]>([
    ['they count different things with the same words', QUAKE, changed(QUAKE, '4.1', '5.6')],
    ['they name different places with the same words', FLOOD, ELSEWHERE],
    [
      'they name different places with the same words and the same day of the week',
      changed(FLOOD, 'Ansel.', 'Ansel on Wednesday.'),
      changed(ELSEWHERE, 'Morwick.', 'Morwick on Wednesday.'),
    ],
    [
      'they name different people with the same words',
      { title: 'Minister Orla Penfold resigns over budget', excerpt: 'Orla Penfold left the cabinet after the vote.' },
      { title: 'Minister Jory Haswick resigns over budget', excerpt: 'Jory Haswick left the cabinet after the vote.' },
    ],
    [
      'one is a follow-up two days later',
      MAYOR[0],
      {
        title: 'Three candidates want to follow Varnholt as mayor of Eddow',
        excerpt: 'A teacher, a brewer and a judge announced on Friday that they will run for mayor of Eddow in June.',
        time: '2026-03-13T10:00:00Z',
      },
    ],
    [
      'the same happens again two weeks later',
      { title: 'Ferry to Ansel cancelled', excerpt: 'The ferry to Ansel stays in port because of a storm.' },
      {
        title: 'Ferry to Ansel cancelled',
        excerpt: 'The ferry to Ansel stays in port because of a storm.',
        time: '2026-03-25T10:00:00Z',
      },
    ],
  ])('when %s', async (_, one, other) => {
    const { index } = await bundleReports(report('one', one), report('other', other))
    expect(reportsOf(index, 'one')).toEqual([])
    expect(reportsOf(index, 'other')).toEqual([])
    expect(index.story('one')).not.toHaveProperty('coverage')
  })

  test('when one outlet published both, such as two days of a column with the same title', async () => {
    const column = {
      title: 'What the tide brought in this morning',
      excerpt: 'Our daily column about the harbour of Ansel, its ferries and its gulls.',
    }
    const { index } = await bundleReports(
      report('monday', { ...column, webUrl: 'https://tide.example/monday' }),
      report('tuesday', { ...column, webUrl: 'https://tide.example/tuesday', time: '2026-03-12T10:00:00Z' }),
    )
    expect(reportsOf(index, 'monday')).toEqual([])
    const front = index.front()
    const latest = front.latest.map((at) => slugOf(front.cards[at]?.id))
    expect(latest).toEqual(expect.arrayContaining(['monday', 'tuesday']))
  })

  test('only because each is like a report between them', async () => {
    const first = 'Council of Eddow sells harbour cranes to shipyard'
    const last = 'Storm damages lighthouse and pier beside school in Morwick'
    const { index } = await bundleReports(
      report('first', {
        title: first,
        excerpt: 'Nine cranes go to the shipyard, and the council of Eddow gets silver.',
      }),
      report('between', {
        title: `${first}; ${last.toLowerCase().replace('morwick', 'Morwick')}`,
        excerpt: 'Nine cranes leave Eddow, and waves broke the lamp of the lighthouse in Morwick.',
      }),
      report('last', {
        title: last,
        excerpt: 'Waves broke the lamp of the lighthouse, and the school in Morwick is closed.',
      }),
    )
    expect(reportsOf(index, 'first')).not.toContain('last')
    expect(reportsOf(index, 'last')).not.toContain('first')
  })
})

test('syndicated copies are one report of an event: they do not count as outlets, and say that they are copies', async () => {
  const hour = (at: number) => `2026-03-11T1${at}:00:00Z`
  const { index } = await bundleReports(
    report('agency', { ...MAYOR[0], time: hour(0) }),
    report('copy-a', { ...MAYOR[0], time: hour(1) }),
    report('copy-b', { ...MAYOR[0], title: `${MAYOR[0].title} today`, time: hour(2) }),
    report('own-words', { ...MAYOR[1], time: hour(3) }),
  )
  const story = index.story('agency')
  expect(tiesOf(index, 'agency')).toEqual({ 'copy-a': 'copy', 'copy-b': 'copy', 'own-words': 'words' })
  expect(story.coverage?.outlets).toBe(2)
  expect(story.outlets).toEqual(['agency.example', 'own-words.example'])
})

test.each([10, 30, 60])('%i copies of one text are one story', async (count) => {
  const copies = Array.from({ length: count }, (_, at) => report(`paper-${at}`, MAYOR[0]))
  const { index } = await bundleReports(...copies)
  expect(index.manifest.counts.articles - index.manifest.counts.stories).toBe(count - 1)
})

test.each([10, 60])('%i reports in different words are one story', async (count) => {
  const reports = Array.from({ length: count }, (_, at) => {
    const { title, excerpt } = MAYOR[at % MAYOR.length] ?? MAYOR[0]
    return report(`paper-${at}`, { title, excerpt: `${excerpt} Reporter ${at} heard bell${at} and drum${at}.` })
  })
  const { index } = await bundleReports(...reports)
  expect(index.manifest.counts.articles - index.manifest.counts.stories).toBe(count - 1)
})

test('an event that only copies report has no coverage, and lists show it once', async () => {
  const { index } = await bundleReports(
    report('agency', MAYOR[0]),
    report('copy', { ...MAYOR[0], time: '2026-03-11T12:00:00Z' }),
  )
  expect(index.story('agency')).not.toHaveProperty('coverage')
  expect(tiesOf(index, 'agency')).toEqual({ copy: 'copy' })
  expect(index.manifest.counts.articles - index.manifest.counts.stories).toBe(1)
})

test('the page of a copy says that the original has the same text', async () => {
  const { index } = await bundleReports(
    report('agency', MAYOR[0]),
    report('copy', { ...MAYOR[0], time: '2026-03-11T12:00:00Z' }),
  )
  expect(tiesOf(index, 'copy')).toEqual({ agency: 'copy' })
})

describe('an editor’s list', () => {
  const item = (at: 1 | 2 | 3, slug: string) => ({
    ...MAYOR[at],
    webUrl: `https://${slug}.example/${slug}`,
    publishedDateTime: '2026-03-11T12:00:00Z',
    provider: { name: slug, domain: `${slug}.example` },
  })

  test('adds an item of the event to its coverage, and keeps a job advert among the related stories', async () => {
    const { index } = await bundleReports(
      report('own', {
        ...MAYOR[0],
        related: [
          item(1, 'paper'),
          { title: 'We are hiring: crane drivers for the night shift', webUrl: 'https://jobs.example/cranes' },
        ],
      }),
    )
    const story = index.story('own')
    expect(tiesOf(index, 'own')).toEqual({ paper: 'editor' })
    expect(story.related.map(({ url }) => slugOf(url))).toEqual(['cranes'])
    expect(story.coverage?.outlets).toBe(2)
    expect(story.outlets).toEqual(['own.example', 'paper.example'])
  })

  test('links an item of the event that is an article of the edition, and the reason is the editor on both pages', async () => {
    const { index } = await bundleReports(
      report('own', { ...MAYOR[0], related: [item(2, 'paper')] }),
      report('paper', MAYOR[2]),
    )
    expect(index.story('own').related).toEqual([])
    expect(index.story('own').reports).toMatchObject([{ article: '2026/03/11/paper', why: { by: 'editor' } }])
    expect(tiesOf(index, 'paper')).toEqual({ own: 'editor' })
  })

  test('gives an external report to the pages of all reports of the event', async () => {
    const { index } = await bundleReports(
      report('own', { ...MAYOR[0], related: [item(1, 'elsewhere')] }),
      report('paper', MAYOR[2]),
      report('third', { ...MAYOR[3], related: [item(1, 'elsewhere')] }),
    )
    for (const slug of ['own', 'paper', 'third']) {
      expect(reportsOf(index, slug).filter((one) => one === 'elsewhere')).toEqual(['elsewhere'])
      expect(index.story(slug).related).toEqual([])
      expect(index.story(slug).coverage?.outlets).toBe(4)
    }
  })

  test('ties weaker likenesses than words alone do', async () => {
    const vague = {
      title: 'Eddow council meets about harbour',
      excerpt: 'The council of Eddow met, and heard of an audit.',
      time: '2026-03-11T22:00:00Z',
    }
    const listed = { title: vague.title, webUrl: 'https://paper.example/paper' }
    const alone = await bundleReports(report('own', MAYOR[0]), report('paper', vague))
    const tied = await bundleReports(report('own', { ...MAYOR[0], related: [listed] }), report('paper', vague))
    expect(reportsOf(alone.index, 'own')).toEqual([])
    expect(reportsOf(tied.index, 'own')).toEqual(['paper'])
  })

  test('keeps every item of a long list, among the reports or among the related stories', async () => {
    const related = Array.from({ length: 60 }, (_, at) => item(((at % 3) + 1) as 1 | 2 | 3, `paper-${at}`))
    const { index } = await bundleReports(report('own', { ...MAYOR[0], related }))
    const { related: kept } = index.story('own')
    const shown = new Set([...reportsOf(index, 'own'), ...kept.map(({ url }) => slugOf(url))])
    expect(related.map(({ webUrl }) => slugOf(webUrl)).filter((slug) => !shown.has(slug))).toEqual([])
  })
})

describe('the field coverage', () => {
  test('takes an article out of all events when it is false', async () => {
    const { index } = await bundleReports(
      report('one', MAYOR[0]),
      report('two', { ...MAYOR[1], coverage: false }),
      report('three', MAYOR[2]),
    )
    expect(reportsOf(index, 'one')).toEqual(['three'])
    expect(reportsOf(index, 'two')).toEqual([])
    expect(index.story('two')).not.toHaveProperty('coverage')
  })

  test('keeps the editor’s list of an article with coverage: false as related stories', async () => {
    const { index } = await bundleReports(
      report('one', {
        ...MAYOR[0],
        coverage: false,
        related: [{ ...MAYOR[1], webUrl: 'https://paper.example/page' }],
      }),
    )
    expect(index.story('one').related.map(({ url }) => url)).toEqual(['https://paper.example/page'])
    expect(index.story('one')).not.toHaveProperty('reports')
  })

  test('joins articles that name the same event, in any case, without a word in common and years apart', async () => {
    const { index } = await bundleReports(
      report('one', { title: 'Comet seen above Ansel', coverage: 'Eddow Inquiry' }),
      report('two', {
        title: 'Judges read four hundred letters',
        coverage: 'eddow  inquiry',
        time: '2019-01-05T10:00:00Z',
      }),
    )
    expect(tiesOf(index, 'one')).toEqual({ two: 'publisher' })
    expect(tiesOf(index, 'two')).toEqual({ one: 'publisher' })
    expect(index.story('one').coverage?.outlets).toBe(2)
  })

  test('never joins articles that name different events, also not through a third one', async () => {
    const { index } = await bundleReports(
      report('one', { ...MAYOR[0], coverage: 'the audit' }),
      report('two', { ...MAYOR[1], coverage: 'the resignation' }),
      report('three', MAYOR[2]),
    )
    expect(reportsOf(index, 'one')).not.toContain('two')
    expect(reportsOf(index, 'two')).not.toContain('one')
    expect(reportsOf(index, 'three')).toHaveLength(1)
  })

  test('says nothing when it is true or empty', async () => {
    const { index } = await bundleReports(
      report('one', { ...MAYOR[0], coverage: true }),
      report('two', { ...MAYOR[1], coverage: '' }),
    )
    expect(tiesOf(index, 'one')).toEqual({ two: 'words' })
  })
})

describe('the report that lists show', () => {
  const shownOf = async (...reports: Files[]) => {
    const { index } = await bundleReports(...reports)
    const front = index.front()
    return front.latest.map((at) => slugOf(front.cards[at]?.id)).filter((slug) => slug.startsWith('mayor'))
  }

  test.each<[rule: string, shown: string, fields: Readonly<Record<string, readonly [object, object, object]>>]>([
    ['is the earliest', 'mayor-0', { fields: [{}, {}, {}] }],
    ['is the best when their quality differs', 'mayor-1', { fields: [{ quality: 20 }, { quality: 30 }, {}] }],
    [
      'is the one whose editor’s list names the others, whatever its quality',
      'mayor-2',
      {
        fields: [
          { quality: 20 },
          { quality: 30 },
          { quality: 1, related: [{ ...MAYOR[0], webUrl: 'https://mayor-0.example/mayor-0' }] },
        ],
      },
    ],
  ])('%s', async (_, shown, { fields = [{}, {}, {}] }) => {
    const reports = fields.map((more, at) =>
      report(`mayor-${at}`, { ...(MAYOR[at] ?? MAYOR[0]), time: `2026-03-11T1${at}:00:00Z`, ...more }),
    )
    expect(await shownOf(...reports)).toEqual([shown])
  })
})

test('reports are newest first, and coverage counts the seconds from the article’s own time', async () => {
  const { index } = await bundleReports(
    report('noon', { ...MAYOR[0], time: '2026-03-11T12:00:00Z' }),
    report('early', { ...MAYOR[1], time: '2026-03-11T08:00:00Z' }),
    report('late', { ...MAYOR[2], time: '2026-03-11T15:00:00Z' }),
  )
  expect(reportsOf(index, 'noon')).toEqual(['late', 'early'])
  expect(index.story('noon').coverage?.points.map(([, after]) => after / 3600)).toEqual([-4, 0, 3])
})

test('the reason “words” comes with words of the page, and the other reasons without', async () => {
  const { index } = await bundleReports(
    report('one', { ...MAYOR[0], coverage: 'audit' }),
    report('two', MAYOR[1]),
    report('named', { title: 'Letters to the editor', coverage: 'audit' }),
  )
  const why = Object.fromEntries((index.story('one').reports ?? []).map((one) => [slugOf(one.article), one.why]))
  expect(why['two']).toMatchObject({ by: 'words' })
  expect(why['two']?.words?.length).toBeGreaterThan(0)
  for (const word of why['two']?.words ?? []) expect(`${MAYOR[0].title} ${MAYOR[0].excerpt}`).toContain(word)
  expect(why['two']?.words?.join(' ')).toMatch(/Varnholt|Eddow/)
  expect(why['named']).toEqual({ by: 'publisher' })
})
