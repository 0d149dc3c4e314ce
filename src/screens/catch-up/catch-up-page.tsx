import { useMessages } from '../../ui/base/messages.ts'
import { CardsSkeleton } from '../../ui/cards/skeletons.tsx'
import { LazyScreen } from '../edition/lazy-screen.tsx'
import { Page } from '../page/page.tsx'

/** `/catch-up`: the most important stories of some days. The screen is loaded from its own script. */
export function CatchUpPage() {
  const { page, errors } = useMessages()
  return (
    <Page title={page.catchUp}>
      <div className="tfront">
        <h1>{page.catchUp}</h1>
      </div>
      <LazyScreen
        name="catch up"
        load={() => import('./catch-up-screen.tsx')}
        what={errors.parts.list}
        skeleton={<CardsSkeleton count={8} />}
      >
        {({ CatchUpScreen }) => <CatchUpScreen />}
      </LazyScreen>
    </Page>
  )
}
