import { useLaterMessages } from '../base/later-messages.ts'
import { type ReactNode, useState } from 'react'
import type { FullArticle, RelatedArticle } from '../../contract/article.ts'
import type { LaterMessages } from '../../messages/en/later.ts'
import type { MainMessages } from '../../messages/en/main.ts'
import { formatList } from '../format/format-list.ts'
import { useIsDrawnAtBuild } from '../base/drawn-at-build.ts'
import { useMessages } from '../base/messages.ts'
import { ProviderTile } from '../parts/provider-tile.tsx'
import { ReasonSwitch, describeReason } from './reason.tsx'
import { RelativeTime } from '../format/relative-time.tsx'
import { useLinks, useSite } from '../base/site-context.tsx'
import { isDayOnly, isOneDay } from '../format/is-one-day.ts'
import { spanBetween } from '../format/span-between.ts'
import { useContentLang, useInterfaceLang } from '../base/use-lang.ts'

const SHOWN = 8

/** A report in the timeline: the open article itself, or another one. */
type Report = RelatedArticle & { readonly isOpen?: true }

/** All reports of the article's event and the article itself, newest first. Reports without a time come last. */
function timelineOf(article: FullArticle): Report[] {
  // Two files of one page are one report.
  const others = (article.reports ?? []).filter(({ why }) => why?.by !== 'page')
  if (others.length === 0) return []
  const { title, time, type, provider } = article
  const own: Report = { title, time, type, provider, article: article.id, isOpen: true }
  const timeOf = (report: Report) => (report.time ? Date.parse(report.time) : Number.NEGATIVE_INFINITY)
  // The sort is stable: of reports of one time, the open article comes first.
  return [own, ...others].sort((a, b) => (timeOf(a) === timeOf(b) ? 0 : timeOf(b) - timeOf(a)))
}

/** The earliest report, unless two may be equally early: a day without an hour is as early as any hour of it. */
function findFirst(timeline: readonly Report[]): Report | undefined {
  const [earliest, next] = timeline.filter(({ time }) => time !== undefined).toReversed()
  if (!earliest?.time || !next?.time || earliest.time === next.time) return undefined
  const isUnclear = isDayOnly(earliest.time) && earliest.time.slice(0, 10) === next.time.slice(0, 10)
  return isUnclear ? undefined : earliest
}

/** `5 outlets, 9 hours`. Without independent outlets it counts the reports. */
function summarise(
  article: FullArticle,
  timeline: readonly Report[],
  messages: MainMessages['stories'],
  story: LaterMessages['story'],
  locale: string,
): string {
  const { outlets } = article.coverage ?? { outlets: 0 }
  const count = outlets > 1 ? messages.outlets(outlets) : story.reports(timeline.length)
  const times = timeline.flatMap(({ time }) => time ?? [])
  const span = spanBetween(times.at(-1) ?? '', times[0] ?? '')
  return formatList(locale, span ? [count, story.span[span.unit](span.count)] : [count])
}

/** The hour within one day, otherwise the day as well. */
function ReportTime({ time, hasDay }: { readonly time: string; readonly hasDay: boolean }) {
  const dayOnly = isDayOnly(time)
  return <RelativeTime time={time} dayOnly={dayOnly} as={hasDay || dayOnly ? 'dayAndClock' : 'clock'} />
}

function Headline({ report }: { readonly report: Report }) {
  const links = useLinks()
  const messages = useMessages().story
  const interfaceLang = useInterfaceLang()
  const { title, url, provider, article, isOpen } = report
  if (isOpen || (!article && !url)) return title
  return article ? (
    <a href={links.article(article)}>{title}</a>
  ) : (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {title}
      <span className="sr-only" lang={interfaceLang}>
        {' '}
        {messages.opensSiteInNewTab(provider.name)}
      </span>
    </a>
  )
}

interface Props {
  readonly article: FullArticle
  /** Below the timeline, and alone when there is no other report. */
  readonly note?: ReactNode
}

/** A timeline of all reports of the article's event, with the headline of each outlet. */
export function FullCoverage({ article, note }: Props) {
  const { locale } = useSite()
  const messages = useMessages()
  const { story } = useLaterMessages()
  const contentLang = useContentLang()
  const interfaceLang = useInterfaceLang()
  const isDrawnAtBuild = useIsDrawnAtBuild()
  const [showsAll, setShowsAll] = useState(false)
  const [showsReasons, setShowsReasons] = useState(false)
  const timeline = timelineOf(article)
  if (timeline.length === 0) return note
  const first = findFirst(timeline)
  const hasDay = !isOneDay(
    timeline.flatMap(({ time }) => time ?? []),
    isDrawnAtBuild,
  )
  const newest = timeline.slice(0, SHOWN)
  // The open article is always in sight.
  const short = newest.some(({ isOpen }) => isOpen)
    ? newest
    : [...timeline.slice(0, SHOWN - 1), ...timeline.filter(({ isOpen }) => isOpen)]
  const shown = showsAll ? timeline : short
  return (
    <section
      id="coverage"
      className="story__coverage"
      lang={interfaceLang}
      aria-labelledby="coverage-title"
      tabIndex={-1}
    >
      <div className="flag flag--why">
        <h2 id="coverage-title">{messages.stories.fullCoverage}</h2>
        <span>{summarise(article, timeline, messages.stories, story, locale)}</span>
        <ReasonSwitch
          isOn={showsReasons}
          onToggle={() => setShowsReasons(!showsReasons)}
          controls="coverage-list"
          question={story.whyReports}
        />
      </div>
      <ol id="coverage-list" className="timeline">
        {shown.map((report) => (
          <li key={report.article ?? report.url ?? report.title} aria-current={report.isOpen}>
            <ProviderTile provider={report.provider} size={28} />
            <div>
              <p className="timeline__meta">
                <b dir="auto" lang={contentLang}>
                  {report.provider.name}
                </b>
                {report.time && <ReportTime time={report.time} hasDay={hasDay} />}
                {report.type === 'video' && <span>{messages.stories.video}</span>}
                {report.why?.by === 'copy' && <span>{story.syndicatedCopy}</span>}
                {report === first && <b className="timeline__first">{story.firstReport}</b>}
              </p>
              <h3 className="head" dir="auto" lang={report.isOpen ? (article.locale ?? contentLang) : contentLang}>
                <Headline report={report} />
              </h3>
              {showsReasons && !report.isOpen && (
                <p className="why">{describeReason(report, article.time, story, locale)}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {timeline.length > shown.length && (
        <button type="button" className="btn btn--more" onClick={() => setShowsAll(true)}>
          {story.showMore(timeline.length - shown.length)}
        </button>
      )}
      {note}
    </section>
  )
}
