import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { TextDecoder } from 'node:util'
import type { Problem } from '../../contract/problem.ts'
import { codeOf } from '../system/error-code.ts'
import type { ListedFile } from './file-list.ts'
import { whyNoText } from './no-text.ts'

/** One text file of the content folder, as written but for its line ends. */
export interface SourceFile {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  /** Without a byte order mark, lines ended by `\n`. */
  readonly text: string
}

const MOST_BYTES = 2 * 1024 * 1024

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** Holds one file after another: what is read stands in it until the next is. */
let page = Buffer.allocUnsafeSlow(64 * 1024)

/** @param size as the file system says it; a file that has another by now is read as it is */
function readBytes(path: string, size: number): Buffer {
  if (size >= page.length) page = Buffer.allocUnsafeSlow(size * 2)
  const file = openSync(path, 'r')
  try {
    const length = readSync(file, page, 0, page.length, 0)
    return length === size ? page.subarray(0, length) : readFileSync(path)
  } finally {
    closeSync(file)
  }
}

function decode(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** @returns the text and the bytes it was, which stand until the next file is read, or what is wrong with the file */
export function readSource(
  folder: string,
  { path, stat }: ListedFile,
): { readonly file: SourceFile; readonly bytes: Buffer } | { readonly problem: Problem } {
  const fail = (code: string, message: string, hint: string) => ({
    problem: { severity: 'error' as const, code, file: path, message, hint },
  })
  try {
    if (stat.size > MOST_BYTES)
      return fail(
        'file-too-large',
        `The file has ${stat.size} bytes; an article may have at most ${MOST_BYTES}.`,
        'Move pictures and long data out of the text, or split it.',
      )
    const bytes = readBytes(`${folder}/${path}`, stat.size)
    const text = bytes.includes(0) ? undefined : decode(bytes)
    if (text === undefined) return { problem: { severity: 'error', file: path, ...whyNoText(bytes) } }
    const isTidy = text.charCodeAt(0) !== 0xfeff && !text.includes('\r')
    return {
      file: { path, text: isTidy ? text : text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') },
      bytes,
    }
  } catch (error) {
    return fail('unreadable', `This file can't be read (${codeOf(error)}).`, 'Check its permissions.')
  }
}

/** The texts of files that are few, and what is wrong with the others. */
export function readSources(
  folder: string,
  listed: readonly ListedFile[],
): { readonly files: readonly SourceFile[]; readonly problems: readonly Problem[] } {
  const files: SourceFile[] = []
  const problems: Problem[] = []
  for (const file of listed) {
    const result = readSource(folder, file)
    if ('problem' in result) problems.push(result.problem)
    else files.push(result.file)
  }
  return { files, problems }
}
