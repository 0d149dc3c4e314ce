/** Logs an error to the console. No other module of the reader prints. */
export function logError(what: string, error: unknown): void {
  console.error(`Broadsheet: ${what}`, error)
}
