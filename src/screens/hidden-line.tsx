import { useMessages } from '../ui/messages.ts'
import { useStoryActions } from './story-actions.ts'
import { useHiding } from './use-hiding.ts'

interface Props {
  /** Number of stories that are hidden from the list. Without any, there is no line. */
  readonly count: number
  /** True while the list shows them. */
  readonly isShown: boolean
  readonly onToggle: () => void
}

/** Says how many stories of a list are hidden, shows them in their places, and opens the rules. */
export function HiddenLine({ count, isShown, onToggle }: Props) {
  const messages = useMessages().hidden
  const hiding = useHiding()
  const { openRules } = useStoryActions()
  if (count === 0 || hiding === undefined || hiding === 'loading') return null
  // Most readers have either rules or nothing but stories that are hidden by hand, or read.
  const say =
    hiding.rules.length > 0 ? (hiding.ids.size > 0 ? messages.byRulesOrHand : messages.byRules) : messages.byHand
  return (
    <p className="hidden-line">
      <span role="status">{isShown ? messages.shown(count) : say(count)}</span>
      <button type="button" className="linkish" onClick={onToggle}>
        {isShown ? messages.hideAgain : messages.show}
      </button>
      <button type="button" className="linkish" onClick={() => openRules()}>
        {messages.rules}
      </button>
    </p>
  )
}
