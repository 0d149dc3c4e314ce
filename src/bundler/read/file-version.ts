import type { Stats } from 'node:fs'

/** Clocks of file systems tick at most this far apart, in milliseconds; those that keep whole seconds need the longer one. */
const TICK = 100
const COARSE_TICK = 2500

/**
 * Tells one version of a file from the next without reading it: size, times of modification and of change in milliseconds,
 * and inode. No program can set the time of change.
 */
export function fileVersion({
  size,
  mtimeMs,
  ctimeMs,
  ino,
}: Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`
}

/** The version of a file that changed within the last tick of the clock: another change may leave no trace in its times. */
export const UNCERTAIN = ''

/** @param now milliseconds since 1970 when the folder's listing began */
export function versionAt(stats: Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>, now: number): string {
  const tick = stats.ctimeMs % 1000 === 0 ? COARSE_TICK : TICK
  return stats.ctimeMs < now - tick ? fileVersion(stats) : UNCERTAIN
}
