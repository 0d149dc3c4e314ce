import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type SavedStory, useMarks } from '../state/marks.ts'
import { updateVisitRecord, useVisitRecord } from '../state/visit-record.ts'
import { ArticleRow } from '../ui/article-row.tsx'
import { Icon } from '../ui/icon.tsx'
import { useLaterMessages } from '../ui/later-messages.ts'
import { useMessages } from '../ui/messages.ts'
import { Notice } from '../ui/notice.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { CardsSkeleton } from '../ui/skeletons.tsx'
import { useEdition } from './edition.tsx'
import { TransferMarks } from './transfer-marks.tsx'
import { OnThisDevice } from './on-this-device.tsx'
import { downloadSavedStories, unsave } from './use-saving.ts'

/** Saved stories, the download of the edition, and marks. */
export function SavedScreen() {
  const client = useQueryClient()
  const manifest = useEdition()
  const messages = useLaterMessages().saved
  const { saved, isReady, problem } = useMarks()
  const stories = [...saved].sort(([, a], [, b]) => b.at - a.at)

  useEffect(() => {
    if (isReady) void downloadSavedStories(client, manifest)
  }, [client, manifest, isReady])

  return (
    <>
      <SavedList stories={stories} isReady={isReady} />
      {problem && (
        <p className="aside-note" role="alert">
          {problem === 'full' ? messages.full : messages.blocked}
        </p>
      )}
      <ClearedStorageNotice />
      <div className="shelf__cols">
        <OnThisDevice />
        <TransferMarks />
      </div>
    </>
  )
}

interface SavedListProps {
  readonly stories: readonly (readonly [id: string, story: SavedStory])[]
  readonly isReady: boolean
}

function SavedList({ stories, isReady }: SavedListProps) {
  const messages = useLaterMessages().saved
  const { page, stories: names, device } = useMessages()
  if (!isReady) return <CardsSkeleton count={4} />
  if (stories.length === 0) {
    return (
      <div className="page-note">
        <Notice title={messages.emptyTitle}>
          <Sentence pieces={messages.empty(<Icon name="saved" className="icon--sm" />)} />
        </Notice>
      </div>
    )
  }
  return (
    <ul className="shelf" aria-label={page.savedStories}>
      {stories.map(([id, { card, story }]) => {
        const article = story ?? card
        return (
          <li key={id}>
            {article ? (
              <ArticleRow article={article} heading="h2" />
            ) : (
              <p className="aside-note">{messages.notLoaded(id)}</p>
            )}
            <button
              type="button"
              className="saveb"
              aria-pressed="true"
              aria-label={names.savedStory(article?.title ?? id)}
              title={names.saved}
              onClick={() => void unsave(id, device.removedFromSaved)}
            >
              <Icon name="saved" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Some browsers clear the storage of a site when the device is full, or after weeks without a visit. */
function ClearedStorageNotice() {
  const messages = useLaterMessages().saved
  const { lost } = useVisitRecord()
  if (lost === 0) return null
  return (
    <p className="aside-note" role="alert">
      {messages.cleared(lost)}{' '}
      <button type="button" className="linkish" onClick={() => updateVisitRecord({ lost: 0 })}>
        {messages.ok}
      </button>
    </p>
  )
}
