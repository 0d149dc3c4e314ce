import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Defined when the bundler is compiled, see `command/launch.mjs`. */
declare const BUNDLER_VERSION: string | undefined

/** Hash of the bundler's own sources. A cache written by another version is never read. */
export function versionOf(): string {
  if (typeof BUNDLER_VERSION === 'string') return BUNDLER_VERSION
  const sources = join(import.meta.dirname, '../..')
  const hash = createHash('sha256').update(process.version)
  for (const path of sourcesBelow(sources)) hash.update(path).update(readFileSync(join(sources, path)))
  return hash
    .update(readFileSync(join(sources, '../package-lock.json')))
    .digest('hex')
    .slice(0, 16)
}

/** Paths of the bundler's sources and of the contract's, below `src`, in every room. */
function sourcesBelow(sources: string): string[] {
  return ['bundler', 'contract']
    .flatMap((folder) =>
      readdirSync(join(sources, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => /\.(?:ts|mjs)$/.test(path))
    .sort()
}
