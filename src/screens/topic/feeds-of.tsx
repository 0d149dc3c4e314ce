import { useState } from 'react'
import {
  FEED_FORMATS,
  FEED_FORMAT_NAMES,
  type FeedSubject,
  OPML_PATH,
  feedPath,
  hasFeeds,
} from '../../contract/feeds.ts'
import { FeedAddresses } from '../../ui/sharing/feed-addresses.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { Sheet } from '../../ui/controls/sheet.tsx'
import { toClipboard } from './to-clipboard.ts'
import { useEdition } from '../edition/edition.tsx'

interface Props {
  readonly subject: FeedSubject
  /** Name of the topic or outlet. */
  readonly name: string
}

/** A button “Feed” and the sheet with the addresses that it opens. A site without a public address has no feeds. */
export function FeedsOf({ subject, name }: Props) {
  const { url } = useEdition().site
  const { feeds } = useLaterMessages()
  const [isOpen, setOpen] = useState(false)
  if (url === undefined || !hasFeeds(subject)) return null
  return (
    <>
      <button
        type="button"
        className="summary__clear tfront__feed"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {feeds.open}
      </button>
      <Sheet title={feeds.title(name)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <FeedAddresses
          addresses={FEED_FORMAT_NAMES.map((format) => ({
            format: FEED_FORMATS[format].name,
            url: url + feedPath(subject, format),
          }))}
          opml={url + OPML_PATH}
          onCopy={toClipboard}
        />
      </Sheet>
    </>
  )
}
