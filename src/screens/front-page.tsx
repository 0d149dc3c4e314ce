import type { Article } from '../contract/article.ts'
import type { Front } from '../contract/edition.ts'
import { toArticle } from '../data/articles.ts'
import { INDEX_URL } from '../data/queries.ts'
import { ArticleCard } from '../ui/article-card.tsx'
import { LeadStory } from '../ui/lead-story.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useLinks } from '../ui/site-context.tsx'
import { Ticker } from '../ui/ticker.tsx'
import { TopicBand } from '../ui/topic-band.tsx'
import { withUniquePictures } from '../ui/unique-pictures.ts'
import { useEdition } from './edition.tsx'

const RAIL = 6
const ROW = 4
const BAND = 7

/** The front page: the lead and the latest, four more, then a band for each home topic. No story stands twice. */
export function FrontPage({ front }: { readonly front: Front }) {
  const { topics, counts, newest } = useEdition()
  const links = useLinks()
  const latestHref = `${links.home}?sort=latest`
  const articleAt = (at: number): Article[] => {
    const card = front.cards[at]
    return card ? [toArticle(card, { providers: front.providers, topics, indexUrl: INDEX_URL })] : []
  }
  const used = new Set<string>()
  const pictures = new Set<string>()
  const take = (from: readonly number[], count: number): Article[] => {
    const fresh = from
      .flatMap(articleAt)
      .filter((article) => !used.has(article.id))
      .slice(0, count)
    for (const article of fresh) used.add(article.id)
    return fresh
  }
  const [lead] = withUniquePictures(take(front.lead, 1), pictures)
  const row = withUniquePictures(take(front.lead, ROW), pictures)
  const rail = take(front.latest, RAIL)
  const bands = front.bands.flatMap((band) => {
    const topic = topics.find((t) => t.id === band.topic)
    const articles = withUniquePictures(take(band.cards, BAND), pictures)
    return topic && articles.length > 0 ? [{ topic, articles }] : []
  })
  return (
    <>
      <h1 className="sr-only">Top stories</h1>
      <section className={`front ${rail.length === 0 ? 'front--alone' : ''}`} aria-label="Top stories">
        {lead && <LeadStory article={lead} />}
        {rail.length > 0 && (
          <section className="rail" aria-labelledby="latest-title">
            <div className="flag">
              <h2 id="latest-title">Latest</h2>
              {newest && (
                <span>
                  Updated <RelativeTime time={newest} />
                </span>
              )}
            </div>
            <Ticker articles={rail} />
            <p className="rail__all">
              <a href={latestHref}>All latest</a>
            </p>
          </section>
        )}
      </section>
      {row.length > 0 && (
        <section className="band" aria-label="More top stories">
          <div className="cols">
            {row.map((article) => (
              <ArticleCard key={article.id} article={article} heading="h2" hasExcerpt={!article.image} />
            ))}
          </div>
        </section>
      )}
      {bands.map(({ topic, articles }, at) => (
        <TopicBand key={topic.id} topic={topic} articles={articles} hasFeature={at % 2 === 0} />
      ))}
      <p className="front-end">
        <a className="btn" href={latestHref}>
          {counts.articles === 1 ? 'The one story of this edition' : `All ${counts.articles} stories`}
        </a>
      </p>
    </>
  )
}
