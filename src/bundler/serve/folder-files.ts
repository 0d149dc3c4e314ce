import { open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import { lookup } from 'mrmime'

/**
 * Answers a request with a file, or calls `onMissing`.
 * @param path below the folder, percent-encoded, without the query
 */
export type AnswerFile = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  onMissing: () => void,
) => Promise<void>

/**
 * Answers requests with the files of a folder, which may change at any time. A file is opened before anything is answered, so one
 * that a build removes meanwhile is still sent as a whole.
 * @param setHeaders is called with the decoded path before the headers are sent
 */
export function folderFiles(
  folder: string,
  setHeaders: (response: ServerResponse, path: string) => void = () => undefined,
): AnswerFile {
  return async (request, response, encoded, onMissing) => {
    const path = decodePath(encoded)
    const file = path === undefined ? undefined : await openFirst(folder, path)
    if (path === undefined || !file) {
      onMissing()
      return
    }
    const { size, mtime } = file.stats
    const etag = `W/"${size}-${mtime.getTime()}"`
    const isKnown = request.headers['if-none-match'] === etag
    const range = isKnown ? undefined : readRange(request.headers.range, size)
    const { start, end } = range ?? { start: 0, end: size - 1 }
    const type = lookup(file.name) ?? 'application/octet-stream'
    response.setHeader('content-type', type === 'text/html' ? 'text/html;charset=utf-8' : type)
    response.setHeader('last-modified', mtime.toUTCString())
    response.setHeader('etag', etag)
    setHeaders(response, path)
    if (!isKnown) response.setHeader('content-length', end - start + 1)
    if (range) response.setHeader('content-range', `bytes ${start}-${end}/${size}`)
    response.writeHead(isKnown ? 304 : range ? 206 : 200)
    if (isKnown || request.method === 'HEAD' || size === 0) {
      await file.handle.close()
      response.end()
      return
    }
    // A visitor who leaves ends the answer. That is no error.
    pipeline(file.handle.createReadStream({ start, end }), response, () => undefined)
  }
}

/** Undefined for a path that leads out of the folder, to a hidden file, or that is not encoded correctly. */
function decodePath(encoded: string): string | undefined {
  try {
    const path = decodeURIComponent(encoded)
    const isHidden = path.split(/[/\\]/).some((name) => name.startsWith('.') && name !== '.well-known')
    return isHidden || path.includes('\0') ? undefined : path
  } catch {
    return undefined
  }
}

/** Opens the file of a path, or else the page: `topics/sea` and `topics/sea/` are `topics/sea.html`. */
async function openFirst(folder: string, path: string) {
  const plain = path.replace(/\/$/, '')
  for (const name of [plain, `${plain}.html`, `${plain}/index.html`]) {
    const handle = await open(join(folder, name)).catch(() => undefined)
    const stats = await handle?.stat()
    if (handle && stats?.isFile()) return { handle, stats, name }
    await handle?.close()
  }
  return undefined
}

/** The part of a file that a player of videos asks for; undefined when the whole file is the answer. */
function readRange(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | undefined {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? []
  if (first === undefined) return undefined
  const start = Number(first)
  const end = Math.min(last ? Number(last) : size, size - 1)
  return start <= end ? { start, end } : undefined
}
