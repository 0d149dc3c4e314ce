import { renameSync, writeFileSync } from 'node:fs'
import { threadId } from 'node:worker_threads'

let count = 0

/** Writes a file under a temporary name and renames it, so that a program that reads it meanwhile gets the whole old file. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}-${threadId}-${count++}.part`
  writeFileSync(temporary, content)
  renameSync(temporary, file)
}
