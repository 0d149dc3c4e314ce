import { type EmbedChrome, type EmbedOptions } from '../../contract/embed.ts'
import { ChoiceRow } from '../controls/choice-row.tsx'
import { EmbedLanguage } from './embed-language.tsx'
import { useLaterMessages } from '../base/later-messages.ts'

interface Props {
  readonly options: EmbedOptions
  readonly onChange: (part: Partial<EmbedOptions>) => void
}

const CHROME: readonly EmbedChrome[] = ['header', 'footer', 'border', 'transparent']

/** The colour field starts with this colour. */
const FIRST_ACCENT = '#1d4ed8'

/** Options that few sites change. */
export function EmbedExtras({ options, onChange }: Props) {
  const { embed: messages } = useLaterMessages()
  const { accent, chrome, target } = options
  return (
    <details className="embedding__more">
      <summary>{messages.more}</summary>
      <div className="embedding__options">
        <ChoiceRow
          label={messages.opens}
          showsLabel
          value={target}
          choices={[
            { value: 'outlet', label: messages.targets.outlet },
            { value: 'reader', label: messages.targets.reader },
          ]}
          onChoose={(next) => onChange({ target: next })}
        />
        <ChoiceRow
          label={messages.accent}
          showsLabel
          value={accent ? 'custom' : 'topic'}
          choices={[
            { value: 'topic', label: messages.accents.topic },
            { value: 'custom', label: messages.accents.custom },
          ]}
          onChoose={(next) => onChange({ accent: next === 'custom' ? (accent ?? FIRST_ACCENT) : undefined })}
        />
        {accent && (
          <label className="choice">
            <span className="choice__label">{messages.accentColour}</span>
            <input
              className="embedding__colour"
              type="color"
              value={accent}
              onChange={(event) => onChange({ accent: event.target.value })}
            />
          </label>
        )}
        <EmbedLanguage onChange={(lang) => onChange({ lang })} />
      </div>
      <fieldset className="embedding__chrome">
        <legend className="choice__label">{messages.around}</legend>
        {CHROME.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chrome.includes(name)}
              // Always in the same order, so that the default choice is recognised and left out of the address.
              onChange={({ target: { checked } }) =>
                onChange({ chrome: CHROME.filter((one) => (one === name ? checked : chrome.includes(one))) })
              }
            />
            {messages.chrome[name]}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
