import { deviceActions, isInstalled, type Keeping, useDevice } from '../state/device.ts'
import { usePreferences } from '../state/preferences.ts'
import { SMALL, guessBytes } from '../data/keep-edition.ts'
import { useEdition } from './edition.tsx'
import { formatAge } from '../ui/relative-time.tsx'

const WHY = {
  cancelled: 'Stopped. What was loaded stays, and goes on from there.',
  unreachable: 'The connection broke off. It goes on by itself when there is one.',
  full: 'There is not enough room on this device. The edition that was kept before is still here.',
  unsupported: 'This browser keeps no pages for later.',
} as const

function megabytes(bytes: number, locale: string): string {
  const value = bytes / 1_000_000
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}

/** The edition and the reader on this device. */
export function OnThisDevice() {
  const manifest = useEdition()
  const { keep } = usePreferences()
  const { at, keeping, opensOffline, checkedAt, install } = useDevice()
  const actions = deviceActions()
  const { locale } = manifest.site
  const stories = new Intl.NumberFormat(locale).format(manifest.counts.articles)
  const isSmall = manifest.counts.articles <= SMALL
  const isOn = keep === 'on' || (keep === 'auto' && keeping.is !== 'off')
  return (
    <section aria-labelledby="device" className="device">
      <div className="flag">
        <h2 id="device">On this device</h2>
      </div>
      <p className="aside-note">
        {opensOffline
          ? 'What you have opened opens again without a connection.'
          : 'This browser opens nothing without a connection, or is still getting ready to.'}
        {checkedAt !== undefined && checkedAt <= at && (
          <> Last looked for a new edition: {formatAge(new Date(checkedAt).toISOString(), at, locale)} ago.</>
        )}
      </p>
      <div className="device__row">
        <div>
          <b id="keep-label">Keep the whole edition</b>
          <p id="keep-about">
            {stories} stories, {keeping.is === 'whole' ? '' : 'about '}
            {megabytes(keeping.is === 'whole' ? keeping.bytes : guessBytes(manifest), locale)}, with everything to
            search them.{' '}
            {isSmall &&
              keep === 'auto' &&
              'An edition this small is kept without asking; it costs no more than a few pictures.'}
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
          onClick={() => (isOn ? actions?.stopKeeping() : actions?.keep())}
        >
          <span />
        </button>
      </div>
      <KeepingState keeping={keeping} locale={locale} />
      <Install install={install} onInstall={() => actions?.install()} />
    </section>
  )
}

function KeepingState({ keeping, locale }: { readonly keeping: Keeping; readonly locale: string }) {
  const actions = deviceActions()
  const number = (value: number) => new Intl.NumberFormat(locale).format(value)
  if (keeping.is === 'working') {
    return (
      <div className="device__row">
        <label className="device__progress">
          <span>
            {number(keeping.done)} of {number(keeping.total)} stories
          </span>
          <progress value={keeping.done} max={Math.max(1, keeping.total)} />
        </label>
        <button type="button" className="btn" onClick={() => actions?.stopKeeping()}>
          Cancel
        </button>
      </div>
    )
  }
  if (keeping.is === 'whole') {
    return (
      <p className="aside-note" role="status">
        The whole edition is here.
      </p>
    )
  }
  if (keeping.is !== 'stopped') return null
  return (
    <div className="device__row">
      <p className="aside-note" role="status">
        {WHY[keeping.why]}
      </p>
      {keeping.why !== 'unsupported' && (
        <button type="button" className="btn" onClick={() => actions?.keep()}>
          Go on
        </button>
      )}
    </div>
  )
}

const isApple = () =>
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
            : isApple()
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
