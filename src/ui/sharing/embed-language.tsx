import { useId, useState } from 'react'
import { parseEmbedOptions } from '../../contract/embed.ts'
import { LANGUAGE_NAMES } from '../../messages/language-names.ts'
import { Icon } from '../base/icon.tsx'
import { useLaterMessages } from '../base/later-messages.ts'

interface Props {
  /** Gets a BCP 47 tag, or undefined for the language of each reader's browser. */
  readonly onChange: (lang: string | undefined) => void
}

/** The tag when it has the form of a language tag. */
const checkedTag = (tag: string) => parseEmbedOptions(`?lang=${encodeURIComponent(tag)}`).lang

/** The language of an embedded document: that of the reader's browser, one of the interface, or a typed tag. */
export function EmbedLanguage({ onChange }: Props) {
  const id = useId()
  const { embed: messages } = useLaterMessages()
  const [isOther, setOther] = useState(false)
  return (
    <>
      <p className="choice">
        <label className="choice__label" htmlFor={id}>
          {messages.language}
        </label>
        <span className="select embedding__select">
          <select
            id={id}
            onChange={({ target: { value } }) => {
              setOther(value === 'other')
              onChange(value === 'other' ? undefined : checkedTag(value))
            }}
          >
            <option value="">{messages.browserLanguage}</option>
            {Object.entries(LANGUAGE_NAMES).map(([language, name]) => (
              <option key={language} value={language} lang={language}>
                {name}
              </option>
            ))}
            <option value="other">{messages.otherLanguage}</option>
          </select>
          <Icon name="down" />
        </span>
      </p>
      {isOther && <TagField onChange={onChange} />}
    </>
  )
}

/** The typed text stays in the field. The option changes only when the text is a language tag. */
function TagField({ onChange }: Props) {
  const id = useId()
  const { embed: messages } = useLaterMessages()
  const [text, setText] = useState('')
  const isWrong = text !== '' && checkedTag(text) === undefined
  return (
    <p className="choice">
      <label className="choice__label" htmlFor={id}>
        {messages.languageTag}
      </label>
      <input
        id={id}
        className="embedding__field"
        type="text"
        size={8}
        dir="ltr"
        placeholder="nl"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const tag = event.target.value.trim()
          setText(tag)
          onChange(checkedTag(tag))
        }}
      />
      <span className="choice__label" id={`${id}-hint`}>
        {isWrong ? messages.notLanguageTag : messages.languageTagHint}
      </span>
    </p>
  )
}
