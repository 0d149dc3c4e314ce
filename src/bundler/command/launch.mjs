// Runs the bundler's command from a compiled copy, which starts three times as fast as its TypeScript sources. The copy is
// kept in the cache folder and compiled again when a source has changed. If compiling fails, the sources are run with tsx.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const SOURCES = join(ROOT, 'src')
const CACHES = join(ROOT, 'node_modules/.cache/broadsheet')
const DAY = 86_400_000

/** The same hash as `versionOf` in system/version.ts, which can't be imported before it is compiled. */
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
 * @param {string} folder
 * @param {string} name
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
    // Another command has compiled it meanwhile.
    rmSync(temporary, { recursive: true, force: true })
  }
  for (const other of readdirSync(CACHES)) {
    const path = join(CACHES, other)
    // A running command may still load chunks of an older copy, so only copies of yesterday are removed.
    if (other.startsWith('bundler-') && path !== folder && statSync(path).mtimeMs < Date.now() - DAY)
      rmSync(path, { recursive: true, force: true })
  }
}

const name = version()
const folder = join(CACHES, `bundler-${name}`)
try {
  if (!existsSync(join(folder, 'cli.mjs'))) {
    mkdirSync(CACHES, { recursive: true })
    await compile(folder, name)
  }
} catch {
  const { register } = await import('tsx/esm/api')
  register()
}
await import(existsSync(join(folder, 'cli.mjs')) ? pathToFileURL(join(folder, 'cli.mjs')).href : './cli.ts')
