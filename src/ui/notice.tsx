import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly children: ReactNode
  /** One way forward, or two. */
  readonly actions?: ReactNode
  readonly heading?: 'h1' | 'h2'
  /** Read out as soon as it appears. */
  readonly isAlert?: boolean
}

/** Empty, broken and not found, in the same calm words: what happened, what is still true, one way forward. */
export function Notice({ title, children, actions, heading: Heading = 'h2', isAlert }: Props) {
  return (
    <div className="note" role={isAlert ? 'alert' : undefined}>
      <Heading>{title}</Heading>
      <p>{children}</p>
      {actions && <div className="btns">{actions}</div>}
    </div>
  )
}
