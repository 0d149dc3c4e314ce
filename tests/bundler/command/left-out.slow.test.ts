// @vitest-environment node
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { VALID_FOLDER, commandFolder, titles } from '../command-folder.ts'
import { type Files, WrittenIndex, article } from '../workspace.ts'

describe('npm run bundle', () => {
  const FILES: Files = {
    ...VALID_FOLDER,
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

  test.for<[rule: string, options: string[], published: string[], summary: string | undefined]>([
    [
      'leaves out drafts, the future and the archive without options',
      [],
      ['Valid'],
      '2 left out: 1 with published: false (publish with --unpublished), 1 dated in the future (publish with --future).',
    ],
    [
      'publishes drafts with --unpublished',
      ['--unpublished'],
      ['Draft', 'Valid'],
      '1 left out: 1 dated in the future (publish with --future).',
    ],
    [
      'publishes articles of the future with --future',
      ['--future'],
      ['Future', 'Valid'],
      '1 left out: 1 with published: false (publish with --unpublished).',
    ],
    [
      'publishes the archive with --archive',
      ['--archive'],
      ['Old', 'Valid'],
      '2 left out: 1 with published: false (publish with --unpublished), 1 dated in the future (publish with --future).',
    ],
    [
      'publishes everything with all three options',
      ['--unpublished', '--future', '--archive'],
      ['Draft', 'Future', 'Old', 'Valid'],
      undefined,
    ],
  ])('%s', ([, options, published, summary]) => {
    const { run, out } = commandFolder(FILES)
    const { code, stdout } = run(...options)
    expect(code).toBe(0)
    expect(titles(out)).toEqual(published)
    expect(stdout.split('\n').find((line) => line.includes('left out'))).toBe(summary)
    expect(stdout.includes('  later _news/2999-01-01-future.md\n')).toBe(summary?.includes('future') ?? false)
  })

  test('names three of many articles of the future, and all of them with --json', () => {
    const files = Array.from({ length: 5 }, (_, at): [string, string] => [
      `_news/2999-01-0${at + 1}-a.md`,
      article({ publishedDateTime: undefined, webUrl: `https://outlet.example/${at}` }),
    ])
    const { run } = commandFolder({ ...VALID_FOLDER, ...Object.fromEntries(files) })
    expect(run().stdout).toContain('  later _news/2999-01-03-a.md\n  and 2 more files\n')
    expect(JSON.parse(run('--json').stdout)).toMatchObject({ future: files.map(([path]) => path) })
  })

  test('writes an empty index of a folder with only drafts, and explains it', () => {
    const { run, out } = commandFolder({ '_news/2020-06-11-draft.md': article({ published: false }) })
    const { code, stdout } = run()
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^Read as a Broadsheet folder: 1 article in _news\.\n0 articles published, 0 topics, 0 providers\.\n1 left out: 1 with published: false \(publish with --unpublished\)\.\n/,
    )
    expect(new WrittenIndex(out).manifest).toMatchObject({ counts: { articles: 0 }, leftOut: { unpublished: 1 } })
  })

  test('ends with 1 and explains where articles belong when the folder has none', () => {
    const { content, run } = commandFolder({})
    mkdirSync(join(content, '_news'))
    const { code, stderr } = run()
    expect(code).toBe(1)
    expect(stderr).toContain('The folder contains no articles.')
    expect(stderr).toContain('Put Markdown files into _news/')
  })
})
