import { type FocusEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import type { LaterMessages } from '../../messages/en/later.ts'
import { formatList } from '../format/format-list.ts'
import { Icon } from '../base/icon.tsx'
import { LaterIcon } from '../base/later-icon.tsx'
import { useLaterMessages } from '../base/later-messages.ts'
import { formatAge } from '../format/format-time.ts'
import { useLinks, useSite } from '../base/site-context.tsx'

interface BannerProps {
  /** When the connection was lost, in milliseconds since 1970. */
  readonly offlineSince: number
  /** When the server last answered which edition is the newest, in milliseconds since 1970. */
  readonly checkedAt?: number | undefined
  /** True when the whole edition is on this device. */
  readonly isDownloaded: boolean
}

/** A line under the masthead while there is no connection. It reports the age of the edition and what still opens. */
export function OfflineBanner({ offlineSince, checkedAt, isDownloaded }: BannerProps) {
  const { locale } = useSite()
  const links = useLinks()
  const messages = useLaterMessages().device
  return (
    <div className="wrap">
      <div className="banner" role="status">
        <LaterIcon name="off" />
        <p>
          {messages.offline(
            describeEditionAge(checkedAt, offlineSince, locale, messages),
            isDownloaded ? messages.hasAllStories : messages.hasOpenedStories,
          )}
        </p>
        <a href={links.saved}>{messages.seeSaved}</a>
      </div>
    </div>
  )
}

/** `checkedAt` lies in the future when the clock of the device is wrong. No age is reported then. */
function describeEditionAge(
  checkedAt: number | undefined,
  now: number,
  locale: string,
  messages: LaterMessages['device'],
): string {
  if (checkedAt === undefined || checkedAt > now + 60_000) return messages.lastEdition
  const age = formatAge(new Date(checkedAt).toISOString(), now, locale)
  return now - checkedAt < 7 * 86_400_000 ? messages.editionOfAge(age) : messages.editionOfDate(age)
}

interface PillProps {
  readonly added: number
  readonly updated: number
  readonly joined: number
  readonly onShow: () => void
}

/** Announces a newer edition. The page changes only when the reader presses the pill. */
export function NewsPill({ added, updated, joined, onShow }: PillProps) {
  const { locale } = useSite()
  const messages = useLaterMessages().device
  const parts = [
    added > 0 ? messages.newStories(added) : [],
    updated > 0 ? messages.updatedStories(updated) : [],
    joined > 0 ? messages.joinedStories(joined) : [],
  ].flat()
  return (
    <div className="news-pill" role="status">
      <button type="button" className="pill" onClick={onShow}>
        <LaterIcon name="up" className="icon--sm" />
        {parts.length > 0 ? formatList(locale, parts) : messages.newEdition}
      </button>
    </div>
  )
}

interface ToastProps {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined
  readonly onClose: () => void
  /** Accessible name of the close button, where closing means more than that. */
  readonly closeLabel?: string
}

/** A message at the edge of the window, with an optional action and a close button. */
export function Toast({ title, children, action, onClose, closeLabel }: ToastProps) {
  const messages = useLaterMessages().device
  const box = useRef<HTMLDivElement>(null)
  const focusedBefore = useRef<HTMLElement>(null)
  // A pressed button takes the toast away. The focus returns to where it was, or a reader with a keyboard begins anew.
  useLayoutEffect(() => {
    const element = box.current
    return () => {
      if (!element?.contains(document.activeElement)) return
      const before = focusedBefore.current
      const target = before?.isConnected ? before : document.getElementById('main')
      target?.focus({ preventScroll: true })
    }
  }, [])
  const onFocus = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
      focusedBefore.current = relatedTarget
  }
  return (
    <div ref={box} className="toast" role="status" onFocus={onFocus}>
      <p>
        <b>{title}</b>
        {children && <span>{children}</span>}
      </p>
      <span className="toast__acts">
        {action && (
          // What can be undone is done, so its button is quieter than one that is waited for.
          <button type="button" className={children ? 'btn btn--ink' : 'btn'} onClick={action.onPress}>
            {action.label}
          </button>
        )}
        <button type="button" className="tool" aria-label={closeLabel ?? messages.close} onClick={onClose}>
          <Icon name="x" />
        </button>
      </span>
    </div>
  )
}
