import type { HeldReason } from '../adapt/hold-names.ts'
import type { ShownTimes } from '../validate/published.ts'

/** How many articles are held back for one reason. */
export interface HeldCount {
  readonly reason: HeldReason
  readonly articles: number
  /** When the next of them becomes public, if that is known. */
  readonly until?: string
}

interface Clock {
  /** True when articles that are held back are published as well. */
  readonly unpublished: boolean
  /** True when articles that are dated later are published as well. */
  readonly future: boolean
  readonly now: string
}

const NEVER = '9999-12-31T23:59:59Z'

/** Sorts articles out by the time, and counts those that are held back. */
export class HeldBack {
  /** The time from which the result is valid. */
  from = ''
  /** The time at which it is not valid any more. */
  until = NEVER
  private readonly clock: Clock
  private readonly counts = new Map<HeldReason, { articles: number; until?: string }>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Number of articles that are held back. */
  get total(): number {
    return [...this.counts.values()].reduce((sum, { articles }) => sum + articles, 0)
  }

  /** The reasons, the most frequent first. */
  get reasons(): readonly HeldCount[] {
    return [...this.counts]
      .map(([reason, count]) => ({ reason, ...count }))
      .sort((a, b) => b.articles - a.articles || (a.reason < b.reason ? -1 : 1))
  }

  add(reason: HeldReason, until?: string): void {
    const { articles = 0, until: next } = this.counts.get(reason) ?? {}
    const earliest = until !== undefined && (next === undefined || until < next) ? until : next
    this.counts.set(reason, { articles: articles + 1, ...(earliest !== undefined && { until: earliest }) })
  }

  /**
   * Says whether an article is public now. One that is held back is counted.
   * @param time of the article
   */
  stateOf(time: string, shownTimes: ShownTimes = {}): 'public' | 'future' | 'held' {
    const { unpublished, future, now } = this.clock
    const due = shownTimes.from !== undefined && shownTimes.from > time ? shownTimes.from : time
    if (!future) this.note(due)
    if (!unpublished) {
      if (shownTimes.until !== undefined) this.note(shownTimes.until)
      if (shownTimes.embargo !== undefined) this.note(shownTimes.embargo)
      if (shownTimes.until !== undefined && shownTimes.until <= now) {
        this.add('expired')
        return 'held'
      }
      if (shownTimes.embargo !== undefined && shownTimes.embargo > now) {
        this.add('embargoed', shownTimes.embargo)
        return 'held'
      }
    }
    return due > now && !future ? 'future' : 'public'
  }

  /** Notes a time at which the result changes. */
  private note(time: string): void {
    if (time > this.clock.now) {
      if (time < this.until) this.until = time
    } else if (time > this.from) this.from = time
  }
}
