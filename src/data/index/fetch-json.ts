import { type GenericSchema, type InferOutput, safeParse } from 'valibot'
import { IndexError } from './errors.ts'

/** Returns the response that `app/early.ts` has requested. Only the first call does, so a retry sends a new request. */
function takePrefetched(url: string): Promise<Response> | undefined {
  const prefetched = window.broadsheetPrefetched
  const response = prefetched?.get(url)
  prefetched?.set(url, 'taken')
  return response === 'taken' ? undefined : response
}

async function load(url: string, signal: AbortSignal, cache: RequestCache): Promise<Response> {
  let response: Response
  try {
    response = await ((cache === 'default' && takePrefetched(url)) || fetch(url, { signal, cache }))
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new IndexError('unreachable', `${url} could not be reached.`)
  }
  if (response.status === 404) throw new IndexError('missing', `${url} was not found.`)
  if (!response.ok) throw new IndexError('server', `The server answered ${response.status} for ${url}.`)
  return response
}

/**
 * Fetches one file of the index and validates it.
 * @throws {IndexError} with the address of the file
 */
export async function fetchJson<S extends GenericSchema>(
  url: string,
  schema: S,
  signal: AbortSignal,
  cache: RequestCache = 'default',
): Promise<InferOutput<S>> {
  const response = await load(url, signal, cache)
  let json: unknown
  try {
    json = await response.json()
  } catch (cause) {
    if (signal.aborted) throw cause
    // The HTTP cache may hold a truncated file, and index files are cached for a year.
    if (cache !== 'reload') return fetchJson(url, schema, signal, 'reload')
    throw new IndexError('unreadable', `${url} is not valid JSON.`)
  }
  const result = safeParse(schema, json)
  if (!result.success) throw new IndexError('unreadable', `${url} is not a file of this index.`)
  return result.output
}
