import type { Topic } from '../../contract/edition.ts'
import type { Filter } from '../../data/filter/filter.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { CardsSkeleton } from '../../ui/cards/skeletons.tsx'
import { LazyScreen } from '../edition/lazy-screen.tsx'
import { LIST } from './list-script.ts'

interface Props {
  /** The topic whose page this is. */
  readonly topic?: Topic | undefined
  readonly filter: Filter
}

/** The stories of a topic or of the whole site, with the filter bar. */
export function StoryList(props: Props) {
  const messages = useMessages()
  const skeleton = (
    <div className="list-room">
      <CardsSkeleton count={8} />
    </div>
  )
  return (
    <LazyScreen {...LIST} what={messages.errors.parts.list} skeleton={skeleton}>
      {({ FilteredList }) => <FilteredList {...props} />}
    </LazyScreen>
  )
}
