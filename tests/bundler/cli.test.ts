// @vitest-environment node
import { join } from 'node:path'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toAnnotations } from '../../src/bundler/command/report.ts'
import { explainSystemError } from '../../src/bundler/system/system-error.ts'
import { runCommand, startSpoken } from './command.ts'
import {
  type Files,
  WrittenIndex,
  article,
  filesBelow,
  fixture,
  publisher,
  temporaryFolder,
  writeFiles,
} from './workspace.ts'

const SOUND: Files = { '_news/2020-06-10-sound.md': article({ title: 'Sound', topics: ['Sea'] }) }
const WARNING: Files = {
  '_news/2020-06-11-warned.md': article({ title: 'Warned', titel: 'x', webUrl: 'https://outlet.example/2' }),
}
const BROKEN: Files = { '_news/2020-06-12-broken.md': fixture('faults/unclosed-quote.md') }

/** A publisher's folder, and a place for its index. */
function workspace(files: Files) {
  const content = publisher(files)
  const out = join(temporaryFolder(), 'data')
  return { content, out, run: (...options: string[]) => runCommand(['--content', content, '--out', out, ...options]) }
}

const titles = (out: string) =>
  new WrittenIndex(out)
    .stories()
    .map(({ title }) => title)
    .sort()

describe('a command that went well', () => {
  test('ends with 0, writes the index, and says what is in it', () => {
    const { run, out } = workspace({ ...SOUND, 'assets/a.svg': '<svg/>' })
    const { code, stdout, stderr } = run()
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^1 article published, 1 topic, 1 provider\.\n\d+ files, \d+ kB; \d+ written\. \d+\.\d s\.\n$/,
    )
    expect(titles(out)).toEqual(['Sound'])
    expect([...filesBelow(out).keys()]).toContain(join('assets', 'a.svg'))
  })

  test('takes the folder from CONTENT, and --content before it', () => {
    const { content, out } = workspace(SOUND)
    const other = publisher({ '_news/2020-06-11-other.md': article({ title: 'Other' }) })
    expect(runCommand(['--out', out], { env: { CONTENT: content } }).code).toBe(0)
    expect(titles(out)).toEqual(['Sound'])
    expect(runCommand(['--out', out, '--content', other], { env: { CONTENT: content } }).code).toBe(0)
    expect(titles(out)).toEqual(['Other'])
  })

  test('reads content and writes dist/data where nothing is said', () => {
    const cwd = temporaryFolder()
    writeFiles(join(cwd, 'content'), SOUND)
    expect(runCommand([], { cwd })).toMatchObject({ code: 0, stderr: '' })
    expect(titles(join(cwd, 'dist/data'))).toEqual(['Sound'])
  })

  test.for(['--help', '-h'])('%s names every option and writes nothing', (option) => {
    const { run, out } = workspace(SOUND)
    const { code, stdout } = run(option)
    expect(code).toBe(0)
    for (const name of [
      'content',
      'out',
      'unpublished',
      'future',
      'archive',
      'skip-invalid',
      'strict',
      'max-problems',
      'json',
      'no-cache',
      'help',
    ])
      expect(stdout).toContain(`--${name}`)
    expect(filesBelow(join(out, '..')).size).toBe(0)
  })
})

describe('a command that is wrong itself', () => {
  test.for([
    ['an unknown option', ['--verbose', 'x'], 'There is no option --verbose.'],
    ['an option without its value', ['--content'], '--content needs a value.'],
    ['an option before another', ['--content', '--out', 'x'], '--content needs a value.'],
    ['an empty folder name', ['--content', ''], '--content needs the name of a folder.'],
    ['a folder without its option', ['folder'], 'Found “folder”, which belongs to no option.'],
    ['a switch with a value', ['--strict=no'], '--strict takes no value.'],
    ['a letter that is no option', ['-x'], 'There is no option -x.'],
    ['an option that is nearly one', ['--skip-invlid'], 'Did you mean --skip-invalid?'],
    ['a number that is none', ['--max-problems', 'few'], 'Found --max-problems few, expected a number'],
  ] as const)('ends with 2 and the help: %s', ([, options, says]) => {
    const { code, stdout, stderr } = runCommand(options, { cwd: temporaryFolder() })
    expect(code).toBe(2)
    expect(stderr.split('\n')[0]).toContain(says)
    expect(stderr).toContain('npm run bundle -- [options]')
    expect(stderr).not.toMatch(/^ +at /m)
    expect(stdout).toBe('')
  })

  test.for([
    ['a wrong option', ['--contnet', 'x'], 'There is no option --contnet. Did you mean --content?'],
    ['a folder that is not there', ['--content', 'nowhere'], 'nowhere: There is no such folder.'],
    ['an index inside of the content', ['--content', '.', '--out', 'data'], 'hold one another'],
  ] as const)('--json is an object also with %s', ([, options, says]) => {
    const { code, stdout } = runCommand([...options, '--json'], { cwd: temporaryFolder() })
    expect(code).toBe(2)
    const said = JSON.parse(stdout) as unknown
    expect(said).toMatchObject({ ok: false, error: expect.stringContaining(says) as string })
  })

  test('ends with 2 when the content folder is a file', () => {
    const { content, out } = workspace({ 'a.md': article() })
    const { code, stderr } = runCommand(['--content', join(content, 'a.md'), '--out', out])
    expect(code).toBe(2)
    expect(stderr).toContain('a.md is a file.')
  })

  test.runIf(process.platform === 'linux')('ends where a folder can’t be made below one that is there', () => {
    const { content } = workspace(SOUND)
    const { code, stderr } = runCommand(['--content', content, '--out', '/proc/foo/data'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^\/proc\/foo can’t be made: it is not there \(ENOENT\)\. Look /)
  })

  test('ends with 2 when the content folder is not there', () => {
    const out = join(temporaryFolder(), 'data')
    const content = join(temporaryFolder(), 'nowhere')
    const { code, stderr } = runCommand(['--content', content, '--out', out])
    expect(code).toBe(2)
    expect(stderr).toContain(content)
    expect(stderr).toContain('There is no such folder.')
    expect(stderr).not.toContain('--skip-invalid')
    expect(filesBelow(join(out, '..')).size).toBe(0)
  })

  test.for([
    ['the content folder itself', '.'],
    ['a folder inside it', 'public/data'],
    ['a folder around it', '..'],
  ] as const)('ends with 2 and touches nothing when the index would go to %s', ([, path]) => {
    const { content } = workspace(SOUND)
    const before = filesBelow(join(content, '..'))
    const { code, stderr } = runCommand(['--content', content, '--out', join(content, path)])
    expect(code).toBe(2)
    expect(stderr).toContain('hold one another')
    expect(filesBelow(join(content, '..'))).toEqual(before)
  })

  test('ends with 2 and leaves a folder alone that holds files of somebody', () => {
    const { run, out } = workspace(SOUND)
    writeFiles(out, { 'thesis.txt': 'years of work', 'assets/photo.jpg': 'the only one' })
    const before = filesBelow(out)
    const { code, stderr } = run()
    expect(code).toBe(2)
    expect(stderr).toContain('holds other files (thesis.txt) and no index')
    expect(filesBelow(out)).toEqual(before)
  })

  test('ends with 2 when the index would go to a file', () => {
    const { run, out } = workspace(SOUND)
    writeFiles(join(out, '..'), { data: 'a file' })
    const { code, stderr } = run()
    expect(code).toBe(2)
    expect(stderr).toMatch(/is a file\. Name a folder/)
    expect(filesBelow(join(out, '..')).get('data')?.toString()).toBe('a file')
  })

  test('ends with 2 and no stack trace when the system refuses to write', () => {
    const { content, out } = workspace(SOUND)
    writeFiles(join(out, '..'), { data: 'a file' })
    const { code, stderr } = runCommand(['--content', content, '--out', join(out, 'below')])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^\S+data can’t be made: a file stands in its place \(EEXIST\)\. Choose /)
    expect(stderr).not.toMatch(/^ +at /m)
  })
})

describe('what a command says', () => {
  const MANY: Files = {
    ...SOUND,
    ...Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [
        `_news/2020-07-0${at + 1}-story.md`,
        article({ webUrl: `https://outlet.example/${at}`, related: [{ title: 'No address' }] }),
      ]),
    ),
    '_news/2020-08-01-broken.md': '---\ntitle: "Open\n---\n',
  }

  test('of many problems shows as many as wanted, errors first, and counts the others', () => {
    const { run } = workspace(MANY)
    const { stderr } = run('--max-problems', '3')
    expect(stderr.match(/ {2}(error|warning) {2}/g)).toHaveLength(3)
    expect(stderr).toContain('yaml-missing-char')
    expect(stderr).toContain('7 more: 7 × warning related-no-link. --max-problems 0 shows all.')
    expect(stderr).toContain('1 error, 9 warnings. Nothing was written')
    expect(run('--max-problems', '0').stderr.match(/ {2}(error|warning) {2}/g)).toHaveLength(10)
  })

  test('--json says everything as one object, and nothing else', () => {
    const { run, out } = workspace(MANY)
    const broken = run('--json')
    expect(broken).toMatchObject({ code: 1, stderr: '' })
    const said = JSON.parse(broken.stdout) as { problems: unknown[] }
    expect(said).toMatchObject({ ok: false, written: false, skipped: ['_news/2020-08-01-broken.md'] })
    expect(said.problems).toHaveLength(10)
    expect(said.problems[9]).toMatchObject({
      severity: 'error',
      code: 'yaml-missing-char',
      file: '_news/2020-08-01-broken.md',
      line: 2,
      column: 8,
    })
    const sound = run('--json', '--skip-invalid')
    expect(sound).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(sound.stdout)).toMatchObject({
      ok: true,
      written: true,
      edition: new WrittenIndex(out).manifest.edition,
      articles: 10,
      leftOut: { unpublished: 0, future: 0, invalid: 1 },
      files: filesBelow(out).size,
    })
  })

  test('in a workflow puts problems beside the lines of the change', () => {
    const { content, out } = workspace({ ...SOUND, ...WARNING, ...BROKEN })
    const { stdout } = runCommand(['--content', content, '--out', out], { env: { GITHUB_ACTIONS: 'true' } })
    const [first = '', second = ''] = stdout.split('\n')
    expect(first).toMatch(/^::warning file=.*_news\/2020-06-11-warned\.md,line=5,col=1,title=unknown-field::/)
    expect(second).toMatch(/^::error file=.*_news\/2020-06-12-broken\.md,line=2,col=8,title=yaml-missing-char::A quote/)
    expect(stdout).not.toMatch(/\n {2}/)
  })

  test('in a workflow shows errors before warnings, where not all are shown', () => {
    const { content, out } = workspace(MANY)
    const { stdout } = runCommand(['--content', content, '--out', out, '--max-problems', '1'], {
      env: { GITHUB_ACTIONS: 'true' },
    })
    expect(stdout).toMatch(/^::error file=[^\n]*broken\.md[^\n]*\n$/)
  })

  test('says which build it waits for', async () => {
    const { content, out } = workspace(SOUND)
    mkdirSync(out)
    // On another machine nobody can tell whether it has ended.
    writeFiles(out, { '.lock': '1 1 another-machine' })
    const { ended, stderr } = startSpoken(['--content', content, '--out', out])
    await stderr.waitFor(`Waiting for another build in ${out} (${join(out, '.lock')})…\n`)
    rmSync(join(out, '.lock'))
    expect(await ended).toBe(0)
  })

  test('control characters and marks that turn the direction never reach terminal, annotations and JSON raw', () => {
    const name = '_news/2020-06-13-a\u001B[31m\u202Eb.md'
    const files = { ...SOUND, [name]: '---\ntitle: x\n"t\u009Ba\u2066g": x\nquality: high\n---\n' }
    const { content, out } = workspace(files)
    for (const more of [[], ['--json'], ['--skip-invalid']]) {
      const { stdout, stderr } = runCommand(['--content', content, '--out', out, ...more], {
        env: { GITHUB_ACTIONS: 'true' },
      })
      expect(stdout + stderr).toContain('31m')
      // eslint-disable-next-line no-control-regex
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/)
    }
  })

  test('a second run says that nothing had changed, and --no-cache does it all again', async () => {
    const { content, out } = workspace(SOUND)
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
] as const)('with --content %s an annotation of %s stands at %s', ([content, file, place]) => {
  const problem = { severity: 'error', code: 'x', file, message: 'Wrong.' } as const
  expect(toAnnotations([problem], content)).toBe(`::error file=${place},title=x::Wrong.`)
})

test.for([
  ['EACCES', 'copyfile', '/a/x.png can’t be copied: its permissions forbid it (EACCES). Check the permissions'],
  ['ENOSPC', 'write', '/a/x.png can’t be written: the disk is full (ENOSPC). Make room'],
  ['EIO', 'open', '/a/x.png can’t be opened: the system refuses it (EIO).'],
] as const)('what the system refuses is said with file, reason and hint: %s', ([code, syscall, says]) => {
  const error = Object.assign(new Error(code), { code, syscall, path: '/a/x.png' })
  expect(explainSystemError(error)).toContain(says)
})

describe('content that is wrong', () => {
  test('ends with 1, shows the place without colour, and leaves the previous index as it was, byte for byte', () => {
    const { run, content, out } = workspace(SOUND)
    expect(run().code).toBe(0)
    const before = filesBelow(out)
    writeFiles(content, { ...BROKEN, ...WARNING })
    const { code, stdout, stderr } = run()
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('_news/2020-06-12-broken.md:2:8  error  yaml-missing-char\n  A quote is opened here')
    expect(stderr).toMatch(/> 2 \| title: "A quiet harbour wakes\n +\| {8}\^/)
    expect(stderr).toContain('_news/2020-06-11-warned.md:5:1  warning  unknown-field')
    expect(stderr).not.toContain('\u001B')
    expect(stderr).toMatch(/\n1 error, 1 warning\. Nothing was written; .* --skip-invalid publishes the rest\.\n$/)
    expect(filesBelow(out)).toEqual(before)
  })

  test('writes nothing at all the first time either', () => {
    const { run, out } = workspace({ ...SOUND, ...BROKEN })
    expect(run().code).toBe(1)
    expect(filesBelow(join(out, '..')).size).toBe(0)
  })

  test('--skip-invalid publishes the rest and lists what it skipped', () => {
    const { run, out } = workspace({
      ...SOUND,
      ...BROKEN,
      '_news/2020-06-13-same.md': article(),
      '_news/b/2020-06-13-same.md': article(),
    })
    const { code, stdout, stderr } = run('--skip-invalid')
    expect(code).toBe(0)
    expect(stderr).toContain('yaml-missing-char')
    expect(stdout).toContain('1 article published')
    expect(stdout).toContain('3 left out: 3 with errors.')
    expect(stdout).toContain(
      '  skipped _news/2020-06-12-broken.md\n  skipped _news/2020-06-13-same.md\n  skipped _news/b/2020-06-13-same.md\n',
    )
    expect(titles(out)).toEqual(['Sound'])
  })

  test.for<[what: string, files: Files, says: string]>([
    ['site.yaml', { 'site.yaml': 'title: [a\n' }, 'site.yaml is broken, and --skip-invalid skips only articles.'],
    [
      'a topic and an outlet',
      { '_data/topics/1.yaml': 'nme: x\n', '_data/organizations/a.md': '---\nname: [a\n---\n', ...BROKEN },
      '_data/organizations/a.md and 1 more file are broken, and --skip-invalid skips only articles.',
    ],
  ])('--skip-invalid does not forgive %s, and leaves the previous index as it was', ([, files, says]) => {
    const { run, content, out } = workspace(SOUND)
    expect(run().code).toBe(0)
    const before = filesBelow(out)
    writeFiles(content, files)
    const { code, stderr } = run('--skip-invalid')
    expect(code).toBe(1)
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(`${says} Nothing was written.`)
    expect(filesBelow(out)).toEqual(before)
    expect(run().stderr).not.toContain('--skip-invalid')
  })

  test('--skip-invalid does not replace an index by an empty one when _news has another name', () => {
    const { run, content, out } = workspace({ ...SOUND, '_data/topics/1.yaml': 'name: Sea\nfoo: x\n' })
    expect(run().code).toBe(0)
    const before = filesBelow(out)
    renameSync(join(content, '_news'), join(content, '_nws'))
    const { code, stderr } = run('--skip-invalid')
    expect(code).toBe(1)
    expect(stderr).toContain('The folder holds no articles.')
    expect(stderr).toMatch(/ Nothing was written; the previous output is as it was\.\n$/)
    expect(filesBelow(out)).toEqual(before)
  })

  test('--skip-invalid does not replace an index by an empty one when every article is broken', () => {
    const { run, content, out } = workspace(SOUND)
    expect(run().code).toBe(0)
    const before = filesBelow(out)
    writeFiles(content, { '_news/2020-06-10-sound.md': 'x', ...BROKEN })
    const { code, stderr } = run('--skip-invalid')
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /\nWithout the broken articles none is left, so --skip-invalid does not help\. Nothing was written; .*\.\n$/,
    )
    expect(run().stderr).toMatch(/\n2 errors\. Nothing was written; the previous output is as it was\.\n$/)
    expect(filesBelow(out)).toEqual(before)
  })

  test('--strict with an error says no more than any other command', () => {
    const { run } = workspace({ ...SOUND, ...BROKEN })
    expect(run('--strict').stderr).toMatch(/\n1 error\. Nothing was written; the previous output is as it was\.\n$/)
  })

  test('warnings let a command pass, and --strict does not', () => {
    const { run, out } = workspace({ ...SOUND, ...WARNING })
    const strict = run('--strict')
    expect(strict.code).toBe(1)
    expect(strict.stderr).toMatch(/\n1 warning, and --strict lets none pass\. Nothing was written\.\n$/)
    expect(filesBelow(join(out, '..')).size).toBe(0)
    const lenient = run()
    expect(lenient.code).toBe(0)
    expect(lenient.stdout).toContain('\n1 warning.\n')
    expect(titles(out)).toEqual(['Sound', 'Warned'])
  })

  test('--strict is stronger than --skip-invalid and does not advise it', () => {
    const { run } = workspace({ ...SOUND, ...BROKEN })
    const { code, stderr } = run('--strict', '--skip-invalid')
    expect(code).toBe(1)
    expect(stderr).toMatch(/\n1 error, and --strict lets none pass\. Nothing was written\.\n$/)
  })
})

describe('what is left out', () => {
  const FILES: Files = {
    ...SOUND,
    '_news/2020-06-11-draft.md': article({ title: 'Draft', published: false, webUrl: 'https://outlet.example/d' }),
    '_news/2999-01-01-future.md': article({
      title: 'Future',
      publishedDateTime: '2999-01-01T00:00:00Z',
      webUrl: 'https://outlet.example/f',
    }),
    '_archive/2019-01-01-old.md': article({
      title: 'Old',
      publishedDateTime: '2019-01-01T00:00:00Z',
      webUrl: 'https://outlet.example/o',
    }),
  }

  test.for<[string[], string[], string | undefined]>([
    [
      [],
      ['Sound'],
      '2 left out: 1 with published: false (publish with --unpublished), 1 dated in the future (publish with --future).',
    ],
    [['--unpublished'], ['Draft', 'Sound'], '1 left out: 1 dated in the future (publish with --future).'],
    [['--future'], ['Future', 'Sound'], '1 left out: 1 with published: false (publish with --unpublished).'],
    [
      ['--archive'],
      ['Old', 'Sound'],
      '2 left out: 1 with published: false (publish with --unpublished), 1 dated in the future (publish with --future).',
    ],
    [['--unpublished', '--future', '--archive'], ['Draft', 'Future', 'Old', 'Sound'], undefined],
  ])('%s publishes %s', ([options, expected, says]) => {
    const { run, out } = workspace(FILES)
    const { code, stdout } = run(...options)
    expect(code).toBe(0)
    expect(titles(out)).toEqual(expected)
    expect(stdout.split('\n').find((line) => line.includes('left out'))).toBe(says)
    expect(stdout.includes('  later _news/2999-01-01-future.md\n')).toBe(says?.includes('future') ?? false)
  })

  test('of many articles of the future three are named, and all in JSON', () => {
    const files = Array.from({ length: 5 }, (_, at): [string, string] => [
      `_news/2999-01-0${at + 1}-a.md`,
      article({ publishedDateTime: undefined, webUrl: `https://outlet.example/${at}` }),
    ])
    const { run } = workspace({ ...SOUND, ...Object.fromEntries(files) })
    expect(run().stdout).toContain('  later _news/2999-01-03-a.md\n  and 2 more files\n')
    expect(JSON.parse(run('--json').stdout)).toMatchObject({ future: files.map(([path]) => path) })
  })

  test('a folder of drafts alone explains its empty page', () => {
    const { run, out } = workspace({ '_news/2020-06-11-draft.md': article({ published: false }) })
    const { code, stdout } = run()
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^0 articles published, 0 topics, 0 providers\.\n1 left out: 1 with published: false \(publish with --unpublished\)\.\n/,
    )
    expect(new WrittenIndex(out).manifest).toMatchObject({ counts: { articles: 0 }, leftOut: { unpublished: 1 } })
  })

  test('a folder without articles ends with 1 and says where they belong', () => {
    const { content, run } = workspace({})
    mkdirSync(join(content, '_news'))
    const { code, stderr } = run()
    expect(code).toBe(1)
    expect(stderr).toContain('The folder holds no articles.')
    expect(stderr).toContain('Articles are Markdown files in _news/')
  })
})
