import type { ArticleSummary } from '../collect/article-summary.ts'
import type { Event } from '../relate/events.ts'
import type { Relations } from '../relate/relate.ts'
import type { Coverage, Finding } from './newsroom-report.ts'

/**
 * Counts the events of an edition by their outlets, and finds those with several reports that all come from one outlet:
 * copies of one text, and repetitions of one page.
 * @param articles sorted as for `relations`
 */
export function countCoverage(
  articles: readonly ArticleSummary[],
  { events }: Pick<Relations, 'events'>,
  titleOf: (file: string) => string,
): { readonly coverage: Coverage; readonly findings: readonly Finding[] } {
  const all = new Set(events.values())
  const alone = articles.length - events.size
  const numbers = [...all].map(({ outlets }) => outlets)
  const oneOutlet = alone + numbers.filter((outlets) => outlets <= 1).length
  const twoOutlets = numbers.filter((outlets) => outlets === 2).length
  const total = alone + all.size
  return {
    coverage: { events: total, oneOutlet, twoOutlets, moreOutlets: total - oneOutlet - twoOutlets },
    findings: [...all]
      .filter(({ outlets }) => outlets <= 1)
      .sort((a, b) => b.reports.length - a.reports.length || (timeOf(a) < timeOf(b) ? 1 : -1))
      .map((event) => describe(event, titleOf)),
  }
}

const timeOf = ({ newestFirst }: Event) => newestFirst[0]?.time ?? ''

function describe({ reports }: Event, titleOf: (file: string) => string): Finding {
  const files = reports.flatMap(({ article }) => article?.file ?? [])
  const [file = ''] = files
  const copies = reports.filter(({ isCopy }) => isCopy).length
  const outlet = reports.find(({ isCopy, isSamePage }) => !isCopy && !isSamePage)?.domain ?? ''
  const why =
    copies > 0
      ? `${copies} of them ${copies === 1 ? 'is a copy' : 'are copies'} of its text`
      : 'the others are the same page'
  return {
    severity: 'note',
    code: 'one-outlet',
    file,
    ...(files.length > 1 && { files: files.slice(1) }),
    message: `“${titleOf(file)}” has ${reports.length} reports, but only ${outlet} reported it independently: ${why}.`,
  }
}
