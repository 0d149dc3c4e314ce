import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { ROOT } from '../built-site.ts'

export interface RunningServer {
  readonly port: number
  readonly stop: () => Promise<void>
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('No port is free.')),
      )
    })
  })
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('close', () => done())
    child.kill()
  })
}

const MAX_TRIES = 300
/** Milliseconds between two tries. */
const PAUSE = 100

/** Prints why the server ended, because every later journey would fail without a reason. */
function reportEnd(child: ChildProcess, url: string, output: () => string): () => void {
  const report = (code: number | null, signal: string | null) =>
    process.stderr.write(`The server at ${url} ended by itself (${signal ?? code}). Its output:\n${output()}\n`)
  child.once('exit', report)
  return () => child.off('exit', report)
}

/**
 * Starts a Node program that serves on a port, and waits until it answers.
 * @param commandFor returns the program's arguments for a port
 * @throws with the program's output, when it ends or does not answer within 30 seconds
 */
export async function startServer(
  commandFor: (port: number) => readonly string[],
  path: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const port = await freePort()
  const child = spawn(process.execPath, commandFor(port), {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const url = `http://localhost:${port}${path}`
  for (let at = 0; at < MAX_TRIES && child.exitCode === null; at++) {
    try {
      const response = await fetch(url)
      await response.arrayBuffer()
      if (response.ok) {
        const stopReporting = reportEnd(child, url, () => output)
        return {
          port,
          stop: () => {
            stopReporting()
            return end(child)
          },
        }
      }
    } catch {
      // The server does not listen yet.
    }
    await new Promise((done) => setTimeout(done, PAUSE))
  }
  await end(child)
  throw new Error(`The server did not answer at ${url}. Its output:\n${output}`)
}
