import type { ReactNode } from 'react'
import type { Article } from '../contract/article.ts'

/** Classes of a row with this many cards, so that they fill it. */
const COLUMNS = ['cols', 'cols cols--feature cols--alone', 'cols cols--pair', 'cols cols--three', 'cols'] as const

interface Props {
  /** One to four. */
  readonly articles: readonly Article[]
  readonly card: (article: Article, shape: 'card' | 'feature') => ReactNode
  /** True for a row below another one. */
  readonly isBelow?: boolean
}

/** Cards side by side, in as many columns as there are cards. */
export function CardColumns({ articles, card, isBelow }: Props) {
  return (
    <div className={`${COLUMNS[articles.length] ?? 'cols'} ${isBelow ? 'cols--ruled' : ''}`}>
      {articles.map((article) => card(article, articles.length < 3 ? 'feature' : 'card'))}
    </div>
  )
}
