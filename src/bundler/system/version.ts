import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Defined when the bundler is compiled, see `command/launch.mjs`. */
declare const BUNDLER_VERSION: string | undefined

const SOURCES = join(import.meta.dirname, '../..')

/** Hash of the bundler's own sources. A cache written by another version is never read. */
export function versionOf(): string {
  if (typeof BUNDLER_VERSION === 'string') return BUNDLER_VERSION
  const hash = createHash('sha256').update(process.version)
  for (const path of bundlerSources()) hash.update(path).update(readFileSync(join(SOURCES, path)))
  return hash
    .update(readFileSync(join(SOURCES, '../package-lock.json')))
    .digest('hex')
    .slice(0, 16)
}

/** Paths below `src` of the modules in every room of the bundler, and in the contract. */
export function bundlerSources(): string[] {
  return ['bundler', 'contract']
    .flatMap((folder) =>
      readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => /\.(?:ts|mjs)$/.test(path))
    .sort()
}
