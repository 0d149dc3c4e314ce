import type { Article } from '../contract/article.ts'
import type { Topic } from '../contract/edition.ts'
import { ArticleCard } from './article-card.tsx'
import { useLinks } from './site-context.tsx'

/** More stories of a topic as headlines, below an article. */
export function MoreInTopic({ topic, articles }: { readonly topic: Topic; readonly articles: readonly Article[] }) {
  const links = useLinks()
  if (articles.length === 0) return null
  return (
    <section className="more" aria-labelledby="more-title">
      <div className="flag">
        <h2 id="more-title">
          More in <span dir="auto">{topic.name}</span>
        </h2>
        <a href={links.topic(topic.id)}>
          All {topic.count} stories<span className="sr-only"> in {topic.name}</span>
        </a>
      </div>
      <div className="cols">
        {articles.map(({ image: _, excerpt: __, ...article }) => (
          <ArticleCard key={article.id} article={article} hidesTopic />
        ))}
      </div>
    </section>
  )
}
