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
  ['transparent', 'Transparent background'],
]

/** The colour field starts with this colour. */
const FIRST_ACCENT = '#1d4ed8'

/** Options that few sites change. */
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
          value={accent ? 'custom' : 'topic'}
          choices={[
            { value: 'topic', label: 'The topic’s colour' },
            { value: 'custom', label: 'Another' },
          ]}
          onChoose={(next) => onChange({ accent: next === 'custom' ? (accent ?? FIRST_ACCENT) : undefined })}
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
              // Always in the same order, so that the default choice is recognised and left out of the address.
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

/** The typed text stays in the field. The option changes only when the text is a language tag. */
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
