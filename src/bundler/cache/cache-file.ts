import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { replaceFile } from '../system/replace-file.ts'

/** Thrown when a cached file is damaged. The cache is then cleared and everything is read again. */
export class CacheError extends Error {
  override readonly name = 'CacheError'
}

/** Also true for a `CacheError` of another thread, which arrives as an `Error` of that name. */
export const isCacheError = (error: unknown): boolean => error instanceof Error && error.name === 'CacheError'

const checksumOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Writes a cached file: a checksum on the first line, then the content as JSON. */
export function writeCacheFile(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true })
  const json = JSON.stringify(content)
  replaceFile(path, `${checksumOf(json)}\n${json}`)
}

/** @returns the content that was written last; undefined when the file is missing or damaged */
export function readCacheFile(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
  const end = text.indexOf('\n')
  const json = text.slice(end + 1)
  return checksumOf(json) === text.slice(0, end) ? JSON.parse(json) : undefined
}
