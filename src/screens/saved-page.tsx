import { CardsSkeleton } from '../ui/skeletons.tsx'
import { LazyScreen } from './lazy-screen.tsx'
import { Page } from './page.tsx'

/** `/saved`: the reader's shelf, and what this device keeps; a script of its own. */
export function SavedPage() {
  return (
    <Page title="Saved" current="saved">
      <h1 className="shelf__title">Saved</h1>
      <LazyScreen
        name="saved"
        load={() => import('./saved-screen.tsx')}
        what="your shelf"
        skeleton={<CardsSkeleton count={4} />}
      >
        {({ SavedScreen }) => <SavedScreen />}
      </LazyScreen>
    </Page>
  )
}
