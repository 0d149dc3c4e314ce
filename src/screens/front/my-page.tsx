import { useMessages } from '../../ui/base/messages.ts'
import { CardsSkeleton, FrontSkeleton } from '../../ui/cards/skeletons.tsx'
import { LazyScreen } from '../edition/lazy-screen.tsx'
import { Page } from '../page/page.tsx'
import { MINE } from './my-script.ts'

/** `/my`: the front page of what the reader follows. The screen is loaded from its own script. */
export function MyPage() {
  const messages = useMessages()
  return (
    <Page title={messages.page.myEdition} isFront current="mine">
      <LazyScreen
        {...MINE}
        what={messages.errors.parts.mine}
        skeleton={
          <>
            <FrontSkeleton />
            <CardsSkeleton />
          </>
        }
      >
        {({ MyScreen }) => <MyScreen />}
      </LazyScreen>
    </Page>
  )
}
