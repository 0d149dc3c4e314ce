import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { storiesOfRuleQuery } from '../../data/hiding/stories-of-rule.ts'
import { useAllOutlets } from '../../data/catalogue/use-all-outlets.ts'
import { setDevice } from '../../state/device.ts'
import { useMarks } from '../../state/marks.ts'
import { unhideStories } from '../../state/hide-stories.ts'
import { type Rule, removeRule, useRules } from '../../state/rules.ts'
import { focusNextRow } from '../../ui/controls/focus-next-row.ts'
import { formatList } from '../../ui/format/format-list.ts'
import { Icon } from '../../ui/base/icon.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { formatDate } from '../../ui/format/format-time.ts'
import { useSite } from '../../ui/base/site-context.tsx'
import { useEdition } from '../edition/edition.tsx'
import { nameOfRule } from './rule-words.ts'

/** The rules that are in force, each with what it hides, and the stories that were hidden by hand. */
export function RulesList() {
  const rules = useRules()
  const { hidden } = useMarks()
  const messages = useLaterMessages().rules
  // The settings have this list on the page, and again in the sheet.
  const titleId = useId()
  const showAgain = () => setDevice({ note: messages.shownAgain, undo: unhideStories([...hidden.keys()]).undo })
  return (
    <section className="rules" aria-labelledby={titleId}>
      <h3 id={titleId}>{messages.all}</h3>
      {rules.length === 0 ? (
        <p className="aside-note">{messages.none}</p>
      ) : (
        <ul>
          {rules.toReversed().map((rule) => (
            <RuleRow key={rule.id} rule={rule} />
          ))}
        </ul>
      )}
      {hidden.size > 0 && (
        <p className="aside-note">
          {messages.byHand(hidden.size)}{' '}
          <button type="button" className="linkish" onClick={showAgain}>
            {messages.showAgain}
          </button>
        </p>
      )}
    </section>
  )
}

function RuleRow({ rule }: { readonly rule: Rule }) {
  const manifest = useEdition()
  const { locale } = useSite()
  const { saved } = useMarks()
  const messages = useLaterMessages().rules
  const outlets = useAllOutlets(manifest, rule.kind === 'outlet')
  const { kind, value, topic, until } = rule
  const { data } = useQuery(
    storiesOfRuleQuery(manifest, { kind, value, ...(topic !== undefined && { topic }) }, saved, 0),
  )
  const name = nameOfRule(rule, manifest, outlets, messages)
  const end =
    until !== undefined &&
    messages.until(
      formatDate(locale, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }, new Date(until)),
    )
  const facts = [data && messages.hides(data.count), end].filter((fact) => typeof fact === 'string')
  return (
    <li>
      <p>
        <b dir="auto">{name}</b>
        <span>{formatList(locale, facts)}</span>
      </p>
      <button
        type="button"
        className="tool"
        aria-label={messages.remove(name)}
        onClick={({ currentTarget }) => {
          focusNextRow(currentTarget)
          setDevice({ note: messages.removed(name), undo: removeRule(rule.id) })
        }}
      >
        <Icon name="x" />
      </button>
    </li>
  )
}
