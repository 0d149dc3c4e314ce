/** `npm run compile`: makes `lib/`, which is what the package holds. Does nothing when it was made from the same sources. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { editorSchemas } from '../bundler/schemas/editor-schemas.ts'
import { compileCommand } from './compile-command.ts'
import { compileEmbed } from './compile-embed.ts'
import { compileLibraries } from './compile-libraries.ts'
import { licencesOf } from './compile-licences.ts'
import { compileReader, compileRenderers } from './compile-reader.ts'
import { compileTypes } from './compile-types.ts'
import { compileWorkers } from './compile-worker.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const OUT = join(ROOT, 'lib')
/** Hash of the sources. It is written last, so that a folder without it is not complete. */
const STAMP = 'sources.txt'
const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
]

function filesOf(path: string): string[] {
  if (!existsSync(join(ROOT, path))) return []
  const below = readdirSync(join(ROOT, path), { withFileTypes: true })
  return below.flatMap((entry) => {
    const place = `${path}/${entry.name}`
    return entry.isDirectory() ? filesOf(place) : [place]
  })
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(process.version)
  const files = SOURCES.flatMap((path) => (/\./.test(path) ? [path] : filesOf(path).sort()))
  for (const file of files) hash.update(file).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}

async function compileAll(out: string): Promise<void> {
  const at = (part: string) => join(out, part)
  mkdirSync(out, { recursive: true })
  const modules = [
    ...(await compileReader(ROOT, at('reader'))),
    ...(await compileRenderers(ROOT, at('render'))),
    ...(await compileCommand(ROOT, out)),
    ...(await compileLibraries(ROOT, out)),
  ]
  await compileEmbed(ROOT, at('render/embed.mjs'), at('embed'))
  await compileWorkers(ROOT, at('worker'))
  compileTypes(ROOT, at('types'))
  writeFileSync(at('LIBRARIES.txt'), licencesOf(modules))
  cpSync(join(ROOT, 'src/ui/fonts'), at('fonts'), { recursive: true })
  mkdirSync(at('schemas'))
  for (const [file, schema] of Object.entries(editorSchemas()))
    writeFileSync(join(at('schemas'), file), `${JSON.stringify(schema)}\n`)
}

const hash = hashOfSources()
const stamp = join(OUT, STAMP)
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
  const temporary = `${OUT}.${process.pid}.part`
  const old = `${OUT}.${process.pid}.old`
  try {
    await compileAll(temporary)
    writeFileSync(join(temporary, STAMP), hash)
    if (existsSync(OUT)) renameSync(OUT, old)
    renameSync(temporary, OUT)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
}
