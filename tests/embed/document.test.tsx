// @vitest-environment jsdom
import { within } from '@testing-library/dom'
import { expect, test } from 'vitest'
import type { Article, RelatedArticle } from '../../src/contract/article.ts'
import type { Provider, Site, Topic } from '../../src/contract/edition.ts'
import type { EmbedInput } from '../../src/embed/embed-input.ts'
import { renderEmbed } from '../../src/embed/render.tsx'

const site: Site = { title: 'The Daily', locale: 'en-GB', home: [], url: 'https://daily.example' }
const climate: Topic = { id: 'climate', name: 'Climate', ink: 3, count: 40, providers: 2, sources: [], front: 'x' }
const provider: Provider = { domain: 'grainlight.example', name: 'Grainlight' }

const article = (n: number, more: Partial<Article> = {}): Article => ({
  id: `2026/11/${String(n + 1).padStart(2, '0')}/story-${n}`,
  title: `Story ${n}`,
  time: '2026-11-20T23:30:00Z',
  dayOnly: false,
  type: 'article',
  url: `https://grainlight.example/${n}`,
  provider,
  topics: [climate],
  ...more,
})

const related = (title: string, more: Partial<RelatedArticle> = {}): RelatedArticle => ({
  title,
  type: 'article',
  url: `https://other.example/${encodeURIComponent(title)}`,
  provider,
  ...more,
})

function render(more: Partial<EmbedInput> = {}): { html: string; page: Document } {
  const html = renderEmbed({
    site,
    topic: climate,
    latest: Array.from({ length: 9 }, (_, n) => article(n)),
    top: [],
    related: new Map(),
    count: 40,
    reader: 'https://daily.example/news/',
    index: '../../data/',
    files: {
      stylesheet: '../../app/embed.css',
      script: 'frame("<b>") && 1',
      words: '../../app/',
      icon: '../../icon.svg',
      fonts: ['../../app/headline.woff2'],
    },
    ...more,
  })
  return { html, page: new DOMParser().parseFromString(html, 'text/html') }
}

/** Queries by role need a document with a window. Setting `innerHTML` runs no scripts. */
function show({ page }: { readonly page: Document }) {
  document.body.innerHTML = page.body.innerHTML
  return within(document.body)
}

const renderStory = (more: Partial<Article>) => render({ latest: [article(0, more)] })
const links = (page: Document) => [...page.querySelectorAll('a')]

test('the head has title, canonical address, policy, oEmbed link and files', () => {
  const { html, page } = render({ oembed: 'https://daily.example/oembed/climate.json', policy: "default-src 'none'" })
  expect(html).toMatch(/^<!doctype html><html lang="en-GB"/i)
  expect(page.title).toBe('Climate · The Daily')
  const value = (selector: string, name: string) => page.head.querySelector(selector)?.getAttribute(name)
  expect(value('link[rel=canonical]', 'href')).toBe('https://daily.example/news/topics/climate')
  expect(value('meta[http-equiv=Content-Security-Policy]', 'content')).toBe("default-src 'none'")
  expect(value('link[type="application/json+oembed"]', 'href')).toBe('https://daily.example/oembed/climate.json')
  expect(value('link[rel=stylesheet]', 'href')).toBe('../../app/embed.css')
  expect(value('script', 'data-words')).toBe('../../app/')
  expect(page.head.querySelector('script')?.textContent).toBe('frame("<b>") && 1')
  expect(value('link[as=font]', 'href')).toBe('../../app/headline.woff2')
})

test('the head names the page of the topic to search engines, and asks them to leave out a document without one', () => {
  const headOf = (more: Partial<EmbedInput>) => {
    const { head } = render(more).page
    return [
      head.querySelector('link[rel=canonical]')?.getAttribute('href'),
      head.querySelector('meta[name=robots]')?.getAttribute('content'),
      head.querySelector('meta[name=description]')?.getAttribute('content'),
    ]
  }
  const { url: _, ...unknown } = { ...site, description: 'News of a day.' }
  expect(headOf({ topic: { ...climate, description: 'Weather of years.' } })).toEqual([
    'https://daily.example/news/topics/climate',
    undefined,
    'Weather of years.',
  ])
  expect(headOf({ site: unknown, reader: '../../' })).toEqual([undefined, 'noindex', 'News of a day.'])
  expect(headOf({ topic: undefined, isUnknownTopic: true })).toEqual([undefined, 'noindex', undefined])
})

test('screen readers find a titled main region, a list of headlines and links to the reader', () => {
  const screen = within(show(render()).getByRole('main', { name: 'Climate' }))
  expect(screen.getByRole('heading', { level: 1, name: 'Climate' })).toBeTruthy()
  expect(screen.getAllByRole('listitem')).toHaveLength(6)
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(6)
  expect(screen.getByRole('link', { name: 'Story 0' }).getAttribute('href')).toBe('https://grainlight.example/0')
  expect(screen.getByRole('link', { name: 'Details: Story 0' }).getAttribute('href')).toBe(
    'https://daily.example/news/2026/11/01/story-0',
  )
  expect(screen.getByRole('link', { name: 'All 40 stories on The Daily' }).getAttribute('href')).toBe(
    'https://daily.example/news/topics/climate',
  )
})

test('shows six stories, and does not load pictures of the hidden ones', () => {
  const latest = Array.from({ length: 9 }, (_, n) =>
    article(n, { image: { src: `https://pictures.example/${n}.jpg` } }),
  )
  const { page } = render({ latest })
  expect(page.querySelectorAll('.story')).toHaveLength(9)
  expect(page.querySelectorAll('.story[hidden]')).toHaveLength(3)
  expect(page.querySelectorAll('.story:not([hidden]) .pic img[src]')).toHaveLength(6)
  expect(page.querySelectorAll('.story[hidden] img[src]')).toHaveLength(0)
  expect(page.querySelectorAll('.story[hidden] img[data-src]')).toHaveLength(3)
})

test('merges both orders into one list, each story once, with at most 24 stories of each order', () => {
  const all = Array.from({ length: 40 }, (_, n) => article(n))
  const { page } = render({ latest: all.slice(0, 26), top: [...all.slice(30), ...all.slice(0, 20)] })
  const stories = [...page.querySelectorAll<HTMLElement>('.story')]
  expect(stories).toHaveLength(34)
  expect(stories[0]?.dataset).toMatchObject({ latest: '0', top: '10' })
  expect(stories[23]?.dataset['latest']).toBe('23')
  expect(stories[24]?.dataset).toMatchObject({ top: '0' })
  expect(stories[24]?.dataset['latest']).toBeUndefined()
})

test('every link opens a new tab without opener and referrer', () => {
  const { page } = render({ related: new Map([[article(0).id, [related('A'), related('B')]]]) })
  expect(links(page).length).toBeGreaterThan(20)
  for (const link of links(page)) {
    expect(link.target).toBe('_blank')
    expect(link.rel).toBe('noopener noreferrer')
  }
})

test('a story without an http(s) address at its outlet opens in the reader', () => {
  const { url: _, ...local } = article(0)
  for (const latest of [
    [local],
    [article(0, { url: 'javascript:alert(1)' })],
    [article(0, { url: 'data:text/html,x' })],
  ]) {
    expect(show(render({ latest })).getByRole('link', { name: 'Story 0' }).getAttribute('href')).toBe(
      'https://daily.example/news/2026/11/01/story-0',
    )
  }
})

test('contains no inline styles and no script but its own, and loads only pictures of stories from other sites', () => {
  const logo = 'https://tracker.example/logo.png'
  const image = { src: 'http://pictures.example/1.jpg' }
  const { html, page } = render({
    latest: [article(0, { image, provider: { ...provider, logo } }), article(1)],
    related: new Map([[article(0).id, [related('A', { image, provider: { ...provider, logo } })]]]),
  })
  expect(page.querySelectorAll('style, [style]')).toHaveLength(0)
  expect(page.scripts).toHaveLength(1)
  expect(page.querySelectorAll('iframe, object, embed, form, base, template')).toHaveLength(0)
  expect(page.querySelectorAll('[data-hue]').length).toBeGreaterThan(1)
  expect(
    [...page.querySelectorAll('*')]
      .flatMap((element) => element.getAttributeNames())
      .filter((name) => name.startsWith('on')),
  ).toEqual([])
  expect(html).not.toContain('tracker.example')
  const loaded = [...page.querySelectorAll('[src], link:not([rel=canonical])')].map(
    (element) => element.getAttribute('src') ?? element.getAttribute('href'),
  )
  expect(new Set(loaded)).toEqual(
    new Set(['../../app/embed.css', '../../app/headline.woff2', '../../icon.svg', 'http://pictures.example/1.jpg']),
  )
})

test('loads assets from the index, and sends no referrer with pictures', () => {
  const { page } = renderStory({ image: { src: 'assets/a.webp' }, provider: { ...provider, logo: 'assets/g.svg' } })
  const images = [...page.querySelectorAll('img')]
  expect(images.map((image) => image.getAttribute('src'))).toEqual([
    '../../data/assets/a.webp',
    '../../data/assets/g.svg',
  ])
  for (const image of images) {
    expect(image.getAttribute('referrerpolicy')).toBe('no-referrer')
    expect(image.getAttribute('alt')).toBe('')
  }
})

test.each([
  '</title><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</li></ul><svg onload=alert(1)>',
  ' style="--mono-h:1" <img src="x',
  '<li class="story" hidden="">',
  '{{constructor.constructor("alert(1)")()}}',
  '\u202Egnp.exe',
])('escapes the hostile text %j', (words) => {
  const topic = { ...climate, id: words, name: words }
  const { page } = render({
    site: { ...site, title: words },
    topic,
    latest: [
      article(0, {
        title: words,
        excerpt: words,
        topics: [{ ...topic, id: 'x' }],
        provider: { domain: words, name: words },
        image: { src: `https://x.example/${words}` },
      }),
    ],
    related: new Map([[article(0).id, [related(words)]]]),
  })
  expect(page.title).toContain(words.trim())
  expect(page.querySelector('h2')?.textContent).toBe(words)
  expect(page.querySelector('.related h3')?.textContent).toBe(words)
  expect(page.querySelector('.kicker')?.textContent).toBe(words)
  expect(page.querySelectorAll('script')).toHaveLength(1)
  expect(page.querySelectorAll('img')).toHaveLength(1)
  expect(page.querySelectorAll('.story')).toHaveLength(1)
  expect(page.querySelectorAll('[onerror], [onload], [style]')).toHaveLength(0)
  expect(links(page).every(({ href }) => href.startsWith('https://'))).toBe(true)
})

test('marks the language and direction of stories and of the edition', () => {
  const { page } = renderStory({ title: 'قصة', locale: 'ar' })
  expect(page.querySelector('.card')?.getAttribute('lang')).toBe('ar')
  expect(page.querySelector('.card .head')?.getAttribute('dir')).toBe('auto')
  expect(page.documentElement.dir).toBe('')
  const arabic = render({ site: { ...site, locale: 'ar-EG' } }).page
  expect(arabic.documentElement).toMatchObject({ lang: 'ar-EG', dir: 'rtl' })
  // Dates are in the language of the edition, not of the story.
  expect(page.querySelector('time')?.lang).toBe('en-GB')
  expect(arabic.querySelector('time')?.lang).toBe('ar-EG')
})

test('hides a panel of up to three related stories below each story', () => {
  const four = ['A', 'B', 'C', 'D'].map((title) => related(title))
  const here = related('Here', { article: '2026/01/01/here' })
  const { url: _, ...only } = here
  const { page } = render({
    related: new Map([
      [article(0).id, four],
      [article(1).id, [here]],
      [article(2).id, [only]],
    ]),
  })
  const panels = [...page.querySelectorAll<HTMLDetailsElement>('details')]
  expect(panels.map((panel) => panel.querySelector('summary')?.textContent)).toEqual([
    '3 related stories',
    '1 related story',
    '1 related story',
  ])
  expect(panels.every((panel) => panel.hidden && !panel.open)).toBe(true)
  expect(panels[0]?.querySelectorAll('h3')).toHaveLength(3)
  expect(panels[1]?.querySelector('h3 a')?.getAttribute('href')).toBe('https://other.example/Here')
  expect(panels[1]?.querySelector('h3 a')?.getAttribute('data-reader')).toBe(
    'https://daily.example/news/2026/01/01/here',
  )
  expect(panels[2]?.querySelector('h3 a')?.getAttribute('href')).toBe('https://daily.example/news/2026/01/01/here')
})

test('leaves out related stories when there are many or long stories', () => {
  const panels = (letters: number, count: number) => {
    const all = Array.from({ length: 48 }, (_, n) => article(n, { title: `${n} ${'x'.repeat(letters)}` }))
    const three = (n: number) => ['A', 'B', 'C'].map((name) => related(`${name} ${n}`))
    const { page } = render({
      latest: all.slice(0, Math.min(count, 24)),
      top: all.slice(24, count),
      related: new Map(all.map(({ id }, n) => [id, three(n)])),
    })
    return page.querySelectorAll('.related h3').length
  }
  expect(panels(20, 24)).toBe(72)
  expect(panels(20, 48)).toBeGreaterThan(48)
  expect(panels(20, 48)).toBeLessThan(144)
  expect(panels(400, 48)).toBe(0)
})

test('shows dates in UTC, so that every machine builds the same bytes, and keeps the exact time in the markup', () => {
  const time = renderStory({}).page.querySelector('time')
  expect([time?.dateTime, time?.textContent]).toEqual(['2026-11-20T23:30:00Z', '20 Nov 2026'])
  expect(renderStory({ dayOnly: true, time: '2026-11-20T00:00:00Z' }).page.querySelector('time')?.dateTime).toBe(
    '2026-11-20',
  )
})

test('the number of outlets links to the reports of all outlets', () => {
  const screen = show(renderStory({ coverage: { outlets: 4, points: [] } }))
  expect(screen.getByRole('link', { name: '4 outlets on: Story 0' }).getAttribute('href')).toBe(
    'https://daily.example/news/2026/11/01/story-0#coverage',
  )
})

test('shows a picture only once and no kicker for the topic of the document', () => {
  const image = { src: 'https://pictures.example/stock.jpg' }
  const { page } = render({ latest: [article(0, { image }), article(1, { image })] })
  expect(page.querySelectorAll('.pic')).toHaveLength(1)
  expect(page.querySelectorAll('.kicker')).toHaveLength(0)
})

test('an empty topic shows a notice and a link to the reader', () => {
  const screen = show(render({ latest: [], count: 0 }))
  expect(screen.getByRole('heading', { level: 2, name: 'No stories yet' })).toBeTruthy()
  expect(screen.getByText('New stories on Climate from The Daily will appear here.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'More stories on The Daily' })).toBeTruthy()
  expect(screen.queryByRole('list')).toBeNull()
})

test('the top stories have the accent of the site and no colour of a topic', () => {
  const root = render({ topic: undefined, site: { ...site, accent: '#aa3300' } }).page.documentElement
  expect(root.dataset).toMatchObject({ accent: '#aa3300', layout: 'cards', chrome: 'header footer border' })
  expect(root.dataset['ink']).toBeUndefined()
  expect(render().page.documentElement.dataset).toMatchObject({ ink: '3', stock: '' })
})

test.each([
  ['de-DE', 'Alle 12.345 Beiträge', 'Details: Story 0'],
  ['ja', '全12,345件の記事を見る', '詳細：Story 0'],
  ['ar', 'جميع الأخبار (12,345)', 'التفاصيل: \u2068Story 0\u2069'],
])('the words around the stories are in the language of the site: %s', (locale, all, more) => {
  const { page } = render({ count: 12_345, site: { ...site, locale } })
  const said = page.querySelector<HTMLElement>('.embed__foot [data-say]')
  expect([said?.textContent, said?.lang]).toEqual([all, locale])
  const link = page.querySelector<HTMLElement>('.more')
  expect([link?.getAttribute('aria-label'), link?.lang]).toEqual([more, locale])
})

test('a site in a language that the interface does not have gets English words, marked as English', () => {
  const { page } = render({ count: 12_345, site: { ...site, locale: 'nl' } })
  expect(page.documentElement.lang).toBe('nl')
  expect(page.querySelector('time')?.textContent).toBe('20 nov 2026')
  const said = page.querySelector<HTMLElement>('.embed__foot [data-say]')
  expect([said?.textContent, said?.lang]).toEqual(['All 12,345 stories', 'en'])
})

test('the names of topic, site and stories are in the language of the site, whatever the page has', () => {
  const { page } = render({ site: { ...site, locale: 'de' } })
  for (const selector of ['h1', '.embed__by', '.stories'])
    expect(page.querySelector<HTMLElement>(selector)?.lang).toBe('de')
})

test('a video is marked on its picture and in its line', () => {
  const image = { src: 'https://pictures.example/1.jpg' }
  const { page } = render({ site: { ...site, locale: 'es' }, latest: [article(0, { type: 'video', image })] })
  const marks = [...page.querySelectorAll('[data-say="video"]')]
  expect(marks.map((mark) => [mark.parentElement?.className, mark.textContent])).toEqual([
    ['pic__play', 'Vídeo'],
    ['source', 'Vídeo'],
  ])
  expect(page.querySelectorAll('.pic__play svg')).toHaveLength(1)
})

test('a document for an unknown topic says so above the top stories, and other documents do not', () => {
  const words = 'There is no such topic here. These are the top stories.'
  const unknown = show(render({ topic: undefined, isUnknownTopic: true }))
  expect(unknown.getByText(words).nextElementSibling).toHaveClass('embed__head')
  expect(show(render()).queryByText(words)).toBeNull()
})

test('a document has the icon of the site', () => {
  expect(render().page.querySelector('link[rel="icon"]')?.getAttribute('href')).toBe('../../icon.svg')
})

test('the words around the stories are in the language that the publisher has set for the interface', () => {
  const { page } = render({ site: { ...site, interface: { language: 'de' } } })
  expect(page.documentElement.lang).toBe('de')
  expect(page.querySelector('[data-say="allStories"]')?.textContent).toBe('Alle 40 Beiträge')
  expect(page.querySelector('.stories')?.getAttribute('lang')).toBe('en-GB')
  expect(page.querySelector('time')?.textContent).toBe('20. Nov. 2026')
})

test('an Arabic interface turns the embedded document around', () => {
  const { page } = render({ site: { ...site, interface: { language: 'ar' } } })
  expect(page.documentElement.dir).toBe('rtl')
})
