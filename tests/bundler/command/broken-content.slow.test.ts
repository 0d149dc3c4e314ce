// @vitest-environment node
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BROKEN, VALID_FOLDER, WARNING, commandFolder, titles } from '../command-folder.ts'
import { type Files, article, filesBelow, writeFiles } from '../workspace.ts'

describe('npm run bundle', () => {
  test('ends with 1, shows places without colour and leaves the previous index unchanged when an article is broken', () => {
    const { run, content, out } = commandFolder(VALID_FOLDER)
    expect(run().code).toBe(0)
    const before = filesBelow(out)
    writeFiles(content, { ...BROKEN, ...WARNING })
    const { code, stdout, stderr } = run()
    expect(code).toBe(1)
    expect(stdout).toBe('Read as a Broadsheet folder: 3 articles in _news.\n')
    expect(stderr).toContain('_news/2020-06-12-broken.md:2:8  error  yaml-missing-char\n  This quote is never closed')
    expect(stderr).toMatch(/> 2 \| title: "A quiet harbour wakes\n +\| {8}\^/)
    expect(stderr).toContain('_news/2020-06-11-warning.md:5:1  warning  unknown-field')
    expect(stderr).not.toContain('\u001B')
    expect(stderr).toMatch(/\n1 error, 1 warning\. Nothing was written; .* --skip-invalid publishes the rest\.\n$/)
    expect(filesBelow(out)).toEqual(before)
  })

  test('writes nothing when an article is broken in the first build', () => {
    const { run, out } = commandFolder({ ...VALID_FOLDER, ...BROKEN })
    expect(run().code).toBe(1)
    expect(filesBelow(join(out, '..')).size).toBe(0)
  })

  test('publishes the rest and lists the skipped files with --skip-invalid', () => {
    const { run, out } = commandFolder({
      ...VALID_FOLDER,
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
    expect(titles(out)).toEqual(['Valid'])
  })

  test.for<[what: string, files: Files, reason: string]>([
    [
      'site.yaml is broken',
      { 'site.yaml': 'title: [a\n' },
      'site.yaml is broken, and --skip-invalid skips only articles.',
    ],
    [
      'a topic and an outlet are broken',
      { '_data/topics/1.yaml': 'nme: x\n', '_data/organizations/a.md': '---\nname: [a\n---\n', ...BROKEN },
      '_data/organizations/a.md and 1 more file are broken, and --skip-invalid skips only articles.',
    ],
  ])('leaves the previous index unchanged with --skip-invalid when %s', ([, files, reason]) => {
    const { run, content, out } = commandFolder(VALID_FOLDER)
    expect(run().code).toBe(0)
    const before = filesBelow(out)
    writeFiles(content, files)
    const { code, stderr } = run('--skip-invalid')
    expect(code).toBe(1)
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(`${reason} Nothing was written.`)
    expect(filesBelow(out)).toEqual(before)
    expect(run().stderr).not.toContain('--skip-invalid')
  })

  test('does not replace an index by an empty one with --skip-invalid when _news has another name', () => {
    const { run, content, out } = commandFolder({ ...VALID_FOLDER, '_data/topics/1.yaml': 'name: Sea\nfoo: x\n' })
    expect(run().code).toBe(0)
    const before = filesBelow(out)
    renameSync(join(content, '_news'), join(content, '_nws'))
    const { code, stderr } = run('--skip-invalid')
    expect(code).toBe(1)
    expect(stderr).toContain('The folder contains no articles.')
    expect(stderr).toMatch(/ Nothing was written; the previous output is unchanged\.\n$/)
    expect(filesBelow(out)).toEqual(before)
  })

  test('does not replace an index by an empty one with --skip-invalid when every article is broken', () => {
    const { run, content, out } = commandFolder(VALID_FOLDER)
    expect(run().code).toBe(0)
    const before = filesBelow(out)
    writeFiles(content, { '_news/2020-06-10-valid.md': 'x', ...BROKEN })
    const { code, stderr } = run('--skip-invalid')
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /\nEvery article that could be published is broken, so --skip-invalid does not help\. Nothing was written; .*\.\n$/,
    )
    expect(run().stderr).toMatch(/\n2 errors\. Nothing was written; the previous output is unchanged\.\n$/)
    expect(filesBelow(out)).toEqual(before)
  })

  test('reports an error with --strict like without it', () => {
    const { run } = commandFolder({ ...VALID_FOLDER, ...BROKEN })
    expect(run('--strict').stderr).toMatch(/\n1 error\. Nothing was written; the previous output is unchanged\.\n$/)
  })

  test('ends with 1 for a warning only with --strict', () => {
    const { run, out } = commandFolder({ ...VALID_FOLDER, ...WARNING })
    const strict = run('--strict')
    expect(strict.code).toBe(1)
    expect(strict.stderr).toMatch(
      /\n1 warning\. With --strict, every error and every warning stops the build\. Nothing was written\.\n$/,
    )
    expect(filesBelow(join(out, '..')).size).toBe(0)
    const lenient = run()
    expect(lenient.code).toBe(0)
    expect(lenient.stdout).toContain('\n1 warning.\n')
    expect(titles(out)).toEqual(['Valid', 'Warning'])
  })

  test('ends with 1 for a skipped article with --strict and --skip-invalid', () => {
    const { run } = commandFolder({ ...VALID_FOLDER, ...BROKEN })
    const { code, stderr } = run('--strict', '--skip-invalid')
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /\n1 error\. With --strict, every error and every warning stops the build\. Nothing was written\.\n$/,
    )
  })
})
