import { deviceActions, isInstalled, type DownloadState, useDevice } from '../state/device.ts'
import { usePreferences } from '../state/preferences.ts'
import { AUTO_DOWNLOAD_LIMIT, estimateBytes } from '../data/edition-download.ts'
import { useEdition } from './edition.tsx'
import { formatAge } from '../ui/relative-time.tsx'

const STOP_REASONS = {
  cancelled: 'The download was stopped. It can continue from there.',
  unreachable: 'The connection was lost. The download continues when you are online again.',
  full: 'There is not enough room on this device. An edition that you kept before is still here.',
  unsupported: 'This browser cannot keep pages.',
} as const

function megabytes(bytes: number, locale: string): string {
  const value = bytes / 1_000_000
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}

/** Downloading the edition to this device, and installing the reader. */
export function OnThisDevice() {
  const manifest = useEdition()
  const { keep } = usePreferences()
  const { changedAt, download, opensOffline, checkedAt, install } = useDevice()
  const actions = deviceActions()
  const { locale } = manifest.site
  const stories = new Intl.NumberFormat(locale).format(manifest.counts.stories)
  const isSmall = manifest.counts.articles <= AUTO_DOWNLOAD_LIMIT
  const isOn = keep === 'on' || (keep === 'auto' && download.status !== 'none')
  return (
    <section aria-labelledby="device" className="device">
      <div className="flag">
        <h2 id="device">On this device</h2>
      </div>
      <p className="aside-note">
        {opensOffline
          ? 'Stories you have opened also open without a connection.'
          : 'This browser opens nothing without a connection. It may still be getting ready.'}
        {checkedAt !== undefined && checkedAt <= changedAt && (
          <> Last check for a new edition: {formatAge(new Date(checkedAt).toISOString(), changedAt, locale)} ago.</>
        )}
      </p>
      <div className="device__row">
        <div>
          <b id="keep-label">Keep the whole edition</b>
          <p id="keep-about">
            {stories} stories, {download.status === 'complete' ? '' : 'about '}
            {megabytes(download.status === 'complete' ? download.bytes : estimateBytes(manifest), locale)}, including
            the search.{' '}
            {isSmall &&
              keep === 'auto' &&
              'An edition this small is kept automatically. It takes no more room than a few pictures.'}
          </p>
        </div>
        <button
          type="button"
          role="switch"
          className="switch"
          aria-checked={isOn}
          aria-labelledby="keep-label"
          aria-describedby="keep-about"
          disabled={!opensOffline}
          onClick={() => (isOn ? actions?.removeDownload() : actions?.startDownload())}
        >
          <span />
        </button>
      </div>
      <DownloadReport download={download} locale={locale} />
      <Install install={install} onInstall={() => actions?.install()} />
    </section>
  )
}

function DownloadReport({ download, locale }: { readonly download: DownloadState; readonly locale: string }) {
  const actions = deviceActions()
  const number = (value: number) => new Intl.NumberFormat(locale).format(value)
  if (download.status === 'running') {
    return (
      <div className="device__row">
        <label className="device__progress">
          <span>
            {number(download.done)} of {number(download.total)} stories
          </span>
          <progress value={download.done} max={Math.max(1, download.total)} />
        </label>
        <button type="button" className="btn" onClick={() => actions?.removeDownload()}>
          Cancel
        </button>
      </div>
    )
  }
  if (download.status === 'complete') {
    return (
      <p className="aside-note" role="status">
        The whole edition is here.
      </p>
    )
  }
  if (download.status !== 'stopped') return null
  return (
    <div className="device__row">
      <p className="aside-note" role="status">
        {STOP_REASONS[download.reason]}
      </p>
      {download.reason !== 'unsupported' && (
        <button type="button" className="btn" onClick={() => actions?.startDownload()}>
          Continue
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
  if (isInstalled()) return null
  return (
    <div className="device__row">
      <div>
        <b>Install the reader</b>
        <p>
          {install
            ? 'It opens like an app, from its own icon.'
            : isIos()
              ? 'In Safari, press Share, then “Add to Home Screen”.'
              : 'Your browser’s menu may have “Install” or “Add to Home screen”.'}
        </p>
      </div>
      {install && (
        <button type="button" className="btn" onClick={onInstall}>
          Install
        </button>
      )}
    </div>
  )
}
