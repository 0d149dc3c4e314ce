import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomFrom } from './random.ts'

/** Size of a generated archive. The same plan always gives the same bytes. */
export interface ArchivePlan {
  readonly articles: number
  readonly seed: number
  /** Every article names a logo that the folder does not have, which is a warning for each. */
  readonly hasMissingLogos?: boolean
  /** Pictures are files of the folder. Otherwise they are on another site, which does not exist. */
  readonly hasOwnPictures?: boolean
}

const TOPICS = 60
const SECTIONS = 12
const OUTLETS = 200
/** Articles per day, about as many as a busy newsroom publishes. */
const PER_DAY = 40
const NEWEST = Date.UTC(2026, 5, 30, 18)
const DAY = 86_400_000
const MAX_RELATED = 6
/** Files of pictures that articles share. */
const OWN_PICTURES = 40
const SYLLABLES =
  'ba be bo da de di fa fi ga ge gu ha ho ka ke ki la le lo ma mi mo na ne no pa pe po ra re ri ro sa se si ta te to va ve wa we'.split(
    ' ',
  )

/** Returns distinct words of a made-up language. */
function makeWords(random: () => number, count: number): string[] {
  const words = new Set<string>()
  while (words.size < count) {
    let word = ''
    const length = 2 + Math.floor(random() * 3)
    for (let at = 0; at < length; at++) word += SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? ''
    words.add(word)
  }
  return [...words]
}

const twoDigits = (at: number) => String(at + 1).padStart(2, '0')

function writePictures(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (let at = 0; at < OWN_PICTURES; at++)
    writeFileSync(
      join(folder, `${at}.svg`),
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630"><rect width="1200" height="630" fill="hsl(${at * 9} 30% 60%)"/></svg>\n`,
    )
}

/** Writes a publisher's folder with very many articles, as the benchmarks need. Deletes the folder first. */
export function generateArchive(
  folder: string,
  { articles, seed, hasMissingLogos = false, hasOwnPictures = false }: ArchivePlan,
): void {
  const random = randomFrom(seed)
  const words = makeWords(random, 6000)
  /** Returns a whole number from 0 up to but not including a limit. */
  const randomBelow = (limit: number) => Math.floor(random() * limit)
  // As in real languages, some words are much more frequent than others.
  const randomWord = () => words[Math.floor(random() ** 2.5 * words.length)] ?? ''
  const randomText = (count: number) => {
    let text = randomWord()
    for (let at = 1; at < count; at++) text += ` ${randomWord()}`
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  rmSync(folder, { recursive: true, force: true })
  for (const name of ['_news', '_data/topics', '_data/organizations'])
    mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'site.yaml'), 'title: The Long Archive\nurl: https://archive.example\n')
  for (let at = 0; at < TOPICS; at++) {
    const parent = at < SECTIONS ? '' : `parent: topic-${twoDigits(at % SECTIONS)}\n`
    writeFileSync(
      join(folder, `_data/topics/${twoDigits(at)}.yaml`),
      `_id: topic-${twoDigits(at)}\nname: Topic ${twoDigits(at)}\ndescription: ${randomText(8)}.\n${parent}`,
    )
  }
  for (let at = 0; at < OUTLETS; at++) {
    const domain = `outlet-${at}.example`
    writeFileSync(
      join(folder, `_data/organizations/${domain}.md`),
      `---\nname: The ${randomText(1)} ${at}\ndomain: ${domain}\n---\n`,
    )
  }
  if (hasOwnPictures) writePictures(join(folder, 'assets/images/art'))
  for (let at = 0; at < articles; at++) {
    const time = new Date(NEWEST - Math.floor((at / PER_DAY) * DAY) - randomBelow(1_800_000)).toISOString().slice(0, 19)
    const slug = `${randomText(5).toLowerCase().replaceAll(' ', '-')}-${at}`
    const outlet = randomBelow(OUTLETS)
    const address = `https://outlet-${outlet}.example/${time.slice(0, 4)}/${slug}`
    const topics = [
      ...new Set([randomBelow(TOPICS), randomBelow(TOPICS), randomBelow(TOPICS)].slice(0, 1 + randomBelow(3))),
    ]
    const related = random() < 0.4 ? 1 + randomBelow(MAX_RELATED) : 0
    let text = `---
category: news
title: "${randomText(9)} ${at}"
excerpt: "${randomText(34)}."
publishedDateTime: ${time}Z
webUrl: "${address}"
ampWebUrl: "${address}/amp"
type: ${at % 17 === 5 ? 'video' : 'article'}
quality: ${randomBelow(100)}
heat: ${at % 9 === 0 ? -1 : randomBelow(140)}
published: ${at % 50 === 7 ? 'false' : 'true'}

provider:
  name: The Outlet ${outlet}
  domain: outlet-${outlet}.example
  images:
    - url: "${hasMissingLogos ? '/assets/logos' : 'https://logos.example'}/outlet-${outlet}-50x50.jpg"
      width: 50
      height: 50

topics:
${topics.map((topic) => `  - Topic ${twoDigits(topic)}\n`).join('')}
images:
  - url: "${hasOwnPictures ? `/assets/images/art/${at % OWN_PICTURES}.svg` : `https://pictures.example/${slug}.jpg?width=1200`}"
    width: 1200
    height: 630
    isCached: true
    title: "${randomText(6)}"
`
    if (related > 0) text += '\nrelated:\n'
    for (let n = 0; n < related; n++) {
      const other = randomBelow(OUTLETS)
      text += `  - title: "${randomText(8)}"
    excerpt: "${randomText(24)}."
    publishedDateTime: ${time}Z
    webUrl: "https://outlet-${other}.example/related/${slug}-${n}"
    type: article
    provider:
      name: The Outlet ${other}
      domain: outlet-${other}.example
    quality: ${randomBelow(100)}
    images:
      - url: "${hasOwnPictures ? `/assets/images/art/${(at + n) % OWN_PICTURES}.svg` : `https://pictures.example/${slug}-${n}.jpg`}"
        width: 800
        height: 400
        isCached: true
`
    }
    text += `locale: en-us\nsecured: "${randomText(6).replaceAll(' ', '')}${'0123456789abcdef'.repeat(8)}"\n---\n`
    if (at % 10 === 0) text += `\n${randomText(60)}.\n\n${randomText(50)} [${randomText(2)}](${address}).\n`
    writeFileSync(join(folder, `_news/${time.slice(0, 10)}-${slug}.md`), text)
  }
}
