import { useState } from 'react'
import { useMessages } from '../../ui/base/messages.ts'
import { CardsSkeleton } from '../../ui/cards/skeletons.tsx'
import { FeedsOf } from './feeds-of.tsx'
import { Follow } from '../page/follow.tsx'
import { LazyScreen } from '../edition/lazy-screen.tsx'
import { Page } from '../page/page.tsx'
import { NAMED } from './named-script.ts'

interface Props {
  readonly kind: 'source' | 'tag' | 'author'
  /** As in the address: the domain of an outlet, or a folded name. */
  readonly id: string
}

/** `/sources/<domain>`, `/tags/<tag>` and `/authors/<name>`. The screen is loaded from its own script. */
export function NamedPage({ kind, id }: Props) {
  const messages = useMessages()
  // Only the screen can look the name up: an address has it in another spelling.
  const [name, setName] = useState<string>()
  return (
    <Page
      title={name ?? id}
      action={name !== undefined && kind === 'source' && <Follow kind="outlet" id={id} name={name} as="tool" />}
    >
      <LazyScreen
        {...NAMED}
        what={messages.errors.parts.list}
        skeleton={
          <div className="list-room">
            <CardsSkeleton count={8} />
          </div>
        }
      >
        {({ OutletScreen, NameScreen }) =>
          kind === 'source' ? (
            <OutletScreen
              domain={id}
              onName={setName}
              feeds={<FeedsOf subject={{ kind: 'source', domain: id }} name={name ?? id} />}
            />
          ) : (
            <NameScreen by={kind} name={id} onName={setName} />
          )
        }
      </LazyScreen>
    </Page>
  )
}
