import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { setDevice } from '../state/device.ts'
import {
  type Backup,
  backupFromLink,
  exportBackup,
  importBackup,
  parseBackup,
  transferLink,
} from '../state/transfer.ts'
import { useLaterMessages } from '../ui/later-messages.ts'
import { useLinks } from '../ui/site-context.tsx'
import { useEdition } from './edition.tsx'
import { downloadSavedStories } from './use-saving.ts'

const notify = (note: string) => setDevice({ note })

const countMarks = ({ saved, read }: Pick<Backup, 'saved' | 'read'>) =>
  [Object.keys(saved).length, Object.keys(read).length] as const

/** Copies marks to another browser, by a link or a file, and imports them there. */
export function TransferMarks() {
  const messages = useLaterMessages().saved
  const manifest = useEdition()
  const client = useQueryClient()
  const { saved: savedPath } = useLinks()
  const [offered, setOffered] = useState<Backup>()

  useEffect(() => {
    const readLink = () => void backupFromLink(window.location.hash).then(setOffered)
    readLink()
    window.addEventListener('hashchange', readLink)
    return () => window.removeEventListener('hashchange', readLink)
  }, [])

  const add = async (imported: Backup) => {
    await importBackup(imported)
    await downloadSavedStories(client, manifest)
    notify(messages.marksAdded(...countMarks(imported)))
  }
  const closeOffer = () => {
    setOffered(undefined)
    window.history.replaceState(window.history.state, '', window.location.pathname)
  }
  const copyLink = async () => {
    const link = await transferLink(new URL(savedPath, window.location.origin).href)
    try {
      await navigator.clipboard.writeText(link)
      notify(messages.linkCopied)
    } catch {
      window.prompt(messages.copyThisLink, link)
    }
  }
  const saveFile = async () => {
    const text = JSON.stringify(await exportBackup())
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    const anchor = document.createElement('a')
    anchor.href = url
    anchor.download = 'broadsheet-marks.json'
    anchor.click()
    URL.revokeObjectURL(url)
  }
  const openFile = async (file: File | undefined) => {
    const imported = file && parseBackup(await file.text())
    if (imported) await add(imported)
    else if (file) notify(messages.noMarksInFile(file.name))
  }
  return (
    <section aria-labelledby="carry" className="device">
      <div className="flag">
        <h2 id="carry">{messages.marks}</h2>
      </div>
      {offered && (
        <div className="banner" role="status">
          <p>{messages.linkContains(...countMarks(offered))}</p>
          <button type="button" onClick={() => void add(offered).then(closeOffer)}>
            {messages.addMarks}
          </button>
          <button type="button" onClick={closeOffer}>
            {messages.declineMarks}
          </button>
        </div>
      )}
      <p className="aside-note">{messages.marksAbout}</p>
      <div className="btns">
        <button type="button" className="btn" onClick={() => void copyLink()}>
          {messages.copyLink}
        </button>
        <button type="button" className="btn" onClick={() => void saveFile()}>
          {messages.saveFile}
        </button>
        <label className="btn">
          {messages.addFromFile}
          <input
            type="file"
            accept="application/json,.json"
            className="sr-only"
            onChange={(event) => {
              void openFile(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
        </label>
      </div>
    </section>
  )
}
