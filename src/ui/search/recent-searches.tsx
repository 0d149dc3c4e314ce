import { Icon } from '../base/icon.tsx'
import { LaterIcon } from '../base/later-icon.tsx'
import { useLaterMessages } from '../base/later-messages.ts'

interface Props {
  /** The newest first. */
  readonly searches: readonly { readonly query: string; readonly href: string }[]
  readonly onRemove: (query: string) => void
  readonly onClear: () => void
}

/** The last searches of this device. Each can be removed, and all at once. */
export function RecentSearches({ searches, onRemove, onClear }: Props) {
  const { search: messages } = useLaterMessages()
  if (searches.length === 0) return null
  return (
    <section className="facet recent" aria-label={messages.recentSearches}>
      <h3>
        {messages.recent}
        <button type="button" className="linkish" aria-label={messages.clearRecentSearches} onClick={onClear}>
          {messages.clearRecent}
        </button>
      </h3>
      <ul>
        {searches.map(({ query, href }) => (
          <li key={query}>
            <a href={href}>
              <LaterIcon name="clock" className="icon--sm" />
              <span className="facet__name" dir="auto">
                {query}
              </span>
            </a>
            <button
              type="button"
              className="recent__x"
              aria-label={messages.removeRecent(query)}
              onClick={() => onRemove(query)}
            >
              <Icon name="x" className="icon--sm" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
