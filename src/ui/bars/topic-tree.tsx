import type { ReactNode } from 'react'
import type { Topic } from '../../contract/edition.ts'
import { formatCount } from '../base/count.tsx'
import { inkOf } from '../parts/kicker.tsx'
import { useLaterMessages } from '../base/later-messages.ts'
import { useMessages } from '../base/messages.ts'
import { useLinks, useSite } from '../base/site-context.tsx'
import { useContentLang } from '../base/use-lang.ts'

export interface TopicBranch {
  readonly topic: Topic
  readonly children: readonly TopicBranch[]
}

interface Props {
  readonly branches: readonly TopicBranch[]
  readonly current?: string | undefined
  /** Number of unread stories by id of the topic. Undefined while it is not known. */
  readonly unread?: ReadonlyMap<string, number> | undefined
  /** Draws a button at the end of the row of a topic. */
  readonly action?: ((topic: Topic) => ReactNode) | undefined
}

/** All topics with the number of their stories, or of the unread ones once some are read. Topics are indented below their parents. */
export function TopicTree({ branches, current, unread, action }: Props) {
  const links = useLinks()
  const contentLang = useContentLang()
  return (
    <ul className={action ? 'tree tree--acts' : 'tree'}>
      {branches.map(({ topic, children }) => (
        <li key={topic.id}>
          <a href={links.topic(topic.id)} aria-current={current === topic.id ? 'page' : undefined} {...inkOf(topic)}>
            <span className="swatch" />
            <span dir="auto" lang={contentLang}>
              {topic.name}
            </span>
            <StoryCount all={topic.count} unread={unread?.get(topic.id)} />
          </a>
          {action?.(topic)}
          {children.length > 0 && <TopicTree branches={children} current={current} unread={unread} action={action} />}
        </li>
      ))}
    </ul>
  )
}

function StoryCount({ all, unread = all }: { readonly all: number; readonly unread: number | undefined }) {
  const { locale } = useSite()
  const { stories } = useMessages()
  const { topics } = useLaterMessages()
  const isPartlyRead = unread < all
  return (
    <span className="num">
      <span aria-hidden="true">{isPartlyRead ? topics.unread(unread) : formatCount(locale, all)}</span>
      <span className="sr-only">{isPartlyRead ? topics.unreadOf(unread, all) : stories.count(all)}</span>
    </span>
  )
}
