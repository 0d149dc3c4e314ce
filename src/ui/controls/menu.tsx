import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { type IconName, LaterIcon } from '../base/later-icon.tsx'
import '../styles/menu.css'

export interface MenuItem {
  readonly label: string
  readonly icon: IconName
  /** The key that does the same. */
  readonly keyHint?: string | undefined
  readonly onChoose: () => void
}

interface Props {
  readonly label: string
  /** The button that has opened the menu. The focus returns to it. */
  readonly button: HTMLElement
  /** Groups are divided by a rule. */
  readonly groups: readonly (readonly MenuItem[])[]
  readonly onClose: () => void
}

/** Pixels between the menu and the edges of the window. */
const MARGIN = 8

/** Puts the menu below its button, or above it when there is more room. It scrolls with the page. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const rect = button.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const isRtl = getComputedStyle(menu).direction === 'rtl'
  const left = isRtl ? rect.left : rect.right - menu.offsetWidth
  const below = rect.bottom + 4
  const isAbove = below + menu.offsetHeight > clientHeight - MARGIN && rect.top > clientHeight - rect.bottom
  const top = isAbove ? Math.max(MARGIN, rect.top - 4 - menu.offsetHeight) : below
  menu.style.left = `${Math.max(MARGIN, Math.min(left, clientWidth - menu.offsetWidth - MARGIN)) + window.scrollX}px`
  menu.style.top = `${top + window.scrollY}px`
}

/**
 * A menu of acts. The arrow keys, Home and End move in it, Escape and a click elsewhere close it. The popover is opened as soon
 * as it is drawn, and is gone when it has closed.
 */
export function Menu({ label, button, groups, onClose }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const menu = ref.current
    if (!menu) return
    button.setAttribute('aria-expanded', 'true')
    menu.showPopover()
    place(menu, button)
    menu.querySelector<HTMLElement>('[role=menuitem]')?.focus({ preventScroll: true })
    return () => button.removeAttribute('aria-expanded')
  }, [button])

  const close = () => {
    button.focus({ preventScroll: true })
    ref.current?.hidePopover()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Tab') return close()
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
    const at = items.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    items.at(to % items.length)?.focus()
  }
  return createPortal(
    <div
      ref={ref}
      popover="auto"
      className="pop pop--menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      {groups.map((items) => (
        <div key={items[0]?.label} role="group" className="menu__group">
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="menu__item"
              onClick={() => {
                close()
                item.onChoose()
              }}
            >
              <LaterIcon name={item.icon} />
              <span>{item.label}</span>
              {item.keyHint && <kbd aria-hidden="true">{item.keyHint}</kbd>}
            </button>
          ))}
        </div>
      ))}
    </div>,
    // What is outside of an open dialog cannot be pressed. Screen readers list what is outside of the landmarks of a page apart.
    button.closest('dialog, main, header') ?? document.body,
  )
}
