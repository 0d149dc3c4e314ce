/** The reader's one way to the console. */
export function logError(what: string, error: unknown): void {
  console.error(`Broadsheet: ${what}`, error)
}
