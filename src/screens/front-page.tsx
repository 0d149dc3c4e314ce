import { type ReactNode, use, useState } from 'react'
import type { IsHidden } from '../data/is-hidden.ts'
import { ArticleCard } from '../ui/article-card.tsx'
import { LeadStory } from '../ui/lead-story.tsx'
import { useMessages } from '../ui/messages.ts'
import { Ticker } from '../ui/ticker.tsx'
import { TopicBand } from '../ui/topic-band.tsx'
import { UpdatedAt } from '../ui/updated-at.tsx'
import type { FrontLayout } from './front-layout.ts'
import { HidingContext } from './use-hiding.ts'

interface Props {
  /** Chooses the stories among those that are not hidden. */
  readonly layOut: (isHidden: IsHidden) => FrontLayout
  readonly isHidden: IsHidden
  /** Heading for screen readers, and the name of the first part. */
  readonly title: string
  /** Time of the newest story. */
  readonly newest: string | undefined
  /** False when the lead names only two of its other outlets, as cards in lists do. */
  readonly hasTimeline?: boolean
  /** Path of the list that the latest headlines begin. */
  readonly latestHref: string
  /** What the page ends with. */
  readonly end: ReactNode
}

/**
 * A front page: the lead story beside a rail of the latest headlines, a row of four stories, and bands of topics or
 * outlets.
 */
export function FrontPage({ layOut, isHidden, title, newest, hasTimeline = true, latestHref, end }: Props) {
  const { lists } = useMessages()
  const hiding = use(HidingContext)
  const [showsHidden, setShowsHidden] = useState(false)
  const layout = layOut(isHidden)
  const { lead, row, rail, bands } = showsHidden ? layOut(() => false) : layout
  return (
    <>
      <h1 className="sr-only">{title}</h1>
      <section className={`front ${rail.length === 0 ? 'front--alone' : ''}`} aria-label={title}>
        {lead && <LeadStory article={lead} hasTimeline={hasTimeline} />}
        {rail.length > 0 && (
          <section className="rail" aria-labelledby="latest-title">
            <div className="flag">
              <h2 id="latest-title">{lists.latest}</h2>
              {newest && (
                <span>
                  <UpdatedAt time={newest} />
                </span>
              )}
            </div>
            <Ticker articles={rail} />
            <p className="rail__all">
              <a href={latestHref}>{lists.allLatest}</a>
            </p>
          </section>
        )}
      </section>
      {row.length > 0 && (
        <section className="band" aria-label={lists.moreTopStories}>
          <div className="cols">
            {row.map((article) => (
              <ArticleCard key={article.id} article={article} heading="h2" hasExcerpt={!article.image} />
            ))}
          </div>
        </section>
      )}
      {bands.map((band, index) => (
        <TopicBand key={band.topic?.id ?? band.outlet?.domain} {...band} hasFeature={index % 2 === 0} />
      ))}
      {hiding && hiding !== 'loading' && (
        <hiding.Line count={layout.hidden} isShown={showsHidden} onToggle={() => setShowsHidden(!showsHidden)} />
      )}
      <div className="front-end">{end}</div>
    </>
  )
}
