// Runs the bundler's command from a compiled copy, which starts several times faster than its sources. The copy is made
// when they have changed, in the folder of caches; where that is not possible the sources themselves are run.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CACHES = join(ROOT, 'node_modules/.cache/broadsheet')
const DAY = 86_400_000

/** As `versionOf` in version.ts. */
function version() {
  const hash = createHash('sha256').update(process.version)
  for (const folder of ['src/bundler', 'src/contract']) {
    for (const name of readdirSync(join(ROOT, folder)).sort()) hash.update(readFileSync(join(ROOT, folder, name)))
  }
  return hash
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
    .slice(0, 16)
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function compile(folder, name) {
  const { build } = await import('rolldown')
  const temporary = `${folder}.${process.pid}.part`
  await build({
    input: Object.fromEntries(
      ['cli', 'worker', 'stat-worker'].map((part) => [part, join(ROOT, `src/bundler/${part}.ts`)]),
    ),
    platform: 'node',
    logLevel: 'silent',
    transform: { define: { BUNDLER_VERSION: JSON.stringify(name) } },
    output: { dir: temporary, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
  })
  try {
    renameSync(temporary, folder)
  } catch {
    // Another command was faster.
    rmSync(temporary, { recursive: true, force: true })
  }
  for (const other of readdirSync(CACHES)) {
    const path = join(CACHES, other)
    // A command that is running may still load parts of the last one.
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
