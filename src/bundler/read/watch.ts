import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { join, resolve, sep } from 'node:path'

/**
 * Watches a publisher's folder with the system's own events, one watch a folder. A watcher that looks at every file
 * again whenever one of them is saved needs longer for ten thousand than the edition does.
 * @param onEvent path in the folder, and whether a file of that name was written in place; otherwise it came or went
 */
function watchFolder(folder: string, onEvent: (path: string, isSaved: boolean) => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  const isRecursive = process.platform !== 'linux'
  const add = (below: string) => {
    if (watchers.has(below)) return
    const place = join(folder, below)
    const listener = (event: string, name: string | null) => {
      const path = join(below, name ?? '')
        .split(sep)
        .join('/')
      if (event !== 'change') addAll(join(below, name ?? ''))
      onEvent(path, event === 'change' && name !== null)
    }
    const watcher = watch(place, { recursive: isRecursive, persistent: false }, listener)
    // It goes with its folder.
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
      // A folder of the same name may be another one.
      remove(below)
      add(below)
      if (isRecursive) return
      for (const entry of readdirSync(join(folder, below), { withFileTypes: true }))
        if (entry.isDirectory() || entry.isSymbolicLink()) addAll(join(below, entry.name))
    } catch {
      remove(below)
    }
  }
  addAll('')
  return () => {
    for (const below of watchers.keys()) remove(below)
  }
}

/** Events this close to one another are one change. */
const CALM = 10

/**
 * Calls back once after each burst of changes below a folder, never twice at once.
 * @param onChange is given the paths that were saved, when nothing came or went
 * @returns ends it
 */
export function watchContent(
  folder: string,
  onChange: (saved: ReadonlySet<string> | undefined) => Promise<void>,
  onError: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined
  let last = Promise.resolve()
  let saved = new Set<string>()
  let isMore = false
  const end = watchFolder(resolve(folder), (path, isSaved) => {
    if (isSaved) saved.add(path)
    else isMore = true
    clearTimeout(timer)
    timer = setTimeout(() => {
      const burst = isMore ? undefined : saved
      saved = new Set()
      isMore = false
      last = last.then(() => onChange(burst)).catch(onError)
    }, CALM)
  })
  return () => {
    clearTimeout(timer)
    end()
  }
}
