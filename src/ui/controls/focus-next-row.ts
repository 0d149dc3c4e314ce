/**
 * Moves the focus from a button of a row, which is about to be removed from its list, to the same button of the next row, else of
 * the previous one. After the last row it moves to what the list is in: a sheet's close button, or the page.
 */
export function focusNextRow(button: HTMLElement): void {
  const row = button.closest('li')
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  const sheet = button.closest('dialog')
  const target = next?.querySelector<HTMLElement>(':scope > button') ?? sheet?.querySelector('button')
  ;(target ?? document.getElementById('main'))?.focus({ preventScroll: target === undefined })
}
