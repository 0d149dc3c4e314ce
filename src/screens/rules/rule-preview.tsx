import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { storiesOfRuleQuery } from '../../data/hiding/stories-of-rule.ts'
import { useCards } from '../../data/catalogue/use-cards.ts'
import { useMarks } from '../../state/marks.ts'
import type { NewRule } from '../../state/rules.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useContentLang } from '../../ui/base/use-lang.ts'
import { useEdition } from '../edition/edition.tsx'

/** Number of headlines that a rule which is not saved yet shows. */
const SHOWN = 5

/** What a rule would hide of this edition: how many stories, and the newest headlines. @param rule undefined until it is complete */
export function RulePreview({ rule }: { readonly rule: NewRule | undefined }) {
  const manifest = useEdition()
  const { saved } = useMarks()
  const messages = useLaterMessages().rules
  const contentLang = useContentLang()
  const { data, isError, isFetching } = useQuery({
    ...storiesOfRuleQuery(manifest, toMuteRule(rule ?? { kind: 'words', value: '' }), saved, SHOWN),
    enabled: rule !== undefined,
    placeholderData: keepPreviousData,
  })
  const found = rule && data
  const { articles } = useCards(manifest, found?.newest ?? [])
  if (!rule) return null
  const say = isError
    ? messages.notCounted
    : !found
      ? messages.isCounting
      : found.count === 0
        ? messages.wouldHideNone
        : messages.wouldHide(found.count)
  const more = (found?.count ?? 0) - articles.length
  return (
    <div className="rule-preview" aria-busy={isFetching}>
      <p role="status">{say}</p>
      {articles.length > 0 && (
        <ul>
          {articles.map((article, index) => (
            <li key={article?.id ?? index} dir="auto" lang={article?.locale ?? contentLang}>
              {article?.title ?? '…'}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className="rule-preview__more">{messages.andMore(more)}</p>}
    </div>
  )
}

const toMuteRule = ({ kind, value, topic }: NewRule) => ({ kind, value, ...(topic !== undefined && { topic }) })
