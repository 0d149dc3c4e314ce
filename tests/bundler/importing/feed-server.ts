import { afterAll } from 'vitest'
import { type FeedServer, openFeedServer } from './feed-answers.ts'

/** Starts a server of feeds on this machine. It ends after the tests of the file. */
export async function startFeedServer(host?: string): Promise<FeedServer> {
  const server = await openFeedServer(host)
  afterAll(server.close)
  return server
}
