import { useSearch } from 'wouter'
import { parseFilter } from '../data/filter.ts'
import { Page } from './page.tsx'
import { StoryList } from './story-list.tsx'

/** `/?…`: the list of all stories, filtered by the query string. */
export function AllStoriesScreen() {
  const search = useSearch()
  return (
    <Page title="All stories" current="latest">
      <div className="tfront">
        <h1>All stories</h1>
      </div>
      <StoryList filter={parseFilter(search)} />
    </Page>
  )
}
