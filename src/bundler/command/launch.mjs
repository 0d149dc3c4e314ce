// Runs the bundler's command from a compiled copy, which starts three times as fast as its TypeScript sources. The copy is
// in the cache folder and is compiled again when a source has changed. If compiling fails, tsx runs the sources.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const SOURCES = join(ROOT, 'src')
const CACHES = join(ROOT, 'node_modules/.cache/broadsheet')
const DAY_MS = 86_400_000

/** Returns the same hash as `versionOf` in system/version.ts, which can't be imported before it is compiled. */
function version() {
  const hash = createHash('sha256').update(process.version)
  for (const path of bundlerSources()) hash.update(path).update(readFileSync(join(SOURCES, path)))
  return hash
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
    .slice(0, 16)
}

/** As `bundlerSources` in system/version.ts. */
function bundlerSources() {
  return ['bundler', 'contract']
    .flatMap((folder) =>
      readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => /\.(?:ts|mjs)$/.test(path))
    .sort()
}

/**
 * Compiles the command into a folder, and removes old copies.
 * @param {string} folder
 * @param {string} name the version
 */
async function compile(folder, name) {
  const { build } = await import('rolldown')
  const temporary = `${folder}.${process.pid}.part`
  await build({
    input: { cli: join(SOURCES, 'bundler/command/cli.ts'), worker: join(SOURCES, 'bundler/worker.ts') },
    platform: 'node',
    logLevel: 'silent',
    transform: { define: { BUNDLER_VERSION: JSON.stringify(name) } },
    output: { dir: temporary, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
  })
  try {
    renameSync(temporary, folder)
  } catch {
    // Another process has compiled it meanwhile.
    rmSync(temporary, { recursive: true, force: true })
  }
  for (const other of readdirSync(CACHES)) {
    const path = join(CACHES, other)
    // A running command may still load chunks of an older copy, so copies younger than a day are kept.
    if (other.startsWith('bundler-') && path !== folder && statSync(path).mtimeMs < Date.now() - DAY_MS)
      rmSync(path, { recursive: true, force: true })
  }
}

async function start() {
  const name = version()
  const folder = join(CACHES, `bundler-${name}`)
  const compiled = join(folder, 'cli.mjs')
  try {
    if (!existsSync(compiled)) {
      mkdirSync(CACHES, { recursive: true })
      await compile(folder, name)
    }
  } catch {
    const { register } = await import('tsx/esm/api')
    register()
  }
  await import(existsSync(compiled) ? pathToFileURL(compiled).href : './cli.ts')
}

try {
  await start()
} catch (error) {
  // The command handles its own errors, so this one happened before it began.
  const trace = error instanceof Error ? error.stack : error
  process.stderr.write(
    `Broadsheet can’t be started. Run npm install. If that does not help, please report this error.\n\n${String(trace)}\n`,
  )
  process.exitCode = 70
}
