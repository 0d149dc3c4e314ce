/** What the keys do, at the bottom of the search. Touch devices do not show it. */
export function SearchKeys({ note }: { readonly note: string }) {
  return (
    <div className="skeys">
      <p className="skeys__all" aria-hidden="true">
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd>
          Move
        </span>
        <span>
          <kbd>↵</kbd>
          Open
        </span>
        <span>
          <kbd>shift</kbd>
          <kbd>↵</kbd>
          Save
        </span>
        <span>
          <kbd>tab</kbd>
          Narrow by topic or source
        </span>
      </p>
      <p className="skeys__note">{note}</p>
    </div>
  )
}
