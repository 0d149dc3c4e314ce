import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { STAT_WIDTH, putStat } from './file-list.ts'
import { startThread } from './threads.ts'

/** From so many on a second thread costs less than it saves. */
const MANY = 20_000
const CHUNK = 500
/** A thread that takes longer over a chunk is not coming back. */
const PATIENCE_MS = 1000

/** What two threads share. */
export interface StatShare {
  readonly folder: string
  /** Names, one after another, with zero bytes between. */
  readonly names: string
  /** How many chunks are taken, and of each whether it is done. */
  readonly state: Int32Array
  readonly stats: Float64Array
}

function statChunk(folder: string, names: readonly string[], stats: Float64Array, chunk: number): void {
  for (let at = chunk * CHUNK; at < Math.min(names.length, (chunk + 1) * CHUNK); at++) {
    try {
      putStat(stats, at, statSync(`${folder}/${names[at]}`))
    } catch {
      stats[at * STAT_WIDTH] = Number.NaN
    }
  }
}

export function shareOf(folder: string, names: readonly string[]): StatShare {
  const chunks = Math.ceil(names.length / CHUNK)
  const state = new Int32Array(new SharedArrayBuffer((chunks + 1) * Int32Array.BYTES_PER_ELEMENT))
  const stats = new Float64Array(new SharedArrayBuffer(names.length * STAT_WIDTH * Float64Array.BYTES_PER_ELEMENT))
  return { folder, names: names.join('\0'), state, stats }
}

/** Takes chunk by chunk until all are taken. */
export function statShare({ folder, state, stats }: StatShare, names: readonly string[]): void {
  const chunks = state.length - 1
  for (let chunk = Atomics.add(state, 0, 1); chunk < chunks; chunk = Atomics.add(state, 0, 1)) {
    statChunk(folder, names, stats, chunk)
    Atomics.store(state, chunk + 1, 1)
    Atomics.notify(state, chunk + 1)
  }
}

/** Takes what nobody has taken, and waits for the rest; what does not come is done here. */
export function collect(share: StatShare, names: readonly string[]): Float64Array {
  const { folder, state } = share
  statShare(share, names)
  // A thread that is late may still write into what is shared.
  const lost = Array.from(state.keys()).filter(
    (chunk) => chunk > 0 && Atomics.wait(state, chunk, 0, PATIENCE_MS) === 'timed-out',
  )
  const stats = share.stats.slice()
  for (const chunk of lost) statChunk(folder, names, stats, chunk - 1)
  return stats
}

/**
 * Stats of files of one folder, of very many in two threads.
 * @returns an array as `FileList` has it; the size of a file that has no stat is not a number
 */
export function statMany(folder: string, names: readonly string[]): Float64Array {
  if (names.length < MANY || availableParallelism() < 2) {
    const stats = new Float64Array(names.length * STAT_WIDTH)
    for (let chunk = 0; chunk * CHUNK < names.length; chunk++) statChunk(folder, names, stats, chunk)
    return stats
  }
  const share = shareOf(folder, names)
  const helper = startThread('stat-worker', { workerData: share })
  // What it leaves undone is done here.
  helper.on('error', () => {})
  helper.unref()
  return collect(share, names)
}
