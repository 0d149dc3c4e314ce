import { useSearch } from 'wouter'
import { parseFilter } from '../data/filter.ts'
import { FilteredList } from './filtered-list.tsx'
import { Page } from './page.tsx'

/** `/?…`: the list of all stories, filtered by the query string. */
export function AllStoriesScreen() {
  const search = useSearch()
  return (
    <Page title="All stories" current="latest">
      <div className="tfront">
        <h1>All stories</h1>
      </div>
      <FilteredList filter={parseFilter(search)} />
    </Page>
  )
}
