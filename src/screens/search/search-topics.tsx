import { topicTree } from '../../data/index/topic-tree.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { TopicTree } from '../../ui/bars/topic-tree.tsx'
import { useEdition } from '../edition/edition.tsx'

/** All topics, to look through where a search has nothing to show. */
export function SearchTopics() {
  const { topics } = useEdition()
  const { page } = useMessages()
  return (
    <section aria-labelledby="search-topics">
      <div className="flag">
        <h2 id="search-topics">{page.topics}</h2>
      </div>
      <TopicTree branches={topicTree(topics)} />
    </section>
  )
}
