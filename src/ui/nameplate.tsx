/** The site's name at the head of the page: drawn for Broadsheet itself, set in type for any other title. */
export function Nameplate({ title }: { readonly title: string }) {
  if (title !== 'Broadsheet') {
    return (
      <span className="nameplate__text" dir="auto">
        {title}
      </span>
    )
  }
  return (
    <svg viewBox="0 0 534.6 76.3" role="img" aria-label="Broadsheet">
      {/* Its outlines stand in index.html, which shows them before the reader is here. */}
      <use href="#nameplate" />
    </svg>
  )
}
