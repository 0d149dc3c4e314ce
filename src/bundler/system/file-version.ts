import type { Stats } from 'node:fs'

/** Longest interval in milliseconds at which the clock of a file system ticks. */
const TICK_MS = 100
/** The same for file systems that store times in whole seconds. */
const COARSE_TICK_MS = 2500

export interface ListedFile {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  /** See `fileVersion`; `UNCERTAIN` for a file that has only just changed. */
  readonly version: string
}

type Times = Pick<Stats, 'size' | 'ctimeMs' | 'ino'>

/**
 * Identifies a version of a file without reading it: by its size, the time of its last change in milliseconds, and the inode.
 * The time of modification is not needed. Whatever changes it changes this one too, which no program can set.
 */
export const fileVersion = ({ size, ctimeMs, ino }: Times): string => `${size} ${ctimeMs} ${ino}`

/** The size of a file of some version, in bytes. */
export const sizeIn = (version: string): number => Number.parseInt(version, 10)

/** Stands for the version of a file that changed within the last tick of the clock: another change may not change its times. */
export const UNCERTAIN = ''

/**
 * Like {@link fileVersion}, but returns {@link UNCERTAIN} for a file that has only just changed.
 * @param now time at which the listing began, in milliseconds since 1970
 */
export function versionAt(stats: Times, now: number): string {
  const tick = stats.ctimeMs % 1000 === 0 ? COARSE_TICK_MS : TICK_MS
  return stats.ctimeMs < now - tick ? fileVersion(stats) : UNCERTAIN
}
