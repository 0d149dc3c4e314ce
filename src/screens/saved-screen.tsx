import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type SavedStory, useMarks } from '../state/marks.ts'
import { readMemory, remember } from '../state/visits.ts'
import { ArticleRow } from '../ui/article-row.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { CardsSkeleton } from '../ui/skeletons.tsx'
import { useEdition } from './edition.tsx'
import { CarryMarks } from './carry-marks.tsx'
import { OnThisDevice } from './on-this-device.tsx'
import { completeSaved, unsave } from './use-saving.ts'

/** What the reader keeps: stories, the edition, the reader itself. */
export function SavedScreen() {
  const client = useQueryClient()
  const manifest = useEdition()
  const { saved, isReady, problem } = useMarks()
  const shelf = [...saved].sort(([, a], [, b]) => b.at - a.at)

  useEffect(() => {
    if (isReady) void completeSaved(client, manifest)
  }, [client, manifest, isReady])

  return (
    <>
      <Shelf shelf={shelf} isReady={isReady} />
      {problem && (
        <p className="aside-note" role="alert">
          {problem === 'full'
            ? 'This device is full: what you mark now lasts until you close this page. Remove some stories, or keep less of the edition.'
            : 'This browser lets the reader keep nothing, as private windows do: what you mark lasts until you close this page.'}
        </p>
      )}
      <Lost count={saved.size} isReady={isReady && !problem} />
      <div className="shelf__cols">
        <OnThisDevice />
        <CarryMarks />
      </div>
    </>
  )
}

interface ShelfProps {
  readonly shelf: readonly (readonly [id: string, story: SavedStory])[]
  readonly isReady: boolean
}

function Shelf({ shelf, isReady }: ShelfProps) {
  if (!isReady) return <CardsSkeleton count={4} />
  if (shelf.length === 0) {
    return (
      <div className="page-note">
        <Notice title="Your shelf is clear">
          Press <Icon name="saved" className="icon--sm" /> on any story to keep it here. Saved stories stay on this
          device and open without a connection.
        </Notice>
      </div>
    )
  }
  return (
    <ul className="shelf" aria-label="Saved stories">
      {shelf.map(([id, { card, story }]) => {
        const article = story ?? card
        return (
          <li key={id}>
            {article ? (
              <ArticleRow article={article} heading="h2" />
            ) : (
              <p className="aside-note">A story that this edition has not brought yet ({id}).</p>
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

/** Browsers clear what pages keep when a device runs full, or after weeks without a visit. */
function Lost({ count, isReady }: { readonly count: number; readonly isReady: boolean }) {
  const before = readMemory().saved
  const isLost = isReady && count === 0 && before > 0
  useEffect(() => {
    if (isReady && !isLost) remember({ saved: count })
  }, [count, isReady, isLost])
  if (!isLost) return null
  return (
    <p className="aside-note" role="alert">
      {before === 1 ? 'One saved story was' : `${before} saved stories were`} here, and the browser has cleared this
      site’s storage. Marks that you carried elsewhere can be brought back below.{' '}
      <button type="button" className="linkish" onClick={() => remember({ saved: 0 })}>
        All right
      </button>
    </p>
  )
}
