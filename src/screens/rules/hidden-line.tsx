import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useStoryActions } from '../edition/story-actions.ts'
import { type HiddenLineProps, useHiding } from './use-hiding.ts'

/** Says how many stories of a list are hidden, shows them in their places, and opens the rules. */
export function HiddenLine({ count, isShown, onToggle }: HiddenLineProps) {
  const { rules: messages } = useLaterMessages()
  const hiding = useHiding()
  const { openRules } = useStoryActions()
  if (count === 0 || hiding === undefined || hiding === 'loading') return null
  const { byRules, byRulesOrHand, byHand } = messages.hidden
  const say = hiding.rules.length === 0 ? byHand : hiding.ids.size === 0 ? byRules : byRulesOrHand
  return (
    <p className="hidden-line">
      <span role="status">{isShown ? messages.hidden.shown(count) : say(count)}</span>
      <button type="button" className="linkish" onClick={onToggle}>
        {isShown ? messages.hidden.hideAgain : messages.hidden.show}
      </button>
      <button type="button" className="linkish" onClick={() => openRules()}>
        {messages.title}
      </button>
    </p>
  )
}
