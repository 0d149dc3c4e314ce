import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type SavedStory, useMarks } from '../state/marks.ts'
import { readVisitRecord, updateVisitRecord } from '../state/visit-record.ts'
import { ArticleRow } from '../ui/article-row.tsx'
import { Icon } from '../ui/icon.tsx'
import { useLaterMessages } from '../ui/later-messages.ts'
import { Notice } from '../ui/notice.tsx'
import { CardsSkeleton } from '../ui/skeletons.tsx'
import { useEdition } from './edition.tsx'
import { TransferMarks } from './transfer-marks.tsx'
import { OnThisDevice } from './on-this-device.tsx'
import { downloadSavedStories, unsave } from './use-saving.ts'

/** Saved stories, the download of the edition, and marks. */
export function SavedScreen() {
  const client = useQueryClient()
  const manifest = useEdition()
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
          {problem === 'full'
            ? 'This device is full. What you save now is lost when you close this page. Remove some stories, or stop keeping the whole edition.'
            : 'This browser does not store anything for this site, as in a private window. What you save is lost when you close this page.'}
        </p>
      )}
      <ClearedStorageNotice count={saved.size} isReady={isReady && !problem} />
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
  if (!isReady) return <CardsSkeleton count={4} />
  if (stories.length === 0) {
    return (
      <div className="page-note">
        <Notice title={messages.emptyTitle}>
          Press <Icon name="saved" className="icon--sm" /> on any story to keep it here. Saved stories stay on this
          device and open without a connection.
        </Notice>
      </div>
    )
  }
  return (
    <ul className="shelf" aria-label="Saved stories">
      {stories.map(([id, { card, story }]) => {
        const article = story ?? card
        return (
          <li key={id}>
            {article ? (
              <ArticleRow article={article} heading="h2" />
            ) : (
              <p className="aside-note">This story has not been loaded yet ({id}).</p>
            )}
            <button
              type="button"
              className="saveb"
              aria-pressed="true"
              aria-label={`Save: ${article?.title ?? id}`}
              onClick={() => void unsave(id)}
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
function ClearedStorageNotice({ count, isReady }: { readonly count: number; readonly isReady: boolean }) {
  const countBefore = readVisitRecord().saved
  const isCleared = isReady && count === 0 && countBefore > 0
  useEffect(() => {
    if (isReady && !isCleared) updateVisitRecord({ saved: count })
  }, [count, isReady, isCleared])
  if (!isCleared) return null
  return (
    <p className="aside-note" role="alert">
      The browser has cleared this site’s storage. You had{' '}
      {countBefore === 1 ? 'one saved story' : `${countBefore} saved stories`}. If you have copied your marks to a link
      or a file, you can add them again below.{' '}
      <button type="button" className="linkish" onClick={() => updateVisitRecord({ saved: 0 })}>
        OK
      </button>
    </p>
  )
}
