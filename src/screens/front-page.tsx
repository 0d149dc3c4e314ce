import { useState } from 'react'
import type { Front } from '../contract/edition.ts'
import { ArticleCard } from '../ui/article-card.tsx'
import { LeadStory } from '../ui/lead-story.tsx'
import { useMessages } from '../ui/messages.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { useLinks } from '../ui/site-context.tsx'
import { Ticker } from '../ui/ticker.tsx'
import { TopicBand } from '../ui/topic-band.tsx'
import { useEdition } from './edition.tsx'
import { FrontSkeletons } from './front-skeletons.tsx'
import { frontStories } from './front-stories.ts'
import { HiddenLine } from './hidden-line.tsx'
import { useIsHidden } from './use-hiding.ts'

/**
 * The front page: the lead story beside a rail of the latest headlines, a row of four stories, and a band for each home
 * topic. Each story appears only once.
 */
export function FrontPage({ front }: { readonly front: Front }) {
  const { topics, counts, newest } = useEdition()
  const links = useLinks()
  const { page, lists } = useMessages()
  const latestHref = `${links.home}?sort=latest`
  const isHidden = useIsHidden({ key: front.cards[0]?.id ?? '', cards: front.cards })
  const [showsHidden, setShowsHidden] = useState(false)
  if (!isHidden) return <FrontSkeletons />
  const stories = frontStories(front, topics, isHidden)
  const { lead, row, rail, bands } = showsHidden ? frontStories(front, topics, () => false) : stories
  return (
    <>
      <h1 className="sr-only">{page.topStories}</h1>
      <section className={`front ${rail.length === 0 ? 'front--alone' : ''}`} aria-label={page.topStories}>
        {lead && <LeadStory article={lead} />}
        {rail.length > 0 && (
          <section className="rail" aria-labelledby="latest-title">
            <div className="flag">
              <h2 id="latest-title">{lists.latest}</h2>
              {newest && (
                <span>
                  <Sentence pieces={lists.updated(<RelativeTime time={newest} />)} />
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
      {bands.map(({ topic, articles }, index) => (
        <TopicBand key={topic.id} topic={topic} articles={articles} hasFeature={index % 2 === 0} />
      ))}
      <HiddenLine count={stories.hidden} isShown={showsHidden} onToggle={() => setShowsHidden(!showsHidden)} />
      <p className="front-end">
        <a className="btn" href={latestHref}>
          {lists.allStoriesCount(counts.stories)}
        </a>
      </p>
    </>
  )
}
