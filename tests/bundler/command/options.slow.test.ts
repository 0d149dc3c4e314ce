// @vitest-environment node
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { VALID_FOLDER, commandFolder, titles } from '../command-folder.ts'
import { runCommand } from '../run-command.ts'
import { article, filesBelow, publisher, temporaryFolder, writeFiles } from '../workspace.ts'

describe('broadsheet bundle', () => {
  test('ends with 0, writes the index and prints a summary', () => {
    const { run, out } = commandFolder({ ...VALID_FOLDER, 'assets/a.svg': '<svg/>' })
    const { code, stdout, stderr } = run()
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^Read as a Broadsheet folder: 1 article in _news, pictures in assets\.\n1 article published, 1 topic, 1 provider\.\n\d+ files, \d+ kB; \d+ written\. \d+\.\d s\.\n$/,
    )
    expect(titles(out)).toEqual(['Valid'])
    expect([...filesBelow(out).keys()]).toContain(join('assets', 'a.svg'))
  })

  test('takes the folder from CONTENT, unless --content is given', () => {
    const { content, out } = commandFolder(VALID_FOLDER)
    const other = publisher({ '_news/2020-06-11-other.md': article({ title: 'Other' }) })
    expect(runCommand(['--out', out], { env: { CONTENT: content } }).code).toBe(0)
    expect(titles(out)).toEqual(['Valid'])
    expect(runCommand(['--out', out, '--content', other], { env: { CONTENT: content } }).code).toBe(0)
    expect(titles(out)).toEqual(['Other'])
  })

  test('reads the folder content and writes dist/data without options', () => {
    const cwd = temporaryFolder()
    writeFiles(join(cwd, 'content'), VALID_FOLDER)
    expect(runCommand([], { cwd })).toMatchObject({ code: 0, stderr: '' })
    expect(titles(join(cwd, 'dist/data'))).toEqual(['Valid'])
  })

  test.for(['--help', '-h'])('prints every option and exit code and writes nothing with %s', (option) => {
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
      'all',
      'json',
      'no-cache',
      'help',
    ])
      expect(stdout).toContain(`--${name}`)
    for (const exitCode of ['0', '1', '2', '70']) expect(stdout).toMatch(new RegExp(`^ +${exitCode}  `, 'm'))
    expect(filesBelow(join(out, '..')).size).toBe(0)
  })
})

describe('a wrong command', () => {
  test.for([
    ['an unknown option', ['--verbose', 'x'], 'There is no option --verbose.'],
    ['an option without its value', ['--content'], '--content needs a value.'],
    ['an option before another', ['--content', '--out', 'x'], '--content needs a value.'],
    ['an empty folder name', ['--content', ''], '--content needs the name of a folder.'],
    [
      'a folder without its option',
      ['folder'],
      'Found “folder” without an option. To name a folder, write --content folder.',
    ],
    ['a switch with a value', ['--strict=no'], '--strict takes no value.'],
    ['an unknown short option', ['-x'], 'There is no option -x.'],
    ['a misspelt option', ['--skip-invlid'], 'Did you mean --skip-invalid?'],
  ] as const)('ends with 2 and names the help for %s', ([, options, message]) => {
    const { code, stdout, stderr } = runCommand(options, { cwd: temporaryFolder() })
    expect(code).toBe(2)
    expect(stderr.split('\n')[0]).toContain(message)
    expect(stderr).toContain('broadsheet bundle --help lists the options.')
    expect(stderr).not.toMatch(/^ +at /m)
    expect(stdout).toBe('')
  })

  test.for([
    ['a wrong option', ['--contnet', 'x'], 'There is no option --contnet. Did you mean --content?'],
    ['a folder that does not exist', ['--content', 'nowhere'], 'nowhere: There is no such folder.'],
    ['an index inside the content', ['--content', '.', '--out', 'data'], 'it is inside the content folder .'],
  ] as const)('prints an object with --json for %s', ([, options, message]) => {
    const { code, stdout } = runCommand([...options, '--json'], { cwd: temporaryFolder() })
    expect(code).toBe(2)
    const result = JSON.parse(stdout) as unknown
    expect(result).toMatchObject({ ok: false, error: expect.stringContaining(message) as string })
  })

  test('ends with 2 when the content folder is a file', () => {
    const { content, out } = commandFolder({ 'a.md': article() })
    const { code, stderr } = runCommand(['--content', join(content, 'a.md'), '--out', out])
    expect(code).toBe(2)
    expect(stderr).toContain('a.md is a file.')
  })

  test.runIf(process.platform === 'linux')('ends with 2 when a folder of the output can’t be created', () => {
    const { content } = commandFolder(VALID_FOLDER)
    const { code, stderr } = runCommand(['--content', content, '--out', '/proc/foo/data'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^\/proc\/foo can’t be created: it does not exist \(ENOENT\)\. Check /)
  })

  test('ends with 2 and names --content when the content folder does not exist', () => {
    const out = join(temporaryFolder(), 'data')
    const content = join(temporaryFolder(), 'nowhere')
    const { code, stderr } = runCommand(['--content', content, '--out', out])
    expect(code).toBe(2)
    expect(stderr).toContain(content)
    expect(stderr).toContain('There is no such folder.')
    expect(stderr).toContain('Name the publisher’s folder with --content, or CONTENT.')
    expect(stderr).not.toContain('--skip-invalid')
    expect(filesBelow(join(out, '..')).size).toBe(0)
  })

  test.for([
    ['the content folder', '.', 'it is the content folder.'],
    ['a folder inside the content folder', 'public/data', 'it is inside the content folder'],
    ['a folder around the content folder', '..', 'it contains the content folder'],
  ] as const)('ends with 2 and changes nothing when --out names %s', ([, path, message]) => {
    const { content } = commandFolder(VALID_FOLDER)
    const before = filesBelow(join(content, '..'))
    const { code, stderr } = runCommand(['--content', content, '--out', join(content, path)])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(filesBelow(join(content, '..'))).toEqual(before)
  })

  test('ends with 2 and changes nothing when the output folder has other files', () => {
    const { run, out } = commandFolder(VALID_FOLDER)
    writeFiles(out, { 'thesis.txt': 'years of work', 'assets/photo.jpg': 'the only one' })
    const before = filesBelow(out)
    const { code, stderr } = run()
    expect(code).toBe(2)
    expect(stderr).toContain('has files in it that are not an index (thesis.txt)')
    expect(filesBelow(out)).toEqual(before)
  })

  test('ends with 2 when --out names a file', () => {
    const { run, out } = commandFolder(VALID_FOLDER)
    writeFiles(join(out, '..'), { data: 'a file' })
    const { code, stderr } = run()
    expect(code).toBe(2)
    expect(stderr).toMatch(/is a file\. Choose a folder/)
    expect(filesBelow(join(out, '..')).get('data')?.toString()).toBe('a file')
  })

  test('ends with 2 and without a trace when the operating system refuses to write', () => {
    const { content, out } = commandFolder(VALID_FOLDER)
    writeFiles(join(out, '..'), { data: 'a file' })
    const { code, stderr } = runCommand(['--content', content, '--out', join(out, 'below')])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^\S+data can’t be created: there is a file of this name \(EEXIST\)\. Choose /)
    expect(stderr).not.toMatch(/^ +at /m)
  })
})
