import type { Topic } from '../../contract/edition.ts'
import { setDevice } from '../../state/device.ts'
import { markAllRead } from '../../state/draw-read-lines.ts'
import { isReadWhole, useReadLines } from '../../state/read-lines.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useEdition } from '../edition/edition.tsx'

/** Marks everything that this edition has in a topic as read. @param topic absent for all topics */
export function MarkAllRead({ topic }: { readonly topic?: Topic | undefined }) {
  const { newest } = useEdition()
  const { lines } = useReadLines()
  const messages = useLaterMessages().reading
  if (newest === undefined) return null
  const line = { topic: topic?.id ?? '', until: Date.parse(newest) }
  const isDone = isReadWhole(lines, line)
  const markAll = () => {
    const undo = markAllRead(line.topic, line.until)
    setDevice({ note: topic ? messages.topicRead(topic.name) : messages.editionRead, undo })
  }
  return (
    // It stays when all is read, so that the focus stays too.
    <button type="button" className="summary__clear" aria-disabled={isDone} onClick={isDone ? undefined : markAll}>
      {isDone ? messages.allRead : messages.markAllRead}
    </button>
  )
}
