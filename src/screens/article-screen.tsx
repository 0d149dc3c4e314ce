import { useQuery } from '@tanstack/react-query'
import { toArticle } from '../data/articles.ts'
import { INDEX_URL, articleQuery, frontQuery } from '../data/queries.ts'
import { trailOf } from '../data/topics.ts'
import { MoreInTopic } from '../ui/more-in-topic.tsx'
import { RelatedPanel } from '../ui/related-panel.tsx'
import { StorySkeleton } from '../ui/skeletons.tsx'
import { StoryView } from '../ui/story-view.tsx'
import { useEdition } from './edition.tsx'
import { LoadError } from './load-error.tsx'
import { NotFoundScreen } from './not-found-screen.tsx'
import { Page } from './page.tsx'

/** `/<yyyy>/<mm>/<dd>/<slug>`: a front page for one story. */
export function ArticleScreen({ id }: { readonly id: string }) {
  const manifest = useEdition()
  const { data: article, error, refetch, isFetching } = useQuery(articleQuery(manifest, id))
  const topic = article?.topics[0]
  const { data: front } = useQuery({ ...frontQuery(manifest, topic), enabled: topic !== undefined })

  if (article === null) return <NotFoundScreen />
  if (!article) {
    return (
      <Page>
        {error ? (
          <div className="page-note">
            <LoadError
              heading="h1"
              error={error}
              what="this story"
              onRetry={() => void refetch()}
              isRetrying={isFetching}
            />
          </div>
        ) : (
          <div aria-busy="true">
            <h1 className="sr-only">A story</h1>
            <p className="sr-only" role="status">
              Loading
            </p>
            <StorySkeleton />
          </div>
        )}
      </Page>
    )
  }
  const beside = new Set([id, ...[...article.related, ...article.similar].map((item) => item.article)])
  const more = (front?.latest ?? []).flatMap((at) => {
    const card = front?.cards[at]
    return front && card && !beside.has(card.id)
      ? [toArticle(card, { providers: front.providers, topics: manifest.topics, indexUrl: INDEX_URL })]
      : []
  })
  return (
    <Page title={article.title} topic={topic}>
      <div className="story">
        <StoryView key={id} article={article} trail={topic ? trailOf(manifest.topics, topic.id) : []} />
        <RelatedPanel key={`related ${id}`} related={article.related} similar={article.similar} topic={topic} />
      </div>
      {topic && <MoreInTopic topic={topic} articles={more.slice(0, 4)} />}
    </Page>
  )
}
