import { useEffect, useRef } from 'react'
import { useLaterMessages } from '../base/later-messages.ts'

interface DayProps {
  readonly label: string
  /** `yyyy-mm-dd`, like all days here. */
  readonly value: string | undefined
  readonly first: string | undefined
  readonly last: string | undefined
  /** `replaces` is true for a further change since the field has the focus, such as the next digit of a year. */
  readonly onChange: (day: string | undefined, replaces: boolean) => void
}

function Day({ label, value = '', first, last, onChange }: DayProps) {
  const ref = useRef<HTMLInputElement>(null)
  const hasChanged = useRef(false)
  // The field keeps half-typed days while it has the focus, so its value is not controlled.
  useEffect(() => {
    const input = ref.current
    if (input && input !== document.activeElement && input.value !== value) input.value = value
  }, [value])
  return (
    <label className="day">
      <span>{label}</span>
      <input
        ref={ref}
        type="date"
        defaultValue={value}
        min={first}
        max={last}
        onBlur={() => {
          hasChanged.current = false
        }}
        onChange={({ target }) => {
          // While a year is typed it is 0002, then 0020. An empty field is no limit.
          if (target.value !== '' && target.value < '1000') return
          onChange(target.value || undefined, hasChanged.current)
          hasChanged.current = true
        }}
      />
    </label>
  )
}

interface Props {
  readonly from: string | undefined
  readonly to: string | undefined
  /** Days of the oldest and the newest story that can be found. */
  readonly first: string | undefined
  readonly last: string | undefined
  readonly onChange: (
    range: { readonly from: string | undefined; readonly to: string | undefined },
    replaces: boolean,
  ) => void
}

/** Fields for the first and the last day of a list. */
export function DayFields({ from, to, first, last, onChange }: Props) {
  const messages = useLaterMessages().filters
  const limits = { first, last }
  return (
    <>
      <div className="days">
        <Day
          label={messages.from}
          value={from}
          {...limits}
          onChange={(day, replaces) => onChange({ from: day, to }, replaces)}
        />
        <Day
          label={messages.to}
          value={to}
          {...limits}
          onChange={(day, replaces) => onChange({ from, to: day }, replaces)}
        />
      </div>
      {from && to && from > to && <p className="aside-note">{messages.daysSwapped}</p>}
    </>
  )
}
