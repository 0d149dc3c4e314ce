import { setDevice } from '../../state/device.ts'
import { unfollow } from '../../state/change-follows.ts'
import { setPreferences, usePreferences } from '../../state/preferences.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'

interface Props {
  /** Numbers of topics and outlets that the page is made of. */
  readonly topics: number
  readonly outlets: number
  /** How many of each kind fit, when the reader follows more. */
  readonly limit: number | undefined
  /** Ids of topics that the edition no longer has. */
  readonly missingTopics: readonly string[]
  /** Domains of outlets that the edition no longer has. */
  readonly missingOutlets: readonly string[]
  readonly onChange: () => void
}

/** Says at the end of My edition what it is made of, and lets the reader change that. */
export function MyEditionEnd({ topics, outlets, limit, missingTopics, missingOutlets, onChange }: Props) {
  const messages = useLaterMessages().mine
  const { start } = usePreferences()
  const missing = [...missingTopics, ...missingOutlets]
  const removeMissing = () => {
    const undos = [
      ...missingTopics.map((id) => unfollow('topic', id)),
      ...missingOutlets.map((domain) => unfollow('outlet', domain)),
    ]
    setDevice({
      note: messages.removedMissing,
      // Each goes back to its place behind those that were before it, so the last act is undone first.
      undo: () => {
        for (const undo of undos.toReversed()) undo()
      },
    })
  }
  return (
    <div className="mine-end">
      {topics + outlets > 0 && (
        <p className="aside-note">
          {messages.summary(topics, outlets)}
          {limit !== undefined && ` ${messages.limited(limit)}`}
        </p>
      )}
      {missing.length > 0 && (
        <p className="aside-note">
          {messages.missing(missing)}{' '}
          <button type="button" className="linkish" onClick={removeMissing}>
            {messages.removeMissing}
          </button>
        </p>
      )}
      <div className="btns">
        <button type="button" className="btn" onClick={onChange}>
          {messages.change}
        </button>
        <label className="btn mine-end__start">
          <input
            type="checkbox"
            checked={start === 'mine'}
            onChange={({ target }) => setPreferences({ start: target.checked ? 'mine' : 'front' })}
          />
          {messages.startHere}
        </label>
      </div>
    </div>
  )
}
