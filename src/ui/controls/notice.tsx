import type { ReactNode } from 'react'

interface Props {
  readonly title: ReactNode
  readonly children: ReactNode
  /** One or two buttons or links. */
  readonly actions?: ReactNode
  readonly heading?: 'h1' | 'h2'
  /** True when screen readers must announce it as soon as it appears. */
  readonly isAlert?: boolean
}

/** A message in place of content: there is none, it could not be loaded, or it was not found. */
export function Notice({ title, children, actions, heading: Heading = 'h2', isAlert }: Props) {
  return (
    <div className="note" role={isAlert ? 'alert' : undefined}>
      <Heading>{title}</Heading>
      <p>{children}</p>
      {actions && <div className="btns">{actions}</div>}
    </div>
  )
}
