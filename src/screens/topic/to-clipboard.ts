/** Copies a text that stands in a field, from which it can also be copied by hand. @returns false when the browser refuses */
export async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
