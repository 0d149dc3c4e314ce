import type { ReactNode } from 'react'
import type { Topic } from '../contract/edition.ts'
import { formatCount } from './count.tsx'
import { inkOf } from './kicker.tsx'
import { useMessages } from './messages.ts'
import { useLinks, useSite } from './site-context.tsx'
import { useContentLang } from './use-lang.ts'

export interface TopicBranch {
  readonly topic: Topic
  readonly children: readonly TopicBranch[]
}

interface Props {
  readonly branches: readonly TopicBranch[]
  readonly current?: string | undefined
  /** Draws a button at the end of the row of a topic. */
  readonly action?: ((topic: Topic) => ReactNode) | undefined
}

/** All topics with their counts. Topics are indented below their parents. */
export function TopicTree({ branches, current, action }: Props) {
  const links = useLinks()
  const { locale } = useSite()
  const messages = useMessages().stories
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
            <span className="num">
              <span aria-hidden="true">{formatCount(locale, topic.count)}</span>
              <span className="sr-only">{messages.count(topic.count)}</span>
            </span>
          </a>
          {action?.(topic)}
          {children.length > 0 && <TopicTree branches={children} current={current} action={action} />}
        </li>
      ))}
    </ul>
  )
}
