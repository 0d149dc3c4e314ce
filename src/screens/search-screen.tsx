import { useQueries } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { parseQuery } from '../data/filter.ts'
import { searchPartQuery } from '../data/search-queries.ts'
import { topicTree } from '../data/topics.ts'
import { TopicTree } from '../ui/topic-tree.tsx'
import { useEdition } from './edition.tsx'
import { SearchBox } from './search-box.tsx'
import { SearchResults } from './search-results.tsx'

/** The search field and the results. The query is stored only in the address. */
export function SearchScreen() {
  const query = parseQuery(useSearch())
  return (
    <>
      <SearchBox query={query} />
      {query ? <SearchResults query={query} /> : <SearchIntro />}
    </>
  )
}

/** Explains the search while the field is empty. */
function SearchIntro() {
  const { parts, topics, counts, site } = useEdition()
  // Loads the newest part before anything is typed. If this fails, `SearchResults` loads it again.
  useQueries({ queries: parts.slice(-1).map(searchPartQuery) })
  const stories = new Intl.NumberFormat(site.locale).format(counts.stories)
  return (
    <div className="sstart">
      <p className="deck">
        Search {counts.stories === 1 ? 'one story' : `${stories} stories`} by their titles, excerpts, tags, authors and
        outlets. A story must have every word. The last word can be incomplete.
      </p>
      {topics.length > 0 && (
        <section aria-labelledby="search-topics">
          <div className="flag">
            <h2 id="search-topics">Topics</h2>
          </div>
          <TopicTree branches={topicTree(topics)} />
        </section>
      )}
    </div>
  )
}
