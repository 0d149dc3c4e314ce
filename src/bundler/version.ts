import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** In the compiled bundler, see launch.mjs. */
declare const BUNDLER_VERSION: string | undefined

/** Hash of the bundler itself: whatever another version remembers is none of this one's business. */
export function versionOf(): string {
  if (typeof BUNDLER_VERSION === 'string') return BUNDLER_VERSION
  const here = import.meta.dirname
  const hash = createHash('sha256').update(process.version)
  for (const folder of [here, join(here, '../contract')]) {
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)))
  }
  return hash
    .update(readFileSync(join(here, '../../package-lock.json')))
    .digest('hex')
    .slice(0, 16)
}
