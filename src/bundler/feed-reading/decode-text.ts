import { FeedError } from './feed-error.ts'

const BYTE_ORDER_MARKS = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
] as const

/** What every byte has a letter for. It is tried last. */
const LAST = 'windows-1252'

/**
 * Decodes a feed: by its byte order mark, else as its server says, else as it says itself, else as UTF-8. A charset that does
 * not fit the bytes is passed over, since servers often name one for all files.
 * @param contentType header of the answer
 */
export function decodeText(bytes: Uint8Array, contentType = ''): string {
  const marked = BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1]
  const said = [marked, charsetOf(contentType), declaredIn(bytes), 'utf-8'].filter((name) => name !== undefined)
  let text: string | undefined
  for (const name of said) if ((text ??= decodeAs(bytes, name)) !== undefined) break
  text ??= new TextDecoder(LAST).decode(bytes)
  // One alone is a mistake that other programs pass over, too.
  if (text.slice(0, 4096).includes('\0\0'))
    throw new FeedError('not-text', 'It is no text.', 'Name the address of a feed, not of a picture or a download.')
  return text.replace(/^\uFEFF/, '')
}

const charsetOf = (contentType: string) => /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1]

/** Reads the XML declaration, which is in ASCII whatever the charset, or in UTF-16 without a mark. */
function declaredIn(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le'
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be'
  const head = String.fromCharCode(...bytes.subarray(0, 512))
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1]
  // One who can read the declaration in single bytes knows that it is not UTF-16.
  return declared !== undefined && /^utf-?16/i.test(declared) ? 'utf-8' : declared
}

/** @returns undefined for a charset that nobody knows, and for bytes that are not in it */
function decodeAs(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined
    throw error
  }
}
