/**
 * Copies a text. When the browser refuses, it is shown in a field to be copied by hand.
 * @param question what stands above the field
 * @returns true when it was copied
 */
export async function copyText(text: string, question: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    window.prompt(question, text)
    return false
  }
}
