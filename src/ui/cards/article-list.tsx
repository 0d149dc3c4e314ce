import { type ReactNode, memo } from 'react'
import type { Article } from '../../contract/article.ts'
import { ArticleCard } from './article-card.tsx'
import { ArticleRow } from './article-row.tsx'
import { Ticker } from './ticker.tsx'
import { withUniquePictures } from './unique-pictures.ts'
import { useShownPicture } from '../base/use-shown-picture.ts'

interface Props {
  readonly articles: readonly Article[]
  /** Number of articles of the whole list. Until it is known, the list counts as long. */
  readonly total: number | undefined
  readonly density: 'cards' | 'compact' | 'headlines'
  /** Id of the topic of the page. Its name is left out of the cards. */
  readonly topic?: string | undefined
  /** A line in the list, below its first `after` articles. */
  readonly line?: { readonly after: number; readonly element: ReactNode } | undefined
}

/** Splits articles into runs of at most `length`. */
function toRuns(articles: readonly Article[], length: number): { key: string; articles: readonly Article[] }[] {
  return Array.from({ length: Math.ceil(articles.length / length) }, (_, index) => {
    const run = articles.slice(index * length, (index + 1) * length)
    return { key: run[0]?.id ?? String(index), articles: run }
  })
}

interface RowProps {
  readonly articles: readonly Article[]
  readonly topic: string | undefined
  /** True below other cards. */
  readonly isRuled: boolean
  /** True when its end is the last row above a line. With fewer than four cards, they are wider. */
  readonly isFull: boolean
}

/** A list that grows makes its rows anew, and those with the same articles need not be drawn again. */
const haveSameCards = (before: RowProps, after: RowProps) =>
  before.topic === after.topic &&
  before.isRuled === after.isRuled &&
  before.isFull === after.isFull &&
  before.articles.length === after.articles.length &&
  before.articles.every((article, index) => article === after.articles[index])

/** Cards of a row. */
const ROW = 4
/** Cards of a group, eight rows. */
const GROUP = 2 * ROW

/** Four cards. */
const CardRow = memo(function CardRow({ articles, topic, isRuled, isFull }: RowProps) {
  const isAlone = isFull && articles.length === 1
  return (
    <div
      className={`cols ${isRuled ? 'cols--ruled' : ''} ${isAlone ? 'cols--alone' : ''}`}
      style={isFull && !isAlone ? { '--cols': `repeat(${articles.length}, minmax(0, 1fr))` } : undefined}
    >
      {articles.map((article) => (
        <ArticleCard
          key={article.id}
          article={article}
          shape={isAlone ? 'feature' : 'card'}
          heading="h2"
          hidesTopic={article.topics[0]?.id === topic}
          hasExcerpt={isAlone || !article.image}
          eager={false}
        />
      ))}
    </div>
  )
}, haveSameCards)

/** Eight rows. The browser skips a group as a whole, so it looks at a few groups while it scrolls, not at hundreds of rows. */
const CardGroup = memo(function CardGroup({ articles, topic, isRuled, isFull }: RowProps) {
  const rows = toRuns(articles, ROW)
  return (
    <div className="cols-group">
      {rows.map((row, index) => (
        <CardRow
          key={row.key}
          articles={row.articles}
          topic={topic}
          isRuled={isRuled || index > 0}
          isFull={isFull && index === rows.length - 1}
        />
      ))}
    </div>
  )
}, haveSameCards)

/** False for a list of four stories: it is a row of four cards. Others with a picture first begin with a wide card. */
export const beginsWide = (total: number): boolean => total !== 4

/** The feature and its four neighbours. */
const LEAD_LENGTH = 5

/**
 * A list of articles in the density that the reader has chosen. All articles are real elements, so that find-in-page
 * and the keyboard reach them; the styles skip the layout of rows far outside the window. Appending articles never moves
 * the earlier ones.
 */
export function ArticleList({ articles, total = Number.POSITIVE_INFINITY, density, topic, line }: Props) {
  const shown = density === 'headlines' ? articles : withUniquePictures(articles, new Set())
  const part = { density, topic }
  if (!line || line.after <= 0 || line.after >= shown.length)
    return <ListPart {...part} articles={shown} total={total} />
  return (
    <>
      <ListPart {...part} articles={shown.slice(0, line.after)} total={line.after} isFirst />
      {line.element}
      <ListPart {...part} articles={shown.slice(line.after)} total={total - line.after} isSecond />
    </>
  )
}

interface PartProps extends Omit<Props, 'line' | 'total'> {
  readonly total: number
  /** True above a line. */
  readonly isFirst?: boolean
  /** True below a line. Such a part has no feature, as the list above it has one. */
  readonly isSecond?: boolean
}

function ListPart({ articles: shown, total, density, topic, isFirst = false, isSecond = false }: PartProps) {
  const shownPicture = useShownPicture()
  if (density === 'headlines') return <Ticker articles={shown} heading="h2" />
  const isOfPageTopic = (article: Article) => article.topics[0]?.id === topic
  if (density === 'compact') {
    return (
      <div className={`compact ${shown.some(({ image }) => shownPicture(image)) ? 'compact--thumbs' : ''}`}>
        {shown.map((article) => (
          <ArticleRow key={article.id} article={article} heading="h2" hidesTopic={isOfPageTopic(article)} />
        ))}
      </div>
    )
  }
  const card = (article: Article, isFeature = false) => (
    <ArticleCard
      key={article.id}
      article={article}
      shape={isFeature ? 'feature' : 'card'}
      heading="h2"
      hidesTopic={isOfPageTopic(article)}
      hasExcerpt={isFeature || !article.image}
      eager={isFeature}
    />
  )
  // A short list fills the columns too: with one wide card, two features, a feature with two cards, or four cards.
  if (total === 2 && !isSecond)
    return <div className="cols cols--pair">{shown.map((article) => card(article, true))}</div>
  // Beside four other stories, a text alone would leave half of its column empty.
  const isTextFirst = total > LEAD_LENGTH - 1 && !shownPicture(shown[0]?.image)
  const lead = isSecond || !beginsWide(total) || isTextFirst ? [] : shown.slice(0, LEAD_LENGTH)
  const [feature, ...beside] = lead
  const perList = total === 3 ? 1 : 2
  const groups = toRuns(shown.slice(lead.length), GROUP)
  return (
    <>
      {feature && (
        <div className={`cols cols--feature ${total === 1 ? 'cols--alone' : ''}`}>
          {card(feature, true)}
          {beside.length > 0 && <div className="list">{beside.slice(0, perList).map((article) => card(article))}</div>}
          {beside.length > perList && (
            <div className="list">{beside.slice(perList).map((article) => card(article))}</div>
          )}
        </div>
      )}
      {groups.map((group, index) => (
        <CardGroup
          key={group.key}
          articles={group.articles}
          topic={topic}
          isRuled={feature !== undefined || index > 0}
          isFull={isFirst && index === groups.length - 1}
        />
      ))}
    </>
  )
}
