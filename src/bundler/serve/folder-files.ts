import { statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import send from 'send'

/**
 * Answers a request with a file, or calls `onMissing`.
 * @param path below the folder, percent-encoded, without the query
 */
export type AnswerFile = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  onMissing: () => void,
) => void

/**
 * Answers requests with the files of a folder, which may change at any time: each is looked up when it is asked for, and one that a
 * build removes meanwhile is missing.
 * @param setHeaders is called with the decoded path before the headers are sent
 */
export function folderFiles(
  folder: string,
  setHeaders: (response: ServerResponse, path: string) => void = () => undefined,
): AnswerFile {
  return (request, response, encoded, onMissing) => {
    const path = decodePath(encoded)
    const file = path === undefined ? undefined : fileOf(folder, path)
    if (path === undefined || file === undefined) return onMissing()
    send(request, `/${file.split('/').map(encodeURIComponent).join('/')}`, {
      root: folder,
      cacheControl: false,
      dotfiles: 'allow',
      index: false,
    })
      .on('headers', () => setHeaders(response, path))
      .on('error', ({ status }: { readonly status: number }) => {
        if (response.headersSent) return void response.destroy()
        if (status !== 404) return void response.writeHead(status).end()
        for (const name of response.getHeaderNames()) response.removeHeader(name)
        onMissing()
      })
      .pipe(response)
  }
}

/** Undefined for a path that leads to a hidden file, or that is not encoded correctly. */
function decodePath(encoded: string): string | undefined {
  try {
    const path = decodeURIComponent(encoded)
    const isHidden = path.split(/[/\\]/).some((name) => name.startsWith('.') && name !== '.well-known')
    return isHidden || path.includes('\0') ? undefined : path
  } catch {
    return undefined
  }
}

/** Returns the file of a path, or else its page: `topics/sea` and `topics/sea/` are `topics/sea.html`. */
function fileOf(folder: string, path: string): string | undefined {
  const plain = path.replace(/\/$/, '')
  return [plain, `${plain}.html`, `${plain}/index.html`].find((name) => isFile(join(folder, name)))
}

/** False also for a path that the system refuses, such as one that is too long. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
