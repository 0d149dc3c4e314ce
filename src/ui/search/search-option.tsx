import type { ReactNode } from 'react'
import type { Provider, Topic } from '../../contract/edition.ts'
import { LaterIcon } from '../base/later-icon.tsx'
import { inkOf } from '../parts/kicker.tsx'
import { ProviderTile } from '../parts/provider-tile.tsx'

interface OptionProps {
  readonly id: string
  readonly isActive: boolean
}

/** A topic or an outlet whose name matches the query: an option of the list and a link. */
export function NameOption({
  name,
  href,
  note,
  ...option
}: OptionProps & {
  readonly name: { readonly topic: Topic } | { readonly outlet: Provider }
  readonly href: string
  readonly note: string
}) {
  const topic = 'topic' in name ? name.topic : undefined
  return (
    <Row {...option} href={href}>
      {'outlet' in name ? <ProviderTile provider={name.outlet} /> : <span className="swatch" {...inkOf(topic)} />}
      <b dir="auto">{'outlet' in name ? name.outlet.name : name.topic.name}</b>
      <span>{note}</span>
    </Row>
  )
}

/** An operator or a value of one, offered while it is typed. */
export function CompletionOption({
  text,
  about,
  onChoose,
  ...option
}: OptionProps & { readonly text: string; readonly about: string; readonly onChoose: () => void }) {
  return (
    <Row {...option} onChoose={onChoose}>
      <LaterIcon name="sliders" className="icon--sm" />
      <b dir="auto">{text}</b>
      <span dir="auto">{about}</span>
    </Row>
  )
}

interface RowProps extends OptionProps {
  readonly href?: string
  readonly onChoose?: () => void
  readonly children: ReactNode
}

function Row({ id, isActive, href, onChoose, children }: RowProps) {
  const shared = {
    id,
    role: 'option',
    'aria-selected': isActive,
    className: 'sopt',
    // The focus stays in the field.
    onMouseDown: onChoose && ((event: { preventDefault: () => void }) => event.preventDefault()),
    onClick: onChoose,
    tabIndex: -1,
  }
  const content = (
    <>
      {children}
      {isActive && <kbd>↵</kbd>}
    </>
  )
  return href === undefined ? (
    <div {...shared}>{content}</div>
  ) : (
    <a {...shared} href={href}>
      {content}
    </a>
  )
}
