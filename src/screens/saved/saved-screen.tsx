import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { SETTINGS_PATH } from '../../contract/addresses.ts'
import { useMarks } from '../../state/marks.ts'
import { updateVisitRecord, useVisitRecord } from '../../state/visit-record.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { Sentence } from '../../ui/base/sentence.tsx'
import { useLinks } from '../../ui/base/site-context.tsx'
import { useEdition } from '../edition/edition.tsx'
import { SavedList } from './saved-list.tsx'
import { downloadSavedStories } from '../edition/keep-story.ts'

/** Saved stories. */
export function SavedScreen() {
  const client = useQueryClient()
  const manifest = useEdition()
  const messages = useLaterMessages().saved
  const { isReady, problem } = useMarks()
  const [, navigate] = useLocation()
  const { settings } = useLinks()

  useEffect(() => {
    // Links of earlier releases import their marks here. Now the settings do.
    if (window.location.hash.startsWith('#marks=')) navigate(SETTINGS_PATH + window.location.hash, { replace: true })
  }, [navigate])

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
      <p className="aside-note">
        <Sentence pieces={messages.moreInSettings(<a href={`${settings}#device`}>{messages.moveMarks}</a>)} />
      </p>
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
