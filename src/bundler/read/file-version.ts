import type { Stats } from 'node:fs'

/** Longest interval in milliseconds at which the clock of a file system ticks. */
const TICK_MS = 100
/** The same for file systems that store times in whole seconds. */
const COARSE_TICK_MS = 2500

/**
 * Identifies a version of a file without reading it: by its size, the times of modification and change in milliseconds, and
 * the inode. Programs can set the time of modification, but not the time of change.
 */
export function fileVersion({
  size,
  mtimeMs,
  ctimeMs,
  ino,
}: Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`
}

/** Stands for the version of a file that changed within the last tick of the clock: another change may not change its times. */
export const UNCERTAIN = ''

/**
 * Like {@link fileVersion}, but returns {@link UNCERTAIN} for a file that has only just changed.
 * @param now time at which the listing began, in milliseconds since 1970
 */
export function versionAt(stats: Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>, now: number): string {
  const tick = stats.ctimeMs % 1000 === 0 ? COARSE_TICK_MS : TICK_MS
  return stats.ctimeMs < now - tick ? fileVersion(stats) : UNCERTAIN
}
