import type { LaterMessages } from '../../messages/en/later.ts'
import { ChoiceRow } from '../controls/choice-row.tsx'
import { useLaterMessages } from '../base/later-messages.ts'
import { useLinks } from '../base/site-context.tsx'

export interface Appearance {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly density: 'cards' | 'compact' | 'headlines'
  readonly size: 'small' | 'regular' | 'large'
}

interface Props {
  readonly appearance: Appearance
  readonly onChange: (change: Partial<Appearance>) => void
}

/** The densities of a list as choices of a row. */
export const densityChoices = ({ appearance }: LaterMessages) => {
  const { cards, compact, headlines } = appearance.densities
  return [
    { value: 'cards', label: cards, icon: 'cards' },
    { value: 'compact', label: compact, icon: 'compact' },
    { value: 'headlines', label: headlines, icon: 'lines' },
  ] as const
}

/** Theme, density and text size, with a link to all settings: the content of the menu. */
export function AppearanceChoices({ appearance, onChange }: Props) {
  const messages = useLaterMessages()
  const links = useLinks()
  const { theme, themes, density, textSize, textSizes, allSettings } = messages.appearance
  return (
    <>
      <h3>{theme}</h3>
      <ChoiceRow
        label={theme}
        value={appearance.theme}
        choices={[
          { value: 'auto', label: themes.auto },
          { value: 'light', label: themes.light },
          { value: 'dark', label: themes.dark },
        ]}
        onChoose={(value) => onChange({ theme: value })}
      />
      <h3>{density}</h3>
      <ChoiceRow
        label={density}
        value={appearance.density}
        choices={densityChoices(messages)}
        onChoose={(value) => onChange({ density: value })}
      />
      <h3>{textSize}</h3>
      <ChoiceRow
        label={textSize}
        value={appearance.size}
        choices={[
          { value: 'small', label: textSizes.small },
          { value: 'regular', label: textSizes.regular },
          { value: 'large', label: textSizes.large },
        ]}
        onChoose={(size) => onChange({ size })}
      />
      <p className="pop__more">
        <a
          href={links.settings}
          onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
        >
          {allSettings}
        </a>
      </p>
    </>
  )
}
