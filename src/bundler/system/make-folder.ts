import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder and those above it, one after another. Node's own way never ends where a folder can't be made below one
 * that is there, such as /proc.
 * @throws the system's error of the first that can't be made
 */
export function makeFolder(path: string): void {
  const place = resolve(path)
  if (isFolder(place)) return
  const above = dirname(place)
  if (above !== place) makeFolder(above)
  try {
    mkdirSync(place)
  } catch (error) {
    // Another build may have made it meanwhile.
    if (!isFolder(place)) throw error
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    // Whatever is in the way is told by who tries to make it.
    return false
  }
}
