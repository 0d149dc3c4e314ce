import { useEffect, useLayoutEffect, useRef } from 'react'
import { useMessages } from '../../ui/base/messages.ts'
import { openModal } from '../../ui/controls/top-dialog.ts'
import { useEdition } from '../edition/edition.tsx'
import { LazySearch } from './search-page.tsx'

/** The search over the page from which it was opened. The `dialog` element returns the focus to that page. */
export function SearchOverlay({ onClose }: { readonly onClose: () => void }) {
  const { page } = useMessages()
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    return ref.current ? openModal(ref.current) : undefined
  }, [])
  useSearchTitle(page.search)
  return (
    <dialog
      ref={ref}
      className="searchdialog"
      aria-label={page.search}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        // The content is inside the panel, so a click on the dialog element itself is a click on the dimmed page.
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <LazySearch isOverlay onClose={onClose} />
    </dialog>
  )
}

/** Sets the title of the document, and in the end the one of the page below again. */
function useSearchTitle(search: string): void {
  const title = `${search} · ${useEdition().site.title}`
  useEffect(() => {
    const below = document.title
    document.title = title
    return () => {
      // A story that was opened has set its own.
      if (document.title === title) document.title = below
    }
  }, [title])
}
