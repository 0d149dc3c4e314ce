import { VERSION_META } from '../contract/offline.ts'
import { BASE, CACHES, SHELL, VERSION, urlOf } from './site.ts'

const KINDS: readonly (readonly [ending: RegExp, type: RegExp])[] = [
  [/\.js$/, /javascript/],
  [/\.css$/, /css/],
  [/^$/, /html/],
]

/** A sign-in page of the network, or of the host, must not become part of the reader. */
async function checked(path: string, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  const isWrong =
    KINDS.some(([ending, wanted]) => ending.test(path) && !wanted.test(type)) || (path && /html/.test(type))
  if (!response.ok || isWrong) throw new Error(`${urlOf(path)} was answered with ${response.status}, ${type}.`)
  if (path) return response
  const text = await response.text()
  // While a new version is being copied to its host, its page and its scripts may come from two of them.
  if (!text.includes(`<meta name="${VERSION_META}" content="${VERSION}"`)) {
    throw new Error(`${urlOf('')} is the page of another version than ${VERSION}.`)
  }
  // A browser takes no page that was redirected from a worker.
  return new Response(text, { status: 200, headers: response.headers })
}

/** Fetches the whole reader. It is there as a whole or not at all. */
export async function installShell(): Promise<void> {
  const name = CACHES.app(VERSION)
  const cache = await caches.open(name)
  try {
    await Promise.all(
      SHELL.map(async (path) => {
        const url = urlOf(path)
        // What is named by its bytes never changes; the page does.
        const response = await fetch(url, path ? {} : { cache: 'no-cache' })
        await cache.put(url, await checked(path, response))
      }),
    )
  } catch (error) {
    await caches.delete(name)
    throw error
  }
}

/** Earlier versions go, but for the last one: pages that are open may still ask for its parts. */
export async function removeOldShells(): Promise<void> {
  // In the order in which they were made.
  const others = (await caches.keys()).filter((name) => CACHES.isApp(name) && name !== CACHES.app(VERSION))
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

/** The reader's page. */
export async function shellPage(): Promise<Response | undefined> {
  const cache = await caches.open(CACHES.app(VERSION))
  return cache.match(urlOf(''))
}

/** A script, style or font of this version, or of the one before. */
export async function shellFile(url: string): Promise<Response | undefined> {
  const own = await (await caches.open(CACHES.app(VERSION))).match(url)
  if (own) return own
  for (const name of await caches.keys()) {
    if (!CACHES.isApp(name)) continue
    const other = await (await caches.open(name)).match(url)
    if (other) return other
  }
  return undefined
}

export const isShellFile = (path: string): boolean => path.startsWith(`${BASE}app/`)
