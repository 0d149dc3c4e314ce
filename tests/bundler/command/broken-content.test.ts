// @vitest-environment node
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BROKEN, VALID_FOLDER, WARNING, commandFolder, titles } from '../command-folder.ts'
import { type Files, article, filesBelow, writeFiles } from '../workspace.ts'

describe('a folder with mistakes', () => {
  test('ends with exit code 1, shows the place without colours, and leaves the previous index unchanged', () => {
    const { run, content, out } = commandFolder(VALID_FOLDER)
    expect(run().code).toBe(0)
    const before = filesBelow(out)
    writeFiles(content, { ...BROKEN, ...WARNING })
    const { code, stdout, stderr } = run()
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('_news/2020-06-12-broken.md:2:8  error  yaml-missing-char\n  This quote is never closed')
    expect(stderr).toMatch(/> 2 \| title: "A quiet harbour wakes\n +\| {8}\^/)
    expect(stderr).toContain('_news/2020-06-11-warned.md:5:1  warning  unknown-field')
    expect(stderr).not.toContain('\u001B')
    expect(stderr).toMatch(/\n1 error, 1 warning\. Nothing was written; .* --skip-invalid publishes the rest\.\n$/)
    expect(filesBelow(out)).toEqual(before)
  })

  test('writes nothing when there is no previous index', () => {
    const { run, out } = commandFolder({ ...VALID_FOLDER, ...BROKEN })
    expect(run().code).toBe(1)
    expect(filesBelow(join(out, '..')).size).toBe(0)
  })

  test('publishes the valid articles and lists the others with --skip-invalid', () => {
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
    expect(titles(out)).toEqual(['Sound'])
  })

  test.for<[what: string, files: Files, message: string]>([
    ['site.yaml', { 'site.yaml': 'title: [a\n' }, 'site.yaml is broken, and --skip-invalid skips only articles.'],
    [
      'a topic and an outlet',
      { '_data/topics/1.yaml': 'nme: x\n', '_data/organizations/a.md': '---\nname: [a\n---\n', ...BROKEN },
      '_data/organizations/a.md and 1 more file are broken, and --skip-invalid skips only articles.',
    ],
  ])(
    'leaves the previous index unchanged when there is a mistake in %s, even with --skip-invalid',
    ([, files, message]) => {
      const { run, content, out } = commandFolder(VALID_FOLDER)
      expect(run().code).toBe(0)
      const before = filesBelow(out)
      writeFiles(content, files)
      const { code, stderr } = run('--skip-invalid')
      expect(code).toBe(1)
      expect(stderr.trimEnd().split('\n').at(-1)).toBe(`${message} Nothing was written.`)
      expect(filesBelow(out)).toEqual(before)
      expect(run().stderr).not.toContain('--skip-invalid')
    },
  )

  test('keeps the index with --skip-invalid when _news was renamed and no article is found', () => {
    const { run, content, out } = commandFolder({ ...VALID_FOLDER, '_data/topics/1.yaml': 'name: Sea\nfoo: x\n' })
    expect(run().code).toBe(0)
    const before = filesBelow(out)
    renameSync(join(content, '_news'), join(content, '_nws'))
    const { code, stderr } = run('--skip-invalid')
    expect(code).toBe(1)
    expect(stderr).toContain('The folder contains no articles.')
    expect(stderr).toMatch(/ Nothing was written; the previous output is as it was\.\n$/)
    expect(filesBelow(out)).toEqual(before)
  })

  test('keeps the index with --skip-invalid when every article is broken', () => {
    const { run, content, out } = commandFolder(VALID_FOLDER)
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

  test('does not mention --strict when there is an error anyway', () => {
    const { run } = commandFolder({ ...VALID_FOLDER, ...BROKEN })
    expect(run('--strict').stderr).toMatch(/\n1 error\. Nothing was written; the previous output is as it was\.\n$/)
  })

  test('succeeds with warnings, and fails with them when --strict is set', () => {
    const { run, out } = commandFolder({ ...VALID_FOLDER, ...WARNING })
    const strict = run('--strict')
    expect(strict.code).toBe(1)
    expect(strict.stderr).toMatch(/\n1 warning, and --strict lets none pass\. Nothing was written\.\n$/)
    expect(filesBelow(join(out, '..')).size).toBe(0)
    const lenient = run()
    expect(lenient.code).toBe(0)
    expect(lenient.stdout).toContain('\n1 warning.\n')
    expect(titles(out)).toEqual(['Sound', 'Warned'])
  })

  test('fails with --strict and --skip-invalid together, and does not suggest --skip-invalid', () => {
    const { run } = commandFolder({ ...VALID_FOLDER, ...BROKEN })
    const { code, stderr } = run('--strict', '--skip-invalid')
    expect(code).toBe(1)
    expect(stderr).toMatch(/\n1 error, and --strict lets none pass\. Nothing was written\.\n$/)
  })
})
