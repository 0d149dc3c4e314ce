import { readFileSync, statSync } from 'node:fs'
import { decodeText } from '../feed-reading/decode-text.ts'
import { FeedError } from '../feed-reading/feed-error.ts'
import type { Feed, FeedList } from '../feed-reading/feed-story.ts'
import { readFeed } from '../feed-reading/read-feed.ts'
import { codeOf } from '../system/error-code.ts'
import { isSystemError, reasonOf } from '../system/system-error.ts'
import { safeLink } from '../values/link.ts'
import { type FetchContext, WaitError, fetchFile } from '../fetching/fetch-file.ts'
import type { Validators } from './import-memory.ts'

/** Exports of WordPress are larger than feeds. */
const MAX_FILE = 256 * 1024 * 1024
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, text/xml;q=0.8, */*;q=0.5'

/** What became of a file or an address. */
export type Loaded =
  | {
      readonly state: 'feed'
      readonly feed: Feed
      /** Address after redirects; absent for a file. */
      readonly address?: string
      readonly movedTo?: string
      readonly validators?: Validators
    }
  | { readonly state: 'list'; readonly list: FeedList }
  /** It has not changed since it was imported. */
  | { readonly state: 'unchanged' }
  /** Its host wants to be left alone. */
  | { readonly state: 'waiting'; readonly error: FeedError }
  | { readonly state: 'failed'; readonly error: FeedError }
  /** An error of Broadsheet itself. */
  | { readonly state: 'fault'; readonly error: unknown }

export interface LoadContext extends FetchContext {
  readonly drafts: boolean
  readonly validatorsOf: (address: string) => Validators
}

/** Returns the http(s) address that a source is; undefined for a path. */
export function addressOf(source: string): string | undefined {
  const text = source.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:(?:\/\/)?/i, 'https://')
  return safeLink(text)
}

/** Loads a feed or a list of feeds from a file or an address. It never rejects, since other feeds are loaded beside it. */
export async function loadSource(source: string, context: LoadContext): Promise<Loaded> {
  try {
    const address = addressOf(source)
    return address === undefined ? loadFile(source, context) : await loadAddress(address, context)
  } catch (error) {
    if (error instanceof WaitError) return { state: 'waiting', error }
    if (error instanceof FeedError) return { state: 'failed', error }
    return { state: 'fault', error }
  }
}

async function loadAddress(source: string, context: LoadContext): Promise<Loaded> {
  const { etag, lastModified } = context.validatorsOf(source)
  const headers = {
    accept: ACCEPT,
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  }
  const { status, headers: got, body, address, movedTo } = await fetchFile(source, headers, context)
  if (status === 304) return { state: 'unchanged' }
  const text = decodeText(body, got['content-type'])
  const read = readFeed(text, { address, drafts: context.drafts })
  if ('list' in read) return { state: 'list', list: read.list }
  const validators = {
    ...(got.etag !== undefined && { etag: got.etag }),
    ...(got['last-modified'] !== undefined && { lastModified: got['last-modified'] }),
  }
  return { state: 'feed', feed: read.feed, address, validators, ...(movedTo !== undefined && { movedTo }) }
}

function loadFile(path: string, { drafts }: LoadContext): Loaded {
  const read = readFeed(decodeText(readBytes(path)), { drafts })
  return 'list' in read ? { state: 'list', list: read.list } : { state: 'feed', feed: read.feed }
}

function readBytes(path: string): Uint8Array {
  if (/^[a-z][a-z\d+.-]+:/i.test(path))
    throw new FeedError(
      'unsafe-address',
      'Only addresses that begin with https:// or http:// are read.',
      'Check the address.',
    )
  try {
    const { size } = statSync(path)
    if (size > MAX_FILE)
      throw new FeedError(
        'too-large',
        `The file has more than ${MAX_FILE / 1024 / 1024} MB.`,
        'Export fewer posts at once.',
      )
    return readFileSync(path)
  } catch (error) {
    if (!isSystemError(error)) throw error
    const isFile = /\.(?:xml|rss|atom|rdf|json|opml|txt)$/i.test(path)
    const isHost = !isFile && codeOf(error) === 'ENOENT' && /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/|$)/i.test(path)
    throw new FeedError(
      'no-file',
      `The file can’t be read: ${reasonOf(error)}.`,
      isHost ? `Did you mean https://${path}?` : 'Check the path.',
    )
  }
}
