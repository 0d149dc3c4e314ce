/** True when a key is typed into a field, or belongs to a list or menu that has keys of its own. */
export const isTakenByTarget = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest(
      'input, textarea, select, [role=menu], [role=listbox], [role=combobox], [role=textbox], [role=application]',
    ) !== null)

/** True while a sheet or menu is open, which keeps the keyboard. The search over a page is not one of them. */
export const hasOpenLayer = (): boolean =>
  document.querySelector('dialog[open]:not(.searchdialog), [popover]:popover-open') !== null
