import type { Topic } from '../../contract/edition.ts'
import { setDevice } from '../../state/device.ts'
import { useFollows } from '../../state/follows.ts'
import { type FollowKind, follow, unfollow } from '../../state/change-follows.ts'
import { FollowButton } from '../../ui/controls/follow-button.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'

interface Props {
  readonly kind: FollowKind
  /** Id of the topic, or domain of the outlet. */
  readonly id: string
  readonly name: string
  readonly as?: 'button' | 'tool' | 'row'
}

/** The button that follows a topic or an outlet. A note can undo it. */
export function Follow({ kind, id, name, as = 'button' }: Props) {
  const follows = useFollows()
  const messages = useLaterMessages().follow
  const isOn = (kind === 'topic' ? follows.topics : follows.outlets).includes(id)
  const toggle = () =>
    setDevice(
      isOn
        ? { note: messages.unfollowed(name), undo: unfollow(kind, id) }
        : { note: messages.followed(name), undo: follow(kind, id) },
    )
  return <FollowButton name={name} isOn={isOn} onToggle={toggle} as={as} />
}

/** The button at the end of a topic's row in a tree. */
export const followTopicRow = ({ id, name }: Topic) => <Follow kind="topic" id={id} name={name} as="row" />
