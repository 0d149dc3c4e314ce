import { any, safeParse } from 'valibot'
import { type Front, INDEX_FORMAT, type Manifest } from '../../contract/edition.ts'
import { IndexError } from './errors.ts'
import { fetchJson } from './fetch-json.ts'
import * as guards from './guards.ts'

// The files that a front page or a topic is drawn from.

/** Fetches the manifest. @param cache `no-cache` asks the server for the newest @throws {IndexError} */
export async function fetchManifest(url: string, signal: AbortSignal, cache?: 'no-cache'): Promise<Manifest> {
  const json: unknown = await fetchJson(url, any(), signal, cache)
  const manifest = safeParse(guards.manifest, json)
  if (manifest.success) return manifest.output
  const other = safeParse(guards.anyManifest, json)
  if (other.success && other.output.format > INDEX_FORMAT) {
    throw new IndexError(
      'format',
      `The edition has format ${other.output.format}; this page reads format ${INDEX_FORMAT}.`,
    )
  }
  throw new IndexError('unreadable', `${url} is not a manifest.`)
}

/** Fetches the front of a topic or of the site. @throws {IndexError} */
export const fetchFront = (url: string, signal: AbortSignal): Promise<Front> => fetchJson(url, guards.front, signal)
