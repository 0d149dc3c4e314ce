// @vitest-environment node
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { VALID_FOLDER, commandFolder, titles } from '../command-folder.ts'
import { runCommand } from '../command.ts'
import { article, filesBelow, publisher, temporaryFolder, writeFiles } from '../workspace.ts'

describe('a successful command', () => {
  test('ends with exit code 0, writes the index and prints its numbers', () => {
    const { run, out } = commandFolder({ ...VALID_FOLDER, 'assets/a.svg': '<svg/>' })
    const { code, stdout, stderr } = run()
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^1 article published, 1 topic, 1 provider\.\n\d+ files, \d+ kB; \d+ written\. \d+\.\d s\.\n$/,
    )
    expect(titles(out)).toEqual(['Sound'])
    expect([...filesBelow(out).keys()]).toContain(join('assets', 'a.svg'))
  })

  test('reads the folder in CONTENT, unless --content names another one', () => {
    const { content, out } = commandFolder(VALID_FOLDER)
    const other = publisher({ '_news/2020-06-11-other.md': article({ title: 'Other' }) })
    expect(runCommand(['--out', out], { env: { CONTENT: content } }).code).toBe(0)
    expect(titles(out)).toEqual(['Sound'])
    expect(runCommand(['--out', out, '--content', other], { env: { CONTENT: content } }).code).toBe(0)
    expect(titles(out)).toEqual(['Other'])
  })

  test('reads content and writes dist/data by default', () => {
    const cwd = temporaryFolder()
    writeFiles(join(cwd, 'content'), VALID_FOLDER)
    expect(runCommand([], { cwd })).toMatchObject({ code: 0, stderr: '' })
    expect(titles(join(cwd, 'dist/data'))).toEqual(['Sound'])
  })

  test.for(['--help', '-h'])('prints every option with %s, and writes nothing', (option) => {
    const { run, out } = commandFolder(VALID_FOLDER)
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

describe('a command with a mistake', () => {
  test.for([
    ['an unknown option', ['--verbose', 'x'], 'There is no option --verbose.'],
    ['an option without its value', ['--content'], '--content needs a value.'],
    ['an option with another option in place of its value', ['--content', '--out', 'x'], '--content needs a value.'],
    ['an empty folder name', ['--content', ''], '--content needs the name of a folder.'],
    ['a folder without its option', ['folder'], 'Found “folder”, which belongs to no option.'],
    ['a switch with a value', ['--strict=no'], '--strict takes no value.'],
    ['an unknown short option', ['-x'], 'There is no option -x.'],
    ['a misspelt option', ['--skip-invlid'], 'Did you mean --skip-invalid?'],
    ['a word in place of a number', ['--max-problems', 'few'], 'Found --max-problems few, expected a number'],
  ] as const)('ends with exit code 2 and prints the help for %s', ([, options, message]) => {
    const { code, stdout, stderr } = runCommand(options, { cwd: temporaryFolder() })
    expect(code).toBe(2)
    expect(stderr.split('\n')[0]).toContain(message)
    expect(stderr).toContain('npm run bundle -- [options]')
    expect(stderr).not.toMatch(/^ +at /m)
    expect(stdout).toBe('')
  })

  test.for([
    ['a wrong option', ['--contnet', 'x'], 'There is no option --contnet. Did you mean --content?'],
    ['a content folder that does not exist', ['--content', 'nowhere'], 'nowhere: There is no such folder.'],
    ['an index inside the content folder', ['--content', '.', '--out', 'data'], 'hold one another'],
  ] as const)('prints one JSON object for %s when --json is set', ([, options, message]) => {
    const { code, stdout } = runCommand([...options, '--json'], { cwd: temporaryFolder() })
    expect(code).toBe(2)
    const output = JSON.parse(stdout) as unknown
    expect(output).toMatchObject({ ok: false, error: expect.stringContaining(message) as string })
  })

  test('ends with exit code 2 when the content folder is a file', () => {
    const { content, out } = commandFolder({ 'a.md': article() })
    const { code, stderr } = runCommand(['--content', join(content, 'a.md'), '--out', out])
    expect(code).toBe(2)
    expect(stderr).toContain('a.md is a file.')
  })

  test.runIf(process.platform === 'linux')(
    'ends with exit code 2 when the system cannot create the folder for the index',
    () => {
      const { content } = commandFolder(VALID_FOLDER)
      const { code, stderr } = runCommand(['--content', content, '--out', '/proc/foo/data'])
      expect(code).toBe(2)
      expect(stderr).toMatch(/^\/proc\/foo can’t be made: it is not there \(ENOENT\)\. Look /)
    },
  )

  test('ends with exit code 2 when the content folder does not exist', () => {
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
    ['a folder inside the content', 'public/data'],
    ['a folder around the content', '..'],
  ] as const)('ends with exit code 2 and changes nothing when the index would go to %s', ([, path]) => {
    const { content } = commandFolder(VALID_FOLDER)
    const before = filesBelow(join(content, '..'))
    const { code, stderr } = runCommand(['--content', content, '--out', join(content, path)])
    expect(code).toBe(2)
    expect(stderr).toContain('hold one another')
    expect(filesBelow(join(content, '..'))).toEqual(before)
  })

  test('ends with exit code 2 and changes nothing when the output folder contains other files', () => {
    const { run, out } = commandFolder(VALID_FOLDER)
    writeFiles(out, { 'thesis.txt': 'years of work', 'assets/photo.jpg': 'the only one' })
    const before = filesBelow(out)
    const { code, stderr } = run()
    expect(code).toBe(2)
    expect(stderr).toContain('holds other files (thesis.txt) and no index')
    expect(filesBelow(out)).toEqual(before)
  })

  test('ends with exit code 2 when the output folder is a file', () => {
    const { run, out } = commandFolder(VALID_FOLDER)
    writeFiles(join(out, '..'), { data: 'a file' })
    const { code, stderr } = run()
    expect(code).toBe(2)
    expect(stderr).toMatch(/is a file\. Name a folder/)
    expect(filesBelow(join(out, '..')).get('data')?.toString()).toBe('a file')
  })

  test('ends with exit code 2 and without a stack trace when the system refuses to write', () => {
    const { content, out } = commandFolder(VALID_FOLDER)
    writeFiles(join(out, '..'), { data: 'a file' })
    const { code, stderr } = runCommand(['--content', content, '--out', join(out, 'below')])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^\S+data can’t be made: a file stands in its place \(EEXIST\)\. Choose /)
    expect(stderr).not.toMatch(/^ +at /m)
  })
})
