/** Everything that must hold, in the order in which it is cheapest to learn that it does not. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { obtainBrowser } from './browser.ts'
import { ROOT, WORK_FOLDER } from './built-site.ts'

interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const RESULTS = join(WORK_FOLDER, 'results')
const UNIT_RESULTS = join(RESULTS, 'unit.json')
const JOURNEY_RESULTS = join(RESULTS, 'journeys.json')

const say = (line: string) => console.log(line)

/** Runs a command with its output in full, and says whether it ended well. */
function runs(command: string, env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(command, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      shell: true,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', () => done(false))
    child.on('close', (code) => done(code === 0))
  })
}

async function step(name: string, work: () => Promise<Tally>): Promise<Tally> {
  say(`\n── ${name} ${'─'.repeat(Math.max(0, 72 - name.length))}`)
  const started = Date.now()
  const tally = await work()
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  say(
    `${tally.failed > 0 ? '✗' : '✓'} ${name}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped in ${seconds} s`,
  )
  return tally
}

/** A check that either holds or does not counts as one test. */
const gate = (script: string) =>
  step(script, async () =>
    (await runs(`npm run --silent ${script}`))
      ? { passed: 1, failed: 0, skipped: 0 }
      : { passed: 0, failed: 1, skipped: 0 },
  )

function readJson(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

function numberIn(value: unknown, ...path: readonly string[]): number {
  const entriesOf = (at: unknown) =>
    new Map<string, unknown>(typeof at === 'object' && at !== null ? Object.entries(at) : [])
  const found = path.reduce<unknown>((at, key) => entriesOf(at).get(key), value)
  return typeof found === 'number' ? found : 0
}

/** A runner that failed as a whole, without a failed test, still counts as one failure. */
const honest = (tally: Tally, ended: boolean): Tally => (ended || tally.failed > 0 ? tally : { ...tally, failed: 1 })

async function unitTests(): Promise<Tally> {
  const ended = await runs(`npx vitest run --reporter=default --reporter=json --outputFile.json="${UNIT_RESULTS}"`)
  const report = readJson(UNIT_RESULTS)
  return honest(
    {
      passed: numberIn(report, 'numPassedTests'),
      failed: numberIn(report, 'numFailedTests'),
      skipped: numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests'),
    },
    ended,
  )
}

async function journeys(): Promise<Tally> {
  let browser: string
  try {
    browser = await obtainBrowser(say)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const ended = await runs('npx playwright test', {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: JOURNEY_RESULTS,
  })
  const report = readJson(JOURNEY_RESULTS)
  return honest(
    {
      passed: numberIn(report, 'stats', 'expected'),
      failed: numberIn(report, 'stats', 'unexpected') + numberIn(report, 'stats', 'flaky'),
      skipped: numberIn(report, 'stats', 'skipped'),
    },
    ended,
  )
}

rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })

const tallies = [
  await gate('types'),
  await gate('lint'),
  await gate('unused'),
  await step('unit tests', unitTests),
  await gate('build'),
  await gate('budgets'),
  await step('journeys', journeys),
]
const total = (key: keyof Tally) => tallies.reduce((sum, tally) => sum + tally[key], 0)
process.exitCode = total('failed') > 0 ? 1 : 0
say(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`)
