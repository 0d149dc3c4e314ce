import { IndexError } from '../data/errors.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { useLinks } from '../ui/site-context.tsx'

interface Props {
  readonly error: Error
  /** What could not be loaded, such as `the Oceans stories`. */
  readonly what: string
  readonly onRetry: () => void
  readonly isRetrying?: boolean
  /** `h1` when the page shows nothing else. */
  readonly heading?: 'h1' | 'h2'
}

function explain(error: Error, what: string): string {
  const kind = error instanceof IndexError ? error.kind : 'unreadable'
  switch (kind) {
    case 'unreachable':
      return `We could not reach ${what}. You may be offline. What you have already opened is still here.`
    case 'missing':
      return `A newer edition has replaced ${what}. Try again to read the new one.`
    case 'server':
      return `The server could not send ${what}. What you have already opened is still here.`
    case 'format':
      return `This edition is newer than the page you have open. Reload the page to read it.`
    case 'unreadable':
      return `We could not read ${what}. The data may be damaged, or your network may have sent something else, such as a sign-in page.`
  }
}

/** Explains why a part of the edition could not be loaded, and lets the reader try again. */
export function LoadError({ error, what, onRetry, isRetrying = false, heading = 'h2' }: Props) {
  const links = useLinks()
  return (
    <Notice
      title="This page did not arrive"
      heading={heading}
      isAlert
      actions={
        <>
          <button type="button" className="btn btn--ink" onClick={onRetry} aria-disabled={isRetrying}>
            <Icon name="refresh" className="icon--sm" />
            Try again
          </button>
          <a className="btn" href={links.home}>
            Go to Top stories
          </a>
        </>
      }
    >
      {explain(error, what)}
    </Notice>
  )
}
