import type { Article } from '../contract/article.ts'
import { ArticleCard } from './article-card.tsx'
import { ArticleRow } from './article-row.tsx'
import { Ticker } from './ticker.tsx'
import { withUniquePictures } from './unique-pictures.ts'

interface Props {
  readonly articles: readonly Article[]
  readonly density: 'cards' | 'compact' | 'headlines'
  /** A list of one topic does not repeat its name. */
  readonly topic?: string | undefined
}

/** Rows of four; the first five stand around a feature. */
function bands(articles: readonly Article[], lead: number): { key: string; articles: readonly Article[] }[] {
  const rest = articles.slice(lead)
  return Array.from({ length: Math.ceil(rest.length / 4) }, (_, at) => {
    const row = rest.slice(at * 4, at * 4 + 4)
    return { key: row[0]?.id ?? String(at), articles: row }
  })
}

const LEAD = 5

/**
 * One list in the reader's density. Plain elements, so that find-in-page and the keyboard reach all of it; rows far
 * off the screen are not laid out. Appending never changes what stands before.
 */
export function ArticleList({ articles, density, topic }: Props) {
  if (density === 'headlines') return <Ticker articles={articles} heading="h2" />
  const shown = withUniquePictures(articles, new Set())
  const hides = (article: Article) => article.topics[0]?.id === topic
  if (density === 'compact') {
    return (
      <div className="compact">
        {shown.map((article) => (
          <ArticleRow key={article.id} article={article} heading="h2" hidesTopic={hides(article)} />
        ))}
      </div>
    )
  }
  const hasLead = shown.length >= LEAD
  const feature = hasLead ? shown[0] : undefined
  const card = (article: Article, at: number) => (
    <ArticleCard
      key={article.id}
      article={article}
      heading="h2"
      hidesTopic={hides(article)}
      hasExcerpt={!article.image}
      eager={at < 2}
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
            hidesTopic={hides(feature)}
            hasExcerpt
            eager
          />
          <div className="list">{shown.slice(1, 3).map((article, at) => card(article, at))}</div>
          <div className="list">{shown.slice(3, LEAD).map((article) => card(article, LEAD))}</div>
        </div>
      )}
      {bands(shown, hasLead ? LEAD : 0).map((band) => (
        <div key={band.key} className="cols cols--next">
          {band.articles.map((article) => card(article, LEAD))}
        </div>
      ))}
    </>
  )
}
