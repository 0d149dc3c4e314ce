// @vitest-environment node
import { readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import openGraph from 'open-graph-scraper'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { CardFiles, writeCards } from '../../../src/bundler/previews/card-files.ts'
import { type CardFonts, cardSvg } from '../../../src/bundler/previews/preview-card.ts'
import { INKS, coloursOf } from '../../../src/bundler/looks/spot-colours.ts'
import { Typeface } from '../../../src/bundler/previews/typeface.ts'
import { FONTS, makeSite } from '../make-site.ts'
import { FILES, STORY_PAGE, makePages } from '../site/page-site.ts'
import { article, temporaryFolder, writeFiles } from '../workspace.ts'

const URL = 'https://news.example/paper'
const CARD = { site: 'Tide', headline: 'A comet', ...coloursOf({ ink: 4 }) }

/** What a parser of link previews reads in a page. */
async function previewOf(out: string, path: string) {
  const { result } = await openGraph({ html: readFileSync(join(out, path), 'utf8') })
  return result
}

const cardsIn = (out: string) => readdirSync(join(out, 'previews')).sort()

describe('a link preview', () => {
  const DAY_PAGE = '2020/06/11/day.html'

  test('has the picture of its article, and else a card of 1200 by 630 points', async () => {
    const { out } = await makePages(FILES, { withCards: true })
    expect(await previewOf(out, STORY_PAGE)).toMatchObject({
      ogTitle: 'The "harbour" <that> taught',
      ogDescription: 'A ring of lenses & a tide.',
      ogSiteName: 'Tide & Time',
      ogType: 'article',
      ogUrl: `${URL}/2020/06/10/harbour`,
      ogLocale: 'en',
      articlePublishedTime: '2020-06-10T16:07:00Z',
      articleSection: 'Computer Vision',
      ogImage: [{ url: `${URL}/data/assets/a%20b.jpg`, width: '1200', height: '630', alt: 'Low sun' }],
      twitterCard: 'summary_large_image',
    })
    for (const path of ['index.html', 'topics/海.html', DAY_PAGE]) {
      const { ogImage: [image] = [], twitterCard } = await previewOf(out, path)
      expect(image).toMatchObject({ width: '1200', height: '630' })
      expect(twitterCard).toBe('summary_large_image')
      const file = join(out, image?.url.replace(`${URL}/`, '') ?? '')
      expect(await sharp(file).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    }
    // One for the front page, two topics and an article.
    expect(cardsIn(out)).toHaveLength(4)
  })

  test('has a card instead of a drawing, which no network shows', async () => {
    const { out } = await makePages(
      {
        'site.yaml': FILES['site.yaml'] ?? '',
        '_news/2020-06-10-harbour.md': article({ images: [{ url: 'https://a.example/a.svg?v=1' }] }),
      },
      { withCards: true },
    )
    const { ogImage } = await previewOf(out, STORY_PAGE)
    expect(ogImage?.[0]?.url).toMatch(/\/previews\/[0-9a-f]{12}\.png$/)
  })

  test('the Twitter card is small where there are no cards', async () => {
    const { out } = await makePages()
    const { ogImage, twitterCard } = await previewOf(out, DAY_PAGE)
    expect([ogImage, twitterCard]).toEqual([undefined, 'summary'])
  })
})

describe('the files of cards', () => {
  test('are drawn once, and removed when no page shows them', async () => {
    const { content, out } = await makePages(FILES, { withCards: true })
    writeFiles(out, { 'previews/mine.png': 'mine', 'previews/0123456789ab.png.12-0-3.part': 'half' })
    const times = () => cardsIn(out).map((name) => [name, statSync(join(out, 'previews', name)).ino])
    const before = times().filter(([name]) => !String(name).endsWith('.part'))
    await makeSite(content, out, { withCards: true })
    expect(times()).toEqual(before)
    await makeSite(content, out)
    expect(cardsIn(out)).toEqual(['mine.png'])
  })

  test('have a name that changes with what they show', () => {
    const files = new CardFiles(URL, sharp)
    const one = files.pictureOf(CARD).src
    expect(files.pictureOf({ ...CARD }).src).toBe(one)
    expect(files.pictureOf({ ...CARD, headline: 'A comet arrives' }).src).not.toBe(one)
    expect(files.pictureOf({ ...CARD, ...coloursOf({ ink: 5 }) }).src).not.toBe(one)
  })

  test('are not written through a link', async () => {
    const [out, other] = [temporaryFolder(), temporaryFolder()]
    symlinkSync(other, join(out, 'previews'))
    const files = new CardFiles(URL, sharp)
    files.pictureOf(CARD)
    await writeCards(files, out, FONTS)
    expect(readdirSync(other)).toEqual([])
  })
})

describe('a card', () => {
  let fonts: CardFonts
  beforeAll(async () => {
    const [serif, sans] = [join(FONTS, 'newsreader.woff2'), join(FONTS, 'public-sans.woff2')]
    const [headline, label] = [await Typeface.open(serif, 560), await Typeface.open(sans, 600)]
    fonts = { nameplate: headline, headline, deck: headline, label }
  })
  const outlinesOf = (svg: string) => svg.match(/ d="[^"]*"/g) ?? []

  test('shows the topic in place of a headline that the fonts have no letters for', () => {
    const topic = { topic: 'Oceans', outlet: 'Lanternfish' }
    const other = cardSvg({ ...CARD, ...topic, headline: '海が教える' }, fonts)
    expect(outlinesOf(other)).toEqual(
      outlinesOf(cardSvg({ ...CARD, headline: 'Oceans', outlet: 'Lanternfish' }, fonts)),
    )
    expect(outlinesOf(cardSvg({ ...CARD, headline: '海', topic: '海', site: '海' }, fonts))).toEqual([])
  })

  test('shows a headline without the emoji that the fonts do not have', () => {
    expect(cardSvg({ ...CARD, headline: 'A comet ☄️🚀' }, fonts)).toBe(cardSvg(CARD, fonts))
  })

  test.each([
    ['a word', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'],
    ['a sentence', 'It goes on and on about the tide '.repeat(40)],
    ['one letter', 'A'],
  ])('keeps every line of %s within its margins', (_, headline) => {
    const svg = cardSvg({ ...CARD, headline, topic: headline, outlet: headline, deck: headline, site: headline }, fonts)
    const lines = [...svg.matchAll(/<g transform="translate\(([\d.]+) ([\d.]+)\)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ])
    expect(lines.length).toBeGreaterThan(0)
    for (const [x = 0, y = 0] of lines) {
      expect(x).toBeGreaterThanOrEqual(69)
      expect(y).toBeLessThan(600)
    }
  })

  test.each(['</svg><script>alert(1)</script>', '"><image href="file:///etc/passwd"/>', '&#0; &lt;'])(
    'draws a hostile headline as outlines: %s',
    (headline) => {
      const svg = cardSvg(
        { ...CARD, headline, topic: headline, outlet: headline, site: headline, deck: headline },
        fonts,
      )
      expect([...new Set(svg.match(/<\/?[a-z]+/g))].sort()).toEqual(['</g', '</svg', '<g', '<path', '<rect', '<svg'])
    },
  )

  test('has the inks of the reader', () => {
    const tokens = readFileSync(join(FONTS, '../styles/tokens.css'), 'utf8')
    const inks = [...tokens.matchAll(/\[data-ink="\d+"\] \{\s*--ink-h: ([\d.]+);\s*--ink-c: ([\d.]+);/g)]
    expect(INKS).toEqual(inks.map(([, hue, chroma]) => [Number(hue), Number(chroma)]))
    // As Chromium computes oklch(0.47 0.1188 274) and oklch(0.971 0.0125 72).
    expect(coloursOf({ ink: 1, sub: 1 }).spot).toBe('#47539d')
    expect(coloursOf({ ink: 5 }).paper).toBe('#fbf4ed')
    expect(coloursOf({ ink: 0 })).toEqual(coloursOf(undefined))
  })
})
