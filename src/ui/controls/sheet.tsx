import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from '../base/icon.tsx'
import { useMessages } from '../base/messages.ts'
import { openModal } from './top-dialog.ts'

interface Props {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** A modal sheet. The `dialog` element keeps the focus inside, returns it on closing, and closes on Escape. */
export function Sheet({ title, isOpen, onClose, children, actions }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const messages = useMessages().page
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || !isOpen) return
    return openModal(dialog)
  }, [isOpen])
  return (
    <dialog
      ref={ref}
      className="sheet"
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        // The content is inside the panel, so a click on the dialog element itself is a click on the backdrop.
        if (event.target === event.currentTarget) onClose()
      }}
    >
      {isOpen && (
        <div className="sheet__panel">
          <div className="sheet__head">
            <h2 id={titleId}>{title}</h2>
            <button type="button" className="tool" onClick={onClose} aria-label={messages.close(title)}>
              <Icon name="x" />
            </button>
          </div>
          <div className="sheet__body">{children}</div>
          {actions && <div className="sheet__foot btns">{actions}</div>}
        </div>
      )}
    </dialog>
  )
}
