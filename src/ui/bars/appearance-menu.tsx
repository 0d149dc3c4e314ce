import { type ReactNode, useId, useRef } from 'react'
import { useIsDrawnAtBuild } from '../base/drawn-at-build.ts'
import { Icon } from '../base/icon.tsx'
import { useMessages } from '../base/messages.ts'

interface Props {
  /** Called when the menu opens. */
  readonly onOpen: () => void
  readonly children: ReactNode
}

/**
 * The button “Aa” and its menu. The browser closes a popover on Escape or a click elsewhere, and returns the focus to the
 * button.
 */
export function AppearanceMenu({ onOpen, children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const { appearance } = useMessages().page
  // A press would open an empty menu. It is kept until the reader has taken the page over.
  const isDrawnAtBuild = useIsDrawnAtBuild()
  return (
    <>
      <button
        ref={button}
        type="button"
        className="tool"
        popoverTarget={isDrawnAtBuild ? undefined : id}
        aria-label={appearance}
      >
        <Icon name="aa" />
      </button>
      <div
        id={id}
        popover="auto"
        className="pop pop--appearance"
        role="dialog"
        aria-label={appearance}
        onToggle={(event) => {
          const rect = button.current?.getBoundingClientRect()
          if (event.newState !== 'open' || !rect) return
          onOpen()
          const { style } = event.currentTarget
          const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
          style.insetBlockStart = `${rect.bottom + 4}px`
          style.insetInlineEnd = `${Math.max(8, isRtl ? rect.left : document.documentElement.clientWidth - rect.right)}px`
        }}
      >
        {children}
      </div>
    </>
  )
}
