import type { Article } from '../../contract/article.ts'
import type { Provider, Topic } from '../../contract/edition.ts'
import { ArticleCard } from './article-card.tsx'
import { ArticleRow } from './article-row.tsx'
import { cardColumns } from './card-columns.ts'
import { DenseList } from './dense-list.tsx'
import { inkOf } from '../parts/kicker.tsx'
import { useMessages } from '../base/messages.ts'
import { ProviderTile } from '../parts/provider-tile.tsx'
import { useLinks } from '../base/site-context.tsx'
import { useContentLang } from '../base/use-lang.ts'
import { useShownPicture } from '../base/use-shown-picture.ts'

interface Props {
  /** The band is that of a topic, or else of an outlet. */
  readonly topic?: Topic | undefined
  readonly outlet?: Provider | undefined
  /** Number of all its stories. */
  readonly count: number
  readonly articles: readonly Article[]
  /** True for a wide first story with two lists beside it, false for three cards and a list. */
  readonly hasFeature: boolean
  readonly density: 'cards' | 'compact' | 'headlines'
}

/** The top stories of one topic or outlet on a front page. */
export function TopicBand({ topic, outlet, count, articles, hasFeature, density }: Props) {
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
      {density === 'cards' ? (
        <BandColumns topic={topic?.id} articles={articles} hasFeature={hasFeature} />
      ) : (
        <DenseList articles={articles.slice(0, DENSE_LENGTH)} density={density} topic={topic?.id} />
      )}
    </section>
  )
}

/** Fills two and three columns. */
const DENSE_LENGTH = 6

interface ColumnsProps extends Pick<Props, 'articles' | 'hasFeature'> {
  /** Id of the topic of the band, whose name is left out of the cards. */
  readonly topic: string | undefined
}

/**
 * Lays out a band so that no column is half empty: up to four cards have a column each; five are a feature and two columns
 * of cards, or without pictures two cards and three below; six are three cards and a column of rows; and seven may be a
 * feature and two columns of rows.
 */
function BandColumns({ topic, articles, hasFeature }: ColumnsProps) {
  const shownPicture = useShownPicture()
  const isOfTopic = (article: Article) => topic !== undefined && article.topics[0]?.id === topic
  const row = (article: Article) => <ArticleRow key={article.id} article={article} hidesTopic={isOfTopic(article)} />
  const card = (article: Article, shape: 'card' | 'feature', hasExcerpt = true) => (
    <ArticleCard
      key={article.id}
      article={article}
      shape={shape}
      hidesTopic={isOfTopic(article)}
      hasExcerpt={hasExcerpt}
    />
  )
  const inColumns = (some: readonly Article[], more = '') => {
    const { className, shape } = cardColumns(some.length)
    return <div className={className + more}>{some.map((article) => card(article, shape))}</div>
  }
  if (articles.length < 5) return inColumns(articles)
  // A feature needs a picture, so it is the first story that has one.
  const first = articles.find(({ image }) => shownPicture(image))
  if (first && (articles.length === 5 || (articles.length > 6 && hasFeature))) {
    const rest = articles.filter((article) => article !== first)
    const half = rest.length / 2
    const beside = (article: Article) => (articles.length === 5 ? card(article, 'card', false) : row(article))
    return (
      <div className="cols cols--feature">
        {card(first, 'feature')}
        <div className="list">{rest.slice(0, half).map(beside)}</div>
        <div className="list">{rest.slice(half).map(beside)}</div>
      </div>
    )
  }
  if (articles.length === 5) {
    return (
      <>
        {inColumns(articles.slice(0, 2))}
        {inColumns(articles.slice(2), ' cols--ruled')}
      </>
    )
  }
  return (
    <div className="cols">
      {articles.slice(0, 3).map((article) => card(article, 'card'))}
      <div className="list">{articles.slice(3, 6).map(row)}</div>
    </div>
  )
}
