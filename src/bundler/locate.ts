import { parseArticle } from './parse.ts'
import { codeFrame } from './problems.ts'
import { statOf } from './file-list.ts'
import { readSource } from './read.ts'
import type { Locate } from './topics.ts'

/**
 * Finds a field again in a file of the folder. Only what few files have is looked up so, and only when it is told: what
 * is remembered of a file does not say where everything in it stands.
 */
export function locateIn(content: string): Locate {
  return (path, field) => {
    try {
      const source = readSource(content, { path, stat: statOf(`${content}/${path}`) })
      const result = 'file' in source ? parseArticle(source.file) : undefined
      if (!result || 'problems' in result) return {}
      const { locate, locateName, file } = result.parsed
      const [name] = field
      const { line, column } = field.length === 1 && typeof name === 'string' ? locateName(name) : locate(field)
      return { line, column, frame: codeFrame(file.text, line, column) }
    } catch {
      // Gone meanwhile.
      return {}
    }
  }
}
