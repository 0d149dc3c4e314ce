import type { Site } from '../../contract/edition.ts'
import { useContentLang } from '../base/use-lang.ts'

/** What the masthead needs of a site. */
export type NameplateSite = Pick<Site, 'title' | 'nameplate' | 'nameplateBox'>

/** The name of the site in the masthead. The title Broadsheet has a drawing, and so may a publisher; otherwise it is text. */
export function Nameplate({ site: { title, nameplate, nameplateBox } }: { readonly site: NameplateSite }) {
  const contentLang = useContentLang()
  const text = nameplate ?? title
  const box = nameplateBox ?? (text === 'Broadsheet' ? '0 0 534.6 76.3' : undefined)
  if (!box) {
    return (
      <span className="nameplate__text" dir="auto" lang={contentLang}>
        {text}
      </span>
    )
  }
  return (
    <svg viewBox={box} role="img" aria-label={title}>
      {/* The outlines are in the page, which shows them before this script is loaded. */}
      <use href="#nameplate" />
    </svg>
  )
}
