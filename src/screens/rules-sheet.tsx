import type { NewRule } from '../state/rules.ts'
import { RuleEditor } from './rule-editor.tsx'
import { RulesList } from './rules-list.tsx'
import '../ui/styles/rules.css'

interface Props {
  /** A rule to begin with. */
  readonly start?: NewRule | undefined
  readonly onClose: () => void
}

/** What the sheet of rules shows: a form for a new rule, and the rules that there are. */
export function RulesSheet({ start, onClose }: Props) {
  return (
    <>
      {/* Closing shows what has changed, and the note that can undo it. */}
      <RuleEditor start={start} onSaved={onClose} />
      <RulesList />
    </>
  )
}
