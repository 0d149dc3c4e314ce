import { useMessages } from '../../ui/base/messages.ts'
import { LazyScreen } from '../edition/lazy-screen.tsx'
import { Page } from '../page/page.tsx'

/** `/settings`. The screen is loaded from its own script. */
export function SettingsPage() {
  const messages = useMessages()
  return (
    <Page title={messages.page.settings}>
      <h1 className="shelf__title">{messages.page.settings}</h1>
      <LazyScreen
        name="settings"
        load={() => import('./settings-screen.tsx')}
        what={messages.errors.parts.settings}
        skeleton={<div className="list-room" />}
      >
        {({ SettingsScreen }) => <SettingsScreen />}
      </LazyScreen>
    </Page>
  )
}
