/** The code of an error of Node or of the operating system, such as `ENOENT`; the text of any other value. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)
}
