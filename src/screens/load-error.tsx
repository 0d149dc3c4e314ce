import { IndexError } from '../data/errors.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { useLinks } from '../ui/site-context.tsx'

interface Props {
  readonly error: Error
  /** `the Oceans stories` */
  readonly what: string
  readonly onRetry: () => void
  readonly isRetrying?: boolean
  /** `h1` where the error is all there is of the page. */
  readonly heading?: 'h1' | 'h2'
}

/** Why a part of the edition is not here, in the reader's words. */
function explain(error: Error, what: string): string {
  const kind = error instanceof IndexError ? error.kind : 'unreadable'
  switch (kind) {
    case 'unreachable':
      return `We could not reach ${what}. You may be offline; what you have already opened is still here.`
    case 'missing':
      return `A newer edition has replaced ${what}. Try again to read the new one.`
    case 'server':
      return `The server had trouble with ${what}. What you have already opened is still here.`
    case 'format':
      return `This edition is newer than the page you have open. Reload the page to read it.`
    case 'unreadable':
      return `What arrived in place of ${what} was damaged, or came from somewhere else, such as a sign-in page of this network.`
  }
}

/** A part of the edition did not come: what happened, and a way to try again. */
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
