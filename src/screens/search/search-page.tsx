import { useLocation } from 'wouter'
import { useMessages } from '../../ui/base/messages.ts'
import { SearchSkeleton } from '../../ui/cards/skeletons.tsx'
import { LazyScreen } from '../edition/lazy-screen.tsx'
import { Page } from '../page/page.tsx'

interface Props {
  readonly isOverlay: boolean
  readonly onClose: () => void
}

/** The search, loaded from its own script. */
export function LazySearch({ isOverlay, onClose }: Props) {
  const { errors } = useMessages()
  return (
    <LazyScreen
      name="search"
      load={() => import('./search-screen.tsx')}
      what={errors.parts.search}
      skeleton={<SearchSkeleton />}
    >
      {({ SearchScreen }) => <SearchScreen isOverlay={isOverlay} onClose={onClose} />}
    </LazyScreen>
  )
}

/** `/search?q=…`, opened by its address: the search as a page. */
export function SearchPage() {
  const { page } = useMessages()
  const [, navigate] = useLocation()
  return (
    <Page title={page.search} current="search" hasFooter={false}>
      <h1 className="sr-only">{page.search}</h1>
      <LazySearch isOverlay={false} onClose={() => navigate('/')} />
    </Page>
  )
}
