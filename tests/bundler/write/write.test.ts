// @vitest-environment node
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { OutputError, checkOutput } from '../../../src/bundler/write/check-output.ts'
import {
  type Files,
  WrittenIndex,
  article,
  bundle,
  bundleTo,
  filesBelow,
  publisher,
  temporaryFolder,
  writeFiles,
} from '../workspace.ts'

const JUNE: Files = { '_news/2020-06-10-june.md': article({ title: 'June', webUrl: 'https://outlet.example/june' }) }
const MAY: Files = {
  '_news/2019-05-10-may.md': article({
    title: 'May',
    publishedDateTime: '2019-05-10T08:00:00Z',
    webUrl: 'https://other.example/may',
  }),
}

/** Writes a publisher's folder and its index. Returns a function that writes the index again. */
async function workspace(files: Files) {
  const content = publisher(files)
  const out = join(temporaryFolder(), 'data')
  const write = () => bundleTo(out, { content })
  await write()
  return { content, out, write }
}

const LONG_AGO = new Date('2001-01-01T00:00:00Z')

/** Sets the times of all files to a past time, so that files that are written later can be recognised. */
function age(folder: string): void {
  for (const path of filesBelow(folder).keys()) utimesSync(join(folder, path), LONG_AGO, LONG_AGO)
}

const touched = (folder: string) =>
  [...filesBelow(folder).keys()].filter((path) => statSync(join(folder, path)).mtimeMs !== LONG_AGO.getTime())

describe('writing an edition', () => {
  test('replaces files and folders in the place of index files', async () => {
    const { content, out, write } = await workspace(JUNE)
    writeFiles(content, MAY)
    const next = await bundle({ content })
    for (const path of next.files.keys()) {
      if (path === 'manifest.json' || existsSync(join(out, path))) continue
      mkdirSync(join(out, path, 'in-the-way'), { recursive: true })
    }
    rmSync(join(out, 'cards'), { recursive: true })
    writeFiles(out, { cards: 'a file' })
    await write()
    expect(filesBelow(out)).toEqual(new Map([...next.files].map(([path, text]) => [path, Buffer.from(text)])))
  })

  test('writes nothing when the edition is the same', async () => {
    const { out, write } = await workspace({ ...JUNE, ...MAY, 'assets/a.svg': '<svg/>' })
    const before = filesBelow(out)
    age(out)
    await write()
    expect(touched(out)).toEqual([])
    expect(filesBelow(out)).toEqual(before)
  })

  test('does not change the cards of other years for a new article', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        `_news/2019-05-${String(1 + (at % 28)).padStart(2, '0')}-may-${at}.md`,
        article({ title: `May ${at}`, publishedDateTime: '2019-05-10', webUrl: `https://other.example/${at}` }),
      ]),
    )
    const { content, out, write } = await workspace({ ...JUNE, ...many })
    const cardsOf = (year: string) => [...filesBelow(out).keys()].filter((path) => path.startsWith(`cards/${year}`))
    const may = cardsOf('2019')
    expect(may.length).toBeGreaterThan(0)
    age(out)
    writeFiles(content, {
      '_news/2020-06-11-new.md': article({ title: 'New', webUrl: 'https://outlet.example/new', topics: ['Elsewhere'] }),
    })
    await write()
    const index = new WrittenIndex(out)
    expect(cardsOf('2019')).toEqual(may)
    expect(touched(out).filter((path) => path.startsWith('cards'))).toHaveLength(1)
    expect(index.stories()).toHaveLength(62)
  })

  test('removes files that the edition does not use, and folders that become empty', async () => {
    const { content, out, write } = await workspace({ ...JUNE, ...MAY, 'assets/deep/down/a.svg': '<svg/>' })
    expect(filesBelow(out).has(join('assets', 'deep', 'down', 'a.svg'))).toBe(true)
    rmSync(join(content, '_news/2019-05-10-may.md'))
    rmSync(join(content, 'assets'), { recursive: true })
    writeFiles(out, { 'cards/left-over.json.part': 'half' })
    await write()
    const fresh = await workspace(JUNE)
    expect(filesBelow(out)).toEqual(filesBelow(fresh.out))
    expect(() => statSync(join(out, 'assets'))).toThrow('ENOENT')
  })

  test('keeps other files beside the index', async () => {
    const { out, write } = await workspace(JUNE)
    const foreign: Files = { '.htaccess': 'Deny', CNAME: 'news.example', 'more/cards/x.json': '{}', 'cards.txt': 'x' }
    writeFiles(out, foreign)
    await write()
    const after = filesBelow(out)
    for (const [path, text] of Object.entries(foreign)) expect(after.get(join(path))?.toString()).toBe(text)
  })

  test('removes a link in the output, and keeps its target', async () => {
    const { out, write } = await workspace(JUNE)
    const outside = temporaryFolder()
    writeFiles(outside, { 'precious.txt': 'x' })
    symlinkSync(outside, join(out, 'cards/link'))
    await write()
    expect(() => statSync(join(out, 'cards/link'))).toThrow('ENOENT')
    expect([...filesBelow(outside).keys()]).toEqual(['precious.txt'])
  })

  test('copies new and changed assets byte for byte, and no others', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 128])
    const { content, out, write } = await workspace({ ...JUNE, 'assets/ä b/x.bin': bytes, 'assets/y.svg': '<svg/>' })
    expect(filesBelow(out).get(join('assets', 'ä b', 'x.bin'))).toEqual(bytes)
    age(out)
    writeFiles(content, { 'assets/y.svg': '<gvs/>', 'assets/z.svg': 'new' })
    await write()
    expect(touched(out)).toEqual([join('assets', 'y.svg'), join('assets', 'z.svg')])
    expect(filesBelow(out).get(join('assets', 'y.svg'))?.toString()).toBe('<gvs/>')
  })

  test('writes a file again that was cut short', async () => {
    const { out, write } = await workspace(JUNE)
    const before = filesBelow(out)
    const shard = [...before.keys()].find((path) => path.startsWith('stories')) ?? ''
    writeFiles(out, { [shard]: '{"stor' })
    await write()
    expect(filesBelow(out)).toEqual(before)
  })

  test('replaces a folder of assets by a file, and a file by a folder', async () => {
    const { content, out, write } = await workspace({ ...JUNE, 'assets/a/b.svg': 'b', 'assets/c': 'c' })
    rmSync(join(content, 'assets'), { recursive: true })
    writeFiles(content, { 'assets/a': 'a', 'assets/c/d.svg': 'd' })
    await write()
    const assets = [...filesBelow(out)].filter(([path]) => path.startsWith('assets'))
    expect(assets.map(([path, bytes]) => [path, bytes.toString()])).toEqual([
      [join('assets', 'a'), 'a'],
      [join('assets', 'c', 'd.svg'), 'd'],
    ])
  })

  test('copies and replaces a read-only asset', async () => {
    const { content, out, write } = await workspace({ ...JUNE, 'assets/a.svg': 'old' })
    chmodSync(join(content, 'assets/a.svg'), 0o444)
    await write()
    rmSync(join(content, 'assets/a.svg'))
    writeFiles(content, { 'assets/a.svg': 'new!' })
    chmodSync(join(content, 'assets/a.svg'), 0o444)
    await write()
    writeFiles(content, {})
    expect(filesBelow(out).get(join('assets', 'a.svg'))?.toString()).toBe('new!')
  })
})

describe('an output folder', () => {
  const content = () => publisher(JUNE)

  test('an output folder may be new, be empty, or have an earlier index and other files', async () => {
    const from = content()
    const out = temporaryFolder()
    expect(() => checkOutput(from, join(out, 'new/deep'))).not.toThrow()
    expect(() => checkOutput(from, out)).not.toThrow()
    await bundleTo(out, { content: from })
    writeFiles(out, { CNAME: 'news.example' })
    expect(() => checkOutput(from, out)).not.toThrow()
  })

  test('an output folder may have the files of an interrupted first build', async () => {
    const { content: from, out } = await workspace({ ...JUNE, 'assets/a.svg': '<svg/>' })
    const fresh = temporaryFolder()
    // All files except the manifest, and the lock of a process that has ended.
    for (const [path, bytes] of filesBelow(out)) if (path !== 'manifest.json') writeFiles(fresh, { [path]: bytes })
    writeFiles(fresh, { '.lock': `999999999 - ${hostname()}`, 'cards/half.json.1-0-0.part': 'half' })
    expect(() => checkOutput(from, fresh)).not.toThrow()
    await bundleTo(fresh, { content: from })
    expect(filesBelow(fresh)).toEqual(filesBelow(out))
  })

  test.for<[string, Files]>([
    ['files of another origin', { 'thesis.txt': 'years of work' }],
    ['assets of another origin', { 'assets/photo.jpg': 'the only one' }],
    ['folders with the names of index folders', { 'stories/draft.txt': 'once upon', 'cards/ace.txt': 'of spades' }],
    ['a manifest of another program', { 'manifest.json': '{"name":"App","icons":[]}', 'assets/icon.png': 'x' }],
    ['a manifest that is not JSON', { 'manifest.json': 'no JSON', 'assets/icon.png': 'x' }],
  ])('an output folder without an index may not have %s', ([, files]) => {
    const out = temporaryFolder()
    writeFiles(out, files)
    expect(() => checkOutput(content(), out)).toThrow(OutputError)
    expect(() => checkOutput(content(), out)).toThrow('has files in it that are not an index')
  })

  test.for([
    ['the content folder', '.', 'it is the content folder'],
    ['a folder in the content folder', 'public/data', 'it is inside the content folder'],
    ['the parent of the content folder', '..', 'it contains the content folder'],
    ['the parent of that parent', '../..', 'it contains the content folder'],
    ['the root of the file system', '/', 'it contains the content folder'],
  ])('an output folder may not be %s', ([, path, message]) => {
    const from = content()
    expect(() => checkOutput(from, path === '/' ? path : join(from, path ?? ''))).toThrow(message)
  })

  test('an output folder may not lead to the content folder through a link or a relative path', () => {
    const from = content()
    const link = join(temporaryFolder(), 'link')
    symlinkSync(from, link)
    expect(() => checkOutput(from, link)).toThrow('it is the content folder')
    expect(() => checkOutput(from, join(link, 'new/data'))).toThrow('it is inside')
    expect(() => checkOutput(link, join(from, 'data'))).toThrow('it is inside')
    expect(() => checkOutput(from, relative(process.cwd(), from))).toThrow('it is the content folder')
  })

  test('an output folder may be beside the content folder with a name that begins the same', () => {
    const from = content()
    expect(() => checkOutput(from, `${from}-data`)).not.toThrow()
  })

  test('an output folder may not be a file', () => {
    const folder = temporaryFolder()
    writeFiles(folder, { data: 'a file' })
    expect(() => checkOutput(content(), join(folder, 'data'))).toThrow(/data is a file\. Choose a folder/)
  })
})
