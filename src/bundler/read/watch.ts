import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { isNeverContent } from './file-finder.ts'

/**
 * Watches a folder and the folders below it, with one system watcher for each. Vite's watcher is not used: it checks every file
 * again whenever one is saved, which takes longer for ten thousand files than bundling them.
 * @returns a function that stops watching
 */
function watchFolder(folder: string, onEvent: () => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  const isRecursive = process.platform !== 'linux'
  const add = (below: string) => {
    const listener = (event: string, name: string | null) => {
      const path = join(below, name ?? '')
      if (path.split(sep).some(isNeverContent)) return
      if (event !== 'change') addAll(path)
      onEvent()
    }
    const watcher = watch(join(folder, below), { recursive: isRecursive, persistent: false }, listener)
    // Removing the folder makes its watcher fail.
    watcher.on('error', () => remove(below))
    watchers.set(below, watcher)
  }
  const remove = (below: string) => {
    watchers.get(below)?.close()
    watchers.delete(below)
  }
  const addAll = (below: string) => {
    try {
      if (isRecursive && below !== '') return
      if (!statSync(join(folder, below)).isDirectory()) return
      // The folder may be a new one with the name of a removed one.
      remove(below)
      add(below)
      if (isRecursive) return
      for (const entry of readdirSync(join(folder, below), { withFileTypes: true }))
        if ((entry.isDirectory() || entry.isSymbolicLink()) && !isNeverContent(entry.name))
          addAll(join(below, entry.name))
    } catch {
      remove(below)
    }
  }
  addAll('')
  return () => {
    for (const below of watchers.keys()) remove(below)
  }
}

/** Events that follow each other within this number of milliseconds are one change. */
const QUIET_MS = 10

/**
 * Calls back once after each burst of changes below a folder, never twice at the same time.
 * @returns a function that stops watching
 */
export function watchContent(
  folder: string,
  onChange: () => Promise<void>,
  onError: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined
  let last = Promise.resolve()
  const end = watchFolder(resolve(folder), () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = last.then(onChange).catch(onError)
    }, QUIET_MS)
  })
  return () => {
    clearTimeout(timer)
    end()
  }
}
