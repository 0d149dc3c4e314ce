import { mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as fc from 'fast-check'
import { MAYOR, type InventedStory, storyInventor } from './invented-news.ts'
import { TOPICS } from './rebuild.ts'
import { article, filesBelow, writeFiles } from './workspace.ts'

const WORDS = ['amber', 'signal', 'tide', 'crane', 'gull', 'orchard', 'lantern']

/** An article of a random folder. Articles with the same number are versions of one file. */
export interface RandomStory {
  readonly at: number
  readonly word: number
  readonly topic: number
  readonly related: number
  readonly picture: number
  readonly day: number
  readonly isDraft: boolean
  /** What its text is: words of few kinds, one of four reports of an event, a copy of one of them, or an invented story. */
  readonly text: 'words' | 'report' | 'copy' | 'invented'
  /** Value of the field `coverage`. */
  readonly coverage: boolean | string | undefined
}

const dayOf = ({ day }: RandomStory) => `2026-1${1 + (day % 2)}-${String(1 + (day % 28)).padStart(2, '0')}`
/** Path of the article with a number. Some names have a day, which is rarely that of the article's time. */
export const pathOf = (at: number) =>
  at % 4 === 3 ? `_news/2026-11-0${1 + (at % 9)}-story-${at}.md` : `_news/story-${at}.md`

function wordsOf({ text, at, word }: RandomStory): InventedStory {
  const reported = MAYOR[word % MAYOR.length] ?? MAYOR[0]
  switch (text) {
    case 'words':
      return { title: `The ${WORDS[word % 7]} and the ${WORDS[at % 7]} ${at}`, excerpt: '' }
    case 'report':
      return { title: reported.title, excerpt: `${reported.excerpt} ${storyInventor(at)().title}.` }
    case 'copy':
      return reported
    case 'invented':
      return storyInventor(word)()
  }
}

/** Text of an article. */
export const textOf = (story: RandomStory): string => article(fieldsOf(story), story.topic === 0 ? '' : linksOf(story))

/** Links to the file of another article, which may not exist, and to an address that several articles may have had. */
const linksOf = ({ related, picture }: RandomStory) =>
  `See [it](${basename(pathOf(related))}) and [that](/old/${picture}/).\n`

const fieldsOf = (story: RandomStory) => ({
  ...wordsOf(story),
  publishedDateTime: `${dayOf(story)}T${10 + (story.at % 4)}:00:00Z`,
  webUrl: `https://outlet-${story.at % 4}.example/${story.at % 10}`,
  coverage: story.coverage,
  quality: story.word % 4,
  provider: { name: `Outlet ${story.word % 2}`, domain: `outlet-${story.at % 4}.example` },
  topics: [TOPICS[story.topic % 4]],
  images: [{ url: `/assets/${story.picture % 3}.svg` }],
  related: [
    { title: 'Beside', webUrl: `https://outlet-${story.related % 4}.example/${story.related}` },
    { title: 'Elsewhere', webUrl: `https://elsewhere.example/${story.related}` },
    {
      ...MAYOR[story.related % MAYOR.length],
      webUrl: `https://paper-${story.related % 3}.example/mayor`,
      publishedDateTime: `${dayOf(story)}T12:00:00Z`,
    },
  ],
  ...(story.word % 5 === 0 && { oddity: 1 }),
  ...(story.word % 3 === 0 && { slug: `renamed-${story.word}-${story.at}` }),
  ...(story.word % 4 === 0 && { redirect_from: [`/old/${story.at % 4}/`] }),
  ...(story.isDraft && { published: false }),
})

export const randomStory = fc.record({
  at: fc.nat(11),
  word: fc.nat(20),
  topic: fc.nat(3),
  related: fc.nat(11),
  picture: fc.nat(3),
  // Half of the articles are of two days, so that there are events.
  day: fc.oneof(fc.nat(55), fc.constantFrom(2, 4)),
  isDraft: fc.oneof({ weight: 1, arbitrary: fc.boolean() }, { weight: 2, arbitrary: fc.constant(false) }),
  text: fc.constantFrom('words', 'report', 'copy', 'invented' as const),
  coverage: fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constantFrom(false, true, 'The audit', 'the audit', 'The storm') },
  ),
})

/** A change of a folder, its cache, its index or the options between two builds. */
export type Change =
  | { readonly kind: 'write'; readonly story: RandomStory }
  | { readonly kind: 'words'; readonly at: number; readonly word: number }
  | { readonly kind: 'remove' | 'rename' | 'touch' | 'break'; readonly at: number }
  | { readonly kind: 'asset' | 'topic' | 'site'; readonly at: number }
  | { readonly kind: 'clock'; readonly at: number }
  | { readonly kind: 'damage cache' | 'damage index'; readonly at: number; readonly how: number }
  | { readonly kind: 'drafts' }
  | { readonly kind: 'nothing' }

const nat = fc.nat(11)
/** A change of words alone, the most frequent change of a real folder. */
export const changeOfWords: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('words' as const),
  at: nat,
  word: fc.nat(20),
})
export const randomChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: changeOfWords },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), story: randomStory }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('remove', 'rename', 'touch', 'break' as const), at: nat }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('asset', 'topic', 'site' as const), at: nat }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('clock' as const), at: fc.nat(50) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('damage cache', 'damage index' as const),
      at: fc.nat(200),
      how: fc.nat(2),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'drafts' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'nothing' as const }) },
)

/** Removes a file, cuts it short, or changes a byte of it. */
function damage(folder: string, at: number, how: number): void {
  const files = [...filesBelow(folder).keys()].filter((path) => !path.endsWith('.lock'))
  const path = files[at % Math.max(1, files.length)]
  if (path === undefined) return
  const file = join(folder, path)
  const bytes = readFileSync(file)
  if (how === 0) rmSync(file)
  else if (how === 1) truncateSync(file, Math.floor(bytes.length / 2))
  else {
    const place = at % Math.max(1, bytes.length)
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(file, bytes)
  }
}

/** The folders that a change can affect, and the options of the next build. */
interface BuildState {
  readonly content: string
  readonly cache: string
  readonly out: string
  readonly options: { unpublished: boolean; now: Date }
}

export function applyChange(change: Change, { content, cache, out, options }: BuildState): void {
  const file = 'at' in change ? join(content, pathOf(change.at)) : ''
  const exists = file !== '' && filesBelow(content).has(pathOf('at' in change ? change.at : 0))
  switch (change.kind) {
    case 'write':
      writeFiles(content, { [pathOf(change.story.at)]: textOf(change.story) })
      break
    case 'words': {
      const files = [...filesBelow(content).keys()].filter((path) => path.startsWith('_news/'))
      const path = join(content, files[change.at % Math.max(1, files.length)] ?? '')
      if (files.length === 0) break
      const text = readFileSync(path, 'utf8')
      writeFileSync(path, `${text.replace(/^title: .*$/m, `title: Another ${change.word}`)}\nMore.\n`)
      break
    }
    case 'remove':
      if (exists) rmSync(file)
      break
    case 'rename':
      if (exists) {
        mkdirSync(join(content, '_news/deeper'), { recursive: true })
        renameSync(file, join(content, '_news/deeper', `renamed-${change.at}.md`))
      }
      break
    case 'touch':
      if (exists) writeFileSync(file, readFileSync(file))
      break
    case 'break':
      if (exists) writeFileSync(file, '---\ntitle: "Open\n---\n')
      break
    case 'asset': {
      const asset = join(content, `assets/${change.at % 4}.svg`)
      if (change.at % 2 === 0) rmSync(asset, { force: true })
      else writeFiles(content, { [`assets/${change.at % 4}.svg`]: `<svg><!-- ${change.at} --></svg>` })
      break
    }
    case 'topic':
      writeFiles(content, { '_data/topics/1.yaml': `name: ${TOPICS[change.at % 3]}\ndescription: ${change.at}\n` })
      break
    case 'site':
      writeFiles(content, { 'site.yaml': `title: Title ${change.at % 2}\nlocale: ${change.at % 3 ? 'en' : 'de'}\n` })
      break
    case 'clock':
      options.now = new Date(Date.UTC(2026, 10, change.at, 12))
      break
    case 'damage cache':
      damage(cache, change.at, change.how)
      break
    case 'damage index':
      damage(out, change.at, change.how)
      break
    case 'drafts':
      options.unpublished = !options.unpublished
      break
    case 'nothing':
      break
  }
}
