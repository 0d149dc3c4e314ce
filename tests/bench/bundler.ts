import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../built-site.ts'
import { checkOut, compile, isCompiled } from './check-out.ts'
import { generateArchive } from './many.ts'

/**
 * Measures the bundler's command on a generated archive, as ratios to a cold build in the same run: rebuilds after each kind
 * of change, an archive with a warning in every file, and two simple scripts. Nothing is asserted.
 *
 *   --sizes 10000,100000   numbers of articles
 *   --seed 1               of the archive
 *   --runs 3               each figure is the median of this many; above 50,000 articles of one
 *   --beside HEAD~20       a commit whose cold build is measured too
 */

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
    beside: { type: 'string' },
  },
})

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
let folders = 0
const newFolder = () => join(folder, String(folders++))

interface Run {
  /** Seconds. */
  readonly wall: number
  readonly cpu: number
  /** Megabytes. */
  readonly peak: number
  readonly stdout: string
}

function run(root: string, script: string, args: readonly string[], cache: string): Run {
  const measured = join(folder, 'measured.json')
  const started = performance.now()
  const { status, stdout, stderr }: SpawnSyncReturns<string> = spawnSync(
    process.execPath,
    ['--import', join(ROOT, 'tests/bench/measure.mjs'), join(root, script), ...args],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      env: { ...process.env, BROADSHEET_CACHE: cache, MEASURE_FILE: measured },
    },
  )
  const wall = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`)
  const { cpu, peak } = JSON.parse(readFileSync(measured, 'utf8')) as { cpu: number; peak: number }
  return { wall, cpu, peak, stdout }
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Builds of one folder with one cache and one output folder. */
class Workspace {
  readonly content: string
  private readonly root: string
  private readonly cache = newFolder()
  private readonly out = newFolder()

  constructor(content: string, root = ROOT) {
    this.content = content
    this.root = root
  }

  build(...options: readonly string[]): Run {
    const [script = '', ...names] = commandIn(this.root)
    return run(this.root, script, [...names, '--content', this.content, '--out', this.out, ...options], this.cache)
  }
}

/** The command that writes an index; older commits have it in other places. */
const commandIn = (root: string) =>
  isCompiled(root)
    ? ['lib/cli.mjs', 'bundle']
    : ['src/bundler/command/launch.mjs', 'src/bundler/launch.mjs'].filter((path) => existsSync(join(root, path)))

const articlesIn = (content: string) => readdirSync(join(content, '_news')).map((name) => join(content, '_news', name))

/** Replaces text in the article at a position of the archive, from 0 to 1. */
function edit(content: string, position: number, from: RegExp, to: string): void {
  const paths = articlesIn(content)
  const path = paths[Math.floor(paths.length * position)] ?? ''
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
}

const NEW = '_news/2026-06-30-a-new-article.md'

/** What publishers do between two builds. */
const CHANGES: Readonly<Record<string, (content: string) => void>> = {
  unchanged: () => {},
  'one wording changed': (content) => edit(content, 0.3, /^title: "/m, 'title: "Changed '),
  'another topic': (content) => edit(content, 0.6, /^ {2}- Topic \d\d$/m, '  - Topic 01'),
  'one new article': (content) =>
    writeFileSync(
      join(content, NEW),
      '---\ntitle: A new article\npublishedDateTime: 2026-06-30T17:00:00Z\nwebUrl: https://new.example/article\ntopics: [Topic 02]\n---\n',
    ),
  'one removed': (content) => rmSync(join(content, NEW)),
}

function row(name: string, runs: readonly Run[], cold?: number): string {
  const [wall, cpu] = [median(runs.map((one) => one.wall)), median(runs.map((one) => one.cpu))]
  const peak = Math.max(...runs.map((one) => one.peak))
  const ratio = cold === undefined ? '' : `   ${(wall / cold).toFixed(3)} of cold`
  return `${name.padEnd(26)}${wall.toFixed(2).padStart(8)} s${cpu.toFixed(2).padStart(8)} s${peak.toFixed(0).padStart(7)} MB${ratio}`
}

function benchSize(articles: number, runs: number, beside: string | undefined): void {
  const plan = { articles, seed: Number(values.seed) }
  const results = new Map<string, Run[]>()
  const note = (name: string, one: Run) => results.set(name, [...(results.get(name) ?? []), one])
  for (let at = 0; at < runs; at++) {
    const content = newFolder()
    generateArchive(content, plan)
    if (beside) note(`cold at ${values.beside}`, new Workspace(content, beside).build())
    const workspace = new Workspace(content)
    note('cold', workspace.build('--json'))
    for (const [name, change] of Object.entries(CHANGES)) {
      change(content)
      note(name, workspace.build())
    }
    // Every file gets a new time and inode, as on a build server.
    generateArchive(content, plan)
    CHANGES['one new article']?.(content)
    note('fresh checkout, one new', workspace.build())
    note('lean script', run(ROOT, 'tests/bench/lean.mjs', [content, join(folder, 'list.json')], folder))
    note('gray-matter script', run(ROOT, 'tests/bench/naive.mjs', [content, join(folder, 'list.json')], folder))
    generateArchive(content, { ...plan, hasMissingLogos: true })
    note('cold, a warning in each', new Workspace(content).build())
    rmSync(content, { recursive: true })
  }
  const cold = results.get('cold') ?? []
  const { files, bytes, stages } = JSON.parse(cold.at(-1)?.stdout ?? '{}') as {
    files: number
    bytes: number
    stages: Record<string, number>
  }
  const wall = median(cold.map((one) => one.wall))
  console.log(`
${articles} articles, seed ${values.seed}, ${runs} runs: ${files} files, ${(bytes / 1e6).toFixed(1)} MB
${''.padEnd(26)}    wall       CPU      peak
${[...results].map(([name, list]) => row(name, list, name === 'cold' ? undefined : wall)).join('\n')}
cold, ms in all threads: ${Object.entries(stages)
    .map(([stage, time]) => `${stage} ${time}`)
    .join(', ')}`)
}

try {
  const beside = values.beside === undefined ? undefined : checkOut(values.beside, newFolder())
  // The first command of older commits compiles the bundler.
  for (const root of beside ? [ROOT, beside] : [ROOT]) {
    if (isCompiled(root)) compile(root)
    const content = newFolder()
    generateArchive(content, { articles: 3, seed: 1 })
    new Workspace(content, root).build()
  }
  for (const size of values.sizes.split(',').map(Number))
    benchSize(size, size > 50_000 ? 1 : Number(values.runs), beside)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
