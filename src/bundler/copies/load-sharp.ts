import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pictureLibrary } from '../system/late-libraries.ts'

const { resolve } = createRequire(import.meta.url)

export type Sharp = ReturnType<typeof pictureLibrary>

/**
 * Returns the version of the library that makes copies of pictures, without loading it; undefined when it is not
 * installed.
 */
export function sharpVersion(): string | undefined {
  try {
    const file = readFileSync(join(dirname(resolve('sharp')), '../package.json'), 'utf8')
    return /"version": *"([^"]+)"/.exec(file)?.[1]
  } catch {
    return undefined
  }
}

/** Loads the library. Returns undefined when it is missing, or does not run on this system. */
export function loadSharp(): Sharp | undefined {
  try {
    const sharp = pictureLibrary()
    // Its cache of opened files would only take memory: each picture is opened once.
    sharp.cache(false)
    sharp.concurrency(1)
    return sharp
  } catch {
    return undefined
  }
}
