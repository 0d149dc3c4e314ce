import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from './icon.tsx'

interface Props {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** A modal sheet. The dialog element keeps focus inside, gives it back, and closes on Escape. */
export function Sheet({ title, isOpen, onClose, children, actions }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || !isOpen) return
    dialog.showModal()
    return () => dialog.close()
  }, [isOpen])
  return (
    <dialog
      ref={ref}
      className="sheet"
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        // Only the backdrop is the dialog itself; everything drawn is inside the panel.
        if (event.target === event.currentTarget) onClose()
      }}
    >
      {isOpen && (
        <div className="sheet__panel">
          <div className="sheet__head">
            <h2 id={titleId}>{title}</h2>
            <button type="button" className="tool" onClick={onClose} aria-label={`Close ${title.toLowerCase()}`}>
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
