import { isArticleId } from '../contract/addresses.ts'
import { type Marks, type SavedStory, markRead, saveStories } from './marks.ts'

/** Marks to move to another browser. They hold ids and times only, since every browser can load the stories. */
export interface ExportedMarks {
  /** When each story was saved, in milliseconds since 1970, by id. */
  readonly saved: Readonly<Record<string, number>>
  /** When each story was opened, in milliseconds since 1970, by id. */
  readonly read: Readonly<Record<string, number>>
}

/** The link holds the marks in its fragment, which browsers do not send to the server. */
const KEY = 'marks='
/** Some messengers cut long links. */
const MAX_READ_MARKS_IN_LINK = 150
/** In UTF-16 code units. */
const MAX_FILE_LENGTH = 5_000_000

export function exportMarks({ saved, read }: Marks): ExportedMarks {
  return {
    saved: Object.fromEntries([...saved].map(([id, { at }]) => [id, at])),
    read: Object.fromEntries(read),
  }
}

/** Parses an exported file. Ignores entries that are no valid marks. @returns undefined for any other file */
export function parseMarks(text: string): ExportedMarks | undefined {
  if (text.length > MAX_FILE_LENGTH) return undefined
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof json !== 'object' || json === null || !('saved' in json) || !('read' in json)) return undefined
  const marks = (list: unknown) =>
    Object.fromEntries(
      Object.entries(typeof list === 'object' && list !== null ? list : {}).filter(
        (entry): entry is [string, number] => isArticleId(entry[0]) && Number.isFinite(entry[1]),
      ),
    )
  return { saved: marks(json.saved), read: marks(json.read) }
}

async function transform(
  bytes: Uint8Array<ArrayBuffer>,
  transformer: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(transformer)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/**
 * Builds a link that opens `page` in another browser and offers to import the marks there. It holds all saved stories
 * and the most recent read marks.
 */
export async function marksLink(marks: Marks, page: string): Promise<string> {
  const { saved, read } = exportMarks(marks)
  const mostRecent = Object.entries(read)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_READ_MARKS_IN_LINK)
  const text = JSON.stringify({ saved, read: Object.fromEntries(mostRecent) })
  const compressed = await transform(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  const code = btoa(Array.from(compressed, (byte) => String.fromCharCode(byte)).join(''))
  return `${page}#${KEY}${code.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** Reads the marks in the fragment of an address. @returns undefined when there are none or they are damaged */
export async function marksFromLink(hash: string): Promise<ExportedMarks | undefined> {
  const [before, code] = hash.split(KEY)
  if (before !== '#' || !code) return undefined
  try {
    const compressed = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
    const bytes = await transform(compressed, new DecompressionStream('deflate-raw'))
    return parseMarks(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** Adds marks to the existing ones. Existing marks are neither changed nor removed. */
export async function importMarks({ saved, read }: ExportedMarks, existing: Marks): Promise<void> {
  const added = Object.entries(saved).filter(([id]) => !existing.saved.has(id))
  await saveStories(new Map(added.map(([id, at]): [string, SavedStory] => [id, { at }])))
  await markRead(Object.keys(read).filter((id) => !existing.read.has(id)))
}
