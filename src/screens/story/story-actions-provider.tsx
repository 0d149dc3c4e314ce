import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Article } from '../../contract/article.ts'
import { deviceActions, setDevice } from '../../state/device.ts'
import type { NewRule } from '../../state/rules.ts'
import { useHasAllMessages, useMessages } from '../../ui/base/messages.ts'
import { SiteContext, useSite } from '../../ui/base/site-context.tsx'
import { EditionContext, useEdition } from '../edition/edition.tsx'
import { screenQuery } from '../edition/lazy-screen.tsx'
import { type MenuTarget, StoryActionsContext, useStoryActions } from '../edition/story-actions.ts'
import type { OpenTools } from './story-tools.tsx'
import { HidingContext, type HidingState, useIsHidden } from '../rules/use-hiding.ts'
import { useMayHide } from '../rules/use-may-hide.ts'

/**
 * Provides what is hidden from the reader, the menu of stories and the sheet of rules. Their scripts are loaded when they are
 * needed.
 */
export function StoryActionsProvider({ children }: { readonly children: ReactNode }) {
  const manifest = useEdition()
  const { mayHide, isAwaited } = useMayHide()
  const [open, setOpen] = useState<OpenTools>()
  const [known, setKnown] = useState<{ readonly state: HidingState | undefined }>()
  const [actions] = useState(() => ({
    openMenu: (menu: MenuTarget) =>
      setOpen((now) => ({ ...now, menu: { ...menu, opening: (now?.menu?.opening ?? 0) + 1 } })),
    openRules: (start?: NewRule) => setOpen({ rules: { start, isOpen: true } }),
    onHidingChange: (state: HidingState | undefined) => {
      setKnown({ state })
      deviceActions()?.countNews()
    },
  }))
  const watcher = useQuery({
    ...screenQuery('hide', () => import('../rules/hiding-watcher.tsx')),
    // Without storage, rules last as long as the page. They come from the sheet.
    enabled: mayHide || open?.rules !== undefined,
  })
  // The reader sees all stories when the script cannot be loaded, rather than none.
  const hiding = known ? known.state : isAwaited && !watcher.isError ? 'loading' : undefined
  return (
    <EditionContext value={known?.state?.edition.edition === manifest.edition ? known.state.edition : manifest}>
      <HidingContext value={hiding}>
        <StoryActionsContext value={actions}>
          <StoryMarks>
            {children}
            {open && <LazyTools open={open} onChange={setOpen} />}
            {watcher.data && <watcher.data.HidingWatcher manifest={manifest} onChange={actions.onHidingChange} />}
          </StoryMarks>
        </StoryActionsContext>
      </HidingContext>
    </EditionContext>
  )
}

/** Lets cards open the menu, and say that they are hidden. */
function StoryMarks({ children }: { readonly children: ReactNode }) {
  const site = useSite()
  const isHidden = useIsHidden()
  const { openMenu } = useStoryActions()
  const withMenu = useMemo(() => {
    const onMenu = (article: Article, button: HTMLElement) => openMenu({ article, button })
    return site.marks ? { ...site, marks: { ...site.marks, isHidden, onMenu } } : site
  }, [site, isHidden, openMenu])
  return <SiteContext value={withMenu}>{children}</SiteContext>
}

interface ToolsProps {
  readonly open: OpenTools
  readonly onChange: (open: OpenTools | undefined) => void
}

/** Draws the menu and the sheet once their script is there. A note says when it cannot be loaded. */
function LazyTools({ open, onChange }: ToolsProps) {
  const { errors } = useMessages()
  const hasMessages = useHasAllMessages()
  const { data, isError } = useQuery(screenQuery('tools', () => import('./story-tools.tsx')))
  useEffect(() => {
    if (!isError) return
    setDevice({ note: errors.unreachable(errors.parts.menu), undo: undefined })
    onChange(undefined)
  }, [isError, errors, onChange])
  return hasMessages && data && <data.StoryTools open={open} onChange={onChange} />
}
