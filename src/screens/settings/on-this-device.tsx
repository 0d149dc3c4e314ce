import { deviceActions, isInstalled, type DownloadState, useDevice } from '../../state/device.ts'
import { usePreferences } from '../../state/preferences.ts'
import { AUTO_DOWNLOAD_LIMIT, estimateBytes } from '../../data/download/edition-download.ts'
import type { LaterMessages } from '../../messages/en/later.ts'
import { useEdition } from '../edition/edition.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { formatSize } from '../../ui/format/format-size.ts'
import { formatAge } from '../../ui/format/format-time.ts'
import { SwitchSetting } from '../../ui/controls/setting.tsx'
import { useSite } from '../../ui/base/site-context.tsx'

const MS_PER_WEEK = 7 * 86_400_000

/** @param checkedAt milliseconds since 1970. An age of a week or more is a date. */
function describeLastCheck(checkedAt: number, now: number, messages: LaterMessages['saved'], locale: string): string {
  const age = formatAge(new Date(checkedAt).toISOString(), now, locale)
  return now - checkedAt < MS_PER_WEEK ? messages.lastCheckAgo(age) : messages.lastCheckOn(age)
}

/** Downloading the edition to this device, and installing the reader. */
export function OnThisDevice() {
  const manifest = useEdition()
  const { keep } = usePreferences()
  const { changedAt, download, opensOffline, checkedAt, install } = useDevice()
  const actions = deviceActions()
  const { locale } = useSite()
  const { saved: messages, sentences } = useLaterMessages()
  const { stories } = manifest.counts
  const isSmall = manifest.counts.articles <= AUTO_DOWNLOAD_LIMIT
  const isOn = keep === 'on' || (keep === 'auto' && download.status !== 'none')
  const offline = opensOffline ? messages.opensOffline : messages.opensNothingOffline
  const size =
    download.status === 'complete'
      ? messages.editionSize(stories, formatSize(download.bytes, locale))
      : messages.estimatedSize(stories, formatSize(estimateBytes(manifest), locale))
  return (
    <div className="device">
      <p className="aside-note">
        {checkedAt !== undefined && checkedAt <= changedAt
          ? sentences(offline, describeLastCheck(checkedAt, changedAt, messages, locale))
          : offline}
      </p>
      <SwitchSetting
        label={messages.keepEdition}
        about={isSmall && keep === 'auto' ? sentences(size, messages.keptAutomatically) : size}
        isOn={isOn}
        isDisabled={!opensOffline}
        onChange={(isWanted) => (isWanted ? actions?.startDownload() : actions?.removeDownload())}
      />
      <DownloadReport download={download} />
      <Install install={install} onInstall={() => actions?.install()} />
    </div>
  )
}

function DownloadReport({ download }: { readonly download: DownloadState }) {
  const actions = deviceActions()
  const messages = useLaterMessages().saved
  if (download.status === 'running') {
    return (
      <div className="device__row">
        <label className="device__progress">
          <span>{messages.progress(download.done, download.total)}</span>
          <progress value={download.done} max={Math.max(1, download.total)} />
        </label>
        <button type="button" className="btn" onClick={() => actions?.removeDownload()}>
          {messages.cancel}
        </button>
      </div>
    )
  }
  if (download.status === 'complete') {
    return (
      <p className="aside-note" role="status">
        {messages.isKept}
      </p>
    )
  }
  if (download.status !== 'stopped') return null
  return (
    <div className="device__row">
      <p className="aside-note" role="status">
        {messages.stopped[download.reason]}
      </p>
      {download.reason !== 'unsupported' && (
        <button type="button" className="btn" onClick={() => actions?.startDownload()}>
          {messages.continue}
        </button>
      )}
    </div>
  )
}

/** Safari installs pages only through its menu. An iPad reports itself as a Macintosh with a touch screen. */
const isIos = () =>
  /iPad|iPhone|iPod/.test(navigator.userAgent) ||
  (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)

function Install({ install, onInstall }: { readonly install: string | undefined; readonly onInstall: () => void }) {
  const messages = useLaterMessages().saved
  if (isInstalled()) return null
  return (
    <div className="device__row">
      <div>
        <b>{messages.installTitle}</b>
        <p>{install ? messages.installAbout : isIos() ? messages.installInSafari : messages.installInMenu}</p>
      </div>
      {install && (
        <button type="button" className="btn" onClick={onInstall}>
          {messages.install}
        </button>
      )}
    </div>
  )
}
