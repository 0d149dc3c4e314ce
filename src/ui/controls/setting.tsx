import { type ReactNode, useId } from 'react'
import { Icon } from '../base/icon.tsx'
import { type IconName, LaterIcon } from '../base/later-icon.tsx'

interface Props {
  readonly label: string
  /** What the setting does, below its name. */
  readonly about?: ReactNode
}

function SettingName({
  label,
  about,
  labelId,
  aboutId,
}: Props & { readonly labelId: string; readonly aboutId: string }) {
  return (
    <span className="setting__name">
      <b id={labelId}>{label}</b>
      {about !== undefined && <span id={aboutId}>{about}</span>}
    </span>
  )
}

interface ChoiceProps<T extends string> extends Props {
  readonly value: T
  readonly choices: readonly {
    readonly value: T
    readonly label: string
    readonly icon?: IconName
    readonly className?: string
  }[]
  readonly onChoose: (value: T) => void
}

/** A setting with a few choices, as radio buttons in a row. */
export function ChoiceSetting<T extends string>({ label, about, value, choices, onChoose }: ChoiceProps<T>) {
  const labelId = useId()
  const aboutId = useId()
  return (
    <div
      className="setting"
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={about === undefined ? undefined : aboutId}
    >
      <SettingName {...{ label, about, labelId, aboutId }} />
      <div className="seg">
        {choices.map((choice) => (
          <label key={choice.value} className={choice.className}>
            <input
              type="radio"
              name={labelId}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            {choice.icon && <LaterIcon name={choice.icon} />}
            {choice.label}
          </label>
        ))}
      </div>
    </div>
  )
}

interface SwitchProps extends Props {
  readonly isOn: boolean
  readonly isDisabled?: boolean
  readonly onChange: (isOn: boolean) => void
}

/** A setting that is on or off. */
export function SwitchSetting({ label, about, isOn, isDisabled, onChange }: SwitchProps) {
  const labelId = useId()
  const aboutId = useId()
  return (
    <label className="setting setting--switch">
      <SettingName {...{ label, about, labelId, aboutId }} />
      <input
        type="checkbox"
        role="switch"
        className="switch"
        disabled={isDisabled}
        aria-labelledby={labelId}
        aria-describedby={about === undefined ? undefined : aboutId}
        aria-checked={isOn}
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  )
}

interface SelectProps<T extends string> extends Props {
  readonly value: T
  readonly choices: readonly { readonly value: T; readonly label: string; readonly lang?: string }[]
  readonly onChoose: (value: T) => void
}

/** A setting with many choices, as a list that opens. */
export function SelectSetting<T extends string>({ label, about, value, choices, onChoose }: SelectProps<T>) {
  const labelId = useId()
  const aboutId = useId()
  return (
    <div className="setting">
      <SettingName {...{ label, about, labelId, aboutId }} />
      <span className="select setting__select">
        <select
          aria-labelledby={labelId}
          aria-describedby={about === undefined ? undefined : aboutId}
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.currentTarget.value)
            if (chosen) onChoose(chosen.value)
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} lang={choice.lang}>
              {choice.label}
            </option>
          ))}
        </select>
        <Icon name="down" className="icon--sm" />
      </span>
    </div>
  )
}
