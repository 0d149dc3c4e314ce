import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateArchive } from './many.ts'

/**
 * The bundler beside what anybody would write first (naive.mjs), on the same folder, taking turns: as most such scripts are
 * written, which await file after file, and reading synchronously, which takes half as long. Prints medians:
 * seconds of wall and of CPU, MB at most, and ratios; nothing is asserted.
 */

const ROOT = join(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
  },
})

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))

interface Run {
  /** Seconds. */
  readonly wall: number
  readonly cpu: number
  /** MB. */
  readonly peak: number
  readonly stdout: string
}

function run(script: string, args: readonly string[], cache: string): Run {
  const measured = join(folder, 'measured.json')
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', join(ROOT, 'tests/bench/measure.mjs'), join(ROOT, script), ...args],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, BROADSHEET_CACHE: cache, MEASURE_FILE: measured } },
  )
  const wall = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`)
  const { cpu, peak } = JSON.parse(readFileSync(measured, 'utf8')) as { cpu: number; peak: number }
  return { wall, cpu, peak, stdout }
}

/** Rebuilds of each kind after a cold build: they are short, so one of them says little. */
const REBUILDS = 3

/** The naive script may not get through. */
function attempt(args: readonly string[], cache: string): Run | string {
  try {
    return run('tests/bench/naive.mjs', args, cache)
  } catch (error) {
    return /^(?:\w*Error|FATAL ERROR): .*$/m.exec(String(error).replace(/^.*ended with.*$/m, ''))?.[0] ?? 'fails'
  }
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
const medianOf = (runs: readonly Run[]): Omit<Run, 'stdout'> => ({
  wall: median(runs.map(({ wall }) => wall)),
  cpu: median(runs.map(({ cpu }) => cpu)),
  peak: Math.max(...runs.map(({ peak }) => peak)),
})

const row = (name: string, { wall, cpu, peak }: Omit<Run, 'stdout'>, ratio = '') =>
  `${name.padEnd(24)}${wall.toFixed(2).padStart(9)} s${cpu.toFixed(2).padStart(9)} s${peak.toFixed(0).padStart(8)} MB   ${ratio}`

function benchSize(articles: number, runs: number): void {
  const content = join(folder, 'content')
  generateArchive(content, { articles, seed: Number(values.seed) })
  const [naive, synchronous]: [(Run | string)[], (Run | string)[]] = [[], []]
  const [cold, unchanged, changed]: [Run[], Run[], Run[]] = [[], [], []]
  const news = readdirSync(join(content, '_news'))
  for (let at = 0; at < runs; at++) {
    // Folders of its own for each run: for some minutes after files were removed, ext4 takes many times as long to make others.
    const [cache, out] = [join(folder, `${articles}-${at}/cache`), join(folder, `${articles}-${at}/data`)]
    const bundle = () => run('src/bundler/command/launch.mjs', ['--content', content, '--out', out, '--json'], cache)
    naive.push(attempt([content, join(folder, 'naive.json'), 'promises'], folder))
    synchronous.push(attempt([content, join(folder, 'naive.json')], folder))
    cold.push(bundle())
    for (let again = 0; again < REBUILDS; again++) {
      unchanged.push(bundle())
      const place = (at * REBUILDS + again + 1) / (runs * REBUILDS + 1)
      appendFileSync(join(content, '_news', news[Math.floor(news.length * place)] ?? ''), '\nMore.\n')
      changed.push(bundle())
    }
  }
  const whole = medianOf(cold)
  const to = (one: number, other: number, name: string) => `${(one / other).toFixed(3)} of ${name}`
  const other = (name: string, runs: readonly (Run | string)[]) => {
    const done = runs.filter((one) => typeof one !== 'string')
    const reason = runs.find((one) => typeof one === 'string')
    if (reason !== undefined) return `${name.padEnd(24)}  ${reason}`
    return row(name, medianOf(done), `cold is ${to(whole.wall, medianOf(done).wall, 'it')}`)
  }
  const said = JSON.parse(cold.at(-1)?.stdout ?? '{}') as {
    files: number
    bytes: number
    stages: Record<string, number>
  }
  console.log(`
${articles} articles, seed ${values.seed}, ${runs} runs: ${said.files} files, ${(said.bytes / 1e6).toFixed(1)} MB
${''.padEnd(24)}     wall        CPU       peak
${other('naive script', naive)}
${other('the same, synchronous', synchronous)}
${row('cold', whole)}
${row('unchanged', medianOf(unchanged), to(medianOf(unchanged).wall, whole.wall, 'cold'))}
${row('one file changed', medianOf(changed), to(medianOf(changed).wall, whole.wall, 'cold'))}
cold, ms in all threads: ${Object.entries(said.stages)
    .map(([stage, time]) => `${stage} ${time}`)
    .join(', ')}`)
}

try {
  // The first command compiles the bundler.
  generateArchive(join(folder, 'first'), { articles: 3, seed: 1 })
  run(
    'src/bundler/command/launch.mjs',
    ['--content', join(folder, 'first'), '--out', join(folder, 'data')],
    join(folder, 'cache'),
  )
  for (const size of values.sizes.split(',').map(Number)) benchSize(size, size > 50_000 ? 1 : Number(values.runs))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
