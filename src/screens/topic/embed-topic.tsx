import { Suspense, lazy, useState } from 'react'
import { BASE_PATH } from '../../contract/base-path.ts'
import type { Topic } from '../../contract/edition.ts'
import { embedPath } from '../../contract/embed.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { Sheet } from '../../ui/controls/sheet.tsx'
import { toClipboard } from './to-clipboard.ts'
import { useEdition } from '../edition/edition.tsx'

const BASE = BASE_PATH

/** `lazy` never retries an import that has failed, so a failure shows a message instead. */
const EmbedBuilder = lazy(() =>
  import('../../ui/sharing/embed-builder.tsx').then(
    ({ EmbedBuilder: component }) => ({ default: component }),
    () => ({ default: NotLoaded }),
  ),
)

function NotLoaded() {
  return <p role="alert">{useLaterMessages().embed.failed}</p>
}

/** A button “Embed this topic” and the sheet that it opens. */
export function EmbedTopic({ topic }: { readonly topic: Topic }) {
  const { site } = useEdition()
  const { page } = useMessages()
  const { embed } = useLaterMessages()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="summary__clear tfront__embed"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {embed.open}
      </button>
      <Sheet title={embed.title(topic.name)} isOpen={isOpen} onClose={() => setOpen(false)}>
        {isOpen && (
          <Suspense fallback={<p role="status">{page.loading}</p>}>
            <EmbedBuilder
              topic={topic}
              siteTitle={site.title}
              address={site.url ? `${site.url}/` : new URL(BASE, window.location.href).href}
              // The development server has no embedded documents to preview. Only a build writes them.
              preview={import.meta.env.DEV ? undefined : BASE.replace(/\/$/, '') + embedPath(topic.id)}
              onCopy={toClipboard}
            />
          </Suspense>
        )}
      </Sheet>
    </>
  )
}
