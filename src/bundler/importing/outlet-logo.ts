import { fnv1a } from '../../contract/fnv1a.ts'
import { escapeHtml } from '../values/escape-html.ts'

/** Returns the initials of the first two words of a name, as the reader shows them for an outlet without a logo. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\..*$/u, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^(?:the|a|an)$/i.test(word))
  const letters = words.slice(0, 2).map((word) => [...word][0]?.toUpperCase() ?? '')
  return letters.join('') || [...name][0]?.toUpperCase() || '·'
}

/** Draws initials on a tile whose colour depends on the domain. */
export function drawLogo(name: string, domain: string): string {
  const hue = (fnv1a(domain) % 24) * 15
  const letters = initialsOf(name)
  const size = [...letters].length > 1 ? 17 : 21
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="80" height="80"><rect width="40" height="40" fill="hsl(${hue}, 38%, 86%)"/><text x="20" y="20" dy=".36em" fill="hsl(${hue}, 42%, 24%)" font-family="Newsreader, Georgia, serif" font-size="${size}" font-weight="600" text-anchor="middle">${escapeHtml(letters)}</text></svg>\n`
}

export interface LogoFile {
  readonly ending: 'png' | 'jpg' | 'gif' | 'webp'
  readonly width: number
  readonly height: number
}

/**
 * Says what a picture is by its first bytes, whatever its server says. SVG is none of them: it may hold scripts.
 * @returns undefined for anything that is no picture, or too small or too long for a logo
 */
export function logoFileOf(bytes: Uint8Array): LogoFile | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const file = pngOf(view) ?? gifOf(view) ?? webpOf(view) ?? jpegOf(view)
  if (!file) return undefined
  const [small, large] = [Math.min(file.width, file.height), Math.max(file.width, file.height)]
  return small >= 16 && large <= 4096 && large / small <= 1.5 ? file : undefined
}

const hasText = (bytes: Buffer, at: number, text: string) => bytes.toString('latin1', at, at + text.length) === text

const pngOf = (bytes: Buffer): LogoFile | undefined =>
  bytes.length > 24 && hasText(bytes, 0, '\u0089PNG\r\n\u001A\n')
    ? { ending: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : undefined

const gifOf = (bytes: Buffer): LogoFile | undefined =>
  bytes.length > 10 && hasText(bytes, 0, 'GIF8')
    ? { ending: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
    : undefined

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpOf(bytes: Buffer): LogoFile | undefined {
  if (bytes.length < 30 || !hasText(bytes, 0, 'RIFF') || !hasText(bytes, 8, 'WEBP')) return undefined
  const size = (width: number, height: number) => ({ ending: 'webp' as const, width, height })
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return size(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1)
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 'VP8 ':
      return size(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff)
    default:
      return undefined
  }
}

/** Walks over the segments of the file to the one with its size. */
function jpegOf(bytes: Buffer): LogoFile | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0
    const isSize = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isSize) return { ending: 'jpg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
  }
  return undefined
}
