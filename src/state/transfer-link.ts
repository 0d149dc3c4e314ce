import { type Backup, checkBackup, isRecord, MAX_BACKUP_LENGTH, type MarkTimes } from './backup.ts'
import { DEFAULT_PREFERENCES } from './preference-choices.ts'

export interface TransferLinkOptions {
  /**
   * The most marks of read and of hidden stories, each, that the link may have: the most recent ones. 150 when absent,
   * since some messengers cut long links. A mark takes some 60 characters, so a QR code has room for few.
   */
  readonly maxRead?: number | undefined
}

/** The link holds the data in its fragment, which browsers do not send to the server. Links of all releases have it. */
const KEY = 'marks='
const MAX_READ = 150

async function transform(
  bytes: Uint8Array<ArrayBuffer>,
  transformer: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = new Blob([bytes]).stream().pipeThrough(transformer).getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value)
    length += read.value.length
    // A short link can hold gigabytes of spaces.
    if (length > MAX_BACKUP_LENGTH) {
      await reader.cancel()
      throw new Error('The link holds too much.')
    }
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

const mostRecent = (times: MarkTimes, count: number): MarkTimes =>
  Object.fromEntries(
    Object.entries(times)
      .sort(([, a], [, b]) => b - a)
      .slice(0, count),
  )

/** Leaves out empty parts, which keeps links short. */
const withoutEmpty = (parts: Readonly<Record<string, object>>) =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0))

/**
 * Packs a backup into a link that opens `page` in another browser and offers to import it there. It has all saved
 * stories. Of the preferences it has those that differ from the defaults. Recent searches stay on the device.
 */
export async function linkFromBackup(backup: Backup, page: string, options: TransferLinkOptions = {}): Promise<string> {
  const { saved, read, hidden, readLines, follows, rules, preferences } = backup
  const { maxRead = MAX_READ } = options
  const defaults = new Map<string, string>(Object.entries(DEFAULT_PREFERENCES))
  const text = JSON.stringify({
    // Earlier releases import these two, also when they are empty, and ignore the rest.
    saved,
    read: mostRecent(read, maxRead),
    ...withoutEmpty({
      hidden: mostRecent(hidden, maxRead),
      readLines: withoutEmpty({ lines: readLines.lines, unread: mostRecent(readLines.unread, maxRead) }),
      follows: withoutEmpty({ ...follows }),
      rules,
      preferences: Object.fromEntries(
        Object.entries(preferences).filter(([key, value]) => defaults.get(key) !== value),
      ),
    }),
  })
  const compressed = await transform(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  const code = btoa(Array.from(compressed, (byte) => String.fromCharCode(byte)).join(''))
  return `${page}#${KEY}${code.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** Reads the backup in the fragment of an address. @returns undefined when there is none or it is damaged */
export async function backupFromLink(hash: string): Promise<Backup | undefined> {
  const [before, code] = hash.split(KEY)
  if (before !== '#' || !code) return undefined
  try {
    const compressed = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
    const json: unknown = JSON.parse(
      new TextDecoder().decode(await transform(compressed, new DecompressionStream('deflate-raw'))),
    )
    return isRecord(json) && 'saved' in json && 'read' in json ? checkBackup(json) : undefined
  } catch {
    return undefined
  }
}
