import type { Article } from '../contract/article.ts'
import type { Front } from '../contract/edition.ts'
import { toArticle } from '../data/articles.ts'
import { INDEX_URL } from '../data/queries.ts'
import { ArticleCard } from '../ui/article-card.tsx'
import { LeadStory } from '../ui/lead-story.tsx'
import { useMessages } from '../ui/messages.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { useLinks } from '../ui/site-context.tsx'
import { Ticker } from '../ui/ticker.tsx'
import { TopicBand } from '../ui/topic-band.tsx'
import { withUniquePictures } from '../ui/unique-pictures.ts'
import { useEdition } from './edition.tsx'

const RAIL_LENGTH = 6
const ROW_LENGTH = 4
const BAND_LENGTH = 7

/**
 * The front page: the lead story beside a rail of the latest headlines, a row of four stories, and a band for each home
 * topic. Each story appears only once.
 */
export function FrontPage({ front }: { readonly front: Front }) {
  const { topics, counts, newest } = useEdition()
  const links = useLinks()
  const { page, lists } = useMessages()
  const latestHref = `${links.home}?sort=latest`
  const articleAt = (index: number): Article[] => {
    const card = front.cards[index]
    return card ? [toArticle(card, { providers: front.providers, topics, indexUrl: INDEX_URL })] : []
  }
  const used = new Set<string>()
  const pictures = new Set<string>()
  const takeUnused = (positions: readonly number[], count: number): Article[] => {
    const articles = positions
      .flatMap(articleAt)
      .filter((article) => !used.has(article.id))
      .slice(0, count)
    for (const article of articles) used.add(article.id)
    return articles
  }
  const [lead] = withUniquePictures(takeUnused(front.lead, 1), pictures)
  const row = withUniquePictures(takeUnused(front.lead, ROW_LENGTH), pictures)
  const rail = takeUnused(front.latest, RAIL_LENGTH)
  const bands = front.bands.flatMap((band) => {
    const topic = topics.find((t) => t.id === band.topic)
    const articles = withUniquePictures(takeUnused(band.cards, BAND_LENGTH), pictures)
    return topic && articles.length > 0 ? [{ topic, articles }] : []
  })
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
      <p className="front-end">
        <a className="btn" href={latestHref}>
          {lists.allStoriesCount(counts.stories)}
        </a>
      </p>
    </>
  )
}
