import { useSearch } from 'wouter'
import { parseFilter } from '../../data/filter/filter.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { Page } from '../page/page.tsx'
import { StoryList } from '../list/story-list.tsx'

/** `/?…`: the list of all stories, filtered by the query string. */
export function AllStoriesScreen() {
  const search = useSearch()
  const messages = useMessages().page
  return (
    <Page title={messages.allStories} current="latest">
      <div className="tfront">
        <h1>{messages.allStories}</h1>
      </div>
      <StoryList filter={parseFilter(search)} />
    </Page>
  )
}
