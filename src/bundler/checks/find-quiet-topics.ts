import type { Joined } from '../join/join.ts'
import { withParents } from '../join/join.ts'
import { withCommas } from '../report/counts.ts'
import type { Finding } from './newsroom-report.ts'

const DAY = 24 * 60 * 60_000

/**
 * Finds topics without articles, and topics in which nothing is new. Articles of the topics below one count for it as well. In
 * an archive, days are counted back from its newest article.
 * @param days a topic is quiet when its newest article is older
 */
export function findQuietTopics(
  { topics, topicLists, articles }: Pick<Joined, 'topics' | 'topicLists' | 'articles'>,
  days: number,
  now: string,
): Finding[] {
  const withAll = withParents(topics)
  const newest = new Map<string, { readonly time: string; readonly file: string }>()
  let latest = ''
  for (const [at, { time, file }] of articles.entries()) {
    if (time > latest) latest = time
    for (const id of withAll(topicLists[at] ?? []))
      if (time > (newest.get(id)?.time ?? '')) newest.set(id, { time, file })
  }
  const age = (time: string, end: string) => Math.floor((Date.parse(end) - Date.parse(time)) / DAY)
  const isArchive = latest !== '' && age(latest, now) > days
  const end = isArchive ? latest : now
  const quiet = topics.flatMap(({ topic: { id, name } }): (readonly [number, Finding])[] => {
    const last = newest.get(id)
    if (!last)
      return [[Number.MAX_SAFE_INTEGER, finding('empty-topic', `The topic “${name}” has no articles.`, EMPTY_HINT)]]
    const old = age(last.time, end)
    if (old <= days) return []
    const message = `The topic “${name}” has had nothing new for ${withCommas(old)} days, since ${last.time.slice(0, 10)}.`
    return [[old, { ...finding('quiet-topic', message), file: last.file }]]
  })
  return [
    ...(isArchive
      ? [
          finding(
            'quiet-folder',
            `The newest article is of ${latest.slice(0, 10)}, so topics are compared with that day.`,
          ),
        ]
      : []),
    ...quiet.sort(([a], [b]) => b - a).map(([, found]) => found),
  ]
}

const EMPTY_HINT = 'Readers see it in the list of topics. Remove its file if it is not needed any more.'

const finding = (code: string, message: string, hint?: string): Finding => ({
  severity: 'note',
  code,
  message,
  ...(hint !== undefined && { hint }),
})
