import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { TextDecoder } from 'node:util'
import type { Problem } from '../../contract/problem.ts'
import { reasonOf } from '../system/system-error.ts'
import { whyNotUtf8 } from './not-utf8.ts'

/** A text file of the content folder. */
export interface SourceFile {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  /** Without a byte order mark, lines ended by `\n`. */
  readonly text: string
}

const MAX_BYTES = 2 * 1024 * 1024

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** One buffer for all files, since allocating one for each takes longer than reading the file. */
const buffer = Buffer.allocUnsafeSlow(64 * 1024)

/** @returns the bytes of a file, valid until the next call; for a file that is too large, only their number */
function readBytes(path: string): Buffer | number {
  const file = openSync(path, 'r')
  try {
    const length = readSync(file, buffer, 0, buffer.length, 0)
    if (length < buffer.length) return buffer.subarray(0, length)
    const { size } = fstatSync(file)
    return size > MAX_BYTES ? size : readFileSync(path)
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

/**
 * Reads a text file.
 * @param folder the content folder
 * @returns the text and its bytes, which are valid until the next call; or why the file can't be read as text
 */
export function readSource(
  folder: string,
  path: string,
): { readonly file: SourceFile; readonly bytes: Buffer } | { readonly problem: Problem } {
  const fail = (code: string, message: string, hint: string) => ({
    problem: { severity: 'error' as const, code, file: path, message, hint },
  })
  try {
    const bytes = readBytes(`${folder}/${path}`)
    if (typeof bytes === 'number')
      return fail(
        'file-too-large',
        `The file has ${bytes} bytes; an article may have at most ${MAX_BYTES}.`,
        'Move pictures and long data out of the file, or split it.',
      )
    const text = bytes.includes(0) ? undefined : decode(bytes)
    if (text === undefined) return { problem: { severity: 'error', file: path, ...whyNotUtf8(bytes) } }
    const isTidy = text.charCodeAt(0) !== 0xfeff && !text.includes('\r')
    return {
      file: { path, text: isTidy ? text : text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') },
      bytes,
    }
  } catch (error) {
    return fail('unreadable', `This file can’t be read: ${reasonOf(error)}.`, 'Check its permissions.')
  }
}

/** Reads several text files. */
export function readSources(
  folder: string,
  paths: readonly string[],
): { readonly files: readonly SourceFile[]; readonly problems: readonly Problem[] } {
  const files: SourceFile[] = []
  const problems: Problem[] = []
  for (const path of paths) {
    const result = readSource(folder, path)
    if ('problem' in result) problems.push(result.problem)
    else files.push(result.file)
  }
  return { files, problems }
}
