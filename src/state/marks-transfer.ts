import { isArticleId } from '../contract/addresses.ts'
import { type Marks, type SavedStory, markRead, saveStories } from './marks.ts'

/** Marks on their way to another device or browser: ids and times; the stories themselves stand in the edition. */
export interface CarriedMarks {
  /** Milliseconds since 1970, by id. */
  readonly saved: Readonly<Record<string, number>>
  readonly read: Readonly<Record<string, number>>
}

/** Part of the address behind `#`, which no server sees. */
const KEY = 'marks='
/** An address longer than this is cut by some of those who pass it on. */
const MOST_READ_IN_LINK = 150
const MOST_BYTES = 5_000_000

export function carry({ saved, read }: Marks): CarriedMarks {
  return {
    saved: Object.fromEntries([...saved].map(([id, { at }]) => [id, at])),
    read: Object.fromEntries(read),
  }
}

/** What a file holds; undefined when it is none of ours. Whatever is no mark is passed over. */
export function parseMarks(text: string): CarriedMarks | undefined {
  if (text.length > MOST_BYTES) return undefined
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

async function pass(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(through)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** An address that carries marks to another browser: what is saved, and what was read last. */
export async function marksLink(marks: Marks, page: string): Promise<string> {
  const { saved, read } = carry(marks)
  const last = Object.entries(read)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_READ_IN_LINK)
  const text = JSON.stringify({ saved, read: Object.fromEntries(last) })
  const packed = await pass(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  const code = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''))
  return `${page}#${KEY}${code.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** Marks that an address carries; undefined when it carries none, or none that can be read. */
export async function marksInLink(hash: string): Promise<CarriedMarks | undefined> {
  const [before, code] = hash.split(KEY)
  if (before !== '#' || !code) return undefined
  try {
    const packed = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
    return parseMarks(new TextDecoder().decode(await pass(packed, new DecompressionStream('deflate-raw'))))
  } catch {
    return undefined
  }
}

/** Adds marks to those that are here; none is taken away. */
export async function addMarks({ saved, read }: CarriedMarks, here: Marks): Promise<void> {
  const news = Object.entries(saved).filter(([id]) => !here.saved.has(id))
  await saveStories(new Map(news.map(([id, at]): [string, SavedStory] => [id, { at }])))
  await markRead(Object.keys(read).filter((id) => !here.read.has(id)))
}
