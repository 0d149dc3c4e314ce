import { useId, useState } from 'react'
import { type EmbedChrome, type EmbedOptions, parseEmbedOptions } from '../contract/embed.ts'
import { ChoiceRow } from './choice-row.tsx'

interface Props {
  readonly options: EmbedOptions
  readonly onChange: (part: Partial<EmbedOptions>) => void
}

const CHROME: readonly (readonly [EmbedChrome, string])[] = [
  ['header', 'Header'],
  ['footer', 'Footer'],
  ['border', 'Border'],
  ['transparent', 'Transparent ground'],
]

/** A colour to begin with; any other can be chosen. */
const FIRST_ACCENT = '#1d4ed8'

/** Options that most sites leave as they are. */
export function EmbedExtras({ options, onChange }: Props) {
  const { accent, chrome, target } = options
  return (
    <details className="embedding__more">
      <summary>More options</summary>
      <div className="embedding__options">
        <ChoiceRow
          label="Stories open"
          value={target}
          choices={[
            { value: 'outlet', label: 'At the outlet' },
            { value: 'reader', label: 'In the reader' },
          ]}
          onChoose={(next) => onChange({ target: next })}
        />
        <ChoiceRow
          label="Accent"
          value={accent ? 'own' : 'usual'}
          choices={[
            { value: 'usual', label: 'The topic’s colour' },
            { value: 'own', label: 'Another' },
          ]}
          onChoose={(next) => onChange({ accent: next === 'own' ? (accent ?? FIRST_ACCENT) : undefined })}
        />
        {accent && (
          <input
            className="embedding__colour"
            type="color"
            aria-label="Accent colour"
            value={accent}
            onChange={(event) => onChange({ accent: event.target.value })}
          />
        )}
      </div>
      <fieldset className="embedding__chrome">
        <legend>Around the stories</legend>
        {CHROME.map(([name, label]) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chrome.includes(name)}
              // In one order, however they were chosen: the usual ones are none of the address's business.
              onChange={({ target: { checked } }) =>
                onChange({
                  chrome: CHROME.flatMap(([one]) => ((one === name ? checked : chrome.includes(one)) ? [one] : [])),
                })
              }
            />
            {label}
          </label>
        ))}
      </fieldset>
      <LanguageField onChange={onChange} />
    </details>
  )
}

/** What is typed stays as it is; only a language tag becomes an option. */
function LanguageField({ onChange }: Pick<Props, 'onChange'>) {
  const id = useId()
  const [text, setText] = useState('')
  const langOf = (tag: string) => parseEmbedOptions(`?lang=${encodeURIComponent(tag)}`).lang
  const isWrong = text !== '' && langOf(text) === undefined
  return (
    <p className="embedding__language">
      <label htmlFor={id}>Language of dates</label>
      <input
        id={id}
        type="text"
        size={8}
        dir="ltr"
        placeholder="en-GB"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const tag = event.target.value.trim()
          setText(tag)
          onChange({ lang: langOf(tag) })
        }}
      />
      <span id={`${id}-hint`}>
        {isWrong ? 'Not a language tag, such as de or pt-BR.' : 'A tag such as de, ar or pt-BR.'}
      </span>
    </p>
  )
}
