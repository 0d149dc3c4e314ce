import { FeedError } from '../feed-reading/feed-error.ts'
import { lockFolder } from '../system/lock.ts'
import { CLIENT_LIMITS, type ClientLimits, FeedClient } from '../fetching/feed-client.ts'
import type { FetchContext } from '../fetching/fetch-file.ts'
import { HostQueue } from '../fetching/host-queue.ts'
import { ImportMemory, makeMemoryFolder } from './import-memory.ts'
import type { FeedResult, ImportResult } from './import-result.ts'
import { readKnownContent } from './known-content.ts'
import { type LoadContext, type Loaded, addressOf, loadSource } from './load-source.ts'
import { StoryWriter } from './story-writer.ts'
import { writeOutlet } from './write-outlets.ts'

/** Hosts that are asked at once. */
const MAX_HOSTS = 4

export interface ImportOptions {
  /** The publisher's folder, which exists. */
  readonly content: string
  /** Files and addresses of feeds, lists of feeds and exports. */
  readonly sources: readonly string[]
  /** Folder of what is known from earlier imports, `.broadsheet/import`. */
  readonly memory: string
  /** Version of Broadsheet, which servers see. */
  readonly version: string
  readonly allowPrivate?: boolean
  /** True to write nothing. */
  readonly isDry?: boolean
  /** Also reads drafts of an export of WordPress. */
  readonly drafts?: boolean
  /** False to leave texts out where there is a link to them. */
  readonly hasTexts?: boolean
  /** Newest stories of each feed. */
  readonly newest?: number
  /** The current time, by default that of the clock. */
  readonly now?: Date
  readonly limits?: Partial<ClientLimits>
  readonly onProgress?: (done: number, total: number) => void
  /** See `lockFolder`. */
  readonly onWait?: (folder: string, lock: string) => void
}

/**
 * Imports the new stories of feeds into a publisher's folder. A feed that can't be had or read does not stop the others.
 * @throws {MemoryError} when it is not known which stories were imported before
 * @throws {LockError} when another import does not end
 */
export async function importFeeds(options: ImportOptions): Promise<ImportResult> {
  const { memory: folder, isDry = false, onWait } = options
  if (isDry) return importLocked(options)
  makeMemoryFolder(folder)
  const release = await lockFolder(folder, undefined, onWait)
  try {
    return await importLocked(options)
  } finally {
    release()
  }
}

async function importLocked(options: ImportOptions): Promise<ImportResult> {
  const { content, isDry = false, drafts = false, now = new Date() } = options
  const memory = new ImportMemory(options.memory, content)
  const known = readKnownContent(content)
  const site = known.siteUrl ? ` (+${known.siteUrl})` : ''
  const client = new FeedClient({
    userAgent: `Broadsheet/${options.version}${site}`,
    allowPrivate: options.allowPrivate ?? false,
    limits: { ...CLIENT_LIMITS, ...options.limits },
  })
  const fetching: FetchContext = {
    client,
    queue: new HostQueue(MAX_HOSTS),
    resting: memory.resting,
    now: now.getTime(),
  }
  const writer = new StoryWriter({ ...options, isDry, now, known, memory })
  const feeds: FeedResult[] = []
  try {
    const context = { ...fetching, drafts, validatorsOf: (address: string) => memory.validatorsOf(address) }
    for await (const { source, loaded } of loadAll(options.sources, context, options.onProgress))
      feeds.push(writer.write(source, loaded))
    const outlets: string[] = []
    let pictures = 0
    if (known.hasOutlets)
      for (const outlet of writer.outlets) {
        const { files, hasPicture } = await writeOutlet(outlet, known, content, isDry ? undefined : fetching)
        outlets.push(...files)
        if (hasPicture) pictures++
      }
    return { folder: known.folder, feeds, outlets, pictures, isDry }
  } finally {
    client.close()
    if (!isDry) memory.save(now.getTime())
  }
}

/**
 * Loads sources and the feeds of lists, several at once. They come in the order in which they are named, so that it does not
 * depend on servers which of two copies of a story is imported.
 */
async function* loadAll(
  sources: readonly string[],
  context: LoadContext,
  onProgress: (done: number, total: number) => void = () => {},
): AsyncGenerator<{ readonly source: string; readonly loaded: Exclude<Loaded, { state: 'list' }> }> {
  const seen = new Set<string>()
  let done = 0
  let total = 0
  const start = (source: string) => {
    const key = addressOf(source) ?? source
    if (seen.has(key)) return []
    seen.add(key)
    total++
    const loaded = loadSource(source, context).then((result) => {
      onProgress(++done, total)
      return result
    })
    return [{ source, loaded }]
  }
  const waiting = sources.flatMap(start).map((one) => ({ ...one, isOfList: false }))
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const loaded = await next.loaded
    if (loaded.state !== 'list') yield { source: next.source, loaded }
    else if (next.isOfList) yield { source: next.source, loaded: { state: 'failed', error: listInList() } }
    else waiting.unshift(...loaded.list.addresses.flatMap(startOfList))
  }

  /** A list may come from anywhere, so it can name no files of this machine. */
  function startOfList({ address }: { readonly address: string }) {
    if (addressOf(address) !== undefined) return start(address).map((one) => ({ ...one, isOfList: true }))
    const error = new FeedError('unsafe-address', 'A list may only name http addresses.', 'Check the list.')
    return [{ source: address, loaded: Promise.resolve<Loaded>({ state: 'failed', error }), isOfList: true }]
  }
}

const listInList = () =>
  new FeedError(
    'list-in-list',
    'A list of feeds leads to another list.',
    'Import that list by itself, if you trust it.',
  )
