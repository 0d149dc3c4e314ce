import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

const answerWith =
  (status: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end()

const fine = answerWith(200, { 'content-type': 'image/png' })

/** Paths below their names answer alike: `/fine/1`, `/fine/2`. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  fine,
  'not-found': answerWith(404),
  'gone-for-good': answerWith(410),
  broken: answerWith(503),
  forbidden: answerWith(403),
  busy: answerWith(429),
  page: answerWith(200, { 'content-type': 'text/html; charset=utf-8' }),
  data: answerWith(200, { 'content-type': 'application/json' }),
  nameless: answerWith(200),
  bytes: answerWith(200, { 'content-type': 'application/octet-stream' }),
  'only-get': (response, request) =>
    request.method === 'HEAD' ? answerWith(405)(response, request) : fine(response, request),
  'head-says-missing': (response, request) =>
    request.method === 'HEAD' ? answerWith(404)(response, request) : fine(response, request),
  partial: (response, request) =>
    request.headers.range
      ? answerWith(206, { 'content-type': 'image/webp' })(response, request)
      : answerWith(500)(response, request),
  moved: answerWith(302, { location: '/fine/moved' }),
  'moved-away': answerWith(301, { location: '/not-found/moved' }),
  'moved-home': answerWith(301, { location: '/page/home' }),
  'moved-in-circles': answerWith(302, { location: '/moved-in-circles/again' }),
  'moved-to-another-machine': answerWith(302, { location: 'http://127.0.0.2/' }),
  'moved-to-a-file': answerWith(302, { location: 'file:///etc/hostname' }),
  silent: () => {},
  hangup: (response) => response.destroy(),
}

export interface PictureServer {
  /** `http://127.0.0.1:1234` */
  readonly origin: string
  /** Requests so far: `HEAD /fine/1`. */
  readonly requests: string[]
  readonly userAgents: Set<string>
  /** The largest number of requests that were open at once. */
  readonly mostAtOnce: () => number
  /** Answers that have changed, by the path. */
  readonly changed: Map<string, Answer>
}

export { fine }

/** Starts a server of pictures on this machine. It ends after the tests of the file. */
export async function startPictureServer(): Promise<PictureServer> {
  const requests: string[] = []
  const userAgents = new Set<string>()
  const changed = new Map<string, Answer>()
  let open = 0
  let most = 0
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requests.push(`${request.method} ${path}`)
    userAgents.add(request.headers['user-agent'] ?? '')
    most = Math.max(most, ++open)
    response.on('close', () => open--)
    const answer = changed.get(path) ?? ANSWERS[path.split('/')[1] ?? ''] ?? answerWith(404)
    // Later, so that requests at once overlap.
    setImmediate(() => answer(response, request))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, requests, userAgents, changed, mostAtOnce: () => most }
}
