// @vitest-environment node
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { BundleOptions } from '../../../src/bundler/draft.ts'
import { describePictures } from '../../../src/bundler/report/report-pictures.ts'
import { commandFolder } from '../command-folder.ts'
import { type Files, NOW, article, bundleFolder, publisher, temporaryFolder } from '../workspace.ts'
import { fine, startPictureServer } from './picture-server.ts'

// No name leads anywhere, as on a machine without a network.
vi.mock('node:dns', () => ({
  lookup: (host: string, _: unknown, found: (error: unknown) => void) =>
    found(Object.assign(new Error(host), { code: 'ENOTFOUND' })),
}))

const server = await startPictureServer()
const picture = (name: string) => `${server.origin}/${name}`

const story = (slug: string, image: string, more: Readonly<Record<string, unknown>> = {}, body = ''): Files => ({
  [`_news/2020-06-10-${slug}.md`]: article(
    { title: slug, webUrl: `https://outlet.example/${slug}`, images: [{ url: image }], ...more },
    body,
  ),
})

const days = (count: number) => new Date(NOW.getTime() + count * 24 * 60 * 60_000)

/** A folder that is built again and again with the same cache. */
function folderOf(files: Files) {
  const content = publisher(files)
  const cache = join(temporaryFolder(), 'cache')
  return (options: Partial<BundleOptions> = {}) => {
    server.requests.length = 0
    return bundleFolder(content, { cache, checkPictures: true, ...options })
  }
}

test('a picture that is gone is left out, and all others stay', async () => {
  const build = folderOf({
    ...story('there', picture('fine/a')),
    ...story('lost', picture('not-found/a'), {}, `Words.\n\n![A ship](${picture('not-found/b')})\n\nMore.`),
    ...story('second', picture('page/a'), { images: [{ url: picture('not-found/c') }, { url: picture('fine/b') }] }),
    ...story('server-is-broken', picture('broken/a')),
    ...story('forbidden', picture('forbidden/a')),
    ...story('without-an-answer', picture('hangup/a')),
  })
  const { index, edition } = await build()
  expect(edition.problems).toEqual([])
  expect(index.story('there').image?.src).toBe(picture('fine/a'))
  expect(index.story('lost').image).toBeUndefined()
  expect(index.story('lost').body).not.toContain('<img')
  expect(index.story('lost').body).toContain('More.')
  expect(index.story('second').image?.src).toBe(picture('fine/b'))
  for (const slug of ['server-is-broken', 'forbidden', 'without-an-answer'])
    expect(index.story(slug).image, slug).toBeDefined()
  expect(edition.pictures).toEqual({
    named: 8,
    asked: 8,
    gone: [
      { address: picture('not-found/a'), detail: '404', files: ['_news/2020-06-10-lost.md'] },
      { address: picture('not-found/b'), detail: '404', files: ['_news/2020-06-10-lost.md'] },
      { address: picture('not-found/c'), detail: '404', files: ['_news/2020-06-10-second.md'] },
    ],
    unclear: 3,
    later: 0,
    isUnreachable: false,
  })
})

test('nobody is asked without the option, and the bytes are those of a build that never asked', async () => {
  const build = folderOf({ ...story('lost', picture('not-found/a')), ...story('there', picture('fine/a')) })
  const before = await build({ checkPictures: false })
  expect(server.requests).toEqual([])
  expect((await build()).index.story('lost').image).toBeUndefined()
  const after = await build({ checkPictures: false })
  expect(after.edition.files).toEqual(before.edition.files)
  expect(after.edition.pictures).toBeUndefined()
})

test('the same cache gives the same bytes, and asks nobody again', async () => {
  const build = folderOf({ ...story('lost', picture('not-found/a')), ...story('there', picture('fine/a')) })
  const first = await build()
  expect(server.requests).not.toEqual([])
  const second = await build()
  expect(server.requests).toEqual([])
  expect(second.edition.files).toEqual(first.edition.files)
  expect(second.edition.pictures).toMatchObject({ asked: 0, gone: [{ detail: '404' }] })
})

test('a picture that is gone is asked for again after days, and comes back', async () => {
  const build = folderOf({ ...story('lost', picture('not-found/back')), ...story('there', picture('fine/a')) })
  await build()
  server.changed.set('/not-found/back', fine)
  const soon = await build({ now: days(2) })
  expect(server.requests).toEqual([])
  expect(soon.index.story('lost').image).toBeUndefined()
  const later = await build({ now: days(4) })
  expect(server.requests).toEqual(['HEAD /not-found/back'])
  expect(later.index.story('lost').image?.src).toBe(picture('not-found/back'))
})

test('a picture that is there is asked for again after weeks', async () => {
  const build = folderOf(story('there', picture('fine/a')))
  await build()
  await build({ now: days(20) })
  expect(server.requests).toEqual([])
  await build({ now: days(31) })
  expect(server.requests).toEqual(['HEAD /fine/a'])
})

test('an answer that is not clear changes nothing that is known', async () => {
  const build = folderOf({ ...story('lost', picture('not-found/x')), ...story('there', picture('fine/x')) })
  await build()
  server.changed.set('/not-found/x', (response) => response.writeHead(503).end())
  server.changed.set('/fine/x', (response) => response.writeHead(503).end())
  const { index, edition } = await build({ now: days(40) })
  expect(edition.pictures).toMatchObject({ asked: 2, unclear: 2 })
  expect(index.story('lost').image).toBeUndefined()
  expect(index.story('there').image).toBeDefined()
})

test('without a network no picture is taken away, and the report says so', async () => {
  const build = folderOf({
    ...story('a', 'https://pictures.example/a.png'),
    ...story('b', 'https://others.example/b.png'),
  })
  const { index, edition } = await build()
  expect(index.story('a').image?.src).toBe('https://pictures.example/a.png')
  expect(edition.pictures).toMatchObject({ asked: 2, gone: [], isUnreachable: true })
  expect(edition.pictures && describePictures(edition.pictures)).toEqual([
    'No other site could be reached, so 2 pictures are not checked. What was known before is used.',
  ])
})

test('a network that shows a page to log in for every picture takes none away', async () => {
  const build = folderOf(story('a', picture('page/login')))
  expect((await build()).index.story('a').image).toBeDefined()
})

test('a host without a name is gone when a picture of another host is still there', async () => {
  const build = folderOf({ ...story('a', 'https://pictures.example/a.png'), ...story('there', picture('fine/a')) })
  const { index, edition } = await build()
  expect(index.story('a').image).toBeUndefined()
  expect(edition.pictures && describePictures(edition.pictures)).toEqual([
    '2 pictures of other sites, 2 checked now.',
    '1 picture of 1 host is gone: their stories are shown as text, and outlets with their initials.',
    '  gone pictures.example: 1',
  ])
})

test('a logo that is gone is left out, of an article and of an outlet', async () => {
  const build = folderOf({
    ...story('a', picture('fine/a'), {
      provider: { name: 'One', domain: 'one.example', images: [{ url: picture('not-found/logo') }] },
    }),
    ...story('b', picture('fine/b'), { provider: { name: 'Two', domain: 'two.example' } }),
    '_data/organizations/two.yaml': `domain: two.example\nimages:\n  - url: ${picture('gone-for-good/logo')}\n`,
  })
  const providersOf = async (options = {}) => (await build(options)).index.providers().map(({ logo }) => logo)
  expect(await providersOf({ checkPictures: false })).toEqual([
    picture('not-found/logo'),
    picture('gone-for-good/logo'),
  ])
  expect(await providersOf()).toEqual([undefined, undefined])
})

test('nobody is asked for the pictures of articles that are held back', async () => {
  const build = folderOf({
    ...story('there', picture('fine/a')),
    ...story('draft', picture('fine/draft'), { published: false }),
    ...story('tomorrow', picture('fine/tomorrow'), { publishedDateTime: '2030-01-01T00:00:00Z' }),
  })
  await build()
  expect(server.requests).toEqual(['HEAD /fine/a'])
  await build({ unpublished: true, future: true })
  expect(server.requests.toSorted()).toEqual(['HEAD /fine/draft', 'HEAD /fine/tomorrow'])
})

test('what a run leaves is asked for by the next one', async () => {
  const build = folderOf({ ...story('a', picture('fine/a')), ...story('b', picture('not-found/b')) })
  const first = await build({ pictureLimits: { pictures: 1 } })
  expect(first.edition.pictures).toMatchObject({ asked: 1, later: 1, gone: [] })
  const second = await build({ pictureLimits: { pictures: 1 } })
  expect(second.edition.pictures).toMatchObject({ asked: 1, later: 0, gone: [{ address: picture('not-found/b') }] })
})

test('the command has the option, and its JSON the result', () => {
  const { run } = commandFolder(story('plain', '/assets/none.png', { images: [] }))
  const { code, stdout } = run('--check-pictures', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    pictures: { named: 0, asked: 0, gone: [], unclear: 0, later: 0, isUnreachable: false },
  })
})
