// @vitest-environment node
import { expect, test } from 'vitest'
import { NOW } from '../workspace.ts'
import { startPictureServer } from '../pictures/picture-server.ts'
import { newsroomOf, sectionOf, story, together } from './newsroom.ts'

const server = await startPictureServer()
const at = (path: string) => `${server.origin}/${path}`
const ALL = { checkLinks: true, allowPrivate: true } as const
const days = (count: number) => new Date(NOW.getTime() + count * 24 * 60 * 60_000)

/** Makes a folder whose checks begin without requests. */
function askingNewsroom(files: Parameters<typeof newsroomOf>[0]) {
  const { check } = newsroomOf(files)
  return (options: Parameters<typeof check>[0] = ALL) => {
    server.requests.length = 0
    return check(options)
  }
}

test('links that are gone are found in the address, the text and the list of an article', async () => {
  const related = [{ title: 'R', webUrl: at('gone-for-good/r') }]
  const check = askingNewsroom({
    ...story(
      'a',
      { webUrl: at('not-found/a'), related },
      `[One](${at('not-found/one')}) and [two](${at('page/two')}#part).`,
    ),
    ...story(
      'b',
      { webUrl: at('page/b') },
      `[Again](${at('not-found/one')}), [closed](${at('forbidden/x')}), [late](${at('broken/x')})`,
    ),
  })
  const { summary, findings } = sectionOf((await check()).report, 'links')
  expect(findings.map(({ severity, code, address }) => [severity, code, address])).toEqual(
    [at('gone-for-good/r'), at('not-found/a'), at('not-found/one')].map((address) => ['warning', 'dead-link', address]),
  )
  expect(findings.find(({ address }) => address === at('not-found/one'))).toMatchObject({
    file: '_news/2026-11-20-a.md',
    files: ['_news/2026-11-20-b.md'],
    message: `The linked page is gone (404): ${at('not-found/one')}`,
  })
  expect(summary).toBe('3 of 7 links are gone, 7 asked now, 2 without a clear answer')
  expect(server.requests).toContain('HEAD /page/two')
})

test('answers count for days, those of pages that are gone for fewer', async () => {
  const check = askingNewsroom({
    ...story('a', { webUrl: at('page/a') }),
    ...story('b', { webUrl: at('not-found/b') }),
  })
  await check()
  const again = await check()
  expect(server.requests).toEqual([])
  expect(sectionOf(again.report, 'links').summary).toBe('1 of 2 links is gone, 0 asked now')
  await check({ ...ALL, now: days(4) })
  expect(server.requests).toEqual(['HEAD /not-found/b', 'GET /not-found/b'])
  server.changed.set('/not-found/b', (response) => response.writeHead(200).end())
  expect(sectionOf((await check({ ...ALL, now: days(8) })).report, 'links').findings).toEqual([])
})

test('a host is asked one request at a time', async () => {
  const own = await startPictureServer()
  const many = Array.from({ length: 12 }, (_, n) =>
    story(`s${n}`, { webUrl: `${own.origin}/page/${n}`, images: [{ url: `${own.origin}/fine/${n}` }] }),
  )
  await askingNewsroom(together(many))({ ...ALL, checkPictures: true })
  expect(own.requests.length).toBe(24)
  expect(own.mostAtOnce()).toBe(1)
})

test('private networks are not asked unless this is allowed, and neither are articles that are held back', async () => {
  const check = askingNewsroom({
    ...story('a', { webUrl: at('not-found/a'), images: [{ url: at('not-found/picture') }] }),
    ...story('draft', { webUrl: at('not-found/draft'), published: false }),
  })
  const { report } = await check({ checkLinks: true, checkPictures: true })
  expect(server.requests).toEqual([])
  expect(sectionOf(report, 'links').summary).toContain('1 link into private networks not asked')
  await check({ ...ALL, checkPictures: true })
  expect(server.requests.toSorted()).toEqual([
    'GET /not-found/a',
    'GET /not-found/picture',
    'HEAD /not-found/a',
    'HEAD /not-found/picture',
  ])
})

test('a picture that is gone is found with all articles that show it', async () => {
  const images = [{ url: at('not-found/shared') }]
  const { report } = await askingNewsroom({ ...story('a', { images }), ...story('b', { images }) })({
    checkPictures: true,
    allowPrivate: true,
  })
  expect(sectionOf(report, 'pictures').findings).toMatchObject([
    {
      code: 'dead-picture',
      address: at('not-found/shared'),
      file: '_news/2026-11-20-a.md',
      files: ['_news/2026-11-20-b.md'],
    },
  ])
})

test('the pages of the site itself are not asked', async () => {
  const check = askingNewsroom({
    'site.yaml': `title: News\nurl: ${server.origin}\n`,
    ...story('a', { webUrl: undefined }, `[Own](${at('not-found/own')})`),
  })
  expect(sectionOf((await check()).report, 'links').summary).toBe('0 of 0 links are gone, 0 asked now')
  expect(server.requests).toEqual([])
})

test('where no host can be reached, nothing counts as gone or as checked', async () => {
  const check = askingNewsroom(story('a', { webUrl: at('silent/a') }))
  const { report } = await check({ ...ALL, limits: { timeOut: 40 } })
  expect(sectionOf(report, 'links')).toMatchObject({
    isChecked: false,
    findings: [],
    summary: 'no other site could be reached',
  })
})

test('a host that never answers does not hold up the others', async () => {
  const check = askingNewsroom({ ...story('a', { webUrl: at('silent/a') }), ...story('b', { webUrl: at('page/b') }) })
  const { report } = await check({ ...ALL, limits: { timeOut: 60 } })
  expect(sectionOf(report, 'links').summary).toBe('0 of 2 links are gone, 2 asked now, 1 without a clear answer')
})
