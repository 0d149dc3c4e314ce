import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { setDevice } from '../../state/device.ts'
import { usePreferences } from '../../state/preferences.ts'
import { type Backup, type BackupPart, importBackup } from '../../state/transfer.ts'
import { LaterIcon } from '../../ui/base/later-icon.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { countBackup, describeImport, describeParts } from './backup-counts.ts'
import { useEdition } from '../edition/edition.tsx'
import { downloadSavedStories } from '../edition/keep-story.ts'

interface Props {
  readonly backup: Backup
  /** Says where the backup comes from, as a heading: `broadsheet-backup.json holds`. */
  readonly title: string
  readonly onClose: () => void
}

/** Shows what a backup holds before anything is added. Each part can be left out. */
export function BackupOffer({ backup, title, onClose }: Props) {
  const client = useQueryClient()
  const manifest = useEdition()
  const messages = useLaterMessages().moving
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()
  const [leftOut, setLeftOut] = useState<readonly BackupPart[]>([])
  const parts = describeParts(countBackup(backup, usePreferences()), messages)

  // The reader has chosen a file or opened a link, and continues here.
  useEffect(() => heading.current?.focus(), [])

  const toggle = (part: BackupPart) =>
    setLeftOut((now) => (now.includes(part) ? now.filter((other) => other !== part) : [...now, part]))
  const add = async () => {
    onClose()
    const wanted = parts.map(({ part }) => part).filter((part) => !leftOut.includes(part))
    const { summary, undo } = await importBackup(backup, { parts: wanted })
    setDevice({ note: describeImport(summary, messages), undo })
    await downloadSavedStories(client, manifest)
  }
  return (
    <div className="offer" role="group" aria-labelledby={titleId}>
      <h3 id={titleId} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {parts.length === 0 && <p className="aside-note">{messages.nothingInIt}</p>}
      <ul className="options">
        {parts.map(({ part, words }) => (
          <li key={part}>
            <label className="opt">
              <input type="checkbox" checked={!leftOut.includes(part)} onChange={() => toggle(part)} />
              <span className="box" aria-hidden="true">
                <LaterIcon name="check" />
              </span>
              <span>{words}</span>
            </label>
          </li>
        ))}
      </ul>
      <div className="btns">
        {parts.length > 0 && (
          <button
            type="button"
            className="btn btn--ink"
            disabled={leftOut.length === parts.length}
            onClick={() => void add()}
          >
            {messages.add}
          </button>
        )}
        <button type="button" className="btn" onClick={onClose}>
          {messages.decline}
        </button>
      </div>
    </div>
  )
}
