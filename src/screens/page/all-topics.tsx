import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { topicTree } from '../../data/index/topic-tree.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { TopicTree } from '../../ui/bars/topic-tree.tsx'
import { useEdition } from '../edition/edition.tsx'
import { followTopicRow } from './follow.tsx'
import { screenQuery } from '../edition/lazy-screen.tsx'

interface Props {
  /** Id of the topic whose page is open. */
  readonly current: string | undefined
  /** Called when the reader opens a topic. */
  readonly onOpen: () => void
}

/**
 * The content of the sheet of all topics. How much of each is unread is counted by a script of its own while the sheet is open;
 * without it, the sheet has the numbers of all stories.
 */
export function AllTopics({ current, onOpen }: Props) {
  const { topics } = useEdition()
  const messages = useMessages().page
  const { topics: topicMessages } = useLaterMessages()
  const [unread, setUnread] = useState<ReadonlyMap<string, number>>()
  const counting = useQuery(screenQuery('unread', () => import('./count-unread.ts'))).data
  if (topics.length === 0) return <p className="aside-note">{topicMessages.noTopics}</p>
  return (
    <nav
      aria-label={messages.allTopics}
      onClick={(event) => event.target instanceof Element && event.target.closest('a') && onOpen()}
    >
      <TopicTree branches={topicTree(topics)} current={current} unread={unread} action={followTopicRow} />
      {counting && <counting.CountUnread onCount={setUnread} />}
    </nav>
  )
}
