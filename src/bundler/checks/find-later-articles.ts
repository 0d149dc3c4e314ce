import type { ReadFile } from '../collect/article-summary.ts'
import { HeldBack } from '../join/held-back.ts'
import type { Finding } from './newsroom-report.ts'

const DAY = 24 * 60 * 60_000
/** A date that is further away is more likely a slip of the pen. */
const FAR_DAYS = 3650

interface Clock {
  readonly unpublished: boolean
  readonly future: boolean
  readonly now: string
}

/** Finds articles that readers do not see yet, or no longer, with the time at which that changes; the next one first. */
export function findLaterArticles(files: readonly ReadFile[], clock: Clock): Finding[] {
  const found = files.flatMap((file) => laterArticle(file, clock))
  return found.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0)).map(({ finding }) => finding)
}

function laterArticle(read: ReadFile, clock: Clock): { readonly until: string; readonly finding: Finding }[] {
  const { file, article, isDocument, isInDrafts, isPublished, held, shownTimes = {} } = read
  if (isDocument) return []
  const note = (code: string, message: string, until = '9999') => [
    { until, finding: { severity: 'note', code, file, message } satisfies Finding },
  ]
  if (!isPublished && !clock.unpublished) {
    const reason = held ?? (isInDrafts ? 'draft' : 'unpublished')
    return note('held-back', `Held back: ${REASONS[reason]}.`)
  }
  if (!article) return []
  const state = new HeldBack(clock).stateOf(article.time, shownTimes)
  if (state === 'held') {
    const { embargo, until } = shownTimes
    const isExpired = until !== undefined && until <= clock.now
    return isExpired
      ? note('expired', `Not shown any more since ${shortTime(until)}.`)
      : note('embargoed', `Under embargo until ${shortTime(embargo ?? '')}.`, embargo)
  }
  if (state !== 'future') return []
  const due = [article.time, shownTimes.from ?? ''].reduce((a, b) => (a > b ? a : b))
  const days = (Date.parse(due) - Date.parse(clock.now)) / DAY
  if (days <= FAR_DAYS) return note('future', `Appears at ${shortTime(due)}, if a build runs then.`, due)
  const finding: Finding = {
    severity: 'warning',
    code: 'far-future',
    file,
    message: `Appears at ${shortTime(due)}, in ${Math.floor(days / 365)} years.`,
    hint: 'Correct the year if it is a slip.',
  }
  return [{ until: due, finding }]
}

const REASONS = {
  unpublished: 'published is false',
  draft: 'it is a draft',
  'in-review': 'it is in review',
  scheduled: 'it is scheduled without a date',
  embargoed: 'it is under embargo',
  unlisted: 'it is unlisted',
  private: 'it is private',
  archived: 'it is archived',
  deleted: 'it is marked as deleted',
  expired: 'it has expired',
} as const

const shortTime = (time: string) =>
  time.endsWith('T00:00:00Z') ? time.slice(0, 10) : `${time.slice(0, 16).replace('T', ' ')} UTC`
