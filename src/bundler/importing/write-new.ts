import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../system/error-code.ts'

/**
 * Writes a file if there is none of its name.
 * @returns false when there is one
 */
export function writeNew(folder: string, path: string, content: string | Uint8Array): boolean {
  try {
    writeFileSync(join(folder, path), content, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}
