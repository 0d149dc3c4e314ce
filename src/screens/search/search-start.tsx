import { OPERATORS } from '../../data/search/search-operators.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useEdition } from '../edition/edition.tsx'
import { Recent } from './search-column.tsx'
import { SearchTopics } from './search-topics.tsx'

interface Props {
  /** Adds a piece of text to the query and moves the focus to the field. */
  readonly onInsert: (text: string) => void
}

/** What the search shows while the field is empty: the last searches, the topics, and what can be typed. */
export function SearchStart({ onInsert }: Props) {
  const { topics } = useEdition()
  const { search: messages } = useLaterMessages()
  return (
    <div className="sstart">
      <div>
        <Recent />
        {topics.length > 0 && <SearchTopics />}
      </div>
      <section className="facet" aria-label={messages.help}>
        <h3>{messages.help}</h3>
        <dl className="shelp">
          {[messages.phrase, messages.without].map(({ example, meaning }) => (
            <div key={example}>
              <dt>{example}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
          {OPERATORS.map((name) => (
            <div key={name}>
              <dt>
                <button type="button" onClick={() => onInsert(`${name}:`)}>
                  {name}:
                </button>
              </dt>
              <dd>{messages.operators[name]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}
