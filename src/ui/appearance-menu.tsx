import { useId, useRef } from 'react'
import { ChoiceRow } from './choice-row.tsx'
import { Icon } from './icon.tsx'

export interface Appearance {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly density: 'cards' | 'compact' | 'headlines'
  readonly size: 'small' | 'regular' | 'large'
  readonly slash: 'on' | 'off'
}

interface Props {
  readonly appearance: Appearance
  readonly onChange: (change: Partial<Appearance>) => void
}

export const DENSITIES = [
  { value: 'cards', label: 'Cards', icon: 'cards' },
  { value: 'compact', label: 'Compact', icon: 'compact' },
  { value: 'headlines', label: 'Headlines', icon: 'lines' },
] as const

/**
 * Menu for theme, density, text size and the search key. The browser closes a popover on Escape or a click elsewhere,
 * and returns the focus to the button.
 */
export function AppearanceMenu({ appearance, onChange }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button ref={button} type="button" className="tool" popoverTarget={id} aria-label="Appearance">
        <Icon name="aa" />
      </button>
      <div
        id={id}
        popover="auto"
        className="pop pop--appearance"
        role="dialog"
        aria-label="Appearance"
        onToggle={(event) => {
          const rect = button.current?.getBoundingClientRect()
          if (event.newState !== 'open' || !rect) return
          const { style } = event.currentTarget
          const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
          style.insetBlockStart = `${rect.bottom + 4}px`
          style.insetInlineEnd = `${Math.max(8, isRtl ? rect.left : document.documentElement.clientWidth - rect.right)}px`
        }}
      >
        <h3>Theme</h3>
        <ChoiceRow
          label="Theme"
          value={appearance.theme}
          choices={[
            { value: 'auto', label: 'Auto' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChoose={(theme) => onChange({ theme })}
        />
        <h3>Density</h3>
        <ChoiceRow
          label="Density"
          value={appearance.density}
          choices={DENSITIES}
          onChoose={(density) => onChange({ density })}
        />
        <h3>Text size</h3>
        <ChoiceRow
          label="Text size"
          value={appearance.size}
          choices={[
            { value: 'small', label: 'Small' },
            { value: 'regular', label: 'Regular' },
            { value: 'large', label: 'Large' },
          ]}
          onChoose={(size) => onChange({ size })}
        />
        <h3>The key / opens the search</h3>
        <ChoiceRow
          label="The key / opens the search"
          value={appearance.slash}
          choices={[
            { value: 'on', label: 'On' },
            { value: 'off', label: 'Off' },
          ]}
          onChoose={(slash) => onChange({ slash })}
        />
      </div>
    </>
  )
}
