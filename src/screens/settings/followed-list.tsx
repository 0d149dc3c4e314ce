import type { ReactNode } from 'react'
import { useAllOutlets } from '../../data/catalogue/use-all-outlets.ts'
import { setDevice } from '../../state/device.ts'
import { useFollows } from '../../state/follows.ts'
import { type FollowKind, unfollow } from '../../state/change-follows.ts'
import { focusNextRow } from '../../ui/controls/focus-next-row.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useLinks } from '../../ui/base/site-context.tsx'
import { useContentLang } from '../../ui/base/use-lang.ts'
import { useEdition } from '../edition/edition.tsx'

interface RowProps {
  readonly children: ReactNode
  readonly action: string
  /** What screen readers say for the button. */
  readonly actionName: string
  readonly onPress: () => void
}

/** An entry with a button that removes it. */
function RemovableRow({ children, action, actionName, onPress }: RowProps) {
  return (
    <li className="setting">
      <span className="setting__name">{children}</span>
      <button
        type="button"
        className="btn"
        aria-label={actionName}
        onClick={({ currentTarget }) => {
          focusNextRow(currentTarget)
          onPress()
        }}
      >
        {action}
      </button>
    </li>
  )
}

/** Topics and outlets that the reader follows. What this edition does not have is listed by its id. */
export function FollowedList() {
  const manifest = useEdition()
  const follows = useFollows()
  const links = useLinks()
  const contentLang = useContentLang()
  const messages = useLaterMessages().settings
  const outlets = useAllOutlets(manifest, follows.outlets.length > 0)
  const topics = new Map(manifest.topics.map(({ id, name }) => [id, name]))
  const domains = new Map(outlets.map(({ domain, name }) => [domain, name]))
  const remove = (kind: FollowKind, id: string, name: string) =>
    setDevice({ note: messages.unfollowed(name), undo: unfollow(kind, id) })
  const row = (kind: FollowKind, id: string, name: string, shown: ReactNode) => (
    <RemovableRow
      key={id}
      action={messages.remove}
      actionName={messages.unfollow(name)}
      onPress={() => remove(kind, id, name)}
    >
      <b dir="auto" lang={contentLang}>
        {shown}
      </b>
    </RemovableRow>
  )
  if (follows.topics.length + follows.outlets.length === 0) return <p className="aside-note">{messages.noFollows}</p>
  return (
    <>
      {follows.topics.length > 0 && (
        <>
          <h3>{messages.topics}</h3>
          <ul>
            {follows.topics.map((id) => {
              const name = topics.get(id)
              return row('topic', id, name ?? id, name === undefined ? id : <a href={links.topic(id)}>{name}</a>)
            })}
          </ul>
        </>
      )}
      {follows.outlets.length > 0 && (
        <>
          <h3>{messages.outlets}</h3>
          <ul>
            {follows.outlets.map((domain) => {
              const name = domains.get(domain) ?? domain
              return row('outlet', domain, name, <a href={links.source(domain)}>{name}</a>)
            })}
          </ul>
        </>
      )}
    </>
  )
}
