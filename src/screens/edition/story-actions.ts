import { createContext, use } from 'react'
import type { Article } from '../../contract/article.ts'
import type { NewRule } from '../../state/rules.ts'

export interface MenuTarget {
  readonly article: Article
  /** The button that was pressed. */
  readonly button: HTMLElement
}

export interface StoryActions {
  readonly openMenu: (target: MenuTarget) => void
  /** Opens the sheet of rules. @param start a rule to begin with, which is not saved yet */
  readonly openRules: (start?: NewRule) => void
}

export const StoryActionsContext = createContext<StoryActions>({ openMenu: () => {}, openRules: () => {} })

export const useStoryActions = (): StoryActions => use(StoryActionsContext)
