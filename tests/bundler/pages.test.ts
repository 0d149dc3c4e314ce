// @vitest-environment jsdom
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { siteHeaders } from '../../src/bundler/site/headers.ts'
import { readSite } from '../../src/bundler/settings/site.ts'
import { TEMPLATE, makeSite, pagesIn } from './made-site.ts'
import { type Files, article, filesBelow, publisher, temporaryFolder, writeFiles } from './workspace.ts'

const SITE = 'title: "Tide & Time"\nurl: https://news.example/paper\ndescription: Two words.\n'

const STORY = article({
  title: 'The "harbour" <that> taught',
  excerpt: 'A ring of lenses & a tide.',
  webUrl: 'https://quillmark.example/2020/harbour',
  provider: { name: 'Quillmark', domain: 'quillmark.example' },
  topics: ['Computer Vision'],
  images: [{ url: '/assets/a b.jpg', width: 1200, height: 630, title: 'Low sun' }],
})

const FILES: Files = {
  'site.yaml': SITE,
  '_news/2020-06-10-harbour.md': STORY,
  '_news/2020-06-11-day.md': article({ title: 'Only a day', publishedDateTime: '2020-06-11', topics: ['海'] }),
  'assets/a b.jpg': 'jpg',
}

async function make(files: Files = FILES, making: Parameters<typeof makeSite>[2] = {}) {
  const [content, out] = [publisher(files), join(temporaryFolder(), 'site')]
  return { content, out, ...(await makeSite(content, out, making)) }
}

function open(out: string, path: string) {
  const page = new DOMParser().parseFromString(readFileSync(join(out, path), 'utf8'), 'text/html')
  const value = (selector: string, attribute: string) =>
    [...page.querySelectorAll(selector)].map((one) => one.getAttribute(attribute))
  return {
    page,
    title: page.title,
    meta: (name: string) => value(`meta[name="${name}"], meta[property="${name}"]`, 'content'),
    canonical: value('link[rel="canonical"]', 'href'),
    oembed: value('link[rel="alternate"][type="application/json+oembed"]', 'href'),
    unscripted: page.querySelector('noscript'),
  }
}

const STORY_PAGE = '2020/06/10/harbour.html'

describe('the page of an article', () => {
  test('says what it is of, where it stands and where its oEmbed answer is', async () => {
    const { title, meta, canonical, oembed } = open((await make()).out, STORY_PAGE)
    expect(title).toBe('The "harbour" <that> taught · Tide & Time')
    expect(meta('description')).toEqual(['A ring of lenses & a tide.'])
    expect(canonical).toEqual(['https://news.example/paper/2020/06/10/harbour'])
    expect(oembed).toEqual(['https://news.example/paper/oembed/2020/06/10/harbour.json'])
    expect(meta('og:title')).toEqual(['The "harbour" <that> taught'])
    expect(meta('og:type')).toEqual(['article'])
    expect(meta('og:site_name')).toEqual(['Tide & Time'])
    expect(meta('og:url')).toEqual(canonical)
    expect(meta('article:published_time')).toEqual(['2020-06-10T16:07:00Z'])
    expect(meta('og:image')).toEqual(['https://news.example/paper/data/assets/a%20b.jpg'])
    expect(meta('og:image:width')).toEqual(['1200'])
    expect(meta('og:image:alt')).toEqual(['Low sun'])
    expect(meta('twitter:card')).toEqual(['summary_large_image'])
  })

  test('is readable without scripts', async () => {
    const { unscripted } = open((await make()).out, STORY_PAGE)
    expect(unscripted?.querySelector('h1')?.textContent).toBe('The "harbour" <that> taught')
    expect(unscripted?.textContent).toContain('A ring of lenses & a tide.')
    const link = unscripted?.querySelector('a')
    expect(link?.textContent).toBe('Read it at Quillmark')
    expect(link?.href).toBe('https://quillmark.example/2020/harbour')
  })

  test('names a day without an hour as a day, and says what the site is about where it has no excerpt', async () => {
    const { meta } = open((await make()).out, '2020/06/11/day.html')
    expect(meta('article:published_time')).toEqual(['2020-06-11'])
    expect(meta('description')).toEqual(['Two words.'])
    expect(meta('og:image')).toEqual([])
    expect(meta('twitter:card')).toEqual(['summary'])
  })

  test('names no whole address where the site’s own is not known', async () => {
    const { out } = await make({ ...FILES, 'site.yaml': 'title: X\n' })
    expect(pagesIn(out)).toEqual([
      STORY_PAGE,
      '2020/06/11/day.html',
      'embed.js',
      'embed/404.html',
      'embed/computer-vision/index.html',
      'embed/index.html',
      'embed/海/index.html',
      'index.html',
      'topics/computer-vision.html',
      'topics/海.html',
    ])
    for (const path of ['index.html', 'topics/海.html', STORY_PAGE]) {
      const { page, meta, canonical, oembed } = open(out, path)
      expect([...canonical, ...oembed, ...meta('og:url'), ...meta('og:image')]).toEqual([])
      expect(page.head.innerHTML.replace(/<meta http-equiv[^>]*>/, '')).not.toContain('https://')
    }
  })
})

test('the page of a topic, and the front page, name their own addresses and headlines', async () => {
  const { out } = await make()
  const topic = open(out, 'topics/海.html')
  expect(topic.title).toBe('海 · Tide & Time')
  expect(topic.canonical).toEqual(['https://news.example/paper/topics/%E6%B5%B7'])
  expect(topic.oembed).toEqual(['https://news.example/paper/embed/%E6%B5%B7/oembed.json'])
  expect([...(topic.unscripted?.querySelectorAll('li') ?? [])].map((one) => one.textContent)).toEqual([
    expect.stringContaining('Only a day'),
  ])
  const home = open(out, 'index.html')
  expect(home.title).toBe('Tide & Time')
  expect(home.canonical).toEqual(['https://news.example/paper/'])
  expect(home.oembed).toEqual(['https://news.example/paper/embed/oembed.json'])
  expect([...(home.unscripted?.querySelectorAll('a') ?? [])].map((one) => one.getAttribute('href'))).toEqual(
    expect.arrayContaining(['https://quillmark.example/2020/harbour', '/topics/computer-vision']),
  )
})

test('every page has one title, one description, its walls before anything that runs, and no script of its own', async () => {
  const { out } = await make(FILES, { base: '/some/sub/' })
  const policyOf = (page: Document) => page.querySelector('meta[http-equiv]')?.getAttribute('content')
  const policy = policyOf(open(out, 'index.html').page)
  expect(policy).toContain(
    siteHeaders(TEMPLATE).rules[0]?.headers['Content-Security-Policy']?.match(/'sha256-[^']+'/)?.[0],
  )
  for (const path of ['index.html', 'topics/海.html', STORY_PAGE]) {
    const { page, meta } = open(out, path)
    expect(page.querySelectorAll('head title')).toHaveLength(1)
    expect(meta('description')).toHaveLength(1)
    expect(policyOf(page)).toBe(policy)
    expect([...page.scripts].map((script) => script.textContent)).toEqual(['early()', ''])
    expect(page.querySelector('noscript a[href="/some/sub/"]') !== null || path === 'index.html').toBe(true)
  }
})

test('a title or description that is a pattern of replacement stays what it is', async () => {
  const { out } = await make({
    ...FILES,
    '_news/2020-06-10-harbour.md': article({ title: "$& $' $` <!-- /page --> $1", excerpt: '$&</noscript>' }),
  })
  const { title, meta, unscripted } = open(out, STORY_PAGE)
  expect(title).toBe("$& $' $` <!-- /page --> $1 · Tide & Time")
  expect(meta('description')).toEqual(['$&</noscript>'])
  expect(unscripted?.querySelectorAll('p')[0]?.textContent).toBe('$&</noscript>')
})

test('a template without a place for the head is refused', async () => {
  await expect(make(FILES, { html: '<!doctype html><title>x</title>' })).rejects.toThrow(/head/)
})

describe('an article’s oEmbed answer', () => {
  const answerIn = (out: string, path: string) => JSON.parse(readFileSync(join(out, path), 'utf8')) as unknown

  test('is a link with its outlet, its site and its picture', async () => {
    expect(answerIn((await make()).out, 'oembed/2020/06/10/harbour.json')).toEqual({
      version: '1.0',
      type: 'link',
      title: 'The "harbour" <that> taught',
      author_name: 'Quillmark',
      author_url: 'https://quillmark.example/',
      provider_name: 'Tide & Time',
      provider_url: 'https://news.example/paper/',
      thumbnail_url: 'https://news.example/paper/data/assets/a%20b.jpg',
      thumbnail_width: 1200,
      thumbnail_height: 630,
      cache_age: 3600,
    })
  })

  test('names no picture of unknown size, and no address of an outlet whose page is elsewhere', async () => {
    const { out } = await make({
      ...FILES,
      '_news/2020-06-10-harbour.md': article({
        webUrl: 'https://elsewhere.example/x',
        provider: { name: 'Quillmark', domain: 'quillmark.example' },
        images: [{ url: 'https://pictures.example/a.jpg' }],
      }),
    })
    const answer = answerIn(out, 'oembed/2020/06/10/harbour.json')
    expect(answer).toMatchObject({ author_name: 'Quillmark' })
    expect(answer).not.toHaveProperty('author_url')
    expect(answer).not.toHaveProperty('thumbnail_url')
    expect(open(out, STORY_PAGE).meta('og:image')).toEqual(['https://pictures.example/a.jpg'])
  })
})

test('a topic’s oEmbed answer needs no style attribute, which strict pages refuse', async () => {
  const { out } = await make()
  const { html } = JSON.parse(readFileSync(join(out, 'embed/海/oembed.json'), 'utf8')) as { readonly html: string }
  const frame = new DOMParser().parseFromString(html, 'text/html').querySelector('iframe')
  expect(frame?.getAttributeNames()).not.toContain('style')
  expect(frame?.getAttribute('frameborder')).toBe('0')
  expect(frame?.getAttribute('src')).toBe('https://news.example/paper/embed/%E6%B5%B7/')
})

const ARTICLE_FILES = /^(?:\d{4}|oembed)\//
const articlesIn = (out: string) => pagesIn(out).filter((path) => ARTICLE_FILES.test(path))

describe('the newest', () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => {
      const day = `20${String(10 + (at % 3)).padStart(2, '0')}-0${1 + (at % 9)}-${String(1 + (at % 28)).padStart(2, '0')}`
      return [`_news/${day}-s${at}.md`, article({ title: `Story ${at}`, publishedDateTime: `${day}T10:00:00Z` })]
    }),
  )
  const days = Object.keys(many)
    .map((path) => path.slice(6, 16))
    .toSorted()
    .toReversed()

  test.each([0, 1, 7, 59, 60, 1000])('%d get a page, the others none', async (most) => {
    const { out } = await make({ ...many, 'site.yaml': SITE }, { most })
    const pages = articlesIn(out)
    const kept = pages.filter((path) => path.endsWith('.html')).map((path) => path.slice(0, 10).replaceAll('/', '-'))
    expect(kept.toSorted().toReversed()).toEqual(days.slice(0, most))
    expect(pages.filter((path) => path.endsWith('.json'))).toHaveLength(kept.length)
  })
})

describe('a second build', () => {
  const idsOf = (out: string) => new Map(pagesIn(out).map((path) => [path, statSync(join(out, path)).ino]))

  test('writes nothing that has not changed', async () => {
    const { content, out } = await make()
    const before = idsOf(out)
    await makeSite(content, out)
    expect(idsOf(out)).toEqual(before)
    writeFiles(content, { '_news/2020-06-10-harbour.md': STORY.replace('A ring', 'A row') })
    await makeSite(content, out)
    const changed = [...idsOf(out)].flatMap(([path, id]) => (before.get(path) === id ? [] : path))
    expect(changed).toEqual([STORY_PAGE])
  })

  test.each<[what: string, change: (content: string) => void]>([
    [
      'was taken back',
      (content) =>
        writeFiles(content, { '_news/2020-06-10-harbour.md': STORY.replace('---\n', '---\npublished: false\n') }),
    ],
    ['was deleted', (content) => rmSync(join(content, '_news/2020-06-10-harbour.md'))],
    [
      'has another day',
      (content) => {
        rmSync(join(content, '_news/2020-06-10-harbour.md'))
        writeFiles(content, { '_news/2021-06-10-harbour.md': STORY })
      },
    ],
  ])('leaves nothing of an article that %s', async (_, change) => {
    const { content, out } = await make()
    expect(articlesIn(out)).toContain(STORY_PAGE)
    change(content)
    await makeSite(content, out)
    expect(articlesIn(out).filter((path) => path.includes('2020/06/10'))).toEqual([])
    expect(existsSync(join(out, '2020/06/10'))).toBe(false)
    expect(existsSync(join(out, 'oembed/2020/06/10'))).toBe(false)
    const home = readFileSync(join(out, 'index.html'), 'utf8')
    expect(home.includes('harbour')).toBe(existsSync(join(content, '_news/2021-06-10-harbour.md')))
  })

  test('removes what an interrupted one left, and all of a topic that is no more but what others put there', async () => {
    const { content, out } = await make()
    writeFiles(out, {
      'topics/x.html.12-0-3.part': 'half',
      'oembed/2020/06/10/harbour.json.12-0-3.part': 'half',
      'embed/海/index.html.12-0-3.part': 'half',
      'embed/mine/photo.jpg': 'mine',
      'embed/mine.txt': 'mine',
    })
    rmSync(join(content, '_news/2020-06-11-day.md'))
    await makeSite(content, out)
    expect(pagesIn(out).filter((path) => /\.part$|^topics\/|^embed\//.test(path))).toEqual([
      'embed/404.html',
      'embed/computer-vision/index.html',
      'embed/computer-vision/oembed.json',
      'embed/index.html',
      'embed/mine.txt',
      'embed/mine/photo.jpg',
      'embed/oembed.json',
      'topics/computer-vision.html',
    ])
    expect(existsSync(join(out, 'embed/海'))).toBe(false)
  })

  test('leaves other files where they are, also in the place of a page, and says so', async () => {
    const others: Files = {
      'topics/mine.html': '<!doctype html>mine',
      'topics/notes.txt': 'mine',
      '2020/06/10/photo.jpg': 'mine',
      '2020/plan.html': 'mine',
      'oembed/2020/06/10/mine.json': '{}',
      [STORY_PAGE]: '<!doctype html>mine too',
    }
    const [content, out] = [publisher(FILES), join(temporaryFolder(), 'site')]
    writeFiles(out, others)
    const { foreign } = await makeSite(content, out)
    expect(foreign).toEqual([STORY_PAGE])
    rmSync(join(content, '_news/2020-06-10-harbour.md'))
    await makeSite(content, out)
    const after = filesBelow(out)
    for (const [path, text] of Object.entries(others)) expect(after.get(path)?.toString(), path).toBe(text)
  })
})

test.skipIf(process.platform === 'win32')('nothing is written or removed through a link', async () => {
  const [content, around] = [publisher(FILES), temporaryFolder()]
  const out = join(around, 'site')
  const marked = readFileSync(join((await make()).out, STORY_PAGE), 'utf8')
  writeFiles(around, { 'elsewhere/old.html': marked, 'elsewhere/06/10/old.html': marked, 'file.html': marked })
  mkdirSync(join(out, '2020/06/11'), { recursive: true })
  symlinkSync(join(around, 'elsewhere'), join(out, 'topics'))
  symlinkSync(join(around, 'elsewhere'), join(out, '2019'))
  symlinkSync(join(around, 'elsewhere'), join(out, 'oembed'))
  symlinkSync(join(around, 'elsewhere'), join(out, 'embed'))
  symlinkSync(join(around, 'file.html'), join(out, 'embed.js'))
  symlinkSync(join(around, 'file.html'), join(out, '2020/06/11/day.html'))
  const outside = () => [...filesBelow(around)].filter(([path]) => !path.startsWith('site/'))
  const before = outside()
  const { foreign } = await makeSite(content, out)
  expect(outside()).toEqual(before)
  expect(foreign).toEqual(expect.arrayContaining(['2020/06/11/day.html', 'topics/海.html']))
  // What is only ours is made anew where a link stood.
  expect(lstatSync(join(out, 'embed')).isDirectory()).toBe(true)
  expect(lstatSync(join(out, 'embed.js')).isFile()).toBe(true)
})

describe('pages: in site.yaml', () => {
  const read = (line: string) => {
    const { pages, problems } = readSite({ path: 'site.yaml', text: `title: X\n${line}\n` })
    return { pages, codes: problems.map(({ code }) => code) }
  }

  test.each([
    ['', 1000],
    ['pages:', 1000],
    ['pages: 0', 0],
    ['pages: 25', 25],
    ['pages: "25"', 25],
    ['pages: 100000', 100_000],
  ])('%j', (line, pages) => {
    expect(read(line)).toEqual({ pages, codes: [] })
  })

  test.each(['-1', '1.5', 'all', '1e3', '100001', '""', 'true', '.inf'])('%s is no number of pages', (value) => {
    expect(read(`pages: ${value}`)).toEqual({ pages: 1000, codes: ['invalid-pages'] })
  })

  test('a list is none either', () => {
    expect(read('pages: [1]')).toEqual({ pages: 1000, codes: ['wrong-type'] })
  })
})
