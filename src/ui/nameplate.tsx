import { useContentLang } from './use-lang.ts'

/** The title of the site in the masthead. The title Broadsheet has a drawing, any other title is text. */
export function Nameplate({ title }: { readonly title: string }) {
  const contentLang = useContentLang()
  if (title !== 'Broadsheet') {
    return (
      <span className="nameplate__text" dir="auto" lang={contentLang}>
        {title}
      </span>
    )
  }
  return (
    <svg viewBox="0 0 534.6 76.3" role="img" aria-label="Broadsheet">
      {/* The outlines are in index.html, which shows them before this script is loaded. */}
      <use href="#nameplate" />
    </svg>
  )
}
