import type { Topic } from '../../contract/edition.ts'
import { Icon } from '../base/icon.tsx'
import { inkOf } from '../parts/kicker.tsx'
import { useMessages } from '../base/messages.ts'
import { useLinks } from '../base/site-context.tsx'
import { useFittingItems } from './use-fitting-items.ts'
import { useContentLang } from '../base/use-lang.ts'

interface Props {
  readonly sections: readonly Topic[]
  /** Id of the topic whose page is open, `top` for the front page, or `mine` for My edition. */
  readonly current?: string | undefined
  /** Id of the section that the open page belongs to. */
  readonly section?: string | undefined
  /** True when the reader follows something. */
  readonly hasMyEdition: boolean
  readonly onAllTopics: () => void
}

/**
 * Links to the sections, and a button for all topics. Sections that do not fit are left out; on phones, the row of the
 * front page scrolls.
 */
export function TopicNav({ sections, current, section, hasMyEdition, onAllTopics }: Props) {
  const links = useLinks()
  const messages = useMessages().page
  const contentLang = useContentLang()
  const list = useFittingItems()
  return (
    <nav aria-label={messages.topics}>
      <ul ref={list}>
        <li>
          <a href={links.home} aria-current={current === 'top' ? 'page' : undefined}>
            {messages.topStories}
          </a>
        </li>
        {hasMyEdition && (
          <li>
            <a href={links.myEdition} aria-current={current === 'mine' ? 'page' : undefined}>
              {messages.myEdition}
            </a>
          </li>
        )}
        {sections.map((topic) => (
          <li key={topic.id}>
            <a
              href={links.topic(topic.id)}
              aria-current={current === topic.id ? 'page' : section === topic.id ? 'true' : undefined}
              {...inkOf(topic)}
            >
              <span className="swatch" />
              <span dir="auto" lang={contentLang}>
                {topic.shortname ?? topic.name}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <button type="button" className="nav-all" onClick={onAllTopics} aria-haspopup="dialog">
        {messages.allTopics}
        <Icon name="down" className="icon--sm" />
      </button>
    </nav>
  )
}
