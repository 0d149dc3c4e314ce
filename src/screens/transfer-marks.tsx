import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { setDevice } from '../state/device.ts'
import { useMarks } from '../state/marks.ts'
import {
  importMarks,
  exportMarks,
  type ExportedMarks,
  marksFromLink,
  marksLink,
  parseMarks,
} from '../state/marks-transfer.ts'
import { useLinks } from '../ui/site-context.tsx'
import { useEdition } from './edition.tsx'
import { downloadSavedStories } from './use-saving.ts'

const notify = (note: string) => setDevice({ note })

/** `3 saved stories and 1 read mark` */
const describeMarks = ({ saved, read }: ExportedMarks) => {
  const [stories, marks] = [Object.keys(saved).length, Object.keys(read).length]
  return `${stories === 1 ? '1 saved story' : `${stories} saved stories`} and ${marks === 1 ? '1 read mark' : `${marks} read marks`}`
}

/** Copies marks to another browser, by a link or a file, and imports them there. */
export function TransferMarks() {
  const marks = useMarks()
  const manifest = useEdition()
  const client = useQueryClient()
  const { saved: savedPath } = useLinks()
  const [offered, setOffered] = useState<ExportedMarks>()

  useEffect(() => {
    const readLink = () => void marksFromLink(window.location.hash).then(setOffered)
    readLink()
    window.addEventListener('hashchange', readLink)
    return () => window.removeEventListener('hashchange', readLink)
  }, [])

  const add = async (imported: ExportedMarks) => {
    await importMarks(imported, marks)
    await downloadSavedStories(client, manifest)
    notify(`Added ${describeMarks(imported)}.`)
  }
  const closeOffer = () => {
    setOffered(undefined)
    window.history.replaceState(window.history.state, '', window.location.pathname)
  }
  const copyLink = async () => {
    const link = await marksLink(marks, new URL(savedPath, window.location.origin).href)
    try {
      await navigator.clipboard.writeText(link)
      notify('The link is copied. Open it in the other browser.')
    } catch {
      window.prompt('Copy this link and open it in the other browser:', link)
    }
  }
  const saveFile = () => {
    const url = URL.createObjectURL(new Blob([JSON.stringify(exportMarks(marks))], { type: 'application/json' }))
    const anchor = document.createElement('a')
    anchor.href = url
    anchor.download = 'broadsheet-marks.json'
    anchor.click()
    URL.revokeObjectURL(url)
  }
  const openFile = async (file: File | undefined) => {
    const imported = file && parseMarks(await file.text())
    if (imported) await add(imported)
    else if (file) notify(`${file.name} contains no marks. Choose a file that was saved on this page.`)
  }
  return (
    <section aria-labelledby="carry" className="device">
      <div className="flag">
        <h2 id="carry">Your marks</h2>
      </div>
      {offered && (
        <div className="banner" role="status">
          <p>The link you opened contains {describeMarks(offered)}.</p>
          <button type="button" onClick={() => void add(offered).then(closeOffer)}>
            Add them
          </button>
          <button type="button" onClick={closeOffer}>
            No, thanks
          </button>
        </div>
      )}
      <p className="aside-note">
        Your saved stories and read marks are stored in this browser only. They are lost when it clears its storage. You
        can copy them to another browser.
      </p>
      <div className="btns">
        <button type="button" className="btn" onClick={() => void copyLink()}>
          Copy a link with my marks
        </button>
        <button type="button" className="btn" onClick={saveFile}>
          Save as a file
        </button>
        <label className="btn">
          Add from a file
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
