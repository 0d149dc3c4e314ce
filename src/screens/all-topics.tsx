import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { topicTree } from '../data/topics.ts'
import { versionOf } from '../data/version-of.ts'
import { useMessages } from '../ui/messages.ts'
import { useSite } from '../ui/site-context.tsx'
import { TopicTree } from '../ui/topic-tree.tsx'
import { useEdition } from './edition.tsx'
import { followTopicRow } from './follow.tsx'
import { useHiding } from './use-hiding.ts'
import { useMarkedIds } from './use-marked-ids.ts'

interface Props {
  /** Id of the topic whose page is open. */
  readonly current: string | undefined
  /** Called when the reader opens a topic. */
  readonly onOpen: () => void
}

/** The content of the sheet of all topics. How much of each is unread is counted while the sheet is open. */
export function AllTopics({ current, onOpen }: Props) {
  const { topics } = useEdition()
  const messages = useMessages().page
  const unread = useUnreadOfTopics()
  if (topics.length === 0) return <p className="aside-note">{messages.noTopics}</p>
  return (
    <nav
      aria-label={messages.allTopics}
      onClick={(event) => event.target instanceof Element && event.target.closest('a') && onOpen()}
    >
      <TopicTree branches={topicTree(topics)} current={current} unread={unread} action={followTopicRow} />
    </nav>
  )
}

/** Counts the unread stories of each topic. Undefined until they are known, and for readers who have read nothing. */
function useUnreadOfTopics(): ReadonlyMap<string, number> | undefined {
  const manifest = useEdition()
  const { now } = useSite()
  const marked = useMarkedIds(true)
  const hiding = useHiding()
  const marks = marked === 'loading' ? undefined : marked
  const isWanted = marks !== undefined && marks.read.length + marks.lines.lines.length > 0 && hiding !== 'loading'
  const { data } = useQuery({
    queryKey: [
      'unread topics',
      manifest.edition,
      marks && versionOf(marks),
      typeof hiding === 'object' && versionOf(hiding),
    ],
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    placeholderData: keepPreviousData,
    queryFn: async ({ client }) => {
      const { countUnread } = await import('./count-unread.ts')
      return countUnread(client, manifest, { marks, hiding: hiding === 'loading' ? undefined : hiding, now })
    },
  })
  return isWanted ? data : undefined
}
