import { type Path, fieldName, isMapping, placeOfName } from './fields.ts'
import { parseArticle, parseYamlFile } from '../parse/parse.ts'
import { codeFrame } from '../problems/problems.ts'
import { statOf } from '../read/file-list.ts'
import { readSource } from '../read/read.ts'
import type { Problem } from '../../contract/problem.ts'

/** Where the first of some fields that a file has stands in it, with the lines around it. */
export type Locate = (
  file: string,
  what: 'name' | 'value',
  ...paths: readonly [Path, ...Path[]]
) => Pick<Problem, 'field' | 'line' | 'column' | 'frame'>

/**
 * Finds a field again in a file of the folder. Only what few files have is looked up so, and only when it is told: what
 * is remembered of a file does not say where everything in it stands.
 */
export function locateIn(content: string): Locate {
  return (path, what, first, ...others) => {
    const unplaced = { field: fieldName(first) }
    try {
      const source = readSource(content, { path, stat: statOf(`${content}/${path}`) })
      const parse = /\.ya?ml$/i.test(path) ? parseYamlFile : parseArticle
      const result = 'file' in source ? parse(source.file) : undefined
      if (!result || 'problems' in result) return unplaced
      const { parsed } = result
      const found = [first, ...others].find((one) => has(parsed.data, one)) ?? first
      const { line, column } = what === 'name' ? placeOfName(parsed, found) : parsed.locate(found)
      return { field: fieldName(found), line, column, frame: codeFrame(parsed.file.text, line, column) }
    } catch {
      // Gone meanwhile.
      return unplaced
    }
  }
}

/** Whether something stands at the beginning of a path. */
const has = (data: Readonly<Record<string, unknown>>, [name]: Path): boolean => {
  const value = isMapping(data) && name !== undefined ? data[name] : undefined
  return value !== undefined && value !== null && value !== ''
}
