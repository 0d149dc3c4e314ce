/** Weighs the built reader and its index against what a reader on a phone should have to load. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { INDEX_FOLDER, MANIFEST_FILE } from '../src/contract/addresses.ts'
import { ROOT, WORK_FOLDER, ensureSite } from './built-site.ts'

const OUT = join(WORK_FOLDER, 'e2e/demo')

const KB = 1000

interface Weight {
  readonly what: string
  readonly bytes: number
  readonly budget: number
  /** The heaviest file, where several are weighed one by one. */
  readonly note?: string
}

const gzipped = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** Files below a folder whose names end so. */
function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
}

/** Everything the front page must have: the scripts index.html names, its own screen, and what these import. */
function initialScripts(out: string): string[] {
  const html = readFileSync(join(out, 'index.html'), 'utf8')
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  )
  const seen = new Set<string>()
  // The site is built for the base path `/`.
  const screen = filesIn(join(out, 'app'), '.js').filter((path) => /[/\\]home-screen-[^/\\]+$/.test(path))
  const queue = [...named.map((address) => join(out, address)), ...screen]
  for (let path = queue.pop(); path; path = queue.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const text = readFileSync(path, 'utf8')
    for (const match of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g))
      queue.push(join(dirname(path), match[1] ?? ''))
  }
  return [...seen]
}

function heaviest(
  what: string,
  paths: readonly string[],
  budget: number,
  weigh: (path: string) => number = gzipped,
): Weight {
  const weights = paths.map((path) => ({ path, bytes: weigh(path) })).sort((a, b) => b.bytes - a.bytes)
  const [worst] = weights
  return {
    what,
    bytes: worst?.bytes ?? 0,
    budget,
    note: worst ? `${paths.length} files, the heaviest ${worst.path.slice(OUT.length + 1)}` : 'none',
  }
}

/** A story is opened with its own shard and the directory that names it. */
function weighStory(data: string): (shard: string) => number {
  const directories = filesIn(join(data, 'directory'), '.json').map((path) => ({
    text: readFileSync(path, 'utf8'),
    bytes: gzipped(path),
  }))
  return (shard) => {
    const hash = shard.split('.').at(-2) ?? ''
    return (
      gzipped(shard) + Math.max(0, ...directories.filter(({ text }) => text.includes(hash)).map(({ bytes }) => bytes))
    )
  }
}

/** Files of a kind that a page names. */
const named = (page: string, ending: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/<(?:script|link|img)\b[^>]*?\s(?:src|href)="([^"]+)"/g)].flatMap(
    ([, address = '']) => (address.endsWith(ending) ? address : []),
  )

function weighFonts(styles: readonly string[]): number {
  const fonts = styles.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/url\(([^)]+\.woff2)\)/g)].map(([, name = '']) => name.replace(/.*\//, '')),
  )
  return sum([...new Set(fonts)].map((name) => readFileSync(join(OUT, 'app', name)).length))
}

/** A document with its styles, its script and its outlets' logos; pictures come on top. */
function weighEmbed(page: string): number {
  const isLogo = (address: string) => address.includes('/organizations/')
  const files = ['.css', '.js', '.svg', '.png', '.webp', '.jpg'].flatMap((ending) =>
    named(page, ending).filter((address) => ending === '.css' || ending === '.js' || isLogo(address)),
  )
  return gzipped(page) + sum([...new Set(files)].map((address) => gzipped(join(dirname(page), address))))
}

function weighAll(out: string): Weight[] {
  const data = join(out, INDEX_FOLDER)
  const scripts = initialScripts(out)
  const styles = named(join(out, 'index.html'), '.css').map((address) => join(out, address))
  const embedStyles = named(join(out, 'embed/index.html'), '.css').map((address) => join(out, 'embed', address))
  return [
    {
      what: 'Initial JavaScript of the feed',
      bytes: sum(scripts.map(gzipped)),
      budget: 110 * KB,
      note: `${scripts.length} files`,
    },
    { what: 'Styles', bytes: sum(styles.map(gzipped)), budget: 20 * KB },
    { what: 'Fonts', bytes: weighFonts(styles), budget: 90 * KB },
    { what: 'Manifest', bytes: gzipped(join(data, MANIFEST_FILE)), budget: 12 * KB },
    heaviest('Each front', filesIn(join(data, 'fronts'), '.json'), 30 * KB),
    heaviest('Each story with its directory', filesIn(join(data, 'stories'), '.json'), 16 * KB, weighStory(data)),
    heaviest('Each embedded document', filesIn(join(out, 'embed'), 'index.html'), 20 * KB, weighEmbed),
    { what: 'Fonts of an embedded document', bytes: weighFonts(embedStyles), budget: 30 * KB },
    { what: 'Service worker', bytes: gzipped(join(out, 'sw.js')), budget: 5 * KB },
    { what: 'Script for host pages', bytes: gzipped(join(out, 'embed.js')), budget: 2 * KB },
  ]
}

await ensureSite({ content: join(ROOT, 'content'), base: '/', outDir: OUT })
const weights = weighAll(OUT)
const inKb = (bytes: number) => (bytes / KB).toFixed(1).padStart(7)
console.log('  kB gzip  budget')
for (const { what, bytes, budget, note } of weights) {
  console.log(`${bytes > budget ? '✗' : '✓'} ${inKb(bytes)} ${inKb(budget)}  ${what}${note ? ` (${note})` : ''}`)
}
// An empty scale proves nothing.
const unseen = weights.filter(({ bytes }) => bytes === 0)
for (const { what } of unseen) console.error(`${what}: no such file was found in the build, so nothing was weighed.`)
const over = weights.filter(({ bytes, budget }) => bytes > budget)
for (const { what, bytes, budget } of over)
  console.error(`${what}: ${bytes} bytes, ${bytes - budget} over the budget of ${budget}.`)
process.exitCode = over.length + unseen.length > 0 ? 1 : 0
