import { useLaterMessages } from '../base/later-messages.ts'

/** What the keys do, at the bottom of the search. Touch devices do not show it. */
export function SearchKeys({ note }: { readonly note: string }) {
  const { search: messages } = useLaterMessages()
  return (
    <div className="skeys">
      <p className="skeys__all" aria-hidden="true">
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd>
          {messages.keyMoves}
        </span>
        <span>
          <kbd>↵</kbd>
          {messages.keyOpens}
        </span>
        <span>
          <kbd>{messages.keys.shift}</kbd>
          <kbd>↵</kbd>
          {messages.keySaves}
        </span>
        <span>
          <kbd>{messages.keys.tab}</kbd>
          {messages.keyNarrows}
        </span>
      </p>
      <p className="skeys__note">{note}</p>
    </div>
  )
}
