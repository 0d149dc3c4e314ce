import { OPERATORS } from '../data/search-operators.ts'
import { useEdition } from './edition.tsx'
import { Recent } from './search-column.tsx'
import { SearchTopics } from './search-topics.tsx'

interface Props {
  /** Adds a piece of text to the query and moves the focus to the field. */
  readonly onInsert: (text: string) => void
}

const SIGNS = [
  ['"two words"', 'words that follow each other'],
  ['-word', 'stories without a word'],
] as const

/** What the search shows while the field is empty: the last searches, the topics, and what can be typed. */
export function SearchStart({ onInsert }: Props) {
  const { topics } = useEdition()
  const operators = Object.entries(OPERATORS).map(([name, about]) => [`${name}:`, about] as const)
  return (
    <div className="sstart">
      <div>
        <Recent />
        {topics.length > 0 && <SearchTopics />}
      </div>
      <section className="facet" aria-label="What you can type">
        <h3>What you can type</h3>
        <dl className="shelp">
          {SIGNS.map(([sign, about]) => (
            <div key={sign}>
              <dt>{sign}</dt>
              <dd>{about}</dd>
            </div>
          ))}
          {operators.map(([text, about]) => (
            <div key={text}>
              <dt>
                <button type="button" onClick={() => onInsert(text)}>
                  {text}
                </button>
              </dt>
              <dd>{about}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}
