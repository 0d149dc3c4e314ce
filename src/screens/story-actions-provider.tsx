import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import type { Article } from '../contract/article.ts'
import { setDevice } from '../state/device.ts'
import type { NewRule } from '../state/rules.ts'
import { useHasAllMessages, useMessages } from '../ui/messages.ts'
import { Sheet } from '../ui/sheet.tsx'
import { SiteContext, useSite } from '../ui/site-context.tsx'
import { LazyScreen, screenQuery } from './lazy-screen.tsx'
import { type MenuTarget, type StoryActions, StoryActionsContext, useStoryActions } from './story-actions.ts'
import { HidingContext, useHidingState, useIsHidden } from './use-hiding.ts'

/** Provides what is hidden from the reader, the menu of stories and the sheet of rules. The two are loaded when they open. */
export function StoryActionsProvider({ children }: { readonly children: ReactNode }) {
  const { hidden, errors, page } = useMessages()
  const [menu, openMenu] = useState<MenuTarget>()
  const [rules, setRules] = useState<{ readonly start?: NewRule | undefined }>()
  const [actions] = useState<StoryActions>(() => ({ openMenu, openRules: (start) => setRules({ start }) }))
  return (
    <HidingContext value={useHidingState()}>
      <StoryActionsContext value={actions}>
        <StoryMarks>
          {children}
          {menu && <LazyStoryMenu target={menu} onClose={() => openMenu(undefined)} />}
          <Sheet title={hidden.rules} isOpen={rules !== undefined} onClose={() => setRules(undefined)}>
            <LazyScreen
              name="rules"
              load={() => import('./rules-sheet.tsx')}
              what={errors.parts.rules}
              skeleton={<p className="aside-note">{page.loading}</p>}
            >
              {({ RulesSheet }) => <RulesSheet start={rules?.start} onClose={() => setRules(undefined)} />}
            </LazyScreen>
          </Sheet>
        </StoryMarks>
      </StoryActionsContext>
    </HidingContext>
  )
}

/** Lets cards open the menu, and say that they are hidden. */
function StoryMarks({ children }: { readonly children: ReactNode }) {
  const site = useSite()
  const isHidden = useIsHidden()
  const { openMenu } = useStoryActions()
  const { marks } = site
  if (!marks) return children
  const onMenu = (article: Article, button: HTMLElement) => openMenu({ article, button })
  return <SiteContext value={{ ...site, marks: { ...marks, isHidden, onMenu } }}>{children}</SiteContext>
}

function LazyStoryMenu({ target, onClose }: { readonly target: MenuTarget; readonly onClose: () => void }) {
  const { errors } = useMessages()
  const hasMessages = useHasAllMessages()
  const { data, isError } = useQuery(screenQuery('story menu', () => import('./story-menu.tsx')))
  const failure = isError ? errors.unreachable(errors.parts.menu) : undefined
  useEffect(() => {
    if (failure === undefined) return
    setDevice({ note: failure, undo: undefined })
    onClose()
  }, [failure, onClose])
  return data && hasMessages ? <data.StoryMenu {...target} onClose={onClose} /> : null
}
