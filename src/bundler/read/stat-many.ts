import { lstatSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { STAT_WIDTH, putStat } from './file-list.ts'
import { NAMES_AT_ONCE, type Names, unpackNames } from './names.ts'
import { startThread } from '../system/threads.ts'

/** From so many on a second thread costs less than it saves; one that is there already, from fewer. */
const MANY = 20_000
const FEW = 2000
/** A thread that takes longer over a chunk is not coming back. */
const PATIENCE_MS = 1000

/** What two threads share. */
export interface StatShare {
  readonly folder: string
  /** Packed, see `Names`; each piece is a chunk. */
  readonly names: readonly Uint8Array[]
  /** How many chunks are taken, and of each whether it is done. */
  readonly state: Int32Array
  readonly stats: Float64Array
}

function statChunk(folder: string, packed: readonly Uint8Array[], stats: Float64Array, chunk: number): void {
  const piece = packed[chunk]
  let at = chunk * NAMES_AT_ONCE
  for (const name of piece ? unpackNames(piece) : []) {
    try {
      const stat = lstatSync(`${folder}/${name}`)
      if (stat.isFile()) putStat(stats, at, stat)
      else stats[at * STAT_WIDTH] = Number.NaN
    } catch {
      stats[at * STAT_WIDTH] = Number.NaN
    }
    at++
  }
}

/** Pieces as two threads can read them; those that were read from a cache can be already. */
function sharedPieces(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  if (pieces.every(({ buffer }) => buffer instanceof SharedArrayBuffer)) return pieces
  const bytes = new Uint8Array(new SharedArrayBuffer(pieces.reduce((sum, { length }) => sum + length, 0)))
  let end = 0
  return pieces.map((piece) => {
    bytes.set(piece, end)
    end += piece.length
    return bytes.subarray(end - piece.length, end)
  })
}

export function shareOf(folder: string, names: Names): StatShare {
  const packed = sharedPieces(names.packed)
  const state = new Int32Array(new SharedArrayBuffer((packed.length + 1) * Int32Array.BYTES_PER_ELEMENT))
  const stats = new Float64Array(new SharedArrayBuffer(names.length * STAT_WIDTH * Float64Array.BYTES_PER_ELEMENT))
  return { folder, names: packed, state, stats }
}

/** Takes chunk by chunk until all are taken. */
export function statShare({ folder, names, state, stats }: StatShare): void {
  for (let chunk = Atomics.add(state, 0, 1); chunk < names.length; chunk = Atomics.add(state, 0, 1)) {
    statChunk(folder, names, stats, chunk)
    Atomics.store(state, chunk + 1, 1)
    Atomics.notify(state, chunk + 1)
  }
}

/** Leaves nothing to take. */
export const drop = ({ names, state }: StatShare) => Atomics.store(state, 0, names.length)

/** Takes what nobody has taken, and waits for the rest; what does not come is done here. */
export function collect(share: StatShare): Float64Array {
  const { folder, names, state } = share
  statShare(share)
  // A thread that is late may still write into what is shared.
  const lost = Array.from(state.keys()).filter(
    (chunk) => chunk > 0 && Atomics.wait(state, chunk, 0, PATIENCE_MS) === 'timed-out',
  )
  if (lost.length === 0) return share.stats
  const stats = share.stats.slice()
  for (const chunk of lost) statChunk(folder, names, stats, chunk - 1)
  return stats
}

/** Stats that are being asked for. */
export interface PendingStats {
  /** Does the rest, and gives what `Statter.stat` gives. */
  finish(): Float64Array
  /** Nobody wants them any more. */
  drop(): void
}

/** Looks at files of folders, at very many in two threads. Must be ended, and can be used again then. */
export class Statter {
  private helper: Worker | undefined

  /** One for a single piece of work. */
  static once<Result>(work: (statter: Statter) => Result): Result {
    const statter = new Statter()
    try {
      return work(statter)
    } finally {
      statter.end()
    }
  }

  /** @param files about so many will come: when they are many, the second thread starts now */
  expect(files: number): void {
    if (isMany(files)) this.helper ??= startHelper()
  }

  /**
   * Stats of files of one folder.
   * @returns an array as `FileList` has it; the size of what is no plain file is not a number
   */
  stat(folder: string, names: Names): Float64Array {
    return this.begin(folder, names).finish()
  }

  /** Begins with it in the second thread, where there is one. */
  begin(folder: string, names: Names): PendingStats {
    if (!(names.length >= FEW && this.helper) && !isMany(names.length)) {
      const finish = () => {
        const stats = new Float64Array(names.length * STAT_WIDTH)
        for (const chunk of names.packed.keys()) statChunk(folder, names.packed, stats, chunk)
        return stats
      }
      return { finish, drop: () => {} }
    }
    const share = shareOf(folder, names)
    this.helper ??= startHelper()
    this.helper.postMessage(share)
    return { finish: () => collect(share), drop: () => drop(share) }
  }

  end(): void {
    void this.helper?.terminate()
    this.helper = undefined
  }
}

const isMany = (files: number) => files >= MANY && availableParallelism() > 1

function startHelper(): Worker {
  const helper = startThread('stat-worker')
  // What it leaves undone is done here.
  helper.on('error', () => {})
  helper.unref()
  return helper
}
