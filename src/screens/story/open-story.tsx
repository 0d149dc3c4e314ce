import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FullArticle } from '../../contract/article.ts'
import { similarQuery } from '../../data/story/similar-query.ts'
import { trailOf } from '../../data/index/topics.ts'
import { useMarks } from '../../state/marks.ts'
import { RelatedPanel } from '../../ui/story/related-panel.tsx'
import { RowsSkeleton } from '../../ui/cards/skeletons.tsx'
import { StoryView } from '../../ui/story/story-view.tsx'
import { useEdition } from '../edition/edition.tsx'
import { HiddenLine } from '../rules/hidden-line.tsx'
import { listsBesideStory, withoutHidden, withoutMutedReports } from './lists-beside-story.ts'
import { MoreFromTopic } from './more-from-topic.tsx'
import { useStoryActs } from './story-acts.ts'
import { useHiddenBeside } from './use-hidden-beside.ts'

/** With at least this many related stories from the publisher, similar stories are not loaded. */
const ENOUGH_RELATED = 4

interface Props {
  readonly article: FullArticle
  /** False for a saved story that the edition does not have, or that could not be loaded from it. */
  readonly isInEdition: boolean
}

/** A story with everything beside and below it. It has its own script, because the front page does not need it. */
export function OpenStory({ article, isInEdition }: Props) {
  const { id } = article
  const manifest = useEdition()
  const saved = useMarks().saved.get(id)
  const topic = article.topics[0]
  const hasEnough = article.related.length >= ENOUGH_RELATED
  const isLoading = article.preview !== undefined
  const suggestions = useQuery({ ...similarQuery(manifest, id), enabled: !hasEnough && isInEdition && !isLoading })
  const acts = useStoryActs()
  const beside = listsBesideStory(article, hasEnough ? [] : (suggestions.data ?? saved?.similar))
  const { isHidden, isMuted, topics } = useHiddenBeside(beside.ids)
  const { related, similar, ids } = withoutHidden(beside, isHidden, topics)
  const [showsMutedOf, setShowsMutedOf] = useState<string>()
  const showsMuted = showsMutedOf === id
  const shown = withoutMutedReports(article, isMuted, topics)
  const mutedReports = isMuted ? (article.reports?.length ?? 0) - (shown.reports?.length ?? 0) : 0
  return (
    <>
      <div className="story">
        <StoryView
          key={id}
          article={showsMuted ? article : shown}
          coverageNote={
            mutedReports > 0 && (
              <HiddenLine
                count={mutedReports}
                isShown={showsMuted}
                onToggle={() => setShowsMutedOf(showsMuted ? undefined : id)}
              />
            )
          }
          trail={topic ? trailOf(manifest.topics, topic.id) : []}
          onShare={() => void acts.share(article)}
        />
        {isLoading ? (
          <div className="story__related" aria-hidden="true">
            <RowsSkeleton count={4} />
          </div>
        ) : (
          // The key makes it another element than the placeholder: in narrow windows it comes further down.
          <div key="related" className="story__related">
            <div className="story__beside">
              <RelatedPanel
                key={`related ${id}`}
                related={related}
                similar={similar}
                onRetry={suggestions.isError ? () => void suggestions.refetch() : undefined}
                topic={topic}
                time={article.time}
              />
            </div>
          </div>
        )}
      </div>
      {topic && !isLoading && (
        <MoreFromTopic topic={topic} shownIds={ids} isReady={hasEnough || !suggestions.isPending} />
      )}
    </>
  )
}
