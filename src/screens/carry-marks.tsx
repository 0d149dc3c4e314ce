import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { setDevice } from '../state/device.ts'
import { useMarks } from '../state/marks.ts'
import { addMarks, carry, type CarriedMarks, marksInLink, marksLink, parseMarks } from '../state/marks-transfer.ts'
import { useLinks } from '../ui/site-context.tsx'
import { useEdition } from './edition.tsx'
import { completeSaved } from './use-saving.ts'

const say = (note: string) => setDevice({ note })

const counted = ({ saved, read }: CarriedMarks) => {
  const [stories, marks] = [Object.keys(saved).length, Object.keys(read).length]
  return `${stories === 1 ? '1 saved story' : `${stories} saved stories`} and ${marks === 1 ? '1 read mark' : `${marks} read marks`}`
}

/** Marks live in one browser; here they can be taken to another. */
export function CarryMarks() {
  const marks = useMarks()
  const manifest = useEdition()
  const client = useQueryClient()
  const { saved: savedPath } = useLinks()
  const [offered, setOffered] = useState<CarriedMarks>()

  useEffect(() => {
    const look = () => void marksInLink(window.location.hash).then(setOffered)
    look()
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [])

  const add = async (carried: CarriedMarks) => {
    await addMarks(carried, marks)
    await completeSaved(client, manifest)
    say(`Added ${counted(carried)}.`)
  }
  const closeOffer = () => {
    setOffered(undefined)
    window.history.replaceState(window.history.state, '', window.location.pathname)
  }
  const copyLink = async () => {
    const link = await marksLink(marks, new URL(savedPath, window.location.origin).href)
    try {
      await navigator.clipboard.writeText(link)
      say('The link is copied. Open it in the other browser.')
    } catch {
      window.prompt('Copy this link, and open it in the other browser:', link)
    }
  }
  const download = () => {
    const url = URL.createObjectURL(new Blob([JSON.stringify(carry(marks))], { type: 'application/json' }))
    const anchor = document.createElement('a')
    anchor.href = url
    anchor.download = 'broadsheet-marks.json'
    anchor.click()
    URL.revokeObjectURL(url)
  }
  const open = async (file: File | undefined) => {
    const carried = file && parseMarks(await file.text())
    if (carried) await add(carried)
    else if (file) say(`${file.name} holds no marks of this reader.`)
  }
  return (
    <section aria-labelledby="carry" className="device">
      <div className="flag">
        <h2 id="carry">Your marks</h2>
      </div>
      {offered && (
        <div className="banner" role="status">
          <p>The link you opened carries {counted(offered)}.</p>
          <button type="button" onClick={() => void add(offered).then(closeOffer)}>
            Add them
          </button>
          <button type="button" onClick={closeOffer}>
            No, thanks
          </button>
        </div>
      )}
      <p className="aside-note">
        What you save and read is known to this browser alone, and goes when it clears its storage. To have it
        elsewhere, take it along.
      </p>
      <div className="btns">
        <button type="button" className="btn" onClick={() => void copyLink()}>
          Copy a link with my marks
        </button>
        <button type="button" className="btn" onClick={download}>
          Save as a file
        </button>
        <label className="btn">
          Add from a file
          <input
            type="file"
            accept="application/json,.json"
            className="sr-only"
            onChange={(event) => {
              void open(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
        </label>
      </div>
    </section>
  )
}
