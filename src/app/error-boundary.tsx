import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useMessages } from '../ui/base/messages.ts'
import { Notice } from '../ui/controls/notice.tsx'
import { logError } from './log.ts'

interface Props {
  readonly children: ReactNode
}

/** Catches errors of the reader's own code, and shows a message with a button to reload the page. */
export class ErrorBoundary extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    logError(`A screen failed.${info.componentStack ?? ''}`, error)
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <BrokenPage /> : this.props.children
  }
}

function BrokenPage() {
  const messages = useMessages().errors.broken
  return (
    <main id="main" className="wrap page-note" tabIndex={-1}>
      <Notice
        title={messages.title}
        heading="h1"
        isAlert
        actions={
          <button type="button" className="btn btn--ink" onClick={() => location.reload()}>
            {messages.reload}
          </button>
        }
      >
        {messages.text}
      </Notice>
    </main>
  )
}
