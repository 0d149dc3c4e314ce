import { IndexError } from '../../data/index/errors.ts'
import type { MainMessages } from '../../messages/en/main.ts'
import { Icon } from '../../ui/base/icon.tsx'
import { useMessages } from '../../ui/base/messages.ts'
import { Notice } from '../../ui/controls/notice.tsx'
import { useLinks } from '../../ui/base/site-context.tsx'

interface Props {
  readonly error: Error
  /** What could not be loaded: `this story`. One of the `parts` of messages, as the object of a verb. */
  readonly what: string
  readonly onRetry: () => void
  readonly isRetrying?: boolean
  /** `h1` when the page shows nothing else. */
  readonly heading?: 'h1' | 'h2'
}

function explain(error: Error, what: string, messages: MainMessages['errors']): string {
  const kind = error instanceof IndexError ? error.kind : 'unreadable'
  return kind === 'format' ? messages.format : messages[kind](what)
}

/** Explains why a part of the edition could not be loaded, and lets the reader try again. */
export function LoadError({ error, what, onRetry, isRetrying = false, heading = 'h2' }: Props) {
  const links = useLinks()
  const messages = useMessages().errors
  return (
    <Notice
      title={messages.title}
      heading={heading}
      isAlert
      actions={
        <>
          <button type="button" className="btn btn--ink" onClick={onRetry} aria-disabled={isRetrying}>
            <Icon name="refresh" className="icon--sm" />
            {messages.tryAgain}
          </button>
          <a className="btn" href={links.home}>
            {messages.goToTopStories}
          </a>
        </>
      }
    >
      {explain(error, what, messages)}
    </Notice>
  )
}
