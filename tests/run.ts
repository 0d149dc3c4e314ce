/** `npm test`: runs all checks and tests, the fastest first, and prints the totals. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { obtainBrowser } from './browser.ts'
import { ROOT, WORK_FOLDER } from './built-site.ts'

/** Numbers of tests by result. */
interface Results {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const RESULTS_FOLDER = join(WORK_FOLDER, 'results')
const UNIT_RESULTS = join(RESULTS_FOLDER, 'unit.json')
const JOURNEY_RESULTS = join(RESULTS_FOLDER, 'journeys.json')

const log = (line: string) => console.log(line)

/** Runs a command with its output on this terminal. Returns true when it succeeds. */
function succeeds(command: string, env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      shell: true,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}

/** Runs one step and prints its title, its results and its duration. */
async function step(name: string, work: () => Promise<Results>): Promise<Results> {
  log(`\n── ${name} ${'─'.repeat(Math.max(0, 72 - name.length))}`)
  const started = Date.now()
  const results = await work()
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  log(
    `${results.failed > 0 ? '✗' : '✓'} ${name}: ${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped in ${seconds} s`,
  )
  return results
}

/** Runs an npm script. It counts as one test. */
const check = (script: string) =>
  step(script, async () =>
    (await succeeds(`npm run --silent ${script}`))
      ? { passed: 1, failed: 0, skipped: 0 }
      : { passed: 0, failed: 1, skipped: 0 },
  )

function readJson(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/** Returns the number at a path of keys; 0 when there is none. */
function numberIn(value: unknown, ...path: readonly string[]): number {
  const entriesOf = (at: unknown) =>
    new Map<string, unknown>(typeof at === 'object' && at !== null ? Object.entries(at) : [])
  const found = path.reduce<unknown>((at, key) => entriesOf(at).get(key), value)
  return typeof found === 'number' ? found : 0
}

/** Adds a failure when the test runner failed although none of its tests did. */
const withRunnerFailure = (results: Results, hasSucceeded: boolean): Results =>
  hasSucceeded || results.failed > 0 ? results : { ...results, failed: 1 }

async function unitTests(): Promise<Results> {
  const hasSucceeded = await succeeds(
    `npx vitest run --reporter=default --reporter=json --outputFile.json="${UNIT_RESULTS}"`,
  )
  const report = readJson(UNIT_RESULTS)
  return withRunnerFailure(
    {
      passed: numberIn(report, 'numPassedTests'),
      failed: numberIn(report, 'numFailedTests'),
      skipped: numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests'),
    },
    hasSucceeded,
  )
}

async function journeys(): Promise<Results> {
  let browser: string
  try {
    browser = await obtainBrowser(log)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const hasSucceeded = await succeeds('npx playwright test', {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: JOURNEY_RESULTS,
  })
  const report = readJson(JOURNEY_RESULTS)
  return withRunnerFailure(
    {
      passed: numberIn(report, 'stats', 'expected'),
      failed: numberIn(report, 'stats', 'unexpected') + numberIn(report, 'stats', 'flaky'),
      skipped: numberIn(report, 'stats', 'skipped'),
    },
    hasSucceeded,
  )
}

rmSync(RESULTS_FOLDER, { recursive: true, force: true })
mkdirSync(RESULTS_FOLDER, { recursive: true })

const allResults = [
  await check('types'),
  await check('lint'),
  await check('unused'),
  await step('unit tests', unitTests),
  await check('build'),
  await check('budgets'),
  await step('journeys', journeys),
]
const total = (key: keyof Results) => allResults.reduce((sum, results) => sum + results[key], 0)
process.exitCode = total('failed') > 0 ? 1 : 0
log(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`)
