import { useId } from 'react'
import { Count, emptiness } from '../base/count.tsx'
import { type IconName, LaterIcon } from '../base/later-icon.tsx'

export interface RowChoice<T extends string> {
  readonly value: T
  readonly label: string
  readonly icon?: IconName
  /** Number of stories of the choice. */
  readonly count?: number | undefined
}

interface Props<T extends string> {
  readonly label: string
  readonly value: T
  readonly choices: readonly RowChoice<T>[]
  readonly onChoose: (value: T) => void
  /** Shows only the icons. The labels stay for assistive technology. */
  readonly iconsOnly?: boolean
  /** Shows the name of the row above it. */
  readonly showsLabel?: boolean
}

/** A row of buttons. Exactly one of them is chosen. */
export function ChoiceRow<T extends string>({ label, value, choices, onChoose, iconsOnly, showsLabel }: Props<T>) {
  const labelId = useId()
  const name = showsLabel ? { 'aria-labelledby': labelId } : { 'aria-label': label }
  const row = (
    <div className="seg" role="group" {...name}>
      {choices.map((choice) => {
        const state = { count: choice.count, isOn: choice.value === value }
        return (
          <button
            key={choice.value}
            type="button"
            aria-pressed={state.isOn}
            onClick={() => onChoose(choice.value)}
            {...emptiness(state)}
          >
            {choice.icon && <LaterIcon name={choice.icon} />}
            {iconsOnly ? <span className="sr-only">{choice.label}</span> : choice.label}
            {'count' in choice && <Count {...state} hasRoom />}
          </button>
        )
      })}
    </div>
  )
  if (!showsLabel) return row
  return (
    <div className="choice">
      <span id={labelId} className="choice__label">
        {label}
      </span>
      {row}
    </div>
  )
}
