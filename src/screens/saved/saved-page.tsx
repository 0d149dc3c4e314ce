import { useMessages } from '../../ui/base/messages.ts'
import { CardsSkeleton } from '../../ui/cards/skeletons.tsx'
import { LazyScreen } from '../edition/lazy-screen.tsx'
import { Page } from '../page/page.tsx'

/** `/saved`: saved stories. The screen is loaded from its own script. */
export function SavedPage() {
  const messages = useMessages()
  return (
    <Page title={messages.lists.saved} current="saved">
      <h1 className="shelf__title">{messages.lists.saved}</h1>
      {/* As high as the screen, so that the footer stays where it is when it turns out that nothing is saved. */}
      <div className="min-h-screen">
        <LazyScreen
          name="saved"
          load={() => import('./saved-screen.tsx')}
          what={messages.errors.parts.saved}
          skeleton={<CardsSkeleton count={4} />}
        >
          {({ SavedScreen }) => <SavedScreen />}
        </LazyScreen>
      </div>
    </Page>
  )
}
