import { type GenericSchema, type InferOutput, safeParse } from 'valibot'
import { IndexError } from './errors.ts'

/** What the head of the page has sent for already; once, so that a second try is a new request. */
function takeEarly(url: string): Promise<Response> | undefined {
  const early = window.broadsheetEarly
  const answer = early?.get(url)
  early?.set(url, 'taken')
  return answer === 'taken' ? undefined : answer
}

async function load(url: string, signal: AbortSignal, cache: RequestCache): Promise<Response> {
  let response: Response
  try {
    response = await ((cache === 'default' && takeEarly(url)) || fetch(url, { signal, cache }))
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new IndexError('unreachable', `${url} could not be reached.`)
  }
  if (response.status === 404) throw new IndexError('missing', `${url} is not there.`)
  if (!response.ok) throw new IndexError('server', `${url} was answered with ${response.status}.`)
  return response
}

/**
 * Fetches one file of the index and lets it in through its guard.
 * @throws {IndexError} saying what went wrong with which file
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
    // The browser may have remembered half a file for a year: it is asked to forget it.
    if (cache !== 'reload') return fetchJson(url, schema, signal, 'reload')
    throw new IndexError('unreadable', `${url} did not arrive whole.`)
  }
  const result = safeParse(schema, json)
  if (!result.success) throw new IndexError('unreadable', `${url} is not a file of this index.`)
  return result.output
}
