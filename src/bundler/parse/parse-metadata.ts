import type { Path } from '../problems/found-problem.ts'
import type { SourceFile } from '../read/read-file.ts'
import type { Fields } from './parse-yaml.ts'

const LINE = /^([A-Za-z][\w-]*):[ \t]*(.*)$/
/** Further lines of a value are indented. */
const MORE = /^(?: {2,}|\t)[ \t]*(\S.*)$/

/**
 * Reads fields as Pelican and MultiMarkdown have them: lines of names and values from the first line of a file to an empty one,
 * without a mark around them. A value may be any text, and names are written in any case.
 * @returns undefined for other files: those without a title there, and those whose fields a line of `---` ends
 */
export function parseMetadata({
  text,
}: SourceFile): { readonly fields: Fields; readonly startOfBody: number } | undefined {
  const data: Record<string, string> = {}
  const places = new Map<string, { readonly line: number; readonly value: number }>()
  let [name, offset] = ['', 0]
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') break
    const [, key, value = ''] = LINE.exec(line) ?? []
    const more = key === undefined && name !== '' ? MORE.exec(line)?.[1] : undefined
    if (key !== undefined) {
      name = key.toLowerCase()
      data[name] = value.trim()
      places.set(name, { line: at + 1, value: line.length - value.length + 1 })
    } else if (more !== undefined) data[name] = `${data[name] ?? ''} ${more.trim()}`.trim()
    else return undefined
    offset += line.length + 1
  }
  if (!data['title']) return undefined
  const start = { line: 1, column: 1 }
  const placeOf = (path: Path) => places.get(String(path[0]))
  return {
    fields: {
      data,
      locate: (path) => {
        const found = placeOf(path)
        return found ? { line: found.line, column: found.value } : start
      },
      locateName: (field) => ({ line: placeOf([field])?.line ?? 1, column: 1 }),
      written: () => undefined,
    },
    startOfBody: Math.min(text.length, offset),
  }
}
