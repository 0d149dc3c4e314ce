import type { Article } from '../../contract/article.ts'
import { ArticleRow } from './article-row.tsx'
import { Ticker } from './ticker.tsx'

interface Props {
  readonly articles: readonly Article[]
  readonly density: 'compact' | 'headlines'
  readonly heading?: 'h2' | 'h3'
  /** Id of the topic of the list. Its name is left out of the rows. */
  readonly topic?: string | undefined
}

/** A short list of the front page, for readers who have chosen rows or headlines. */
export function DenseList({ articles, density, heading = 'h3', topic }: Props) {
  if (density === 'headlines') {
    return (
      <div className="ticker-columns">
        <Ticker articles={articles} heading={heading} />
      </div>
    )
  }
  return (
    <div className="compact compact--thumbs">
      {articles.map((article) => (
        <ArticleRow key={article.id} article={article} heading={heading} hidesTopic={article.topics[0]?.id === topic} />
      ))}
    </div>
  )
}
