import { useQueries } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { parseQuery } from '../data/filter.ts'
import { searchPartQuery } from '../data/search-queries.ts'
import { topicTree } from '../data/topics.ts'
import { TopicTree } from '../ui/topic-tree.tsx'
import { useEdition } from './edition.tsx'
import { SearchBox } from './search-box.tsx'
import { SearchResults } from './search-results.tsx'

/** What the search page shows: the field, and below it what it is asked for. The address owns the query. */
export function SearchScreen() {
  const query = parseQuery(useSearch())
  return (
    <>
      <SearchBox query={query} />
      {query ? <SearchResults query={query} /> : <BeforeSearch />}
    </>
  )
}

/** Nothing is typed yet. */
function BeforeSearch() {
  const { parts, topics, counts, site } = useEdition()
  // Who opens the search is about to type: the newest part is on its way. Should it fail, the results ask again.
  useQueries({ queries: parts.slice(-1).map(searchPartQuery) })
  const stories = new Intl.NumberFormat(site.locale).format(counts.articles)
  return (
    <div className="sstart">
      <p className="deck">
        Search {counts.articles === 1 ? 'one story' : `${stories} stories`} by their titles, excerpts, tags, authors and
        outlets. Every word has to be there; the last one need not be finished.
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
