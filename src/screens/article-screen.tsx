import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { articleQuery, similarQuery } from '../data/queries.ts'
import { trailOf } from '../data/topics.ts'
import { getMarks, markRead, useMarks } from '../state/marks.ts'
import { RelatedPanel } from '../ui/related-panel.tsx'
import { SaveButton } from '../ui/save-button.tsx'
import { StorySkeleton } from '../ui/skeletons.tsx'
import { StoryView } from '../ui/story-view.tsx'
import { useEdition } from './edition.tsx'
import { LoadError } from './load-error.tsx'
import { MoreFromTopic } from './more-from-topic.tsx'
import { NotFoundScreen } from './not-found-screen.tsx'
import { Page } from './page.tsx'

/** With at least this many related stories from the publisher, similar stories are not loaded. */
const ENOUGH_RELATED = 4

/** `/<yyyy>/<mm>/<dd>/<slug>`: one story. */
export function ArticleScreen({ id }: { readonly id: string }) {
  const manifest = useEdition()
  const { data, error, refetch, isFetching } = useQuery(articleQuery(manifest, id))
  const saved = useMarks().saved.get(id)
  // Null when there is no such story, undefined while it loads. A saved story also opens when the edition no longer has
  // it or cannot be loaded.
  const article = data ?? (error || data === null ? saved?.story : undefined) ?? data
  const topic = article?.topics[0]
  const hasEnough = article ? article.related.length >= ENOUGH_RELATED : true
  const similar = useQuery({ ...similarQuery(manifest, id), enabled: !hasEnough && Boolean(data) })
  const isOpen = Boolean(article)

  useEffect(() => {
    if (isOpen && !getMarks().read.has(id)) void markRead([id])
  }, [id, isOpen])

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
  const shownIds = new Set([id, ...[...article.related, ...(similar.data ?? [])].map((item) => item.article)])
  return (
    <Page title={article.title} topic={topic} action={<SaveButton article={article} as="tool" />}>
      <div className="story">
        <StoryView key={id} article={article} trail={topic ? trailOf(manifest.topics, topic.id) : []} />
        <RelatedPanel
          key={`related ${id}`}
          related={article.related}
          similar={hasEnough ? [] : (similar.data ?? saved?.similar)}
          onRetry={similar.isError ? () => void similar.refetch() : undefined}
          topic={topic}
        />
      </div>
      {topic && <MoreFromTopic topic={topic} shownIds={shownIds} isReady={hasEnough || !similar.isPending} />}
    </Page>
  )
}
