import type { KeyboardEvent, Ref } from 'react'
import { Icon } from '../base/icon.tsx'
import { useLaterMessages } from '../base/later-messages.ts'
import { useMessages } from '../base/messages.ts'

interface Props {
  readonly text: string
  readonly onType: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onSubmit: () => void
  readonly onClear: () => void
  readonly onClose: () => void
  /** Id of the list of results, while there is one. */
  readonly listId: string | undefined
  /** Id of the active result. The focus stays in the field. */
  readonly activeId: string | undefined
  readonly ref?: Ref<HTMLInputElement>
}

/** The large search field, with the buttons that clear and close it. */
export function SearchField({ text, onType, onKeyDown, onSubmit, onClear, onClose, listId, activeId, ref }: Props) {
  const { page } = useMessages()
  const { search: messages } = useLaterMessages()
  return (
    <form
      role="search"
      aria-label={messages.field}
      className="sfield"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <button type="button" className="tool only-phone" onClick={onClose} aria-label={page.back}>
        <Icon name="back" className="icon--flip" />
      </button>
      <Icon name="search" className="sfield__icon" />
      <input
        ref={ref}
        className="sfield__input"
        // The type `search` must not have the role of a combobox.
        type="text"
        role="combobox"
        aria-label={messages.field}
        aria-autocomplete="list"
        aria-expanded={listId !== undefined}
        aria-controls={listId}
        aria-activedescendant={activeId}
        value={text}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder={messages.field}
        maxLength={200}
        dir="auto"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      {text !== '' && (
        <button type="button" className="tool sfield__clear" onClick={onClear} aria-label={messages.clear}>
          <Icon name="x" />
        </button>
      )}
      <button type="button" className="tool not-phone" onClick={onClose} aria-label={messages.close}>
        <kbd aria-hidden="true">{messages.keys.escape}</kbd>
        <Icon name="x" className="sfield__x" />
      </button>
    </form>
  )
}
