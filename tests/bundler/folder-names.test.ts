import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Cache } from '../../src/bundler/cache/cache.ts'
import { FolderNames, type KnownFolder } from '../../src/bundler/read/folder-names.ts'
import { listContent } from '../../src/bundler/read/listing.ts'
import { Names } from '../../src/bundler/read/names.ts'
import { publisher, settle, temporaryFolder } from './workspace.ts'

/** So many that they are remembered. */
const MANY = Object.fromEntries(
  Array.from({ length: 510 }, (_, at) => [`_news/story-${String(at).padStart(3, '0')}.md`, '']),
)

const knownOf = (folder: string): readonly KnownFolder[] => {
  const names = new FolderNames()
  names.read(folder)
  return names.known
}

const CHANGES: Readonly<Record<string, (folder: string) => void>> = {
  'a file comes': (folder) => writeFileSync(join(folder, 'story-7.md'), ''),
  'a file goes': (folder) => rmSync(join(folder, 'story-007.md')),
  'a file gets another name': (folder) => renameSync(join(folder, 'story-007.md'), join(folder, 'story-7.md')),
  'a file gives way to another of its name': (folder) => {
    writeFileSync(join(folder, '.new'), 'words')
    renameSync(join(folder, '.new'), join(folder, 'story-007.md'))
  },
  'a file gives way to a folder': (folder) => {
    rmSync(join(folder, 'story-007.md'))
    mkdirSync(join(folder, 'story-007.md'))
  },
  'a file comes and another goes': (folder) => {
    rmSync(join(folder, 'story-007.md'))
    writeFileSync(join(folder, 'story-7.md'), '')
  },
  'the clock goes back': (folder) => {
    writeFileSync(join(folder, 'story-7.md'), '')
    utimesSync(folder, 0, 0)
  },
}

describe('what is known of a folder of many files', () => {
  test('is taken for what stands there as long as the folder is as it was', async () => {
    const content = publisher(MANY)
    await settle()
    const folder = join(content, '_news')
    const [known] = knownOf(folder)
    const names = new FolderNames(known && [{ ...known, names: Names.of(['as.md', 'it.md', 'was.md']).packed }])
    expect(names.read(folder).names.all).toEqual(['as.md', 'it.md', 'was.md'])
    expect(names.isNew).toBe(false)
    expect(names.known).toHaveLength(1)
  })

  test('says nothing while the folder is being written', () => {
    const folder = join(publisher(MANY), '_news')
    const names = new FolderNames(knownOf(folder))
    names.read(folder)
    expect(names.isNew).toBe(true)
  })

  test.each(Object.entries(CHANGES))('is forgotten when %s', async (_, change) => {
    const content = publisher(MANY)
    await settle()
    const before = listContent(content, false)
    // Whoever hashes the paths leaves the hash to who has the same.
    expect(before.articles.pathsHash).toHaveLength(14)
    const same = listContent(content, false, before.folders.known)
    expect(same.articles.hash).toBe(before.articles.hash)
    expect(same.folders.isNew).toBe(false)
    change(join(content, '_news'))
    const [now, fresh] = [listContent(content, false, before.folders.known), listContent(content, false)]
    expect(now.articles.paths).toEqual(fresh.articles.paths)
    expect(now.articles.hash).toBe(fresh.articles.hash)
    expect(now.articles.hash).not.toBe(before.articles.hash)
    expect(now.problems).toEqual(fresh.problems)
    expect(now.folders.isNew).toBe(true)
  })

  test('is no hash of a list that has more than the folder, or less', async () => {
    const content = publisher({ ...MANY, '_archive/old.md': '' })
    await settle()
    const alone = listContent(content, true)
    const hash = alone.articles.pathsHash
    rmSync(join(content, '_archive'), { recursive: true })
    const less = listContent(content, true, alone.folders.known)
    expect(less.articles.pathsHash).not.toBe(hash)
    expect(less.articles.pathsHash).toBe(listContent(content, true).articles.pathsHash)
    mkdirSync(join(content, '_archive'))
    writeFileSync(join(content, '_archive/old.md'), '')
    expect(listContent(content, true, less.folders.known).articles.pathsHash).toBe(hash)
  })
})

test('names come back from the cache as they were, and go there again when a file was replaced', async () => {
  const content = publisher(MANY)
  const cache = new Cache(content, temporaryFolder())
  await settle()
  cache.writeFolders(listContent(content, false).folders)
  const folder = join(content, '_news')
  const written = statSync(join(cache.folder, 'names'))
  for (const words of ['one', 'two']) {
    writeFileSync(join(folder, '.new'), words)
    renameSync(join(folder, '.new'), join(folder, 'story-007.md'))
    await settle()
    const again = listContent(content, false, cache.readFolders())
    expect(again.articles.paths).toEqual(Object.keys(MANY))
    expect(again.folders.isNew).toBe(true)
    cache.writeFolders(again.folders)
    expect(listContent(content, false, cache.readFolders()).folders.isNew).toBe(false)
    // They are the same, and many.
    expect(statSync(join(cache.folder, 'names')).ino).toBe(written.ino)
  }
})

test('names that belong to another look at the folders are none', async () => {
  const content = publisher(MANY)
  const cache = new Cache(content, temporaryFolder())
  await settle()
  cache.writeFolders(listContent(content, false).folders)
  const older = readFileSync(join(cache.folder, 'names'))
  expect(cache.readFolders()).toHaveLength(1)
  rmSync(join(content, '_news/story-007.md'))
  await settle()
  cache.writeFolders(listContent(content, false, cache.readFolders()).folders)
  expect(cache.readFolders()).toHaveLength(1)
  writeFileSync(join(cache.folder, 'names'), older)
  expect(cache.readFolders()).toEqual([])
})

test('a folder of few files is read', () => {
  const folder = publisher({ 'b.md': '', 'a.md': '', '.hidden.md': '' })
  const names = new FolderNames()
  const { names: found, folder: known } = names.read(folder)
  expect(found.all).toEqual(['a.md', 'b.md'])
  expect(known).toBeUndefined()
  expect(names.known).toEqual([])
})
