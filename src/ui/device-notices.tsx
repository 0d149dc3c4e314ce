import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { formatAge } from './relative-time.tsx'
import { useLinks, useSite } from './site-context.tsx'

interface BannerProps {
  /** When the connection went, in milliseconds since 1970. */
  readonly at: number
  /** When the edition was last confirmed. */
  readonly checkedAt?: number | undefined
  /** All of it is on this device. */
  readonly isWhole: boolean
}

/** One line under the masthead while there is no connection: what is on the screen, and what opens nevertheless. */
export function OfflineBanner({ at, checkedAt, isWhole }: BannerProps) {
  const { locale } = useSite()
  const links = useLinks()
  return (
    <div className="wrap">
      <div className="banner" role="status">
        <Icon name="off" />
        <p>
          You are offline. {editionAge(checkedAt, at, locale)}{' '}
          {isWhole ? 'All its stories are on this device.' : 'What you have opened before opens again.'}
        </p>
        <a href={links.saved}>See saved stories</a>
      </div>
    </div>
  )
}

/** In words; a clock that runs wrong must not make it nonsense. */
function editionAge(checkedAt: number | undefined, now: number, locale: string): string {
  if (checkedAt === undefined || checkedAt > now + 60_000) return 'This is the last edition that came.'
  const age = formatAge(new Date(checkedAt).toISOString(), now, locale)
  return now - checkedAt < 7 * 86_400_000 ? `This edition is from ${age} ago.` : `This edition is from ${age}.`
}

const count = (n: number, one: string, many: string, locale: string) =>
  `${new Intl.NumberFormat(locale).format(n)} ${n === 1 ? one : many}`

interface PillProps {
  readonly added: number
  readonly updated: number
  readonly joined: number
  readonly onShow: () => void
}

/** A new edition is there. Nothing moves until this is pressed. */
export function NewsPill({ added, updated, joined, onShow }: PillProps) {
  const { locale } = useSite()
  const parts = [
    added > 0 && count(added, 'new story', 'new stories', locale),
    updated > 0 && count(updated, 'updated', 'updated', locale),
    joined > 0 && count(joined, 'joined a story you read', 'joined stories you read', locale),
  ].filter(Boolean)
  return (
    <div className="news-pill" role="status">
      <button type="button" className="pill" onClick={onShow}>
        <Icon name="up" className="icon--sm" />
        {parts.length > 0 ? parts.join(', ') : 'A new edition'}
      </button>
    </div>
  )
}

interface ToastProps {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined
  readonly onClose: () => void
  /** What closing means. */
  readonly closeLabel?: string
}

/** Says something, asks for nothing at once, and can be closed. */
export function Toast({ title, children, action, onClose, closeLabel = 'Close' }: ToastProps) {
  return (
    <div className="toast" role="status">
      <p>
        <b>{title}</b>
        {children && <span>{children}</span>}
      </p>
      <span className="toast__acts">
        {action && (
          <button type="button" className="btn btn--ink" onClick={action.onPress}>
            {action.label}
          </button>
        )}
        <button type="button" className="tool" aria-label={closeLabel} onClick={onClose}>
          <Icon name="x" />
        </button>
      </span>
    </div>
  )
}
