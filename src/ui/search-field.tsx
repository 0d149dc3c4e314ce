import { type Ref, useId } from 'react'
import { Icon } from './icon.tsx'

interface Props {
  readonly text: string
  readonly onType: (text: string) => void
  readonly onSubmit: () => void
  readonly onClear: () => void
  readonly ref?: Ref<HTMLInputElement>
}

/** The large search field of the search page. */
export function SearchField({ text, onType, onSubmit, onClear, ref }: Props) {
  const id = useId()
  return (
    <form
      role="search"
      className="sfield"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <label htmlFor={id} className="sfield__label">
        <Icon name="search" />
        <span className="sr-only">Search stories</span>
      </label>
      <input
        id={id}
        ref={ref}
        className="sfield__input"
        type="search"
        value={text}
        onChange={(event) => onType(event.target.value)}
        placeholder="Search stories"
        maxLength={200}
        dir="auto"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      {text !== '' && (
        <button type="button" className="tool" onClick={onClear} aria-label="Clear search">
          <Icon name="x" />
        </button>
      )}
    </form>
  )
}
