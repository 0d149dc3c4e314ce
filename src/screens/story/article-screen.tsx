import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { articleQuery } from '../../data/index/story-queries.ts'
import { storyPreview } from '../../data/story/story-preview.ts'
import { markRead, useMarks } from '../../state/marks.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { SaveButton } from '../../ui/parts/save-button.tsx'
import { StorySkeleton } from '../../ui/cards/skeletons.tsx'
import { StoryMenuButton } from '../../ui/parts/story-menu-button.tsx'
import { useEdition } from '../edition/edition.tsx'
import { LazyScreen } from '../edition/lazy-screen.tsx'
import { LoadError } from '../edition/load-error.tsx'
import { NotFoundScreen } from '../page/not-found-screen.tsx'
import { Page } from '../page/page.tsx'
import { STORY, storyQuery } from './story-script.ts'

/** `/<yyyy>/<mm>/<dd>/<slug>`: one story. */
export function ArticleScreen({ id }: { readonly id: string }) {
  const manifest = useEdition()
  const messages = useMessages()
  const { story } = useLaterMessages()
  const client = useQueryClient()
  const { data, error, refetch, isFetching } = useQuery({
    ...articleQuery(manifest, id),
    // A list that is loaded has the headline and the picture already.
    placeholderData: () => storyPreview(client, manifest, id),
  })
  // The script loads beside the story, not after it.
  useQuery(storyQuery)
  const saved = useMarks().saved.get(id)
  // Null when there is no such story, undefined while it loads. A saved story also opens when the edition no longer has
  // it or cannot be loaded.
  const article = data ?? (error || data === null ? saved?.story : undefined) ?? data
  const isOpen = Boolean(article && !article.preview)

  useEffect(() => {
    if (isOpen) markRead([id])
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
              what={messages.errors.parts.story}
              onRetry={() => void refetch()}
              isRetrying={isFetching}
            />
          </div>
        ) : (
          <div aria-busy="true">
            <h1 className="sr-only">{story.loadingTitle}</h1>
            <p className="sr-only" role="status">
              {messages.page.loading}
            </p>
            <StorySkeleton />
          </div>
        )}
      </Page>
    )
  }
  return (
    <Page
      title={article.title}
      topic={article.topics[0]}
      action={
        <>
          <SaveButton article={article} as="tool" />
          <StoryMenuButton article={article} as="tool" />
        </>
      }
    >
      <LazyScreen
        {...STORY}
        what={messages.errors.parts.story}
        skeleton={
          <>
            <h1 className="sr-only" lang={article.locale ?? manifest.site.locale}>
              {article.title}
            </h1>
            <StorySkeleton />
          </>
        }
      >
        {({ OpenStory }) => <OpenStory article={article} isInEdition={Boolean(data)} />}
      </LazyScreen>
    </Page>
  )
}
