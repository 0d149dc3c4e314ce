import type { Article } from '../contract/article.ts'
import type { Topic } from '../contract/edition.ts'
import { ArticleCard } from './article-card.tsx'
import { ArticleRow } from './article-row.tsx'
import { inkOf } from './kicker.tsx'
import { useMessages } from './messages.ts'
import { useLinks } from './site-context.tsx'
import { useContentLang } from './use-lang.ts'

interface Props {
  readonly topic: Topic
  readonly articles: readonly Article[]
  /** True for a wide first story with two lists beside it, false for three cards and a list. */
  readonly hasFeature: boolean
}

/** The top stories of one topic on the front page. */
export function TopicBand({ topic, articles, hasFeature }: Props) {
  const links = useLinks()
  const messages = useMessages().stories
  const contentLang = useContentLang()
  const titleId = `band-${topic.id}`
  const row = (article: Article) => (
    <ArticleRow key={article.id} article={article} hidesTopic={article.topics[0]?.id === topic.id} />
  )
  const card = (article: Article, shape: 'card' | 'feature') => (
    <ArticleCard
      key={article.id}
      article={article}
      shape={shape}
      hidesTopic={article.topics[0]?.id === topic.id}
      hasExcerpt
    />
  )
  // A feature needs a picture, so it is the first story that has one.
  const first = articles.find((article) => article.image)
  const rest = articles.filter((article) => article !== first)
  const half = Math.ceil(rest.length / 2)
  const isFeature = hasFeature && first !== undefined && rest.length >= 2
  return (
    <section className="band band--topic" aria-labelledby={titleId} {...inkOf(topic)}>
      <div className="flag">
        <h2 id={titleId}>
          <span className="swatch" />
          <span dir="auto" lang={contentLang}>
            {topic.name}
          </span>
        </h2>
        <a href={links.topic(topic.id)} aria-label={messages.allInTopic(topic.count, topic.name)}>
          {messages.all(topic.count)}
        </a>
      </div>
      {isFeature ? (
        <div className="cols cols--feature">
          {card(first, 'feature')}
          <div className="list">{rest.slice(0, half).map(row)}</div>
          <div className="list">{rest.slice(half).map(row)}</div>
        </div>
      ) : (
        <div className="cols">
          {articles.slice(0, 3).map((article) => card(article, 'card'))}
          {articles.length > 3 && <div className="list">{articles.slice(3, 6).map(row)}</div>}
        </div>
      )}
    </section>
  )
}
