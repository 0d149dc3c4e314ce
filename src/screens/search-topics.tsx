import { topicTree } from '../data/topics.ts'
import { TopicTree } from '../ui/topic-tree.tsx'
import { useEdition } from './edition.tsx'

/** All topics, to look through where a search has nothing to show. */
export function SearchTopics() {
  const { topics } = useEdition()
  return (
    <section aria-labelledby="search-topics">
      <div className="flag">
        <h2 id="search-topics">Topics</h2>
      </div>
      <TopicTree branches={topicTree(topics)} />
    </section>
  )
}
