/** `npm run budgets`: checks that the files of the built-in edition are small enough for readers on phones. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { INDEX_FOLDER, MANIFEST_FILE } from '../src/contract/addresses.ts'
import { ROOT, WORK_FOLDER, compileCurrent, ensureSite } from './built-site.ts'

const OUT = join(WORK_FOLDER, 'e2e/demo')

const KB = 1000

interface Measurement {
  /** What was measured, as a title. */
  readonly name: string
  readonly bytes: number
  /** Maximum in bytes. */
  readonly budget: number
  /** Number of files, and the largest one if each is measured by itself. */
  readonly note?: string
}

const gzipSize = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** Paths of the files below a folder whose names have an ending. */
function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
}

/** Scripts that the front page needs: those that a page without content names, and all that these import. */
function initialScripts(out: string): string[] {
  // The pages that were drawn at build load them later.
  const html = readFileSync(join(out, '404.html'), 'utf8')
  const linked = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  )
  const scripts = new Set<string>()
  // The base path of the site is `/`, so an address is also a path below the output folder.
  const queue = linked.map((address) => join(out, address))
  for (let path = queue.pop(); path; path = queue.pop()) {
    if (scripts.has(path)) continue
    scripts.add(path)
    const text = readFileSync(path, 'utf8')
    for (const match of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g))
      queue.push(join(dirname(path), match[1] ?? ''))
  }
  return [...scripts]
}

/** Measures each of several files, and returns the largest. */
function largest(
  name: string,
  paths: readonly string[],
  budget: number,
  sizeOf: (path: string) => number = gzipSize,
): Measurement {
  const [file] = paths.map((path) => ({ path, bytes: sizeOf(path) })).sort((a, b) => b.bytes - a.bytes)
  return {
    name,
    bytes: file?.bytes ?? 0,
    budget,
    note: file ? `${paths.length} files, the largest is ${file.path.slice(OUT.length + 1)}` : 'no files',
  }
}

/** Opening a story needs its shard and the directory that names the shard. Returns the size of both. */
function storySizes(data: string): (shard: string) => number {
  const directories = filesIn(join(data, 'directory'), '.json').map((path) => ({
    text: readFileSync(path, 'utf8'),
    bytes: gzipSize(path),
  }))
  return (shard) => {
    const hash = shard.split('.').at(-2) ?? ''
    return (
      gzipSize(shard) + Math.max(0, ...directories.filter(({ text }) => text.includes(hash)).map(({ bytes }) => bytes))
    )
  }
}

/** Addresses of files with an ending that a page loads. */
const linkedFiles = (page: string, ending: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/<(?:script|link|img)\b[^>]*?\s(?:src|href)="([^"]+)"/g)].flatMap(
    ([, address = '']) => (address.endsWith(ending) ? address : []),
  )

/** Total size of the fonts that style sheets load. Fonts are compressed already. */
function fontsSize(styles: readonly string[]): number {
  const fonts = styles.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/url\(([^)]+\.woff2)\)/g)].map(([, name = '']) => name.replace(/.*\//, '')),
  )
  return sum([...new Set(fonts)].map((name) => readFileSync(join(OUT, 'app', name)).length))
}

/** Size of a document with its styles, script and logos of outlets, but without pictures. */
function embedSize(page: string): number {
  const isLogo = (address: string) => address.includes('/organizations/')
  const files = ['.css', '.js', '.svg', '.png', '.webp', '.jpg'].flatMap((ending) =>
    linkedFiles(page, ending).filter((address) => ending === '.css' || ending === '.js' || isLogo(address)),
  )
  return gzipSize(page) + sum([...new Set(files)].map((address) => gzipSize(join(dirname(page), address))))
}

function measureAll(out: string): Measurement[] {
  const data = join(out, INDEX_FOLDER)
  const scripts = initialScripts(out)
  const styles = linkedFiles(join(out, 'index.html'), '.css').map((address) => join(out, address))
  const embedStyles = linkedFiles(join(out, 'embed/index.html'), '.css').map((address) => join(out, 'embed', address))
  return [
    {
      name: 'Initial JavaScript of the feed',
      bytes: sum(scripts.map(gzipSize)),
      budget: 103.6 * KB,
      note: `${scripts.length} files`,
    },
    { name: 'Styles', bytes: sum(styles.map(gzipSize)), budget: 14 * KB },
    { name: 'Fonts', bytes: fontsSize(styles), budget: 60 * KB },
    { name: 'Manifest', bytes: gzipSize(join(data, MANIFEST_FILE)), budget: 12 * KB },
    largest('Each front', filesIn(join(data, 'fronts'), '.json'), 30 * KB),
    largest('Each story with its directory', filesIn(join(data, 'stories'), '.json'), 16 * KB, storySizes(data)),
    largest('Each embedded document', filesIn(join(out, 'embed'), 'index.html'), 20 * KB, embedSize),
    { name: 'Fonts of an embedded document', bytes: fontsSize(embedStyles), budget: 17 * KB },
    { name: 'Service worker', bytes: gzipSize(join(out, 'sw.js')), budget: 5.3 * KB },
    { name: 'Script for host pages', bytes: gzipSize(join(out, 'embed.js')), budget: 2 * KB },
  ]
}

await compileCurrent()
await ensureSite({ content: join(ROOT, 'content'), base: '/', outDir: OUT })
const measurements = measureAll(OUT)
const inKb = (bytes: number) => (bytes / KB).toFixed(1).padStart(7)
console.log('  kB gzip  budget')
for (const { name, bytes, budget, note } of measurements) {
  console.log(`${bytes > budget ? '✗' : '✓'} ${inKb(bytes)} ${inKb(budget)}  ${name}${note ? ` (${note})` : ''}`)
}
// Without this check, a renamed file would pass unnoticed.
const missing = measurements.filter(({ bytes }) => bytes === 0)
for (const { name } of missing) console.error(`${name}: the build has no such file, so nothing was measured.`)
const over = measurements.filter(({ bytes, budget }) => bytes > budget)
for (const { name, bytes, budget } of over)
  console.error(`${name}: ${bytes} bytes, which is ${bytes - budget} bytes over the budget of ${budget}.`)
process.exitCode = over.length + missing.length > 0 ? 1 : 0
