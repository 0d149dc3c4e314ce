import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useMarks } from '../state/marks.ts'
import { updateVisitRecord, useVisitRecord } from '../state/visit-record.ts'
import { useLaterMessages } from '../ui/later-messages.ts'
import { useEdition } from './edition.tsx'
import { TransferMarks } from './transfer-marks.tsx'
import { OnThisDevice } from './on-this-device.tsx'
import { SavedList } from './saved-list.tsx'
import { downloadSavedStories } from './use-saving.ts'

/** Saved stories, the download of the edition, and marks. */
export function SavedScreen() {
  const client = useQueryClient()
  const manifest = useEdition()
  const messages = useLaterMessages().saved
  const { isReady, problem } = useMarks()

  useEffect(() => {
    if (isReady) void downloadSavedStories(client, manifest)
  }, [client, manifest, isReady])

  return (
    <>
      <SavedList />
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
