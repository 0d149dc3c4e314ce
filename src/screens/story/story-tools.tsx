import type { NewRule } from '../../state/rules.ts'
import { RulesSheet } from '../rules/rules-sheet.tsx'
import type { MenuTarget } from '../edition/story-actions.ts'
import { StoryMenu } from './story-menu.tsx'

/** What is open. The sheet of rules stays on the page after it was closed, since closing it returns the focus. */
export interface OpenTools {
  /** A menu that is opened again before the browser has reported that it closed gets another number, and is drawn anew. */
  readonly menu?: MenuTarget & { readonly opening: number }
  readonly rules?: { readonly start?: NewRule | undefined; readonly isOpen: boolean }
}

interface Props {
  readonly open: OpenTools
  readonly onChange: (open: OpenTools) => void
}

/** The menu of a story and the sheet of rules. */
export function StoryTools({ open, onChange }: Props) {
  const { menu, rules } = open
  return (
    <>
      {menu && <StoryMenu key={menu.opening} {...menu} onClose={() => onChange(rules ? { rules } : {})} />}
      {rules && <RulesSheet {...rules} onClose={() => onChange({ rules: { isOpen: false } })} />}
    </>
  )
}
