import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Creates a folder and its missing parents one after another. `mkdirSync` with `recursive` never returns for a folder below
 * one in which nothing can be created, such as /proc.
 * @throws the system's error for the first folder that can't be created
 */
export function makeFolder(path: string): void {
  const place = resolve(path)
  if (isFolder(place)) return
  const above = dirname(place)
  if (above !== place) makeFolder(above)
  try {
    mkdirSync(place)
  } catch (error) {
    // Another build may have created it meanwhile.
    if (!isFolder(place)) throw error
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    // If a file is in the way, `mkdirSync` reports it.
    return false
  }
}
