import { type ReactNode, useId, useState } from 'react'
import { wordsOf } from '../../contract/words.ts'
import { useAllOutlets } from '../../data/catalogue/use-all-outlets.ts'
import { setDevice } from '../../state/device.ts'
import { type NewRule, type Rule, MAX_RULE_LENGTH, addRule } from '../../state/rules.ts'
import { ChoiceRow } from '../../ui/controls/choice-row.tsx'
import { Icon } from '../../ui/base/icon.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useContentLang } from '../../ui/base/use-lang.ts'
import { useEdition } from '../edition/edition.tsx'
import { RulePreview } from './rule-preview.tsx'
import { nameOfRule } from './rule-words.ts'
import { useSettled } from '../edition/use-settled.ts'

const DAY = 86_400_000
/** How long a rule holds, in milliseconds. */
const DURATIONS = { always: undefined, day: DAY, week: 7 * DAY } as const

/** Milliseconds without a key until the words are looked up. */
const TYPING_PAUSE = 250

interface Props {
  /** A rule to begin with. */
  readonly start?: NewRule | undefined
  readonly onSaved: () => void
}

/** A form for a new rule. It shows what the rule would hide before it is saved. */
export function RuleEditor({ start, onSaved }: Props) {
  const manifest = useEdition()
  const messages = useLaterMessages().rules
  const contentLang = useContentLang()
  const [kind, setKind] = useState<Rule['kind']>(start?.kind ?? 'words')
  const [values, setValues] = useState({
    words: '',
    outlet: '',
    topic: '',
    ...(start && { [start.kind]: start.value }),
  })
  const [where, setWhere] = useState(start?.topic ?? '')
  const [time, setTime] = useState<keyof typeof DURATIONS>('always')
  const [problem, setProblem] = useState<string>()
  const outlets = useAllOutlets(manifest, kind === 'outlet')
  const problemId = useId()

  const settledWords = useSettled(values.words, TYPING_PAUSE)
  const topics = manifest.topics.filter(({ count }) => count > 0)
  const ruleWith = (value: string): NewRule | undefined => {
    const isComplete = kind === 'words' ? wordsOf(value).length > 0 : value !== ''
    if (!isComplete) return undefined
    return { kind, value: value.trim(), ...(where !== '' && kind !== 'topic' && { topic: where }) }
  }
  const change = (value: string) => {
    setValues({ ...values, [kind]: value })
    setProblem(undefined)
  }
  const save = () => {
    const rule = ruleWith(values[kind])
    if (!rule) return setProblem(kind === 'words' ? messages.needsWord : messages.needsChoice)
    const duration = DURATIONS[time]
    const undo = addRule({ ...rule, ...(duration !== undefined && { until: Date.now() + duration }) })
    if (!undo) return setProblem(messages.tooMany)
    setDevice({ note: messages.saved(nameOfRule(rule, manifest, outlets, messages)), undo })
    onSaved()
  }
  const about = { words: messages.about, outlet: messages.aboutOutlet, topic: messages.aboutTopic }[kind]
  const problemProps = { 'aria-invalid': problem !== undefined, 'aria-describedby': problem && problemId }
  return (
    <form
      className="rule-editor"
      aria-label={messages.new}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <ChoiceRow
        label={messages.kind}
        value={kind}
        choices={(['words', 'outlet', 'topic'] as const).map((value) => ({ value, label: messages.kinds[value] }))}
        onChoose={(value) => {
          setKind(value)
          setProblem(undefined)
        }}
      />
      <p className="aside-note">{about}</p>
      {kind === 'words' ? (
        <Field label={messages.words}>
          <input
            // The sheet focuses the field when it opens. React's own `autoFocus` would come before that.
            ref={(field) => void field?.toggleAttribute('autofocus', start?.kind === 'words')}
            type="text"
            dir="auto"
            autoComplete="off"
            maxLength={MAX_RULE_LENGTH}
            value={values.words}
            onChange={(event) => change(event.currentTarget.value)}
            {...problemProps}
          />
        </Field>
      ) : (
        <Field label={kind === 'outlet' ? messages.outlet : messages.topic}>
          <span className="select">
            <select
              value={values[kind]}
              lang={contentLang}
              onChange={(event) => change(event.currentTarget.value)}
              {...problemProps}
            >
              <option value="">{messages.choose}</option>
              {kind === 'outlet'
                ? outlets.map(({ domain, name }) => (
                    <option key={domain} value={domain}>
                      {name}
                    </option>
                  ))
                : topics.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
            </select>
            <Icon name="down" />
          </span>
        </Field>
      )}
      {kind !== 'topic' && topics.length > 0 && (
        <Field label={messages.where}>
          <span className="select">
            <select value={where} lang={contentLang} onChange={(event) => setWhere(event.currentTarget.value)}>
              <option value="">{messages.everywhere}</option>
              {topics.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </span>
        </Field>
      )}
      <p className="rule-editor__label">{messages.time}</p>
      <ChoiceRow
        label={messages.time}
        value={time}
        choices={(['always', 'day', 'week'] as const).map((value) => ({ value, label: messages.times[value] }))}
        onChoose={setTime}
      />
      <RulePreview rule={ruleWith(kind === 'words' ? settledWords : values[kind])} />
      {problem !== undefined && (
        <p id={problemId} className="rule-editor__problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="btn btn--ink">
        {messages.save}
      </button>
    </form>
  )
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="rule-editor__field">
      <span className="rule-editor__label">{label}</span>
      {children}
    </label>
  )
}
