import type { Problem } from '../../contract/problem.ts'
import { codeFrame } from '../problems/code-frame.ts'

const REPLACEMENT = '\uFFFD'
const MAX_CHECKED = 1000

type Reason = Omit<Problem, 'severity' | 'file'>

/** Explains why a file is not UTF-8 text: it is UTF-16, binary, or in an older encoding. */
export function whyNotUtf8(bytes: Buffer): Reason {
  const [first, second] = bytes
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (isMarked || isEveryOtherZero(bytes))
    return { code: 'not-utf8', message: 'The file is UTF-16.', hint: 'Save it as UTF-8.' }
  const zero = bytes.indexOf(0)
  if (zero >= 0)
    return {
      code: 'binary',
      message: `The file is binary (a NUL byte at byte ${zero + 1}).`,
      hint: 'Move pictures and other files to assets/. If the file is a text, remove this byte.',
    }
  return describeWrongByte(bytes)
}

/** True for Latin text in UTF-16 without a byte order mark: every other byte is zero. */
function isEveryOtherZero(bytes: Buffer): boolean {
  const zeros: [even: number, odd: number] = [0, 0]
  const length = Math.min(bytes.length, MAX_CHECKED)
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1]++
  const [fewer, more] = zeros.toSorted((a, b) => a - b)
  return length >= 4 && fewer === 0 && (more ?? 0) * 2 >= length * 0.7
}

function describeWrongByte(bytes: Buffer): Reason {
  const text = bytes.toString()
  const valid = Buffer.from(REPLACEMENT)
  let at = text.indexOf(REPLACEMENT)
  let place = Buffer.byteLength(text.slice(0, at))
  // The text may contain the replacement character itself. Then its three bytes are valid UTF-8.
  while (at >= 0 && bytes.subarray(place, place + valid.length).equals(valid)) {
    const next = text.indexOf(REPLACEMENT, at + 1)
    place += Buffer.byteLength(text.slice(at, next))
    at = next
  }
  const tidy = (part: string) => part.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const before = tidy(text.slice(0, Math.max(0, at))).split('\n')
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
  const byte = (bytes[place] ?? 0).toString(16).toUpperCase()
  return {
    code: 'not-utf8',
    line,
    column,
    message: `Line ${line}, column ${column}: the byte ${byte} is not UTF-8; the file may be Latin-1 or Windows-1252.`,
    hint: 'Save it as UTF-8.',
    frame: codeFrame(tidy(text), line, column),
  }
}
