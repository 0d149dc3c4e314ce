import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

// Defined when the command is compiled, see `compiler/compile-command.ts`.
declare const SOURCES_VERSION: string | undefined
declare const PACKAGE_VERSION: string | undefined

const SOURCES = join(import.meta.dirname, '../..')
const ROOT = join(SOURCES, '..')

/** Hash of the bundler's own sources and of the version of Node. A cache written by another version is never read. */
export function versionOf(): string {
  return createHash('sha256').update(process.version).update(sourcesVersion()).digest('hex').slice(0, 16)
}

/** Hash of the bundler's sources and of the versions of its libraries. */
export function sourcesVersion(): string {
  if (typeof SOURCES_VERSION === 'string') return SOURCES_VERSION
  const hash = createHash('sha256')
  for (const path of bundlerSources()) hash.update(path).update(readFileSync(join(SOURCES, path)))
  return hash.update(readFileSync(join(ROOT, 'package-lock.json'))).digest('hex')
}

/** Paths below `src` of the modules in every room of the bundler, and in the contract. */
export function bundlerSources(): string[] {
  return ['bundler', 'contract']
    .flatMap((folder) =>
      readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => path.endsWith('.ts'))
    .sort()
}

/** The version of Broadsheet: `0.1.0`. */
export function packageVersion(): string {
  if (typeof PACKAGE_VERSION === 'string') return PACKAGE_VERSION
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** True in the compiled command, which has its libraries beside it. */
export const isCompiled = (): boolean => typeof PACKAGE_VERSION === 'string'

/** Folder of the compiled reader, worker and renderers. */
export const compiledFolder = (): string => (isCompiled() ? import.meta.dirname : join(ROOT, 'lib'))
