// @vitest-environment node
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Bundler } from '../../src/bundler/bundle.ts'
import { newsFiles } from './rebuild.ts'
import { NOW, article, bundle, filesBelow, publisher, settle, temporaryFolder, writeFiles } from './workspace.ts'

const FIRST = '_news/2026-01-10-story-0.md'
const SECOND = '_news/2026-02-10-story-1.md'
const story = (title: string, name: string) =>
  article({ title, webUrl: `https://a.example/${name}`, topics: ['Stars'] })

/** A session over a folder of sixty articles, and a function that expects its index to be that of a build without a cache. */
async function startSession() {
  const content = publisher(newsFiles(60, 'Tide'))
  const [cache, out] = [temporaryFolder(), join(temporaryFolder(), 'data')]
  const options = { content, now: NOW }
  const session = new Bundler({ ...options, cache, isSession: true })
  const rebuild = async (saved?: readonly string[]) => (await session.prepare(saved)).write(out)
  const titles = () => [...filesBelow(out)].map(([, bytes]) => bytes.toString()).join('\n')
  const expectFresh = async () => {
    const written = [...filesBelow(out)].map(([file, bytes]) => [file, bytes.toString()])
    expect(written).toEqual([...(await bundle(options)).files])
  }
  await rebuild()
  return { content, cache, out, session, rebuild, titles, expectFresh }
}

test('a session that is told which articles were saved makes the index of a build without a cache', async () => {
  const { content, session, rebuild, expectFresh } = await startSession()
  writeFiles(content, { [FIRST]: story('Once', 'x'), [SECOND]: story('Twice', 'y') })
  await rebuild([FIRST, SECOND])
  await expectFresh()
  writeFiles(content, { [FIRST]: '---\ntitle: [\n---\n' })
  expect((await session.prepare([FIRST])).found.map(({ file }) => file)).toContain(FIRST)
  writeFiles(content, { [FIRST]: story('Mended', 'x') })
  await rebuild([FIRST])
  await expectFresh()
  expect(session.settle()).toBe(false)
  await session.close()
})

test('a session lists the whole folder when it is told of a file that is new, that is gone, or that is no article', async () => {
  const { content, session, rebuild, expectFresh } = await startSession()
  const added = '_news/deeper/2026-03-01-added.md'
  writeFiles(content, { [added]: story('Added', 'z') })
  await rebuild([added])
  await expectFresh()
  rmSync(join(content, '_news/deeper'), { recursive: true })
  await rebuild(['_news/deeper'])
  await expectFresh()
  rmSync(join(content, FIRST))
  await rebuild([FIRST, SECOND])
  await expectFresh()
  writeFiles(content, { 'site.yaml': 'title: Another\n' })
  await rebuild(['site.yaml'])
  await expectFresh()
  await session.close()
})

test('a session that was not told of everything finds the rest when it has time', async () => {
  const { content, session, rebuild, titles, expectFresh } = await startSession()
  const unnoticed = {
    'another article was saved': () => writeFiles(content, { [SECOND]: story('Not noticed', 'y') }),
    'an article is new': () => writeFiles(content, { '_news/2026-03-01-added.md': story('Added', 'z') }),
    'an article is gone': () => rmSync(join(content, SECOND)),
    'a topic was described': () =>
      writeFiles(content, { '_data/topics/stars.yaml': 'name: Stars\ndescription: Far\n' }),
    'the same article was saved again': () => writeFiles(content, { [FIRST]: story('Again', 'x') }),
  }
  for (const [name, change] of Object.entries(unnoticed)) {
    await settle()
    await rebuild()
    writeFiles(content, { [FIRST]: story(name, 'x') })
    await rebuild([FIRST])
    expect(titles()).toContain(name)
    expect(session.settle(), name).toBe(false)
    writeFiles(content, { [FIRST]: story(`${name}, too`, 'x') })
    await rebuild([FIRST])
    change()
    expect(session.settle(), name).toBe(true)
    await rebuild()
    await expectFresh()
  }
  await session.close()
})

test('a session that ended leaves a cache from which the next build writes nothing', async () => {
  const { content, cache, out, session, rebuild } = await startSession()
  writeFiles(content, { [FIRST]: story('Saved', 'x') })
  await rebuild([FIRST])
  await session.close()
  await settle()
  const next = new Bundler({ content, now: NOW, cache, isSession: true })
  const manifest = readFileSync(join(out, 'manifest.json'), 'utf8')
  expect((await (await next.prepare()).write(out)).written).toBe(0)
  expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(manifest)
  await next.close()
})
