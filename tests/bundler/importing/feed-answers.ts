import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'

/** How every PNG begins. */
const PNG_MARK = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])

type Answer = (response: ServerResponse, request: IncomingMessage) => void
type Headers = Readonly<Record<string, string>>

/** Makes an item of RSS. A value is put into CDATA, so that it may be anything. */
export const item = (fields: Readonly<Record<string, string | undefined>>): string =>
  `<item>${Object.entries({
    link: 'https://quillmark.example/story',
    pubDate: 'Sun, 22 Nov 2026 15:40:00 GMT',
    ...fields,
  })
    .map(([name, value]) => (value === undefined ? '' : `<${name}><![CDATA[${value}]]></${name}>`))
    .join('')}</item>`

/** Makes an RSS feed of an outlet. */
export const rss = (items: string, domain = 'quillmark.example'): string =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Feed of ${domain}</title><link>https://${domain}/</link>${items}</channel></rss>`

/** A good feed of one story that is like no other. */
export const goodFeed = (name: string): string =>
  rss(item({ title: `The ${name} story`, link: `https://quillmark.example/${name}`, guid: `${name}-1` }))

const send =
  (body: string | Buffer, headers: Headers = { 'content-type': 'application/rss+xml' }, status = 200): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body)

const status =
  (code: number, headers: Headers = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end()

const packed = (encoding: string, bytes: Buffer) => send(bytes, { 'content-encoding': encoding })

const nested = (tag: string, depth: number) => `<${tag}>`.repeat(depth) + `</${tag}>`.repeat(depth)

/** A feed whose head is sent, and which then does what it does. */
const afterHead =
  (then: (response: ServerResponse) => void): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' })
    response.write('<?xml version="1.0"?><rss version="2.0"><channel>')
    then(response)
  }

function writeForever(response: ServerResponse): void {
  const chunk = '<item><title>again</title></item>'.repeat(500)
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', more)
  more()
}

const BOMB = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">${Array.from(
  'bcdefghij',
  (name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`,
).join(
  '',
)}]><rss version="2.0"><channel><title>&j;</title>${item({ title: 'Bomb', link: 'https://quillmark.example/bomb' }).replace('Bomb', ']]>&j;<![CDATA[')}</channel></rss>`

/** What the server does at each path. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  // Too slow, too much, or not at all.
  'slow-head': () => {},
  'slow-body': afterHead(() => {}),
  endless: afterHead(writeForever),
  'announced-as-huge': (response) => response.writeHead(200, { 'content-length': '99999999999' }).write('<rss'),
  'shorter-than-announced': (response) => {
    response.writeHead(200, { 'content-length': '5000' }).write('<rss')
    setImmediate(() => response.destroy())
  },
  'gzip-bomb': packed('gzip', gzipSync(Buffer.alloc(4_000_000, ' '))),
  reset: (response) => response.socket?.resetAndDestroy(),
  'reset-in-the-body': afterHead((response) => setImmediate(() => response.socket?.resetAndDestroy())),
  'no-http': (response) => response.socket?.end('220 mail.example ready\r\n\r\n'),
  // Redirects.
  'leads-in-circles': status(302, { location: '/leads-in-circles' }),
  'leads-nowhere': status(302),
  'leads-to-a-file': status(302, { location: 'file:///etc/hostname' }),
  'leads-to-no-address': status(302, { location: 'http://' }),
  'moved-for-good': status(301, { location: '/new-place' }),
  'moved-for-now': status(302, { location: '/new-place-for-now' }),
  'new-place': send(goodFeed('moved')),
  'new-place-for-now': send(goodFeed('moved-for-now')),
  // Statuses.
  'not-found': status(404),
  'gone-for-good': status(410),
  forbidden: status(403),
  'needs-a-password': status(401, { 'www-authenticate': 'Basic' }),
  fault: status(500),
  'not-modified-without-being-asked': status(304),
  'no-content': status(204),
  // Compression.
  gzip: packed('gzip', gzipSync(goodFeed('gzip'))),
  brotli: packed('br', brotliCompressSync(goodFeed('brotli'))),
  deflate: packed('deflate', deflateSync(goodFeed('deflate'))),
  'gzip-cut-off': packed('gzip', gzipSync(goodFeed('cut')).subarray(0, 100)),
  'gzip-only-said': packed('gzip', Buffer.from(goodFeed('said'))),
  'unknown-compression': packed('zstd-17', Buffer.from('x')),
  // Charsets and types.
  'latin-said-to-be-utf-8': send(Buffer.from(goodFeed('café').replace('utf-8', 'iso-8859-1'), 'latin1'), {
    'content-type': 'text/xml; charset=utf-8',
  }),
  'latin-nowhere-said': send(Buffer.from(goodFeed('crème'), 'latin1')),
  'utf-16': send(Buffer.from(`\uFEFF${goodFeed('wide')}`, 'utf16le')),
  'unknown-charset': send(goodFeed('unknown-charset'), { 'content-type': 'text/xml; charset=klingon-8' }),
  'with-a-mark': send(`\uFEFF${goodFeed('marked')}`),
  'said-to-be-a-picture': send(goodFeed('picture'), { 'content-type': 'image/png' }),
  'without-a-type': send(goodFeed('typeless'), {}),
  // No feeds.
  'web-page': send(
    '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/real-feed"></head><body>Hi</body></html>',
  ),
  'a-picture': send(PNG_MARK, { 'content-type': 'application/rss+xml' }),
  empty: send(''),
  'only-spaces': send(' \n\t\n'),
  'plain-text': send('Nothing to see here.'),
  'other-xml': send('<?xml version="1.0"?><note><to>You</to></note>'),
  'other-json': send('{"error":"no such feed"}', { 'content-type': 'application/json' }),
  'broken-json': send('{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[', {}),
  'broken-xml': send(rss('<item><title>Broken</titel></item>')),
  'cut-off': send(goodFeed('cut-off').slice(0, -12)),
  'external-entity': send(
    goodFeed('external').replace('?>', '?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
  ),
  'nested-too-deeply': send(rss(`<item>${nested('a', 20_000)}</item>`)),
  'a-list': send('<opml version="2.0"><body><outline text="x" xmlUrl="/relative"/></body></opml>'),
  // Feeds that are odd, but feeds.
  'without-stories': send(rss('')),
  'entity-bomb': send(BOMB),
  'story-nested-deeply': send(
    rss(
      item({
        title: 'Deep',
        link: 'https://quillmark.example/deep',
        'content:encoded': nested('div', 20_000).replace('><', '>deep<'),
      }),
    ),
  ),
  'dates-nobody-can-read': send(
    rss(
      item({ title: 'No date', link: 'https://quillmark.example/no-date', pubDate: undefined }) +
        item({ title: 'Soon', link: 'https://quillmark.example/soon', pubDate: 'soon' }) +
        item({ title: 'Epoch', link: 'https://quillmark.example/epoch', pubDate: 'Thu, 01 Jan 1970 00:00:00 GMT' }) +
        item({ title: 'Later', link: 'https://quillmark.example/later', pubDate: 'Fri, 01 Jan 2100 00:00:00 GMT' }),
    ),
  ),
  'one-guid-for-all': send(
    rss(
      ['one', 'two', 'three']
        .map((name) =>
          item({
            title: `Same id ${name}`,
            guid: 'https://quillmark.example/',
            link: `https://quillmark.example/${name}`,
          }),
        )
        .join(''),
    ),
  ),
  'one-link-for-all': send(
    rss(
      ['a', 'b']
        .map((name) =>
          item({ title: `Same link ${name}`, guid: `same-${name}`, link: 'https://quillmark.example/all' }),
        )
        .join(''),
    ),
  ),
  'no-links': send(
    rss(item({ title: 'No link', link: undefined, guid: 'no-link', description: '<p>The whole text.</p>' })),
  ),
  'relative-links': send(
    rss(item({ title: 'Relative', link: '/2026/relative', description: '<a href="../other">x</a><img src="p.png">' })),
  ),
  'huge-story': send(
    rss(
      item({
        title: 'Huge',
        link: 'https://quillmark.example/huge',
        description: 'x',
        'content:encoded': `<p>${'word '.repeat(400_000)}</p>`,
      }),
    ),
  ),
  'dangerous-links': send(
    rss(
      item({
        title: 'Dangerous',
        link: 'javascript:alert(1)',
        description:
          '<a href="java&#10;script:alert(1)" onclick="x()">words</a><script>alert(1)</script><img src="data:image/png;base64,x">',
      }),
    ),
  ),
  'out-of-the-folder': send(
    rss(
      item({ title: '../../../outside', guid: '../../../outside', link: 'https://quillmark.example/../../outside' }),
      '../../outside',
    ),
  ),
  'words-of-yaml': send(
    rss(
      item({
        title: '"\npublished: false\n---\n# Injected',
        link: 'https://quillmark.example/yaml',
        author: "x'\n- !!js/function >\n  boo",
        category: '&anchor *alias {a: b} [c] | >',
        description: '---\ntitle: other\n---\n{{ secret }} {% include x %} [[wiki]] `code` <Component />',
      }),
    ),
  ),
  'no-titles': send(
    rss(item({ title: undefined, link: 'https://quillmark.example/untitled', description: 'A first sentence.' })),
  ),
}

export interface FeedServer {
  /** `http://127.0.0.1:1234` */
  readonly origin: string
  /** Paths that were requested, in their order. */
  readonly requests: string[]
  /** Headers of the last request of each path. */
  readonly headers: Map<string, IncomingMessage['headers']>
  /** Answers beside {@link ANSWERS}, by the name of the path. */
  readonly answers: Map<string, Answer>
  /** The largest number of requests that were open at once. */
  readonly mostAtOnce: () => number
  readonly close: () => void
}

export { send, status }

/** Opens a server of feeds on this machine. */
export async function openFeedServer(host = '127.0.0.1'): Promise<FeedServer> {
  const requests: string[] = []
  const headers = new Map<string, IncomingMessage['headers']>()
  const answers = new Map<string, Answer>()
  let [open, most] = [0, 0]
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requests.push(path)
    headers.set(path, request.headers)
    most = Math.max(most, ++open)
    response.on('close', () => open--)
    const name = path.slice(1)
    const answer = answers.get(name) ?? ANSWERS[name] ?? status(404)
    // Later, so that requests at once overlap.
    setImmediate(() => answer(response, request))
  })
  await new Promise<void>((done) => server.listen(0, host, done))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  const { port } = server.address() as AddressInfo
  return { origin: `http://${host}:${port}`, requests, headers, answers, mostAtOnce: () => most, close }
}
