import type { Article } from '../../contract/article.ts'
import { useIsDrawnAtBuild } from '../base/drawn-at-build.ts'
import { useMessages } from '../base/messages.ts'
import { ProviderTile } from '../parts/provider-tile.tsx'
import { formatMoment } from '../format/format-time.ts'
import { RelativeTime } from '../format/relative-time.tsx'
import { Sentence } from '../base/sentence.tsx'
import { useLinks, useSite } from '../base/site-context.tsx'
import { isOneDay } from '../format/is-one-day.ts'
import { useInterfaceLang } from '../base/use-lang.ts'

/**
 * Positions of tiles on a line of time, in per cent of its length. They keep the proportions of the times as far as no
 * two tiles overlap.
 * @param times milliseconds, ascending
 * @param gap smallest distance of two tiles, in per cent
 */
export function timelinePositions(times: readonly number[], gap: number): number[] {
  const first = times[0] ?? 0
  const span = (times.at(-1) ?? 0) - first || 1
  const positions = times.map((time, index) => Math.max(((time - first) / span) * 100, index * gap))
  // The first pass pushes tiles apart to the right. This one pushes those beyond the end back to the left.
  for (let index = positions.length - 1, limit = 100; index >= 0; index--, limit -= gap) {
    positions[index] = Math.min(positions[index] ?? 0, limit)
  }
  return positions.map((position) => Math.round(position * 10) / 10)
}

/** Shows which outlets have reported a story and when, as tiles on a line of time. */
export function CoverageLine({ article }: { readonly article: Article }) {
  const links = useLinks()
  const { locale } = useSite()
  const messages = useMessages().stories
  const interfaceLang = useInterfaceLang()
  const isDrawnAtBuild = useIsDrawnAtBuild()
  const { coverage } = article
  const points = coverage?.points ?? []
  const [first, last] = [points[0], points.at(-1)]
  if (!coverage || !first || !last) return null
  const shown = points.length > 7 ? [...points.slice(0, 6), last] : points
  const positions = timelinePositions(
    shown.map((point) => Date.parse(point.time)),
    100 / Math.max(7, shown.length),
  )
  const as = isOneDay([first.time, last.time], isDrawnAtBuild) ? 'clock' : 'age'
  return (
    <div className="cov" lang={interfaceLang}>
      <p className="cov__top">
        <b>{messages.outlets(coverage.outlets)}</b>
        <a href={`${links.article(article.id)}#coverage`}>{messages.fullCoverage}</a>
      </p>
      <div
        className="cov__line"
        role="img"
        aria-label={messages.reportedBetween(
          coverage.outlets,
          // A page that was drawn at build names the days alone, since its hours would be those of the build's time zone.
          formatMoment(first.time, locale, isDrawnAtBuild),
          formatMoment(last.time, locale, isDrawnAtBuild),
        )}
      >
        {shown.map((point, index) => (
          <span
            key={`${point.provider.domain} ${point.time}`}
            className="cov__at"
            style={{ '--at': `${positions[index] ?? 0}%` }}
          >
            <ProviderTile provider={point.provider} size={28} />
          </span>
        ))}
      </div>
      <p className="cov__ends">
        <span>
          <Sentence pieces={messages.first(<RelativeTime time={first.time} as={as} />)} />
        </span>
        <span>
          <Sentence pieces={messages.latest(<RelativeTime time={last.time} as={as} />)} />
        </span>
      </p>
    </div>
  )
}
