import { type RequestListener, createServer } from 'node:http'
import { say } from './output.ts'
import { UsageError } from './usage.ts'

/** Number of ports that are tried when the first is taken. */
const MAX_PORTS_TRIED = 20
const MAX_PORT = 65_535

export const SERVER_OPTIONS = {
  port: { type: 'string', default: process.env['PORT'] || '4173' },
  host: { type: 'string', default: process.env['HOST'] || 'localhost' },
  base: { type: 'string', default: process.env['BASE'] ?? '' },
} as const

export const SERVER_HELP = `  --port N           the port; if it is taken, the next free one is used (default: the variable PORT, else 4173)
  --host HOST        the address to listen on (default: the variable HOST, else localhost)
  --base PATH        the path of the site on its host (default: the variable BASE, else /)`

/** @throws {UsageError} */
export function readPort(port: string): number {
  if (!/^\d+$/.test(port) || Number(port) > MAX_PORT)
    throw new UsageError(`Found the port ${port}, expected a number from 0 to ${MAX_PORT}.`)
  return Number(port)
}

/**
 * Serves until the process is asked to end.
 * @throws system errors when no port is free
 */
export function serveUntilEnd(
  listener: RequestListener,
  { port, host, base }: { readonly port: number; readonly host: string; readonly base: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener)
    let tried = port
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port !== 0 && tried < port + MAX_PORTS_TRIED) server.listen(++tried, host)
      else reject(error)
    })
    server.on('listening', () => {
      const address = server.address()
      const found = typeof address === 'object' && address ? address.port : tried
      say(`Broadsheet is at http://${host}:${found}${base}`)
    })
    server.on('close', resolve)
    server.listen(tried, host)
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        server.close()
        server.closeAllConnections()
      })
  })
}
