import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { isNeverContent } from './file-finder.ts'

/**
 * Watches a folder and the folders below it, with one system watcher for each. Vite's watcher is not used: it checks every file
 * again whenever one is saved, which takes longer for ten thousand files than bundling them.
 * @param onEvent gets the path of a file or folder below it, or the empty one when the system does not say which it is
 * @returns a function that stops watching
 */
function watchFolder(folder: string, onEvent: (path: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  const isRecursive = process.platform !== 'linux'
  const add = (below: string) => {
    const listener = (event: string, name: string | null) => {
      const path = join(below, name ?? '')
      if (path.split(sep).some(isNeverContent)) return
      if (event !== 'change') addAll(path)
      onEvent(name === null ? '' : path.replaceAll(sep, '/'))
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
const BURST_MS = 10
/** When nothing has changed for this number of milliseconds, nobody waits for a page. */
const QUIET_MS = 500

export interface ContentListener {
  /**
   * Called once after each burst of changes.
   * @param paths of the files and folders that changed, below the watched folder; the empty path stands for any other
   */
  readonly onChange: (paths: readonly string[]) => Promise<void>
  /** Called once when nothing has changed for half a second after a change. */
  readonly onQuiet: () => Promise<void>
  readonly onError: (error: unknown) => void
}

/**
 * Watches the content folder. The functions of the listener are never called at the same time.
 * @returns a function that stops watching
 */
export function watchContent(folder: string, { onChange, onQuiet, onError }: ContentListener): () => void {
  let timer: NodeJS.Timeout | undefined
  let changed = new Set<string>()
  let last = Promise.resolve()
  const after = (delay: number, act: () => Promise<void>) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = last.then(act).catch(onError)
    }, delay)
  }
  const act = async () => {
    const paths = [...changed]
    changed = new Set()
    try {
      await onChange(paths)
    } finally {
      if (changed.size === 0) after(QUIET_MS, onQuiet)
    }
  }
  const end = watchFolder(resolve(folder), (path) => {
    changed.add(path)
    after(BURST_MS, act)
  })
  return () => {
    clearTimeout(timer)
    end()
  }
}
