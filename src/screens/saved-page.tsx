import { CardsSkeleton } from '../ui/skeletons.tsx'
import { LazyScreen } from './lazy-screen.tsx'
import { Page } from './page.tsx'

/** `/saved`: saved stories, the download of the edition, and marks. The screen is loaded from its own script. */
export function SavedPage() {
  return (
    <Page title="Saved" current="saved">
      <h1 className="shelf__title">Saved</h1>
      <LazyScreen
        name="saved"
        load={() => import('./saved-screen.tsx')}
        what="your saved stories"
        skeleton={<CardsSkeleton count={4} />}
      >
        {({ SavedScreen }) => <SavedScreen />}
      </LazyScreen>
    </Page>
  )
}
