import { LaterIcon } from '../base/later-icon.tsx'
import { useLaterMessages } from '../base/later-messages.ts'

interface Props {
  /** Name of the topic or outlet. */
  readonly name: string
  readonly isOn: boolean
  readonly onToggle: () => void
  /** `button`: with its label. `tool`: in the top bar on phones. `row`: beside a name in a list. */
  readonly as?: 'button' | 'tool' | 'row'
}

const CLASSES = { button: 'btn not-phone', tool: 'tool only-phone', row: 'tool follow--row' }

/** Follows a topic or an outlet, or no longer. */
export function FollowButton({ name, isOn, onToggle, as = 'button' }: Props) {
  const messages = useLaterMessages().follow
  return (
    <button
      type="button"
      className={CLASSES[as]}
      aria-pressed={isOn}
      aria-label={isOn ? messages.followingName(name) : messages.followName(name)}
      onClick={onToggle}
    >
      <LaterIcon name={isOn ? 'check' : 'plus'} className={as === 'tool' ? '' : 'icon--sm'} />
      {as === 'button' && (isOn ? messages.following : messages.follow)}
    </button>
  )
}
