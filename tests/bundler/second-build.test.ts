// @vitest-environment node
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newsFiles } from './rebuild.ts'
import {
  WrittenIndex,
  article,
  bundle,
  bundleTo,
  filesBelow,
  publisher,
  settle,
  temporaryFolder,
  writeFiles,
} from './workspace.ts'

describe('a second build', () => {
  test('reads no article and writes no file when nothing has changed', async () => {
    const content = publisher(newsFiles(60, 'Tide'))
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const first = await bundleTo(out, { content, cache })
    expect(first.written).toBeGreaterThan(5)
    const before = [...filesBelow(out).keys()].map((path) => statSync(join(out, path)).ctimeMs)
    const second = await bundleTo(out, { content, cache })
    expect(second.written).toBe(0)
    expect(second.clock).toEqual({})
    expect(second.manifest).toEqual(first.manifest)
    expect([...filesBelow(out).keys()].map((path) => statSync(join(out, path)).ctimeMs)).toEqual(before)
  })

  test('publishes new, changed and removed articles of a folder of five hundred', async () => {
    const content = publisher(newsFiles(520, 'Tide'))
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const edits: Readonly<Record<string, () => void>> = {
      nothing: () => {},
      'one more': () =>
        writeFiles(content, { '_news/2026-02-11-a.md': article({ title: 'More', webUrl: 'https://a.example/more' }) }),
      'other words': () => writeFiles(content, { '_news/2026-02-11-a.md': article({ title: 'Other words' }) }),
      'one fewer': () => rmSync(join(content, '_news/2026-01-10-story-0.md')),
    }
    for (const [name, edit] of Object.entries(edits)) {
      await bundleTo(out, { content, cache })
      edit()
      await settle()
      const second = await bundleTo(out, { content, cache })
      expect(second.files, name).toEqual((await bundle({ content })).files)
    }
  })

  test('reads only the changed article and writes only its files', async () => {
    const content = publisher(newsFiles(300, 'Tide'))
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const { files } = await bundleTo(out, { content, cache })
    writeFiles(content, { '_news/2026-01-10-story-0.md': article({ title: 'Ebb', topics: ['Stars'] }) })
    const second = await bundleTo(out, { content, cache })
    // The catalogue of older articles has a file for each section.
    expect(second.written).toBeLessThanOrEqual(14)
    expect(second.written).toBeLessThan(files.size / 2)
    expect(second.files).toEqual((await bundle({ content })).files)
  })

  test('reports the problems of files that it does not read again', async () => {
    const content = publisher({
      ...newsFiles(5, 'Tide'),
      '_news/2026-01-11-a.md': article({ related: [{ title: 'No address' }] }),
      '_news/2026-01-12-b.md': '---\ntitle: "Open\n---\n',
    })
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const options = { content, cache, skipInvalid: true }
    const first = await bundleTo(out, options)
    const second = await bundleTo(out, options)
    expect(first.problems.map(({ code }) => code)).toEqual(['related-no-link', 'yaml-missing-char'])
    expect(second.problems).toEqual(first.problems)
    expect(second.skipped).toEqual(first.skipped)
  })

  test('divides cards like a first build when only the spelling of topics has changed', async () => {
    const spelled = (topic: string) =>
      Object.fromEntries(
        Object.entries(newsFiles(40, 'Tide')).map(([path]) => [
          path,
          article({ excerpt: 'w '.repeat(150), topics: [topic] }),
        ]),
      )
    const settings = { '_data/topics/1.yaml': 'name: Harbours\n' }
    const content = publisher({ ...settings, ...spelled('Harbours') })
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    await bundleTo(out, { content, cache })
    writeFiles(content, spelled(`Harbours${'!'.repeat(600)}`))
    const second = await bundleTo(out, { content, cache })
    expect(second.files).toEqual((await bundle({ content })).files)
  })

  test('publishes an article when it becomes due', async () => {
    const content = publisher({
      ...newsFiles(3, 'Tide'),
      '_news/2026-12-24-later.md': article({ title: 'Later', publishedDateTime: '2026-12-24T18:00:00Z' }),
    })
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const counts: number[] = []
    for (const now of [
      '2026-12-24T17:59:59Z',
      '2026-12-24T17:59:59Z',
      '2026-12-24T18:00:00Z',
      '2026-01-01T00:00:00Z',
    ]) {
      const { manifest } = await bundleTo(out, { content, cache, now: new Date(now) })
      counts.push(manifest.counts.articles)
    }
    expect(counts).toEqual([3, 3, 4, 0])
  })

  test('writes the whole index into a new folder', async () => {
    const content = publisher(newsFiles(30, 'Tide'))
    await settle()
    const cache = temporaryFolder()
    const first = await bundleTo(join(temporaryFolder(), 'data'), { content, cache })
    const second = await bundleTo(join(temporaryFolder(), 'data'), { content, cache })
    expect(second.files).toEqual(first.files)
  })

  test('keeps the record store small after many changes', async () => {
    const content = publisher(newsFiles(40, 'Tide'))
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const body = 'A long text. '.repeat(3000)
    for (let round = 0; round < 60; round++) {
      writeFiles(content, { '_news/2026-01-10-story-0.md': article({ title: `Round ${round}` }, body + round) })
      await bundleTo(out, { content, cache })
    }
    const [folder = ''] = readdirSync(cache)
    expect(statSync(join(cache, folder, 'records')).size).toBeLessThan(2_000_000)
    expect(new WrittenIndex(out).story('story-0').title).toBe('Round 59')
  })
})
