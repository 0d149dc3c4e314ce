import { useEffect, useState } from 'react'
import { deviceActions, setDevice, useDevice } from '../state/device.ts'
import { NewsPill, OfflineBanner, Toast } from '../ui/device-notices.tsx'
import { Icon } from '../ui/icon.tsx'

/** So long a note stands, in milliseconds. */
const NOTE_TIME = 8000

/** Under the masthead. */
export function DeviceBanner() {
  const { at, isOnline, checkedAt, keeping } = useDevice()
  return isOnline ? null : <OfflineBanner at={at} checkedAt={checkedAt} isWhole={keeping.is === 'whole'} />
}

/** A new edition, a new version, an offer: one at a time, what concerns the page before what can wait. */
export function DeviceNotices() {
  const { news, update, install, note, undo } = useDevice()
  const actions = deviceActions()

  useEffect(() => {
    if (note === undefined) return
    const timer = setTimeout(() => setDevice({ note: undefined, undo: undefined }), NOTE_TIME)
    return () => clearTimeout(timer)
  }, [note])

  return (
    <>
      {news && <NewsPill {...news} onShow={() => actions?.showNews()} />}
      <div className="toasts">
        {note !== undefined ? (
          <Toast
            title={note}
            action={
              undo && {
                label: 'Undo',
                onPress: () => {
                  undo()
                  setDevice({ note: undefined, undo: undefined })
                },
              }
            }
            onClose={() => setDevice({ note: undefined, undo: undefined })}
          />
        ) : update ? (
          <Toast
            title="A new version of the reader is ready"
            action={{ label: 'Load it', onPress: () => actions?.activate() }}
            onClose={() => actions?.later()}
            closeLabel="Later"
          >
            Your place is kept. Otherwise it comes with the next start.
          </Toast>
        ) : install === 'offered' ? (
          <Toast
            title="Keep this paper at hand"
            action={{ label: 'Install', onPress: () => actions?.install() }}
            onClose={() => actions?.neverInstall()}
            closeLabel="No, thanks"
          >
            Installed, it opens like an app, also without a connection.
          </Toast>
        ) : null}
      </div>
    </>
  )
}

/** An installed reader has no reload button of the browser's. */
export function RefreshButton() {
  const [isBusy, setBusy] = useState(false)
  const check = () => {
    setBusy(true)
    void deviceActions()
      ?.check()
      .finally(() => setBusy(false))
  }
  return (
    <button
      type="button"
      className="tool only-installed"
      aria-label="Look for a new edition"
      aria-disabled={isBusy}
      onClick={check}
    >
      <Icon name="refresh" />
    </button>
  )
}
