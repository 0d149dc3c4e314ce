// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { FILES, STORY_PAGE, makePages, openPage } from '../site/page-site.ts'
import { article, fixture } from '../workspace.ts'
import { schemaFaults } from './schema-org.ts'

type Thing = Readonly<Record<string, unknown>>

/** The structured data of a page, which must be one block without faults. */
function thingsOf(out: string, path: string): readonly Thing[] {
  const blocks = [...openPage(out, path).page.querySelectorAll('script[type="application/ld+json"]')]
  expect(blocks).toHaveLength(1)
  const data = JSON.parse(blocks[0]?.textContent ?? '') as { readonly '@graph': readonly Thing[] }
  expect(schemaFaults(data)).toEqual([])
  return data['@graph']
}

const typesOf = (things: readonly Thing[]) => things.map((thing) => thing['@type'])
const ofType = (things: readonly Thing[], type: string) => things.find((thing) => thing['@type'] === type)

const SITE = 'https://news.example/paper'

test('the checker finds unknown types, missing properties, relative addresses and wrong times', () => {
  const graph = (...things: Thing[]) => schemaFaults({ '@context': 'https://schema.org', '@graph': things })
  const news = {
    '@type': 'NewsArticle',
    headline: 'A',
    url: `${SITE}/a`,
    datePublished: '2020-06-10',
    publisher: { '@type': 'Organization', name: 'Q' },
  }
  expect(graph(news)).toEqual([])
  expect(graph({ ...news, headline: undefined, url: '/a', datePublished: 'soon' })).toHaveLength(3)
  expect(graph({ '@type': 'Newspaper' }, { ...news, colour: 'red' })).toHaveLength(2)
  expect(graph({ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', position: 2 }] })).toHaveLength(2)
  expect(graph({ '@type': 'WebPage', url: `${SITE}/a`, mainEntity: { '@id': `${SITE}/nothing` } })).toHaveLength(1)
})

describe('the structured data', () => {
  test('of the front page names the site, its search and its stories', async () => {
    const { out } = await makePages()
    const things = thingsOf(out, 'index.html')
    expect(typesOf(things)).toEqual(['WebSite', 'ItemList'])
    expect(things[0]).toMatchObject({
      name: 'Tide & Time',
      url: `${SITE}/`,
      potentialAction: { target: { urlTemplate: `${SITE}/search?q={search_term_string}` } },
    })
    expect(things[1]).toMatchObject({
      itemListElement: [{ position: 1, name: 'Only a day', url: `${SITE}/2020/06/11/day` }, { position: 2 }],
    })
  })

  test('of a topic says what it collects and which topics are above it', async () => {
    const { out } = await makePages({
      ...FILES,
      '_data/topics/ai.yaml': 'name: AI\n',
      '_data/topics/vision.yaml': 'name: Computer Vision\nparent: ai\ndescription: Machines that see.\n',
    })
    const things = thingsOf(out, 'topics/computer-vision.html')
    expect(typesOf(things)).toEqual(['WebSite', 'CollectionPage', 'BreadcrumbList'])
    expect(things[1]).toMatchObject({ name: 'Computer Vision', description: 'Machines that see.' })
    expect(things[2]).toMatchObject({
      itemListElement: [
        { name: 'Tide & Time', item: `${SITE}/` },
        { name: 'AI', item: `${SITE}/topics/ai` },
        { name: 'Computer Vision', item: `${SITE}/topics/computer-vision` },
      ],
    })
  })

  test('the structured data of a headline that leads elsewhere gives the article to its outlet', async () => {
    const { out } = await makePages()
    const things = thingsOf(out, STORY_PAGE)
    expect(typesOf(things)).toEqual(['WebSite', 'WebPage', 'NewsArticle', 'BreadcrumbList'])
    const outlets = 'https://quillmark.example/2020/harbour'
    expect(ofType(things, 'WebPage')).toMatchObject({
      url: `${SITE}/2020/06/10/harbour`,
      mainEntity: { '@id': outlets },
    })
    expect(ofType(things, 'NewsArticle')).toMatchObject({
      url: outlets,
      mainEntityOfPage: outlets,
      headline: 'The "harbour" <that> taught',
      datePublished: '2020-06-10T16:07:00Z',
      publisher: { name: 'Quillmark', url: 'https://quillmark.example/' },
      image: `${SITE}/data/assets/a%20b.jpg`,
      articleSection: 'Computer Vision',
    })
  })

  test('of an event lists the reports of all outlets', async () => {
    const report = (outlet: string) =>
      article({
        title: 'Harbour pilots trust a camera that reads the tide',
        excerpt: 'A ring of lenses in Port Ansel measures the water every nine seconds.',
        webUrl: `https://${outlet}.example/tide`,
        provider: { name: outlet, domain: `${outlet}.example` },
        event: 'tide',
      })
    const { out } = await makePages({
      ...FILES,
      '_news/2020-06-10-a.md': report('quillmark'),
      '_news/2020-06-10-b.md': report('saltgrass'),
      '_news/2020-06-10-harbour.md': article({
        title: 'Kelp farms agree to share a fence',
        webUrl: 'https://a.example/kelp',
      }),
    })
    const things = thingsOf(out, '2020/06/10/a.html')
    expect(ofType(things, 'WebPage')).toMatchObject({
      mainEntity: {
        '@type': 'ItemList',
        itemListElement: [
          { item: { '@id': 'https://quillmark.example/tide' } },
          { item: { url: 'https://saltgrass.example/tide', publisher: { name: 'saltgrass' } } },
        ],
      },
    })
  })

  test('of an article whose text is here says that it is published here', async () => {
    const { out } = await makePages({
      ...FILES,
      '_news/2020-06-12-own.md': article(
        { title: 'Our own', webUrl: undefined, authors: ['Ada'], tags: ['tide'] },
        'The text.\n',
      ),
    })
    const things = thingsOf(out, '2020/06/12/own.html')
    expect(typesOf(things)).toEqual(['WebSite', 'NewsArticle', 'BreadcrumbList'])
    const address = `${SITE}/2020/06/12/own`
    expect(things[1]).toMatchObject({
      url: address,
      mainEntityOfPage: address,
      author: [{ '@type': 'Person', name: 'Ada' }],
      publisher: { name: 'Tide & Time', url: `${SITE}/` },
      keywords: ['tide'],
    })
  })

  test('is absent when the address of the site is not known', async () => {
    const { out } = await makePages({ ...FILES, 'site.yaml': 'title: X\n' })
    for (const path of ['index.html', 'topics/海.html', STORY_PAGE])
      expect(openPage(out, path).page.querySelector('script[type="application/ld+json"]')).toBeNull()
  })

  test('the structured data of a hostile title stays one block of text', async () => {
    const title = '</script><script>alert(1)</script><!-- \\u003c "'
    const { out } = await makePages({
      ...FILES,
      '_news/2020-06-10-harbour.md': article({ title, excerpt: '<!--<script>', tags: ['</script>'], authors: [title] }),
      '_news/2020-06-13-hostile.md': fixture('hostile/script.md'),
    })
    expect(ofType(thingsOf(out, STORY_PAGE), 'NewsArticle')).toMatchObject({
      headline: title,
      description: '<!--<script>',
    })
    expect([...openPage(out, STORY_PAGE).page.scripts].map(({ type }) => type)).toEqual([
      'application/ld+json',
      '',
      'application/json',
      '',
    ])
  })
})
