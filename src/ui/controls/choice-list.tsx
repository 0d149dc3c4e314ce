import { type ReactNode, useState } from 'react'
import { Count, emptiness } from '../base/count.tsx'
import { Icon } from '../base/icon.tsx'
import { LaterIcon } from '../base/later-icon.tsx'
import { useLaterMessages } from '../base/later-messages.ts'

export interface ListChoice {
  readonly id: string
  readonly name: string
  readonly picture?: ReactNode
  /** Other names by which the choice is found. */
  readonly alias?: string
  /** Number of choices above it in a tree. */
  readonly depth?: number
  readonly count: number | undefined
  readonly isOn: boolean
}

interface Props {
  readonly label: string
  readonly choices: readonly ListChoice[]
  readonly onChoose: (id: string) => void
  /** True when exactly one of them is chosen. */
  readonly isSingle?: boolean
  /** What the field for finding a choice says, such as `Find a source`. */
  readonly find?: string
}

/** A list of this many choices has a field to search it. */
const SEARCHABLE_LENGTH = 8

/** Choices below each other, each with its count. A long list can be searched by name. */
export function ChoiceList({ label, choices, onChoose, isSingle, find }: Props) {
  const messages = useLaterMessages().filters
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLocaleLowerCase()
  const shown = choices.filter(
    ({ name, alias = '' }) => name.toLocaleLowerCase().includes(wanted) || alias.includes(wanted),
  )
  return (
    <>
      {find && choices.length >= SEARCHABLE_LENGTH && (
        <label className="field">
          <Icon name="search" className="icon--sm" />
          <span className="sr-only">{find}</span>
          <input type="search" placeholder={find} value={query} onChange={(event) => setQuery(event.target.value)} />
        </label>
      )}
      <ul className="options" aria-label={label}>
        {shown.map(({ id, name, picture, depth = 0, count, isOn }) => (
          <li key={id} style={depth > 0 ? { paddingInlineStart: `${depth * 1.25}rem` } : undefined}>
            <label className="opt" {...emptiness({ count, isOn })}>
              <input
                type={isSingle ? 'radio' : 'checkbox'}
                name={isSingle ? label : undefined}
                checked={isOn}
                onChange={() => onChoose(id)}
              />
              <span className="box" aria-hidden="true">
                <LaterIcon name="check" />
              </span>
              {picture}
              <span dir="auto">{name}</span>
              <Count count={count} isOn={isOn} />
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="aside-note">{messages.noneNamed}</p>}
    </>
  )
}
