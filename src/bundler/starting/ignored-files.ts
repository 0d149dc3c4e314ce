/** Folders that git should not keep: installed packages, the built site, and what is kept between builds. */
const IGNORED = ['node_modules/', 'dist/', '.broadsheet/']

const nameOf = (line: string) => line.trim().replace(/^\/|\/$/g, '')

/** Returns the lines that a `.gitignore` lacks. */
export function missingIgnores(text: string): readonly string[] {
  const names = new Set(text.split('\n').map(nameOf))
  return IGNORED.filter((line) => !names.has(nameOf(line)))
}

/** Adds lines at the end of a `.gitignore`. */
export function addIgnores(text: string, lines: readonly string[]): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const start = text === '' || text.endsWith('\n') ? text : text + newline
  return start + lines.map((line) => line + newline).join('')
}
