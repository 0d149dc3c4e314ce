import type { NewRule } from '../../state/rules.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { Sheet } from '../../ui/controls/sheet.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { RulesList } from './rules-list.tsx'
import '../../ui/styles/rules.css'

interface Props {
  /** A rule to begin with. */
  readonly start?: NewRule | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The sheet of rules: a form for a new rule, and the rules that there are. What the reader came for is first. */
export function RulesSheet({ start, isOpen, onClose }: Props) {
  const messages = useLaterMessages().rules
  return (
    <Sheet title={messages.title} isOpen={isOpen} onClose={onClose}>
      {!start && <RulesList />}
      {/* Closing shows what has changed, and the note that can undo it. */}
      <RuleEditor start={start} onSaved={onClose} />
      {start && <RulesList />}
    </Sheet>
  )
}
