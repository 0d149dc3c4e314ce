// @vitest-environment node
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toAnnotations } from '../../../src/bundler/report/report.ts'
import { BROKEN, VALID_FOLDER, WARNING, commandFolder } from '../command-folder.ts'
import { runCommand, startCommandWithOutput } from '../run-command.ts'
import { type Files, WrittenIndex, article, filesBelow, temporaryFolder, writeFiles } from '../workspace.ts'

describe('npm run bundle', () => {
  const MANY: Files = {
    ...VALID_FOLDER,
    ...Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [
        `_news/2020-07-0${at + 1}-story.md`,
        article({ webUrl: `https://outlet.example/${at}`, related: [{ title: 'No address' }] }),
      ]),
    ),
    '_news/2020-08-01-broken.md': '---\ntitle: "Open\n---\n',
  }

  test('shows each kind of problem once, errors first, with its number and the option that lists every place', () => {
    const { stderr } = commandFolder(MANY).run()
    expect(stderr.match(/ {2}(error|warning) {2}.*$/gm)).toEqual([
      '  error  yaml-missing-char',
      '  warning  related-no-link  × 9 in 9 files',
    ])
    expect(stderr).toMatch(/^ {2}Also in _news\/\S+\.md, _news\/\S+\.md and 6 more files\.$/m)
    expect(stderr).toContain('\n\n--all lists every place.\n')
    expect(stderr).toContain('1 error, 9 warnings. Nothing was written')
  })

  test('lists every place of every problem with --all', () => {
    const { stderr } = commandFolder(MANY).run('--all')
    for (let day = 1; day <= 9; day++) expect(stderr).toContain(`_news/2020-07-0${day}-story.md:5:11`)
    expect(stderr).not.toContain('--all')
  })

  test('prints one object and nothing else with --json', () => {
    const { run, out } = commandFolder(MANY)
    const broken = run('--json')
    expect(broken).toMatchObject({ code: 1, stderr: '' })
    const result = JSON.parse(broken.stdout) as { problems: unknown[] }
    expect(result).toMatchObject({ ok: false, written: false, skipped: ['_news/2020-08-01-broken.md'] })
    expect(result.problems).toHaveLength(10)
    expect(result.problems[9]).toMatchObject({
      severity: 'error',
      code: 'yaml-missing-char',
      file: '_news/2020-08-01-broken.md',
      line: 2,
      column: 8,
    })
    const published = run('--json', '--skip-invalid')
    expect(published).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(published.stdout)).toMatchObject({
      ok: true,
      written: true,
      edition: new WrittenIndex(out).manifest.edition,
      articles: 10,
      leftOut: { unpublished: 0, future: 0, invalid: 1 },
      files: filesBelow(out).size,
    })
  })

  test('annotates the lines of problems in GitHub Actions', () => {
    const { content, out } = commandFolder({ ...VALID_FOLDER, ...WARNING, ...BROKEN })
    const { stdout } = runCommand(['--content', content, '--out', out], { env: { GITHUB_ACTIONS: 'true' } })
    const [first = '', second = ''] = stdout.split('\n')
    expect(first).toMatch(
      /^::error file=.*_news\/2020-06-12-broken\.md,line=2,col=8,title=yaml-missing-char::This quote/,
    )
    expect(second).toMatch(/^::warning file=.*_news\/2020-06-11-warning\.md,line=5,col=1,title=unknown-field::/)
    expect(stdout).not.toMatch(/\n {2}/)
  })

  test('annotates every error and the first warning of each kind in GitHub Actions', () => {
    const { content, out } = commandFolder({ ...MANY, '_news/2020-08-02-broken.md': '---\ntitle: "Open\n---\n' })
    const { stdout } = runCommand(['--content', content, '--out', out], { env: { GITHUB_ACTIONS: 'true' } })
    expect(stdout.match(/^::\w+ file=.*(?<=\/)[\d-]+\w+\.md/gm)?.map((line) => line.replace(/ .*\//, ' '))).toEqual([
      '::error 2020-08-01-broken.md',
      '::warning 2020-07-01-story.md',
      '::error 2020-08-02-broken.md',
    ])
  })

  test('prints in which folder it waits for another build', async () => {
    const { content, out } = commandFolder(VALID_FOLDER)
    mkdirSync(out)
    // A process of another machine can't be checked, so its lock counts as held.
    writeFiles(out, { '.lock': '1 1 another-machine' })
    const { ended, stderr } = startCommandWithOutput(['--content', content, '--out', out])
    await stderr.waitFor(
      `Waiting for another build in ${out}. If no other build is running, remove ${join(out, '.lock')}.\n`,
    )
    rmSync(join(out, '.lock'))
    expect(await ended).toBe(0)
  })

  test('never prints control characters or marks of direction from a file', () => {
    const name = '_news/2020-06-13-a\u001B[31m\u202Eb.md'
    const files = { ...VALID_FOLDER, [name]: '---\ntitle: x\n"t\u009Ba\u2066g": x\nquality: high\n---\n' }
    const { content, out } = commandFolder(files)
    for (const more of [[], ['--json'], ['--skip-invalid']]) {
      const { stdout, stderr } = runCommand(['--content', content, '--out', out, ...more], {
        env: { GITHUB_ACTIONS: 'true' },
      })
      expect(stdout + stderr).toContain('31m')
      // eslint-disable-next-line no-control-regex
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/)
    }
  })

  test('prints that nothing had changed in a second build, and builds everything again with --no-cache', async () => {
    const { content, out } = commandFolder(VALID_FOLDER)
    const env = { BROADSHEET_CACHE: temporaryFolder() }
    const run = (...more: string[]) => runCommand(['--content', content, '--out', out, ...more], { env }).stdout
    expect(run()).toMatch(/ written\. /)
    await new Promise((done) => setTimeout(done, 150))
    expect(run()).toContain('nothing had changed')
    expect(run('--no-cache')).toMatch(/ written\. /)
    expect(filesBelow(env.BROADSHEET_CACHE).size).toBeGreaterThan(3)
  })
})

test.for([
  ['.', '_news/a.md', '_news/a.md'],
  ['content', '_news/a.md', 'content/_news/a.md'],
  ['./content/', '_news/a.md', 'content/_news/a.md'],
  ['nowhere', 'nowhere', 'nowhere'],
  ['.', '.', '.'],
] as const)('with --content %s, an annotation of %s has the path %s', ([content, file, place]) => {
  const problem = { severity: 'error', code: 'x', file, message: 'Wrong.' } as const
  expect(toAnnotations([problem], content)).toBe(`::error file=${place},title=x::Wrong.`)
})
