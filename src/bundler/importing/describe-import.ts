import { printable } from '../problems/printable.ts'
import { count, withCommas } from '../report/counts.ts'
import type { FeedResult, ImportResult } from './import-result.ts'
import type { Oddity } from './story-file.ts'

const ODDITIES: Readonly<Record<Oddity, (number: number) => string>> = {
  'no-date': (number) => `${count(number, 'story has', 'stories have')} no date and got the time of the import.`,
  'future-date': (number) =>
    `${count(number, 'story is', 'stories are')} dated in the future and got the time of the import.`,
  'long-text': (number) => `The text of ${count(number, 'story', 'stories')} is too long and was left out.`,
}

const ODDITY_NAMES = ['no-date', 'future-date', 'long-text'] as const satisfies readonly Oddity[]

const HELD: Readonly<Record<string, string>> = {
  draft: 'drafts',
  'auto-draft': 'drafts',
  pending: 'pending review',
  future: 'scheduled',
  private: 'private',
  password: 'behind a password',
  trash: 'in the trash',
}

export interface DescribeOptions {
  /** Path of the publisher's folder, as it was named. */
  readonly content: string
  readonly hasColour: boolean
}

const RED = 31
const YELLOW = 33

/** Describes an import in lines for people: each feed, then the whole. */
export function describeImport(result: ImportResult, { content, hasColour }: DescribeOptions): string[] {
  const { feeds, isDry } = result
  const paint = (text: string, colour: number) => (hasColour ? `\u001B[${colour}m${text}\u001B[39m` : text)
  const lines = feeds.flatMap((feed) => describeFeed(feed, isDry, paint))
  return [...lines, '', ...describeWhole(result, content)]
}

function describeWhole({ feeds, outlets, folder, isDry }: ImportResult, content: string): string[] {
  const stories = feeds.reduce((sum, { files }) => sum + files.length, 0)
  const failed = feeds.filter(({ state }) => state === 'failed').length
  const to = `${content.replace(/[/\\]+$/, '')}/${folder}`
  const some = `${isDry ? 'Would write' : 'Wrote'} ${count(stories, 'new story', 'new stories')} to ${to}`
  const none = failed === feeds.length ? 'Nothing was imported' : 'There is nothing new'
  const described = outlets.filter((path) => path.startsWith('_data/')).length
  const logos = outlets.length - described
  const made = [...(described > 0 ? [count(described, 'outlet')] : []), ...(logos > 0 ? [count(logos, 'logo')] : [])]
  return [
    `${stories > 0 ? some : none}. ${count(feeds.length, 'feed')}${failed > 0 ? `, of which ${failed} failed` : ''}.`,
    ...(made.length > 0 ? [`${isDry ? 'Would make' : 'Made'} ${made.join(' and ')}.`] : []),
    ...(stories > 0 && !isDry ? ['Delete what you don’t want: it does not come back.'] : []),
  ]
}

function describeFeed(feed: FeedResult, isDry: boolean, paint: (text: string, colour: number) => string): string[] {
  const { state, files, known, empty, older, oddities, held, movedTo, error } = feed
  const [source, title] = [oneLine(feed.source), oneLine(feed.title)]
  if (state === 'unchanged') return [`${source}  has not changed.`]
  if (error) {
    const word = state === 'waiting' ? paint('waits', YELLOW) : paint('failed', RED)
    return [`${source}  ${word}: ${oneLine(error.message)}`, `  ${oneLine(error.hint)}`]
  }
  const counts = [
    `${withCommas(files.length)} new`,
    ...(known > 0 ? [`${withCommas(known)} known`] : []),
    ...(older > 0 ? [`${withCommas(older)} older`] : []),
  ]
  const notes = [
    ...ODDITY_NAMES.flatMap((name) => (oddities[name] ? ODDITIES[name](oddities[name]) : [])),
    ...(empty > 0 ? [`${count(empty, 'story has', 'stories have')} nothing to read, and no file.`] : []),
    ...(held.size > 0 ? [`Not imported: ${describeHeld(held)}.`] : []),
    ...(movedTo ? [`The feed has moved to ${oneLine(movedTo)}. Use that address from now on.`] : []),
  ]
  return [
    `${source}  ${counts.join(', ')}${title ? ` (${title})` : ''}`,
    ...notes.map((note) => `  ${note}`),
    ...(isDry ? files.map((path) => `  + ${path}`) : []),
  ]
}

/** What feeds say must not control the terminal. */
const oneLine = (text: string) => printable(text.replaceAll('\n', ' '))

const describeHeld = (held: ReadonlyMap<string, number>) =>
  [...held]
    .map(([status, number]) => {
      const words = HELD[status] ?? `marked “${oneLine(status)}”`
      return `${number} ${number === 1 && words === 'drafts' ? 'draft' : words}`
    })
    .join(', ')

/** The result for programs. */
export function importToJson({ feeds, outlets, folder, isDry }: ImportResult): string {
  return JSON.stringify({
    ok: feeds.every(({ state }) => state !== 'failed'),
    isDry,
    folder,
    stories: feeds.reduce((sum, { files }) => sum + files.length, 0),
    outlets,
    feeds: feeds.map(({ held, error, ...feed }) => ({
      ...feed,
      held: Object.fromEntries(held),
      ...(error && { error: { code: error.code, message: error.message, hint: error.hint } }),
    })),
  })
}
