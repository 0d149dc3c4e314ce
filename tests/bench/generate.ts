import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { randomFrom } from './random.ts'

/** Size and shape of a generated publisher's folder. The same plan always gives the same bytes. */
interface Plan {
  readonly articles: number
  readonly seed: number
  /** Time of the newest article. */
  readonly newest: string
  /** Number of days before `newest` over which the articles are spread. */
  readonly days: number
}

const DEFAULT_PLAN: Plan = { articles: 600, seed: 1, newest: '2026-06-30T18:00:00Z', days: 240 }

const WORDS =
  'amber harbour signal quiet river council engine orchard measure winter market lantern copper valley reader bridge station glass meadow current paper island window record summer kitchen engine method garden public northern library open water narrow morning letter second forest plain wooden railway theatre account'.split(
    ' ',
  )

const TOPICS: readonly (readonly [name: string, parent?: string])[] = [
  ['Town'],
  ['Council', 'Town'],
  ['Transport', 'Town'],
  ['Science'],
  ['Oceans', 'Science'],
  ['Materials', 'Science'],
  ['Culture'],
  ['Theatre', 'Culture'],
  ['Books', 'Culture'],
  ['Sport'],
  ['Weather'],
  ['Markets'],
]

const OUTLETS = 24
const PICTURES = 40

const slugOf = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

function pictureOf(at: number): string {
  const hue = (at * 47) % 360
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630"><rect width="1200" height="630" fill="hsl(${hue} 30% 60%)"/><circle cx="${200 + ((at * 97) % 800)}" cy="315" r="${80 + ((at * 31) % 160)}" fill="hsl(${(hue + 120) % 360} 35% 40%)"/></svg>\n`
}

function logoOf(at: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 50" width="50" height="50"><rect width="50" height="50" fill="hsl(${(at * 61) % 360} 45% 38%)"/><circle cx="25" cy="25" r="${8 + (at % 9)}" fill="#fff"/></svg>\n`
}

/** Writes a publisher's folder with many articles. Deletes the folder first. */
export function generateFolder(folder: string, plan: Partial<Plan> = {}): void {
  const { articles, seed, newest, days } = { ...DEFAULT_PLAN, ...plan }
  const random = randomFrom(seed)
  /** Returns a whole number from 0 up to but not including a limit. */
  const randomBelow = (limit: number) => Math.floor(random() * limit)
  const randomWords = (count: number) =>
    Array.from({ length: count }, () => WORDS[randomBelow(WORDS.length)] ?? '').join(' ')
  const randomSentence = (count: number) => {
    const text = randomWords(count)
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const writeFrontMatter = (path: string, matter: unknown, body = '') =>
    write(path, `---\n${stringify(matter, { lineWidth: 0 })}---\n${body}`)

  rmSync(folder, { recursive: true, force: true })
  write(
    'site.yaml',
    stringify({ title: 'The Long List', description: 'A made-up edition with more than one screen of everything.' }),
  )
  for (const [at, [name, parent]] of TOPICS.entries()) {
    const number = String(at + 1).padStart(2, '0')
    write(
      `_data/topics/${number}-${slugOf(name)}.yaml`,
      stringify({ id: slugOf(name), name, ...(parent && { parent }), description: `${randomSentence(8)}.` }),
    )
  }
  const outlets = Array.from({ length: OUTLETS }, (_, at) => ({
    name: `The ${randomSentence(1)} ${at + 1}`,
    domain: `outlet-${at + 1}.example`,
  }))
  for (const [at, { name, domain }] of outlets.entries()) {
    write(`assets/images/organizations/${domain}-50x50.svg`, logoOf(at))
    writeFrontMatter(`_data/organizations/${domain}.md`, {
      name,
      domain,
      images: [{ url: `/assets/images/organizations/${domain}-50x50.svg`, width: 50, height: 50 }],
    })
  }
  for (let at = 0; at < PICTURES; at++) write(`assets/images/art/${at}.svg`, pictureOf(at))

  const end = Date.parse(newest)
  for (let at = 0; at < articles; at++) {
    const time = new Date(end - Math.floor((at / articles) * days * 86_400_000) - randomBelow(3_600_000))
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
    const title = `${randomSentence(4 + randomBelow(8))} ${at + 1}`
    const outlet = outlets[randomBelow(OUTLETS)]
    const topics = [...new Set([randomBelow(TOPICS.length), randomBelow(TOPICS.length)])]
      .slice(0, 1 + randomBelow(2))
      .map((topic) => TOPICS[topic]?.[0] ?? '')
    const isVideo = at % 17 === 5
    const picture =
      at % 7 === 3
        ? undefined
        : { url: `/assets/images/art/${at % PICTURES}.svg`, width: 1200, height: 630, isCached: true, title }
    writeFrontMatter(
      `_news/${time.slice(0, 10)}-${slugOf(title)}.md`,
      {
        category: 'news',
        title,
        excerpt: `${randomSentence(20 + randomBelow(30))}.`,
        publishedDateTime: time,
        ...(isVideo
          ? {
              originalUrl: `https://www.youtube.com/watch?v=abcdefghi${String(at % 100).padStart(2, '0')}`,
              type: 'video',
            }
          : { webUrl: `https://${outlet?.domain ?? ''}/${slugOf(title)}`, type: 'article' }),
        quality: randomBelow(100),
        heat: at % 9 === 0 ? -1 : randomBelow(140),
        published: true,
        provider: outlet,
        topics,
        ...(picture && { images: [picture] }),
        locale: 'en-us',
      },
      at % 11 === 0 ? `\n${randomSentence(60)}.\n` : '',
    )
  }
}

/** Writes a publisher's folder whose only article is unpublished. Deletes the folder first. */
export function generateEmptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, '_news'), { recursive: true })
  const matter = {
    title: 'A story that waits',
    excerpt: 'Nobody reads this yet.',
    publishedDateTime: '2026-06-01T08:00:00Z',
    webUrl: 'https://waiting.example/story',
    type: 'article',
    published: false,
    provider: { name: 'The Waiting Room', domain: 'waiting.example' },
    topics: ['Town'],
  }
  writeFileSync(join(folder, '_news/2026-06-01-a-story-that-waits.md'), `---\n${stringify(matter)}---\n`)
}
