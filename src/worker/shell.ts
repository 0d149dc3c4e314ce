import { SHELL_FILE, STATE_KEYS, VERSION_META } from '../contract/offline.ts'
import { BASE, CACHES, SHELL, VERSION, urlOf } from './site.ts'

/** Content types that a file must have, by the end of its path. */
const EXPECTED_TYPES: readonly (readonly [ending: RegExp, type: RegExp])[] = [
  [/\.js$/, /javascript/],
  [/\.css$/, /css/],
  [/\.html$/, /html/],
]

/**
 * Returns the response if it is the requested file of this version. A network or host may answer with a sign-in page.
 * @throws when it is not
 */
async function checkResponse(path: string, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  const isWrong =
    EXPECTED_TYPES.some(([ending, expected]) => ending.test(path) && !expected.test(type)) ||
    (path !== SHELL_FILE && /html/.test(type))
  if (!response.ok || isWrong) throw new Error(`${urlOf(path)} returned status ${response.status} and type “${type}”.`)
  if (path !== SHELL_FILE) return response
  const text = await response.text()
  // While a new version is copied to its host, the host may still send the page of the old one.
  if (!text.includes(`<meta name="${VERSION_META}" content="${VERSION}"`)) {
    throw new Error(`${urlOf(path)} returned the page of another version than ${VERSION}.`)
  }
  // Browsers reject a redirected response to a navigation. A new response has no redirect.
  return new Response(text, { status: 200, headers: response.headers })
}

/**
 * Caches the shell, which is the reader's page, scripts, styles and fonts. If one file fails, nothing is cached.
 * @throws when one of them cannot be fetched
 */
export async function installShell(): Promise<void> {
  const name = CACHES.app(VERSION)
  const cache = await caches.open(name)
  try {
    await Promise.all(
      SHELL.map(async (path) => {
        const url = urlOf(path)
        // The name of every file except the page contains a hash, so a cached copy is current.
        const response = await fetch(url, path === SHELL_FILE ? { cache: 'no-cache' } : {})
        await cache.put(url, await checkResponse(path, response))
      }),
    )
  } catch (error) {
    await caches.delete(name)
    throw error
  }
}

/** Deletes earlier versions except the last one, since pages that are open may still request its files. */
export async function removeOldShells(): Promise<void> {
  // Caches are listed in the order of their creation.
  const others = (await caches.keys()).filter((name) => CACHES.isApp(name) && name !== CACHES.app(VERSION))
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

/**
 * Makes the active worker answer with the page of this version. A browser keeps an active worker while it is at work for any
 * tab, which can take minutes.
 */
export async function chooseVersion(): Promise<void> {
  await (await caches.open(CACHES.state)).put(urlOf(STATE_KEYS.chosen), new Response(VERSION))
}

/** Every worker answers with the page of its own version once it is active. */
export async function forgetChosenVersion(): Promise<void> {
  await (await caches.open(CACHES.state)).delete(urlOf(STATE_KEYS.chosen))
}

/** Returns the reader's page from the cache. */
export async function shellPage(): Promise<Response | undefined> {
  const chosen = await caches.match(urlOf(STATE_KEYS.chosen), { cacheName: CACHES.state })
  const versions = chosen ? [await chosen.text(), VERSION] : [VERSION]
  for (const version of versions) {
    const page = await caches.match(urlOf(SHELL_FILE), { cacheName: CACHES.app(version) })
    if (page) return page
  }
  return undefined
}

/** Returns a script, style or font of this version or an earlier one from the cache. */
export async function shellFile(url: string): Promise<Response | undefined> {
  const current = await (await caches.open(CACHES.app(VERSION))).match(url)
  if (current) return current
  for (const name of await caches.keys()) {
    if (!CACHES.isApp(name)) continue
    const earlier = await (await caches.open(name)).match(url)
    if (earlier) return earlier
  }
  return undefined
}

/** True for the path of a script, style or font of the reader. */
export const isShellFile = (path: string): boolean => path.startsWith(`${BASE}app/`)
