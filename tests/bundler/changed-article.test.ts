// @vitest-environment node
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { BundleOptions } from '../../src/bundler/draft.ts'
import { MAYOR, report } from './invented-news.ts'
import { firstBuild, linkedArticles } from './rebuild.ts'
import { article, settle, writeFiles } from './workspace.ts'

const PATH = '_news/2026-01-10-story-7.md'

describe('a build after a change', () => {
  test('shows new words of an article everywhere it is linked', async () => {
    const files = linkedArticles(40)
    const { content, rebuild } = await firstBuild(files)
    const edits = [
      (text: string) => `${text}\nMore words.\n`,
      (text: string) => text.replace('Tide 7', 'Ebb 7'),
      (text: string) => text.replace(/^excerpt:.*$/m, 'excerpt: Another one.'),
    ]
    let text = files[PATH] ?? ''
    for (const edit of edits) {
      await settle()
      text = edit(text)
      writeFiles(content, { [PATH]: text })
      const { written } = await rebuild()
      expect(written).toBeLessThanOrEqual(12)
    }
  })

  test('publishes articles that are removed, renamed and restored', async () => {
    const files = linkedArticles(40)
    const { content, rebuild } = await firstBuild(files)
    const [gone = '', renamed = '', edited = ''] = [5, 9, 7].map((at) => `_news/2026-01-10-story-${at}.md`)
    rmSync(join(content, gone))
    renameSync(join(content, renamed), join(content, '_news/2026-01-10-renamed.md'))
    await rebuild()
    writeFiles(content, { [edited]: `${files[edited]}\nMore.\n` })
    await rebuild()
    writeFiles(content, { [gone]: files[gone] ?? '' })
    await rebuild()
  })

  test.each<[change: string, edit: (text: string) => string]>([
    ['another time', (text) => text.replace('T10:00:00Z', 'T11:00:00Z')],
    ['another topic', (text) => text.replace(/Harbours|Oceans|Stars/, 'Harbors')],
    ['another address', (text) => text.replace('https://outlet', 'https://other')],
    ['the field published: false', (text) => text.replace('---\n', '---\npublished: false\n')],
    ['an unknown field', (text) => text.replace('---\n', '---\nheaat: 1\n')],
    ['an error', (text) => text.replace('---\n', '---\nquality: "high\n')],
  ])('applies %s of an article', async (_, edit) => {
    const files = linkedArticles(20)
    const { content, rebuild } = await firstBuild(files, { skipInvalid: true })
    const text = edit(files[PATH] ?? '')
    expect(text).not.toBe(files[PATH])
    writeFiles(content, { [PATH]: text })
    await rebuild()
  })

  test('reports an unknown field at its line in the first article that has it', async () => {
    const withUnknownField = (text = '') => text.replace('---\n', '---\nheaat: 1\n')
    const files = linkedArticles(20)
    const { content, rebuild } = await firstBuild(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, withUnknownField(text)])),
    )
    const reported = '_news/2026-01-10-story-0.md'
    const withComment = (path: string) => withUnknownField(files[path]).replace('---\n', '---\n# A comment.\n')
    for (const [path, text] of [
      [PATH, withComment(PATH)],
      [PATH, files[PATH] ?? ''],
      [reported, withComment(reported)],
    ] as const) {
      await settle()
      writeFiles(content, { [path]: text })
      const { problems } = await rebuild()
      expect(problems).toMatchObject([{ code: 'unknown-field', file: reported, line: path === reported ? 3 : 2 }])
    }
  })

  test.each<[string, Parameters<typeof article>[0], Partial<BundleOptions>]>([
    ['never shows a draft', { published: false }, {}],
    ['shows a draft with --unpublished', { published: false }, { unpublished: true }],
    ['never shows an article of the future', { publishedDateTime: '2031-01-10T10:00:00Z' }, {}],
    ['shows an article of the future with --future', { publishedDateTime: '2031-01-10T10:00:00Z' }, { future: true }],
  ])('%s when its words change', async (_, fields, options) => {
    const path = '_news/2026-01-11-held.md'
    const held = (title: string) => article({ title, publishedDateTime: '2026-01-11T10:00:00Z', ...fields })
    const { content, rebuild } = await firstBuild({ ...linkedArticles(20), [path]: held('Held back') }, options)
    writeFiles(content, { [path]: held('Kept back') })
    const { files } = await rebuild()
    const isShown = Object.keys(options).length > 0
    expect([...files.values()].some((text) => text.includes('Kept back'))).toBe(isShown)
  })

  test('never shows words of a draft in an article with the same id', async () => {
    const draft = (words: string) =>
      article({ title: words, publishedDateTime: '2026-01-10T10:00:00Z', published: false })
    const { content, rebuild } = await firstBuild({
      ...linkedArticles(5),
      '_news/a/2026-01-10-twin.md': draft('Secret'),
      '_news/b/2026-01-10-twin.md': article({ title: 'Open', publishedDateTime: '2026-01-10T10:00:00Z' }),
    })
    writeFiles(content, { '_news/a/2026-01-10-twin.md': draft('Very secret') })
    const { files } = await rebuild()
    expect([...files.values()].filter((text) => text.includes('ecret'))).toEqual([])
  })

  test('parses no unchanged article of a fresh checkout, in which every file has a new time and inode', async () => {
    const files = linkedArticles(40)
    const { content, rebuild } = await firstBuild(files)
    rmSync(join(content, '_news'), { recursive: true })
    writeFiles(content, {
      ...files,
      '_news/2026-02-11-new.md': article({
        title: 'New',
        publishedDateTime: '2026-02-11T10:00:00Z',
        webUrl: 'https://a.example/n',
      }),
    })
    await settle()
    const { clock, written } = await rebuild()
    expect(clock).toHaveProperty('read')
    expect(written).toBeLessThanOrEqual(12)
  })

  test('finds other events and similar articles when an article’s time is years before the day in its name', async () => {
    const files = {
      ...linkedArticles(10),
      ...report('mayor-0', MAYOR[0]),
      ...report('quarrel', { title: 'Quarry closes early', excerpt: 'Dust stopped the lorries.' }),
      '_news/2026-10-01-from-the-archive.md': article({
        title: 'From the archive',
        publishedDateTime: '2019-04-01T10:00:00Z',
        webUrl: 'https://archive.example/1',
      }),
    }
    const { content, rebuild } = await firstBuild(files)
    writeFiles(content, report('quarrel', MAYOR[1]))
    await settle()
    const { files: joined } = await rebuild()
    expect([...joined.values()].some((text) => text.includes('"by":"words"'))).toBe(true)
    writeFiles(content, report('mayor-2', MAYOR[2]))
    await rebuild()
  })
})
