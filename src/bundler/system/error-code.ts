/** `ENOENT` and its like; of what is no error of the system, whatever it says. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)
}
