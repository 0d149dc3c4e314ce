import { createHash } from 'node:crypto'
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { deserialize, serialize } from 'node:v8'

/** The cache is not what was written to it. It is thrown away and everything is read again. */
export class CacheError extends Error {
  override readonly name = 'CacheError'
}

const CHECK_BYTES = 32
const checkOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** Writes all of it, however many bytes the system takes at once. */
export function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** Replaces a file as a whole; who reads meanwhile reads the old one. */
export function writeCacheFile(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true })
  const bytes = serialize(content)
  const temporary = `${path}.${process.pid}.part`
  const file = openSync(temporary, 'w')
  try {
    // Not as one: a copy of it all would double what it takes.
    writeWhole(file, checkOf(bytes))
    writeWhole(file, bytes)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
}

/** All of a file, where other threads can read it too. */
function readShared(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.from(new SharedArrayBuffer(fstatSync(file).size))
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, { offset: at })
      if (read === 0) return bytes.subarray(0, at)
      at += read
    }
    return bytes
  } finally {
    closeSync(file)
  }
}

/**
 * @param isShared its arrays of bytes can be read by other threads
 * @returns what was written there last; undefined when there is nothing, or nothing whole
 */
export function readCacheFile(path: string, isShared = false): unknown {
  let bytes: Buffer
  try {
    bytes = isShared ? readShared(path) : readFileSync(path)
  } catch {
    return undefined
  }
  const content = bytes.subarray(CHECK_BYTES)
  if (!checkOf(content).equals(bytes.subarray(0, CHECK_BYTES))) return undefined
  return deserialize(content)
}
