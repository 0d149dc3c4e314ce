import { type ReactNode, use, useState } from 'react'
import type { IsHidden } from '../../data/hiding/is-hidden.ts'
import type { ShownInstead } from '../../data/hiding/shown-instead.ts'
import { usePreferences } from '../../state/preferences.ts'
import { ArticleCard } from '../../ui/cards/article-card.tsx'
import { cardColumns } from '../../ui/cards/card-columns.ts'
import { DenseList } from '../../ui/cards/dense-list.tsx'
import { LeadStory } from '../../ui/cards/lead-story.tsx'
import { useMessages } from '../../ui/base/messages.ts'
import { Ticker } from '../../ui/cards/ticker.tsx'
import { TopicBand } from '../../ui/cards/topic-band.tsx'
import { useShownPicture } from '../../ui/base/use-shown-picture.ts'
import { UpdatedAt } from '../../ui/format/updated-at.tsx'
import type { FrontLayout } from './front-layout.ts'
import { HidingContext } from '../rules/use-hiding.ts'

interface Props {
  /** Chooses the stories among those that are not hidden. */
  readonly layOut: (isHidden: IsHidden, instead?: ShownInstead) => FrontLayout
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
 * outlets. In other densities than cards, all of them are lists one below the other.
 */
export function FrontPage({ layOut, isHidden, title, newest, hasTimeline = true, latestHref, end }: Props) {
  const { lists } = useMessages()
  const { density } = usePreferences()
  const hiding = use(HidingContext)
  const [showsHidden, setShowsHidden] = useState(false)
  const layout = layOut(isHidden, hiding instanceof Object ? hiding.instead : undefined)
  const { lead, row, rail, bands } = showsHidden ? layOut(() => false) : layout
  const shownPicture = useShownPicture()
  const columns = cardColumns(row.length)
  const latest = rail.length > 0 && (
    <section className={density === 'cards' ? 'rail' : 'band'} aria-labelledby="latest-title">
      <div className="flag">
        <h2 id="latest-title">{lists.latest}</h2>
        {newest && (
          <span>
            <UpdatedAt time={newest} />
          </span>
        )}
      </div>
      {density === 'cards' ? <Ticker articles={rail} /> : <DenseList articles={rail} density="headlines" />}
      <p className="rail__all">
        <a href={latestHref}>{lists.allLatest}</a>
      </p>
    </section>
  )
  // Without a picture, the lead is less high than the rail beside it, so the next stories are below it.
  const isTextLead = latest && lead && !shownPicture(lead.image)
  const more = row.length > 0 && (
    <section className="band" aria-label={lists.moreTopStories}>
      <div className={columns.className}>
        {row.map((article) => (
          <ArticleCard
            key={article.id}
            article={article}
            shape={columns.shape}
            heading="h2"
            hasExcerpt={columns.shape === 'feature'}
          />
        ))}
      </div>
    </section>
  )
  return (
    <>
      <h1 className="sr-only">{title}</h1>
      {density === 'cards' ? (
        <>
          <section
            className={`front ${latest ? '' : 'front--alone'} ${isTextLead ? 'front--text' : ''}`}
            aria-label={title}
          >
            {lead && <LeadStory article={lead} hasTimeline={hasTimeline} />}
            {latest}
            {isTextLead && more}
          </section>
          {!isTextLead && more}
        </>
      ) : (
        <>
          <section className="band band--top" aria-label={title}>
            <DenseList articles={lead ? [lead, ...row] : row} density={density} heading="h2" />
          </section>
          {latest}
        </>
      )}
      {bands.map((band, index) => (
        <TopicBand
          key={band.topic?.id ?? band.outlet?.domain}
          {...band}
          hasFeature={index % 2 === 0}
          density={density}
        />
      ))}
      {hiding && hiding !== 'loading' && (
        <hiding.Line count={layout.hidden} isShown={showsHidden} onToggle={() => setShowsHidden(!showsHidden)} />
      )}
      <div className="front-end">{end}</div>
    </>
  )
}
