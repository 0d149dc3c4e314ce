// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { siteHeaders } from '../../../src/bundler/site/headers.ts'
import { TEMPLATE, pagesIn } from '../make-site.ts'
import { article } from '../workspace.ts'
import { FILES, STORY_PAGE, makePages, openPage } from './page-site.ts'

describe('the page of an article', () => {
  test('an article’s page has a title, a description, its address and the address of its oEmbed document', async () => {
    const { title, meta, canonical, oembed } = openPage((await makePages()).out, STORY_PAGE)
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

  test('an article’s page is readable without scripts', async () => {
    const { root } = openPage((await makePages()).out, STORY_PAGE)
    expect(root?.querySelector('h1')?.textContent).toBe('The "harbour" <that> taught')
    expect(root?.textContent).toContain('A ring of lenses & a tide.')
    expect(root?.querySelector('a[href="https://quillmark.example/2020/harbour"]')?.textContent).toContain('Quillmark')
  })

  test('an article’s page has the day when there is no time, and the site’s description when there is no excerpt', async () => {
    const { meta } = openPage((await makePages()).out, '2020/06/11/day.html')
    expect(meta('article:published_time')).toEqual(['2020-06-11'])
    expect(meta('description')).toEqual(['Two words.'])
    expect(meta('og:image')).toEqual([])
    expect(meta('twitter:card')).toEqual(['summary'])
  })

  test('pages have no absolute addresses when the address of the site is not known', async () => {
    const { out } = await makePages({ ...FILES, 'site.yaml': 'title: X\n' })
    expect(pagesIn(out)).toEqual([
      STORY_PAGE,
      '2020/06/11/day.html',
      'embed.js',
      'embed/404.html',
      'embed/computer-vision/index.html',
      'embed/index.html',
      'embed/海/index.html',
      'index.html',
      'robots.txt',
      'topics/computer-vision.html',
      'topics/海.html',
    ])
    for (const path of ['index.html', 'topics/海.html', STORY_PAGE]) {
      const { page, meta, canonical, oembed } = openPage(out, path)
      expect([...canonical, ...oembed, ...meta('og:url'), ...meta('og:image')]).toEqual([])
      expect(page.head.innerHTML.replace(/<meta http-equiv[^>]*>/, '')).not.toContain('https://')
    }
  })
})

test('the front page and the page of a topic have their addresses and headlines', async () => {
  const { out } = await makePages()
  const topic = openPage(out, 'topics/海.html')
  expect(topic.title).toBe('海 · Tide & Time')
  expect(topic.canonical).toEqual(['https://news.example/paper/topics/%E6%B5%B7'])
  expect(topic.oembed).toEqual(['https://news.example/paper/embed/%E6%B5%B7/oembed.json'])
  expect([...(topic.root?.querySelectorAll('article h2') ?? [])].map((one) => one.textContent)).toEqual([
    expect.stringContaining('Only a day'),
  ])
  const home = openPage(out, 'index.html')
  expect(home.title).toBe('Tide & Time')
  expect(home.canonical).toEqual(['https://news.example/paper/'])
  expect(home.oembed).toEqual(['https://news.example/paper/embed/oembed.json'])
  expect([...(home.root?.querySelectorAll('a') ?? [])].map((one) => one.getAttribute('href'))).toEqual(
    expect.arrayContaining(['/2020/06/10/harbour', '/topics/computer-vision']),
  )
})

test('every page has one title, one description, the same policy and the same scripts', async () => {
  const { out } = await makePages(FILES, { base: '/some/sub/' })
  const policyOf = (page: Document) => page.querySelector('meta[http-equiv]')?.getAttribute('content')
  const policy = policyOf(openPage(out, 'index.html').page)
  expect(policy).toContain(
    siteHeaders({ page: TEMPLATE, embed: '' }).rules[0]?.headers['Content-Security-Policy']?.match(
      /'sha256-[^']+'/,
    )?.[0],
  )
  for (const path of ['index.html', 'topics/海.html', STORY_PAGE]) {
    const { page, meta } = openPage(out, path)
    expect(page.querySelectorAll('head title')).toHaveLength(1)
    expect(meta('description')).toHaveLength(1)
    expect(policyOf(page)).toBe(policy)
    const running = [...page.scripts].filter(({ type }) => !type.endsWith('json'))
    expect(running.map((script) => script.textContent)).toEqual(['early()', 'broadsheetEarly.atEnd()'])
    expect(page.documentElement.dataset['script']).toBe('/src/app/main.tsx')
  }
})

test('a title or description with a replacement pattern of JavaScript is unchanged', async () => {
  const { out } = await makePages({
    ...FILES,
    '_news/2020-06-10-harbour.md': article({ title: "$& $' $` <!-- /page --> $1", excerpt: '$&</noscript>' }),
  })
  const { title, meta, root } = openPage(out, STORY_PAGE)
  expect(title).toBe("$& $' $` <!-- /page --> $1 · Tide & Time")
  expect(meta('description')).toEqual(['$&</noscript>'])
  expect(root?.querySelector('.deck')?.textContent).toBe('$&</noscript>')
})

test('a template without a place for the head causes an error', async () => {
  await expect(makePages(FILES, { html: '<!doctype html><title>x</title>' })).rejects.toThrow(/head/)
})
