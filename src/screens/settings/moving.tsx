import { type DragEvent, useEffect, useState } from 'react'
import { setDevice } from '../../state/device.ts'
import { type Backup, backupFromLink, exportBackup, parseBackup, transferLink } from '../../state/transfer.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useLinks } from '../../ui/base/site-context.tsx'
import { BackupOffer } from './backup-offer.tsx'
import { LazyScreen } from '../edition/lazy-screen.tsx'

/** A backup that is not added yet. `file` is the name of its file, absent when it comes from the address. */
interface Offered {
  readonly backup: Backup
  /** In milliseconds since 1970. Another file is another offer, with all its parts chosen again. */
  readonly openedAt: number
  readonly file?: string
}

async function saveFile(): Promise<void> {
  const text = JSON.stringify(await exportBackup())
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = 'broadsheet-backup.json'
  anchor.click()
  URL.revokeObjectURL(url)
}

/** Copies everything to another browser, by a link, a QR code or a file, and adds it there. */
export function Moving() {
  const messages = useLaterMessages().moving
  const [offered, setOffered] = useState<Offered>()

  useEffect(() => {
    const readLink = () =>
      void backupFromLink(window.location.hash).then((backup) => backup && setOffered({ backup, openedAt: Date.now() }))
    readLink()
    window.addEventListener('hashchange', readLink)
    return () => window.removeEventListener('hashchange', readLink)
  }, [])

  const closeOffer = () => {
    // A reload must not offer the link again.
    if (offered?.file === undefined) window.history.replaceState(window.history.state, '', window.location.pathname)
    setOffered(undefined)
  }
  return (
    <>
      {offered && (
        <BackupOffer
          key={offered.openedAt}
          backup={offered.backup}
          title={offered.file === undefined ? messages.inLink : messages.inFile(offered.file)}
          onClose={closeOffer}
        />
      )}
      <p className="aside-note">{messages.about}</p>
      <ByLink />
      <ByFile onOpen={setOffered} />
    </>
  )
}

function ByLink() {
  const messages = useLaterMessages().moving
  const page = new URL(useLinks().settings, window.location.origin).href
  const [showsCode, setShowsCode] = useState(false)
  const [failedLink, setFailedLink] = useState<string>()
  const copyLink = async () => {
    const link = await transferLink(page)
    try {
      await navigator.clipboard.writeText(link)
      setDevice({ note: messages.linkCopied })
    } catch {
      setFailedLink(link)
    }
  }
  return (
    <>
      <h3>{messages.link}</h3>
      <p className="aside-note">{messages.linkAbout}</p>
      <div className="btns">
        <button type="button" className="btn" onClick={() => void copyLink()}>
          {messages.copyLink}
        </button>
        <button type="button" className="btn" aria-expanded={showsCode} onClick={() => setShowsCode(!showsCode)}>
          {showsCode ? messages.hideCode : messages.showCode}
        </button>
      </div>
      {failedLink !== undefined && (
        <label className="offer__link">
          {messages.copyThisLink}
          <input readOnly value={failedLink} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
      {showsCode && (
        <LazyScreen
          name="code"
          load={() => import('./transfer-code.tsx')}
          what={messages.codePart}
          skeleton={<div className="code" />}
        >
          {({ TransferCode }) => <TransferCode page={page} />}
        </LazyScreen>
      )}
    </>
  )
}

function ByFile({ onOpen }: { readonly onOpen: (offered: Offered) => void }) {
  const messages = useLaterMessages().moving
  const [isOver, setOver] = useState(false)
  const openFile = async (file: File | undefined) => {
    if (!file) return
    const backup = parseBackup(await file.text())
    if (backup) onOpen({ backup, openedAt: Date.now(), file: file.name })
    else setDevice({ note: messages.notABackup(file.name), undo: undefined })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void openFile(event.dataTransfer.files[0])
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <>
      <h3>{messages.file}</h3>
      <p className="aside-note">{messages.fileAbout}</p>
      <div
        className="drop"
        data-over={isOver || undefined}
        onDragOver={drag}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <div className="btns">
          <button type="button" className="btn" onClick={() => void saveFile()}>
            {messages.saveFile}
          </button>
          <label className="btn">
            {messages.openFile}
            <input
              type="file"
              accept="application/json,.json"
              className="sr-only"
              onChange={(event) => {
                void openFile(event.currentTarget.files?.[0])
                // The same file can be opened again.
                event.currentTarget.value = ''
              }}
            />
          </label>
          <span className="aside-note">{messages.orDrop}</span>
        </div>
      </div>
    </>
  )
}
