// @vitest-environment node
import { expect, test } from 'vitest'
import { article, bundleFiles, fixture, problemLines } from './workspace.ts'

const NAME = '_news/2020-06-10-story.md'
const ID = '2020/06/10/story'

/** Bundles one article and gives what the reader gets of it. */
async function read(content: string | Buffer, files: Readonly<Record<string, string>> = {}) {
  const bundled = await bundleFiles({ [NAME]: content, ...files })
  return { ...bundled, lines: problemLines(bundled), story: bundled.index.story('story') }
}

test('every field of an article reaches the reader as the format says', async () => {
  const { story, lines, index, edition } = await read(fixture('everything.md'))
  expect(lines).toEqual([])
  expect(edition.ok).toBe(true)
  expect(story).toMatchObject({
    id: ID,
    title: 'Everything an article can say',
    excerpt: 'A sentence that ends.',
    time: '2020-06-10T16:07:00Z',
    updated: '2020-06-11T07:00:00Z',
    url: 'https://www.outlet.example/everything?utm_source=x',
    provider: 'outlet.example',
    topics: ['canvas-apps', 'ai'],
    heat: 119,
    quality: 49,
    image: {
      src: 'https://outlet.example/p.jpg',
      width: 1200,
      height: 630,
      title: 'Low & high',
      attribution: 'Photographer',
    },
    alternates: [
      { kind: 'original', url: 'https://original.example/everything' },
      { kind: 'amp', url: 'https://amp.outlet.example/everything' },
      { kind: 'amp-cache', url: 'https://outlet-example.cdn.ampproject.org/c/s/outlet.example/everything' },
    ],
    authors: ['Ada Example'],
    publishers: ['Outlet Group'],
    tags: ['harbours'],
    locale: 'en-US',
    body: '<p>A <em>body</em>.</p>',
    coverage: {
      outlets: 2,
      points: [
        [expect.any(Number), -22_020],
        [expect.any(Number), 0],
      ],
    },
    outlets: ['second.example', 'outlet.example'],
  })
  expect(story.related).toEqual([
    {
      title: 'The other report',
      excerpt: 'It says the same.',
      time: '2020-06-10T10:00:00Z',
      url: 'https://second.example/report',
      provider: expect.any(Number) as number,
      quality: 40,
      image: { src: 'https://second.example/r.jpg' },
    },
  ])
  expect(story).not.toHaveProperty('dayOnly')
  expect(story).not.toHaveProperty('youtube')
  expect(index.providers()).toEqual([{ domain: 'outlet.example', name: '9&10 News' }])
})

test.each(['crlf.md', 'bom.md', 'trailing-spaces.md'])('%s is read like any other file', async (name) => {
  const { story, lines } = await read(fixture(name))
  expect(lines).toEqual([])
  expect(story.url).toMatch(/^https:\/\/outlet\.example\//)
})

test('carriage returns reach neither text nor body', async () => {
  const { story } = await read(fixture('crlf.md'))
  expect(story.topics).toEqual(['lines'])
  expect(story.excerpt).toBe('One line. Another.')
  expect(story.body).toBe('<p>A body\nof two lines.</p>')
})

test('entities are decoded once, in text and in addresses, and control characters go', async () => {
  const { story } = await read(fixture('entities.md'))
  expect(story.title).toBe('Salt & snow ’s &lt;b>')
  expect(story.excerpt).toBe('Tom’s "tide" and more.')
  expect(story.url).toBe('https://outlet.example/entities?a=1&copy=2&b=3&copy=4')
  expect(story.image?.src).toBe('https://outlet.example/p.jpg?w=1&h=2')
})

test('without webUrl the original address is the link', async () => {
  const { story } = await read(fixture('no-web-url.md'))
  expect(story.url).toBe('https://original.example/story')
  expect(story.alternates).toEqual([{ kind: 'amp', url: 'https://amp.original.example/story' }])
  expect(story.provider).toBe('original.example')
})

test('an AMP address is never the link', async () => {
  const { story, lines } = await read(fixture('only-amp.md'))
  expect(story).not.toHaveProperty('url')
  expect(story.alternates).toEqual([{ kind: 'amp', url: 'https://amp.outlet.example/story' }])
  expect(lines).toEqual([])
})

test('an article with neither link nor text is published with a warning', async () => {
  const { lines, edition } = await read(article({ webUrl: undefined }))
  expect(lines).toEqual([`warning no-link ${NAME}:2:1`])
  expect(edition.ok).toBe(true)
})

test('an embedded film becomes an id and nothing of its HTML is kept', async () => {
  const { story, edition } = await read(fixture('video-iframe.md'))
  expect(story.youtube).toBe('AbC_12-34x')
  expect(story.type).toBe('video')
  expect([...edition.files.values()].join('\n')).not.toMatch(/iframe|onload/)
})

test.each([
  ['the address of a video is a film', { type: 'video', webUrl: 'https://youtu.be/dQw4w9WgXcQ?t=3' }, 'dQw4w9WgXcQ'],
  ['the address of an article is not', { type: 'article', webUrl: 'https://youtu.be/dQw4w9WgXcQ' }, undefined],
  [
    'an iframe without quotes is read',
    { featuredContent: '<iframe src=https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ></iframe>' },
    'dQw4w9WgXcQ',
  ],
  ['another player is not', { featuredContent: '<iframe src="https://player.example/embed/dQw4w9WgXcQ">' }, undefined],
  [
    'an id that is markup is not',
    { featuredContent: '<iframe src="https://youtube.com/embed/%22onload=1">' },
    undefined,
  ],
])('%s', async (_, fields, id) => {
  const { story } = await read(article(fields))
  expect(story.youtube).toBe(id)
})

test('null, -1 and empty values are unknown', async () => {
  const { story, lines } = await read(fixture('null-numbers.md'))
  expect(lines).toEqual([])
  for (const name of ['heat', 'quality', 'excerpt', 'image']) expect(story).not.toHaveProperty(name)
  expect(story.topics).toEqual([])
})

test('numbers in quotes are numbers, and numbers as text are what was written', async () => {
  const { story, index, lines } = await read(fixture('numbers-in-quotes.md'))
  expect(lines).toEqual([])
  expect(story).toMatchObject({ title: '1.10', quality: 49, heat: 0 })
  expect(index.providers()[0]?.name).toBe('2020')
})

test.each<[field: Record<string, unknown>, story: object, missing: readonly string[]]>([
  [{ quality: 154, heat: 194 }, { quality: 154, heat: 194 }, []],
  [{ quality: 0, heat: 0 }, { quality: 0, heat: 0 }, []],
  [{ quality: 49, heat: -1 }, { quality: 49 }, ['heat']],
  [{ quality: null, heat: null }, {}, ['quality', 'heat']],
  [{ quality: '49', heat: '-1' }, { quality: 49 }, ['heat']],
  [{}, {}, ['quality', 'heat']],
])('of %j the reader gets %j', async (fields, expected, missing) => {
  const { story, lines } = await read(article(fields))
  expect(lines).toEqual([])
  expect(story).toMatchObject(expected)
  for (const name of missing) expect(story).not.toHaveProperty(name)
})

test.each([
  ['', 1],
  ['published: true\n', 1],
  ['published: yes\n', 1],
  ['published: On\n', 1],
  ['published: false\n', 0],
  ['published: False\n', 0],
  ['published: "false"\n', 0],
  ['published: no\n', 0],
  ['published: off\n', 0],
])('with %j so many are published: %i', async (line, count) => {
  const { edition } = await bundleFiles({ [NAME]: article().replace('---\n', `---\n${line}`) })
  expect(edition.problems).toEqual([])
  expect(edition.manifest.counts.articles).toBe(count)
})

test.each<[written: string, domain: string, name: string]>([
  ['provider: {name: "The &amp; Outlet", domain: www.Second.example}', 'second.example', 'The & Outlet'],
  ['provider:\n  name: 9&10 News\n  domain: second.example', 'second.example', '9&10 News'],
  ['provider:\n  name: Yahoo! #1 (UK)\n  domain: https://www.second.example/news', 'second.example', 'Yahoo!'],
  ['provider:\n  domain: second.example:8080', 'second.example', 'second.example'],
  ['provider:\n  name: Nameless', 'outlet.example', 'Nameless'],
  ['provider: null', 'outlet.example', 'outlet.example'],
])('the outlet of %j is %s, %s', async (written, domain, name) => {
  const { index, edition } = await bundleFiles({ [NAME]: article().replace('---\n', `---\n${written}\n`) })
  expect(edition.problems).toEqual([])
  expect(index.providers()).toEqual([{ domain, name }])
})

test('the type is kept, whatever it is', async () => {
  for (const [type, expected] of [
    ['Podcast &amp; more', 'podcast & more'],
    ['VIDEO', 'video'],
    ['', 'article'],
  ]) {
    const { story, index } = await read(article({ type }))
    expect(story.type ?? 'article').toBe(expected)
    expect(index.front().facets.types).toEqual([expected])
  }
})

test('a language is named where it differs from the site’s', async () => {
  const site = { 'site.yaml': 'title: Tide\nlocale: en-us\n' }
  expect((await read(article({ locale: 'en_US' }), site)).story).not.toHaveProperty('locale')
  expect((await read(article({ locale: 'he' }), site)).story.locale).toBe('he')
  const wrong = await read(article({ locale: 'no such tag' }), site)
  expect(wrong.story).not.toHaveProperty('locale')
  expect(wrong.lines).toEqual([`warning invalid-locale ${NAME}:5:9 locale`])
})

test('a picture of the folder is found by its path and by the address it had', async () => {
  for (const url of [
    '/assets/p 1.png',
    'assets/p%201.png',
    './assets/p 1.png?v=2',
    'https://old.example/sub/assets/p%201.png',
    '{{ site.baseurl }}/assets/p 1.png',
  ]) {
    const { story, lines } = await read(article({ images: [{ url, width: '800', height: 0 }] }), {
      'assets/p 1.png': 'x',
    })
    expect(lines, url).toEqual([])
    expect(story.image, url).toEqual({ src: 'assets/p%201.png', width: 800 })
  }
})

test('of several pictures the first that can be shown is shown', async () => {
  const { story, lines } = await read(
    article({ images: [{ url: '' }, { url: '/assets/gone.png' }, 'https://outlet.example/a.png', { url: 'x' }] }),
  )
  expect(story.image).toEqual({ src: 'https://outlet.example/a.png' })
  expect(lines).toEqual([
    `warning missing-asset ${NAME}:5:28 images[1].url`,
    `warning unsafe-picture ${NAME}:5:86 images[3].url`,
  ])
})

test('one value stands for a list of one', async () => {
  const { story, index, lines } = await read(fixture('singles.md'))
  expect(lines).toEqual([`warning provider-name-only ${NAME}:5:11 provider`])
  expect(story.topics).toEqual(['ai'])
  expect(story.image).toEqual({ src: 'https://outlet.example/p.jpg' })
  expect(index.providers()).toEqual([{ domain: 'outlet.example', name: 'The Outlet' }])
})

test('other scripts are kept as they are', async () => {
  const { story, index } = await read(fixture('non-ascii.md'))
  expect(story).toMatchObject({ title: '海の向こうの港 — ميناء', excerpt: '港は今日、静かだった。', locale: 'ja' })
  expect(story.url).toBe('https://outlet.example/%E6%B5%B7/%E6%B8%AF')
  expect(index.front('海洋').cards).toHaveLength(1)
})

test('text stays text, and scripts and unsafe links vanish from the body', async () => {
  const { story } = await read(fixture('scripts.md'))
  expect(story.title).toBe('<script>alert(1)</script> & <b>bold</b>')
  expect(story.body).not.toMatch(/<script|onerror|style=|class=|href="javascript/i)
  expect(story.body).toContain('<a>link</a>')
})

test('keys of the language itself change nothing', async () => {
  const { story, lines } = await read(fixture('proto.md'))
  expect(story).toMatchObject({ provider: 'outlet.example' })
  expect(story).not.toHaveProperty('type')
  expect(lines.toSorted()).toEqual([
    `warning unknown-field ${NAME}:12:1 constructor`,
    `warning unknown-field ${NAME}:5:1 __proto__`,
    `warning unknown-field ${NAME}:9:3 provider.__proto__`,
  ])
  expect({}).not.toHaveProperty('published')
})

test('unsafe things in optional places are left out with a warning', async () => {
  const { story, lines, edition } = await read(fixture('unsafe-extras.md'))
  expect(edition.ok).toBe(true)
  expect(lines).toEqual([
    `warning unsafe-link ${NAME}:5:12 ampWebUrl`,
    `warning unsafe-picture ${NAME}:7:10 images[0].url`,
    `warning unsafe-picture ${NAME}:8:10 images[1].url`,
    `warning unsafe-picture ${NAME}:9:10 images[2].url`,
    `warning unsafe-link ${NAME}:12:13 related[0].webUrl`,
    `warning related-no-title ${NAME}:13:5 related[1]`,
    `warning invalid-date ${NAME}:16:24 related[2].publishedDateTime`,
  ])
  expect(story).not.toHaveProperty('image')
  expect(story.related.map(({ title }) => title)).toEqual(['Kept'])
  expect([...edition.files.values()].join('\n')).not.toMatch(/javascript:|passwd|secret/)
})

test('the Markdown body becomes safe HTML with its own pictures below the index', async () => {
  const { story, lines } = await read(fixture('body.md'), {
    'assets/chart.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  })
  expect(lines).toEqual([`warning left-out-of-text ${NAME}:2:1`, `warning missing-asset ${NAME}:12:9`])
  expect(story.body).toContain('<h2>A heading</h2>')
  expect(story.body).toContain('<strong>weight</strong>')
  expect(story.body).toContain('<sup>1</sup>')
  expect(story.body).toContain('href="https://outlet.example/" target="_blank" rel="noopener noreferrer"')
  expect(story.body).toContain('href="mailto:a@outlet.example"')
  expect(story.body).toContain('src="/~index/assets/chart.svg"')
  expect(story.body).toContain('src="https://outlet.example/p.png"')
  expect(story.body).toContain('<td>1</td>')
  expect(story.body).not.toMatch(/gone\.svg|iframe|form|include/)
})

test('an encrypted blob is nowhere in the output', async () => {
  const { edition } = await read(fixture('everything.md'))
  expect([...edition.files.values()].join('\n')).not.toContain('c2VjcmV0LWJsb2I')
})

test.each([
  ['2020-06-10T16:07Z', '2020-06-10T16:07:00Z', undefined],
  ['2020-06-10T16:07:08.123Z', '2020-06-10T16:07:08Z', undefined],
  ['2020-06-10T16:07:00-07:00', '2020-06-10T23:07:00Z', undefined],
  ['2020-06-10T16:07:00-0700', '2020-06-10T23:07:00Z', undefined],
  ['2020-06-10T16:07:00+09:00', '2020-06-10T07:07:00Z', undefined],
  ['2020-06-10 16:07:00 +0530', '2020-06-10T10:37:00Z', undefined],
  ['2020-06-10T01:00:00+09', '2020-06-09T16:00:00Z', undefined],
  ['2020-06-10T00:00:00-07:00', '2020-06-10T07:00:00Z', undefined],
  ['2020-06-10 16:07:00', '2020-06-10T16:07:00Z', undefined],
  ['2020-06-10', '2020-06-10T00:00:00Z', true],
  ['2020-06-10T00:00:00Z', '2020-06-10T00:00:00Z', true],
  ['2020-02-29', '2020-02-29T00:00:00Z', true],
])('the moment %s is %s', async (publishedDateTime, time, dayOnly) => {
  const { story } = await read(article({ publishedDateTime }))
  expect(story.time).toBe(time)
  expect(story.dayOnly).toBe(dayOnly)
})

test('what other systems call date is read where there is no publishedDateTime', async () => {
  const { story } = await read(article({ publishedDateTime: undefined, date: '2020-07-01T08:00:00Z' }))
  expect(story.time).toBe('2020-07-01T08:00:00Z')
  const { story: both } = await read(article({ date: '2020-07-01' }))
  expect(both.time).toBe('2020-06-10T16:07:00Z')
})

test('without a moment the day of the file name counts', async () => {
  const { story } = await read(article({ publishedDateTime: undefined }))
  expect(story).toMatchObject({ time: '2020-06-10T00:00:00Z', dayOnly: true })
})

test.each([
  ['2020-06-10-A Harbour’s “Tale”.md', '2020/06/10/a-harbours-tale'],
  ['2020-06-11-海の港.markdown', '2020/06/11/海の港'],
  ['no-day.md', '2020/06/10/no-day'],
  ['sub/folder/2020-06-12-deep.md', '2020/06/12/deep'],
  ['2020-13-45-not-a-day.md', '2020/06/10/2020-13-45-not-a-day'],
  // Its moment is of another day; the name is what the publisher linked.
  ['2020-06-09-day-of-the-name.md', '2020/06/09/day-of-the-name'],
  ['2020-06-10.md', '2020/06/10/story'],
  ['2020-06-10-?!.md', '2020/06/10/story'],
  ['2020-06-10-A & B -- C.md', '2020/06/10/a-b-c'],
])('the file %s has the address %s', async (name, id) => {
  const { index } = await bundleFiles({ [`_news/${name}`]: article() })
  expect(index.stories().map((story) => story.id)).toEqual([id])
})

test('unknown fields are told once each, with a count and a near word', async () => {
  const bundled = await bundleFiles({
    '_news/2020-06-10-a.md': article({ exerpt: 'x', mood: 1 }),
    '_news/2020-06-10-b.md': article({ exerpt: 'y', webUrl: 'https://outlet.example/b' }),
  })
  expect(bundled.edition.problems).toMatchObject([
    {
      severity: 'warning',
      file: '_news/2020-06-10-a.md',
      line: 5,
      column: 1,
      field: 'exerpt',
      message: 'Articles have no field “exerpt”, so it is not read; 2 articles have it.',
      hint: 'Did you mean “excerpt”?',
    },
    { field: 'mood', line: 6 },
  ])
  expect(bundled.edition.ok).toBe(true)
})

test('a long excerpt is cut on the card and whole in the article', async () => {
  const sentence = 'The tide came in over the stones and went out again. '
  const { story } = await read(article({ excerpt: sentence.repeat(20) }))
  expect(story.excerpt?.length).toBeLessThanOrEqual(320)
  expect(story.excerpt).toMatch(/ \w+…$/)
  expect(story.text).toBe(sentence.repeat(20).trim())
})

test('a folder of nothing but Markdown files works, without its papers', async () => {
  const { index, edition } = await bundleFiles({
    'README.md': '# About this folder\n',
    'node_modules/x/readme.md': article(),
    '_drafts/2020-01-01-draft.md': article(),
    'assets/notes.md': article(),
    '2020-06-10-a.md': article({ topics: ['Town'] }),
    'deeper/2020-06-11-b.md': article({ webUrl: 'https://second.example/b' }),
  })
  expect(edition.problems).toEqual([])
  expect(index.stories().map(({ id }) => id)).toEqual(['2020/06/10/a', '2020/06/11/b'])
  expect(index.manifest.site).toEqual({ title: 'Broadsheet', locale: 'en', home: [] })
  expect(index.manifest.topics.map(({ id, count }) => [id, count])).toEqual([['town', 1]])
})

test('site.yaml names the site, and a Jekyll configuration does where there is none', async () => {
  const site =
    'title: Tide\ndescription: "A &amp; B"\nurl: https://tide.example/\nlocale: pt_BR\naccent: "#1D4ED8"\nhome: [Town]\n'
  const jekyll = 'title: Jekyll\nlang: de\nbaseurl: /x\nurl: https://x.example\n'
  const news = { [NAME]: article({ topics: ['Town'] }) }
  const own = await bundleFiles({ ...news, 'site.yaml': site, '_config.yml': jekyll })
  expect(own.edition.problems).toEqual([])
  expect(own.index.manifest.site).toEqual({
    title: 'Tide',
    description: 'A & B',
    url: 'https://tide.example',
    locale: 'pt-BR',
    accent: '#1d4ed8',
    home: ['town'],
  })
  const other = await bundleFiles({ ...news, '_config.yml': jekyll })
  expect(other.index.manifest.site).toEqual({ title: 'Jekyll', locale: 'de', home: [] })
})

test('what site.yaml says wrongly is told with its place', async () => {
  const bundled = await bundleFiles({
    [NAME]: article({ topics: ['Harbours'] }),
    'site.yaml': 'titel: x\nurl: ftp://x.example\nlocale: "!"\naccent: blue\nhome:\n  - Harbour\n',
  })
  expect(problemLines(bundled).toSorted()).toEqual([
    'error invalid-colour site.yaml:4:9 accent',
    'error invalid-locale site.yaml:3:9 locale',
    'error unsafe-link site.yaml:2:6 url',
    'warning unknown-field site.yaml:1:1 titel',
    'warning unknown-topic site.yaml:6:5 home[0]',
  ])
  expect(bundled.edition.problems.find(({ field }) => field === 'home[0]')?.hint).toBe('Did you mean “harbours”?')
})
