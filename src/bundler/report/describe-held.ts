import type { HeldReason } from '../adapt/hold-names.ts'
import type { HeldCount } from '../join/held-back.ts'

const ONE_AND_MANY: Readonly<Record<HeldReason, readonly [one: string, many: string]>> = {
  unpublished: ['with published: false', 'with published: false'],
  draft: ['draft', 'drafts'],
  'in-review': ['in review', 'in review'],
  scheduled: ['scheduled without a date', 'scheduled without a date'],
  embargoed: ['embargoed', 'embargoed'],
  unlisted: ['unlisted', 'unlisted'],
  private: ['private', 'private'],
  archived: ['archived', 'archived'],
  deleted: ['deleted', 'deleted'],
  expired: ['expired', 'expired'],
}

/** Says why articles are held back, each reason with its number: `2 drafts`, `1 embargoed until 2026-12-01`. */
export function describeHeld(held: readonly HeldCount[], withCommas: (number: number) => string): string[] {
  return held.map(({ reason, articles, until }) => {
    const words = ONE_AND_MANY[reason][articles === 1 ? 0 : 1]
    const time = until === undefined ? '' : ` ${articles === 1 ? 'until' : 'the next until'} ${timeOf(until)}`
    return `${withCommas(articles)} ${words}${articles > 1 && time !== '' ? ',' : ''}${time}`
  })
}

const timeOf = (time: string) => (time.endsWith('T00:00:00Z') ? time.slice(0, 10) : time)
