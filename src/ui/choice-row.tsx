import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface Props<T extends string> {
  readonly label: string
  readonly value: T
  readonly choices: readonly {
    readonly value: T
    readonly label: string
    readonly icon?: IconName
    readonly count?: number
  }[]
  readonly onChoose: (value: T) => void
  /** Shows only the icons. The labels stay for assistive technology. */
  readonly iconsOnly?: boolean
  readonly className?: string
}

/** A row of buttons. Exactly one of them is chosen. */
export function ChoiceRow<T extends string>({ label, value, choices, onChoose, iconsOnly, className = '' }: Props<T>) {
  const content = (choice: Props<T>['choices'][number]): ReactNode => (
    <>
      {choice.icon && <Icon name={choice.icon} />}
      {iconsOnly ? <span className="sr-only">{choice.label}</span> : choice.label}
    </>
  )
  return (
    <div className={`seg ${className}`} role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          {content(choice)}
        </button>
      ))}
    </div>
  )
}
