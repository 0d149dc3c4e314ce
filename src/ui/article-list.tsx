import type { Article } from '../contract/article.ts'
import { ArticleCard } from './article-card.tsx'
import { ArticleRow } from './article-row.tsx'
import { Ticker } from './ticker.tsx'
import { withUniquePictures } from './unique-pictures.ts'

interface Props {
  readonly articles: readonly Article[]
  readonly density: 'cards' | 'compact' | 'headlines'
  /** Id of the topic of the page. Its name is left out of the cards. */
  readonly topic?: string | undefined
}

/** Splits the articles after the first `skip` into rows of four. */
function toRows(articles: readonly Article[], skip: number): { key: string; articles: readonly Article[] }[] {
  const rest = articles.slice(skip)
  return Array.from({ length: Math.ceil(rest.length / 4) }, (_, index) => {
    const row = rest.slice(index * 4, index * 4 + 4)
    return { key: row[0]?.id ?? String(index), articles: row }
  })
}

/** The feature and its four neighbours. */
const LEAD_LENGTH = 5

/**
 * A list of articles in the density that the reader has chosen. All articles are real elements, so that find-in-page
 * and the keyboard reach them; the styles skip the layout of rows far outside the window. Appending articles never moves
 * the earlier ones.
 */
export function ArticleList({ articles, density, topic }: Props) {
  if (density === 'headlines') return <Ticker articles={articles} heading="h2" />
  const shown = withUniquePictures(articles, new Set())
  const isOfPageTopic = (article: Article) => article.topics[0]?.id === topic
  if (density === 'compact') {
    return (
      <div className="compact">
        {shown.map((article) => (
          <ArticleRow key={article.id} article={article} heading="h2" hidesTopic={isOfPageTopic(article)} />
        ))}
      </div>
    )
  }
  const hasLead = shown.length >= LEAD_LENGTH
  const feature = hasLead ? shown[0] : undefined
  const card = (article: Article, index: number) => (
    <ArticleCard
      key={article.id}
      article={article}
      heading="h2"
      hidesTopic={isOfPageTopic(article)}
      hasExcerpt={!article.image}
      eager={index < 2}
    />
  )
  return (
    <>
      {feature && (
        <div className="cols cols--feature">
          <ArticleCard
            article={feature}
            shape={feature.image ? 'feature' : 'text'}
            heading="h2"
            hidesTopic={isOfPageTopic(feature)}
            hasExcerpt
            eager
          />
          <div className="list">{shown.slice(1, 3).map((article, index) => card(article, index))}</div>
          <div className="list">{shown.slice(3, LEAD_LENGTH).map((article) => card(article, LEAD_LENGTH))}</div>
        </div>
      )}
      {toRows(shown, hasLead ? LEAD_LENGTH : 0).map((row) => (
        <div key={row.key} className="cols cols--next">
          {row.articles.map((article) => card(article, LEAD_LENGTH))}
        </div>
      ))}
    </>
  )
}
