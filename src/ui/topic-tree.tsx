import type { Topic } from '../contract/edition.ts'
import { inkOf } from './kicker.tsx'
import { useLinks } from './site-context.tsx'

export interface TopicBranch {
  readonly topic: Topic
  readonly children: readonly TopicBranch[]
}

interface Props {
  readonly branches: readonly TopicBranch[]
  readonly current?: string | undefined
}

/** All topics with their counts. Topics are indented below their parents. */
export function TopicTree({ branches, current }: Props) {
  const links = useLinks()
  return (
    <ul className="tree">
      {branches.map(({ topic, children }) => (
        <li key={topic.id}>
          <a href={links.topic(topic.id)} aria-current={current === topic.id ? 'page' : undefined} {...inkOf(topic)}>
            <span className="swatch" />
            <span dir="auto">{topic.name}</span>
            <span className="num">
              {topic.count}
              <span className="sr-only"> {topic.count === 1 ? 'story' : 'stories'}</span>
            </span>
          </a>
          {children.length > 0 && <TopicTree branches={children} current={current} />}
        </li>
      ))}
    </ul>
  )
}
