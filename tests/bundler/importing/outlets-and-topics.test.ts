// @vitest-environment node
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { topicChooser } from '../../../src/bundler/importing/choose-topics.ts'
import { drawLogo, initialsOf, logoFileOf } from '../../../src/bundler/importing/outlet-logo.ts'
import { bundleFolder } from '../workspace.ts'
import { item, rss, send, status } from './feed-answers.ts'
import { startFeedServer } from './feed-server.ts'
import { feedFile, importFolder } from './import-to.ts'

const server = await startFeedServer()

/** The beginning of a PNG, which says how large it is. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64)
  bytes.write('\u0089PNG\r\n\u001A\n', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

const withLogo = (logo: string) =>
  rss(`<description>Slow news.</description><image><url>${logo}</url></image>${item({ title: 'One', guid: '1' })}`)

test('an outlet and its logo are made when the folder has none, and the site shows both', async () => {
  const folder = importFolder()
  const { outlets } = await folder.run(feedFile(folder, withLogo('https://nowhere.invalid/x.png')))
  expect(outlets).toEqual([
    '_data/organizations/quillmark.example.md',
    'assets/images/organizations/quillmark.example.svg',
  ])
  expect(folder.read('_data/organizations/quillmark.example.md')).toBe(
    '---\nname: "Feed of quillmark.example"\ndomain: "quillmark.example"\ndescription: "Slow news."\n---\n',
  )
  const { index, edition } = await bundleFolder(folder.content)
  expect(index.providers()[0]).toMatchObject({ domain: 'quillmark.example', name: 'Feed of quillmark.example' })
  expect(edition.assets).toEqual(['assets/images/organizations/quillmark.example.svg'])
})

test('a picture of the feed becomes the logo, whatever its server says that it is', async () => {
  const folder = importFolder()
  server.answers.set('logo', send(png(64, 64), { 'content-type': 'text/html' }))
  const { pictures } = await folder.run(feedFile(folder, withLogo(`${server.origin}/logo`)))
  expect(pictures).toBe(1)
  expect(folder.paths()).toContain('assets/images/organizations/quillmark.example.png')
})

test.each([
  [
    'a drawing, which may hold scripts',
    send('<svg xmlns="http://www.w3.org/2000/svg"/>', { 'content-type': 'image/svg+xml' }),
  ],
  ['a banner', send(png(400, 60))],
  ['a dot', send(png(1, 1))],
  ['too many bytes', send(Buffer.concat([png(64, 64), Buffer.alloc(600_000)]))],
  ['a bomb', send(gzipSync(Buffer.alloc(20_000_000)), { 'content-encoding': 'gzip' })],
  ['nothing', status(404)],
])('the logo is drawn instead of %s', async (_, answer) => {
  const folder = importFolder()
  server.answers.set('bad-logo', answer)
  await folder.run(feedFile(folder, withLogo(`${server.origin}/bad-logo`)))
  expect(folder.paths()).toContain('assets/images/organizations/quillmark.example.svg')
})

test('an outlet that the folder describes keeps its file, its name and its logo', async () => {
  const described = '---\nname: The Quill\ndomain: quillmark.example\n---\n'
  const folder = importFolder({
    '_data/organizations/quill.md': described,
    'assets/images/organizations/quillmark.example-80x80.png': png(80, 80),
  })
  const { outlets } = await folder.run(feedFile(folder, withLogo('https://nowhere.invalid/x.png')))
  expect(outlets).toEqual([])
  expect(folder.read('_data/organizations/quill.md')).toBe(described)
  expect(folder.article()).toContain('name: "The Quill"')
})

test('a story that a feed took from another outlet belongs to that one', async () => {
  const folder = importFolder()
  const story = item({ title: 'Taken' }).replace(
    '</item>',
    '<source url="https://feeds.tidewrack.example/rss">Tidewrack</source></item>',
  )
  await folder.run(feedFile(folder, rss(story)))
  expect(folder.article()).toContain('name: "Tidewrack"\n  domain: "tidewrack.example"')
})

test.each([
  ['The Harbour Gazette', 'HG'],
  ['quillmark', 'Q'],
  ['Ninth.example', 'N'],
  ['月報', '月'],
  ['', '·'],
])('the initials of “%s” are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a logo is the same for one outlet, and holds no markup of its name', () => {
  expect(drawLogo('<b> &', 'a.example')).toBe(drawLogo('<b> &', 'a.example'))
  expect(drawLogo('<', 'a.example')).toContain('>&lt;</text>')
})

test.each([
  ['gif', Buffer.from('4749463839612000200000000000', 'hex')],
  ['jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b08004000400101110000', 'hex')],
  [
    'webp',
    Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0', 'latin1'), Buffer.from('1f00001f0000', 'hex')]),
  ],
  [undefined, Buffer.from('ffd8ffe0ffff', 'hex')],
  [undefined, Buffer.from('RIFF\0\0\0\0WEBPVP9 \0\0\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1')],
  [undefined, Buffer.alloc(0)],
])('a picture is known as %s by its bytes', (ending, bytes) => {
  expect(logoFileOf(bytes)?.ending).toBe(ending)
})

const TOPICS = [
  { id: 'ai', name: 'AI', keywords: ['machine learning'] },
  { id: 'vision', name: 'Computer Vision', shortname: 'Vision', parent: 'ai', keywords: ['camera', 'café lens'] },
  { id: 'oceans', name: 'Oceans', keywords: ['tide', 'harbour'] },
  { id: 'weather', name: 'Weather', keywords: ['storm'] },
  { id: 'cities', name: 'Cities', keywords: ['C++ (city)'] },
  { id: 'news', name: '新聞' },
]
const choose = topicChooser(TOPICS)

test.each<[string, Parameters<typeof choose>[0], string[]]>([
  ['by a keyword in the title', { title: 'A camera at sea', excerpt: '', categories: [] }, ['vision']],
  ['in the plural', { title: 'Cameras and storms', excerpt: '', categories: [] }, ['vision', 'weather']],
  ['whatever the accents and the line', { title: 'CAFE-LENS', excerpt: '', categories: [] }, ['vision']],
  ['by a category that is its name', { title: 'x', excerpt: '', categories: ['weather'] }, ['weather']],
  ['by its words at the beginning of the text', { title: 'x', excerpt: 'The tide rose.', categories: [] }, ['oceans']],
  ['not by words that come later', { title: 'x', excerpt: `${'word '.repeat(200)}tide`, categories: [] }, []],
  ['not by a part of a word', { title: 'Tidewrack and cameraman', excerpt: '', categories: [] }, []],
  ['not by an abbreviation in small letters', { title: 'j’ai dit', excerpt: '', categories: [] }, []],
  ['by an abbreviation in capitals', { title: 'What AI says', excerpt: '', categories: [] }, ['ai']],
  ['the lower of two that are above each other', { title: 'AI in a camera', excerpt: '', categories: [] }, ['vision']],
  [
    'those with most words first, at most three',
    { title: 'Storm, tide, harbour, camera', excerpt: 'cities', categories: [] },
    ['oceans', 'vision', 'weather'],
  ],
  ['in scripts without spaces', { title: '今日の新聞です', excerpt: '', categories: [] }, ['news']],
  ['with signs that mean something in patterns', { title: 'On C++ (city) x', excerpt: '', categories: [] }, ['cities']],
])('topics are found %s', (_, story, ids) => {
  expect(choose(story).map(({ id }) => id)).toEqual(ids)
})

test('topics come from the keywords of the folder, and categories that are none become tags', async () => {
  const folder = importFolder({ '_data/topics/01.yaml': 'name: Oceans\nkeywords: [tide gauge, harbour]\n' })
  const story = item({ title: 'A harbour', category: 'Lenses' }).replace(
    '</item>',
    '<category>oceans</category></item>',
  )
  await folder.run(feedFile(folder, rss(story)))
  expect(folder.article()).toContain('topics:\n  - "Oceans"\ntags:\n  - "Lenses"\n')
})
