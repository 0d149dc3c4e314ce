import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { threadId } from 'node:worker_threads'

let count = 0

/**
 * Writes a file under a temporary name and renames it, so that a program that reads it meanwhile gets the whole old file.
 * @param mode its permissions, if they matter
 */
export function replaceFile(file: string, content: string | Uint8Array, mode?: number): void {
  const temporary = `${file}.${process.pid}-${threadId}-${count++}.part`
  writeFileSync(temporary, content)
  if (mode !== undefined) chmodSync(temporary, mode)
  renameSync(temporary, file)
}

/** Copies a file unless the same bytes are there. */
export function copyChanged(from: string, to: string): void {
  if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) return
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
}
