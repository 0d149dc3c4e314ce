import type { Article } from '../contract/article.ts'
import type { Provider, Topic } from '../contract/edition.ts'
import { ArticleCard } from './article-card.tsx'
import { ArticleRow } from './article-row.tsx'
import { inkOf } from './kicker.tsx'
import { useMessages } from './messages.ts'
import { ProviderTile } from './provider-tile.tsx'
import { useLinks } from './site-context.tsx'
import { useContentLang } from './use-lang.ts'

interface Props {
  /** The band is that of a topic, or else of an outlet. */
  readonly topic?: Topic | undefined
  readonly outlet?: Provider | undefined
  /** Number of all its stories. */
  readonly count: number
  readonly articles: readonly Article[]
  /** True for a wide first story with two lists beside it, false for three cards and a list. */
  readonly hasFeature: boolean
}

/** The top stories of one topic or outlet on a front page. */
export function TopicBand({ topic, outlet, count, articles, hasFeature }: Props) {
  const links = useLinks()
  const messages = useMessages().stories
  const contentLang = useContentLang()
  const name = topic?.name ?? outlet?.name ?? ''
  const titleId = `band-${topic?.id ?? outlet?.domain}`
  return (
    <section className="band band--topic" aria-labelledby={titleId} {...inkOf(topic)}>
      <div className="flag">
        <h2 id={titleId}>
          {topic ? <span className="swatch" /> : outlet && <ProviderTile provider={outlet} />}
          <span dir="auto" lang={contentLang}>
            {name}
          </span>
        </h2>
        <a
          href={topic ? links.topic(topic.id) : links.source(outlet?.domain ?? '')}
          aria-label={topic ? messages.allInTopic(count, name) : messages.allFromOutlet(count, name)}
        >
          {messages.all(count)}
        </a>
      </div>
      <BandColumns topic={topic?.id} articles={articles} hasFeature={hasFeature} />
    </section>
  )
}

interface ColumnsProps extends Pick<Props, 'articles' | 'hasFeature'> {
  /** Id of the topic of the band, whose name is left out of the cards. */
  readonly topic: string | undefined
}

/** The stories of a band. Few of them fill the columns too, in the same way as a short list. */
function BandColumns({ topic, articles, hasFeature }: ColumnsProps) {
  const hidesTopic = (article: Article) => topic !== undefined && article.topics[0]?.id === topic
  const row = (article: Article) => <ArticleRow key={article.id} article={article} hidesTopic={hidesTopic(article)} />
  const card = (article: Article, shape: 'card' | 'feature' = 'card') => (
    <ArticleCard key={article.id} article={article} shape={shape} hidesTopic={hidesTopic(article)} hasExcerpt />
  )
  if (articles.length <= 2) {
    return (
      <div className={`cols ${articles.length === 1 ? 'cols--feature cols--alone' : 'cols--pair'}`}>
        {articles.map((article) => card(article, 'feature'))}
      </div>
    )
  }
  // A feature needs a picture, so it is the first story that has one.
  const first = articles.find((article) => article.image) ?? articles[0]
  const rest = articles.filter((article) => article !== first)
  const half = Math.ceil(rest.length / 2)
  const isThree = articles.length === 3
  if (first && (isThree || (hasFeature && first.image && articles.length > 4))) {
    const beside = isThree ? (article: Article) => card(article) : row
    return (
      <div className="cols cols--feature">
        {card(first, 'feature')}
        <div className="list">{rest.slice(0, half).map(beside)}</div>
        <div className="list">{rest.slice(half).map(beside)}</div>
      </div>
    )
  }
  if (articles.length === 4) return <div className="cols">{articles.map((article) => card(article))}</div>
  return (
    <div className="cols">
      {articles.slice(0, 3).map((article) => card(article))}
      <div className="list">{articles.slice(3, 6).map(row)}</div>
    </div>
  )
}
