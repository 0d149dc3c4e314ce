import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { deviceActions, setDevice, useDevice } from '../../state/device.ts'
import { NewsPill, OfflineBanner, Toast } from '../../ui/controls/device-notices.tsx'
import { Icon } from '../../ui/base/icon.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useTopDialog } from '../../ui/controls/top-dialog.ts'

/** A note disappears after this many milliseconds. */
const NOTE_DURATION = 8000

/** Shows under the masthead that there is no connection. */
export function DeviceBanner() {
  const { changedAt, isOnline, checkedAt, download } = useDevice()
  return isOnline ? null : (
    <OfflineBanner offlineSince={changedAt} checkedAt={checkedAt} isDownloaded={download.status === 'complete'} />
  )
}

/**
 * Shows a newer edition in a pill, and one toast at a time. A note comes first, then a new version, then the offer to
 * install the reader. While a sheet is open, the toast is inside it: what is behind it can't be pressed.
 */
export function DeviceNotices() {
  const { news, update, install, note, undo } = useDevice()
  const actions = deviceActions()
  const messages = useLaterMessages().device
  const dialog = useTopDialog()

  useEffect(() => {
    if (note === undefined) return
    const timer = setTimeout(() => setDevice({ note: undefined, undo: undefined }), NOTE_DURATION)
    return () => clearTimeout(timer)
  }, [note])

  const toasts = (
    <div className="toasts">
      {note !== undefined ? (
        <Toast
          title={note}
          action={
            undo && {
              label: messages.undo,
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
          title={messages.updateTitle}
          action={{ label: messages.activateUpdate, onPress: () => actions?.activateUpdate() }}
          onClose={() => actions?.postponeUpdate()}
          closeLabel={messages.postponeUpdate}
        >
          {messages.update}
        </Toast>
      ) : install === 'offered' ? (
        <Toast
          title={messages.installTitle}
          action={{ label: messages.install, onPress: () => actions?.install() }}
          onClose={() => actions?.declineInstall()}
          closeLabel={messages.declineInstall}
        >
          {messages.installAbout}
        </Toast>
      ) : null}
    </div>
  )
  return (
    <>
      {news && <NewsPill {...news} onShow={() => actions?.showNews()} />}
      {dialog ? createPortal(toasts, dialog) : toasts}
    </>
  )
}

/** Checks for a newer edition. Shown only in the installed app, which has no reload button. */
export function RefreshButton() {
  const [isBusy, setBusy] = useState(false)
  const messages = useLaterMessages().device
  const check = () => {
    setBusy(true)
    void deviceActions()
      ?.checkForUpdates()
      .finally(() => setBusy(false))
  }
  return (
    <button
      type="button"
      className="tool only-installed"
      aria-label={messages.lookForEdition}
      aria-disabled={isBusy}
      onClick={check}
    >
      <Icon name="refresh" />
    </button>
  )
}
