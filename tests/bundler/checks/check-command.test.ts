// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { runCheck } from '../../../src/bundler/command/check-command.ts'
import { UsageError } from '../../../src/bundler/command/usage.ts'
import { type Files, article, filesBelow, publisher, temporaryFolder } from '../workspace.ts'
import { story } from './newsroom.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** A folder and the command, with a person who answers all questions alike; without an answer there is no terminal. */
function commandOn(files: Files, answer?: string) {
  const content = publisher(files)
  vi.stubEnv('BROADSHEET_CACHE', join(temporaryFolder(), 'cache'))
  vi.stubEnv('GITHUB_ACTIONS', '')
  const questions: string[] = []
  const run = async (...args: string[]) => {
    let [stdout, stderr] = ['', '']
    const code = await runCheck(['--content', content, ...args], {
      print: (text) => void (stdout += `${text}\n`),
      printError: (text) => void (stderr += `${text}\n`),
      hasColour: false,
      ...(answer !== undefined && {
        ask: (question: string) => {
          questions.push(question)
          return Promise.resolve(answer)
        },
      }),
    })
    return { code, stdout, stderr }
  }
  return { content, run, questions }
}

const FINE = story('fine')
const WARNING = story('warning', { titel: 'x' })
const ERROR = story('error', { publishedDateTime: 'soon' })
const CORRECTABLE: Files = { '_news/2026-11-20-a.md': article({ date: '2026/11/20', publishedDateTime: undefined }) }

test.each([
  ['a folder without problems', FINE, [], 0],
  ['warnings', WARNING, [], 0],
  ['warnings with --strict', WARNING, ['--strict'], 1],
  ['errors', { ...FINE, ...ERROR }, [], 1],
] as const)('the exit code of %s is right', async (_, files, args, code) => {
  expect((await commandOn(files).run(...args)).code).toBe(code)
})

test('a folder that does not exist is refused, with JSON as well', async () => {
  const { run } = commandOn(FINE)
  const { code, stdout, stderr } = await run('--content', '/nowhere/at/all', '--json')
  expect(code).toBe(2)
  expect(JSON.parse(stdout)).toEqual({ ok: false, error: '/nowhere/at/all: There is no such folder.' })
  expect(stderr).toContain('There is no such folder.')
})

test.each([
  [['--quiet-days', 'soon'], '“soon”'],
  [['--yes'], '--yes belongs to --fix'],
  [['--html', ''], '--html needs the name of a file'],
  [['--check-link'], 'Did you mean --check-links?'],
])('%s is a wrong command', async (args, message) => {
  const { run } = commandOn(FINE)
  await expect(run(...args)).rejects.toThrow(UsageError)
  await expect(run(...args)).rejects.toThrow(message)
})

test('the text names every kind, and how to check what was not', async () => {
  const { stdout } = await commandOn({ ...FINE, ...ERROR }).run()
  expect(stdout).toMatch(/^Broadsheet: 1 article of 1 outlet in 0 topics\. 1 error, 1 note\.\n/)
  expect(stdout).toContain('Dead links: not checked (--check-links asks for them)')
  expect(stdout).toContain('  error  _news/2026-11-20-error.md:3:20\n    publishedDateTime: Found “soon”')
})

test('the JSON has all findings, and the corrections with their diffs', async () => {
  const { stdout } = await commandOn({ ...FINE, ...CORRECTABLE }).run('--json')
  const report: unknown = JSON.parse(stdout)
  expect(report).toMatchObject({
    ok: true,
    site: 'Broadsheet',
    counts: { articles: 2, errors: 0 },
    coverage: { events: 2, oneOutlet: 2 },
    sizes: { hosts: [{ host: 'GitHub Pages', isEnough: true }, {}, {}] },
    corrections: [
      {
        file: '_news/2026-11-20-a.md',
        notes: [{ kind: 'date-spelling', field: 'date' }],
        diff: expect.stringContaining('+date: "2026-11-20"') as unknown,
      },
    ],
  })
})

test('the page is written, again over itself, and never over another file', async () => {
  const { run, content } = commandOn(FINE)
  const file = join(temporaryFolder(), 'report.html')
  expect((await run('--html', file)).stdout).toContain(`The page is ${file}.`)
  await run('--html', file)
  expect(readFileSync(file, 'utf8')).toContain('<h1 dir="auto">Broadsheet</h1>')
  const own = join(content, '_news/2026-11-20-fine.md')
  await expect(run('--html', own)).rejects.toThrow('exists and is not a report')
  expect(readFileSync(own, 'utf8')).toMatch(/^---/)
})

test('on GitHub, problems are annotated beside the lines of the change', async () => {
  const { run } = commandOn({ ...FINE, ...ERROR })
  vi.stubEnv('GITHUB_ACTIONS', 'true')
  expect((await run()).stdout).toMatch(
    /^::error file=.*_news\/2026-11-20-error\.md,line=3,col=20,title=invalid-date::/m,
  )
})

test('--fix shows a diff and writes what a person agrees to', async () => {
  const { run, content, questions } = commandOn({ ...FINE, ...CORRECTABLE }, 'y')
  const { code, stdout } = await run('--fix')
  expect(stdout).toContain('-date: "2026/11/20"\n+date: "2026-11-20"')
  expect(questions).toEqual(['Correct 1 place in 1 file? [y/N] '])
  expect(readFileSync(join(content, '_news/2026-11-20-a.md'), 'utf8')).toContain('"2026-11-20"')
  expect(stdout).toContain('Safe corrections: none needed')
  expect(code).toBe(0)
})

test.each([
  ['a person refuses', 'n', 'Nothing was written.'],
  ['a person just presses Enter', '', 'Nothing was written.'],
  ['nobody can be asked', undefined, 'run broadsheet check --fix --yes'],
])('--fix writes nothing when %s', async (_, answer, message) => {
  const { run, content } = commandOn({ ...FINE, ...CORRECTABLE }, answer)
  const before = filesBelow(content)
  const { code, stdout, stderr } = await run('--fix')
  expect(code).toBe(1)
  expect(stdout).toContain('+date: "2026-11-20"')
  expect(stderr).toContain(message)
  expect(filesBelow(content)).toEqual(before)
})

test('--fix --yes writes without asking, and a second time changes nothing', async () => {
  const { run, content } = commandOn({
    ...CORRECTABLE,
    '_news/2026-11-20-b.md': `\uFEFF${article({ title: 'B ' }).replaceAll('\n', '\r\n')}`,
  })
  const { code, stdout } = await run('--fix', '--yes')
  expect([code, stdout]).toEqual([0, expect.stringContaining('Corrected 2 files.')])
  expect(stdout).toContain('_news/2026-11-20-b.md: byte order mark')
  const after = filesBelow(content)
  expect((await run('--fix', '--yes')).stdout).toContain('There is nothing to correct.')
  expect(filesBelow(content)).toEqual(after)
})

test('a check writes nothing into the content folder', async () => {
  const { run, content } = commandOn({ ...FINE, ...CORRECTABLE })
  const before = filesBelow(content)
  await run()
  expect(filesBelow(content)).toEqual(before)
})
