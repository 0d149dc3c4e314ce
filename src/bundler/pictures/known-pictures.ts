import type { CacheFolder } from '../cache/cache-folder.ts'
import type { PictureAnswer } from './picture-client.ts'

interface KnownPicture {
  readonly isGone: boolean
  /** See `PictureAnswer.detail`. */
  readonly detail: string
  /** When it was asked for, in milliseconds since 1970. */
  readonly at: number
}

const DAY = 24 * 60 * 60_000
/** A picture that is gone is asked for again after some days, since it may come back. Most pictures stay for years. */
const AGE = { gone: 3 * DAY, fine: 30 * DAY } as const

/** What is known of pictures of other sites, or of their pages, kept between builds in a file of the cache. */
export class KnownPictures {
  private readonly folder: CacheFolder
  private readonly name: string
  private known: Map<string, KnownPicture>

  /** @param name of the file */
  constructor(folder: CacheFolder, name = 'pictures') {
    this.folder = folder
    this.name = name
    // The checksum of the file proves that `save` has written it.
    const file = folder.read(name) as readonly (readonly [string, KnownPicture])[] | undefined
    this.known = new Map(file)
  }

  get(address: string): KnownPicture | undefined {
    return this.known.get(address)
  }

  gone(): Set<string> {
    return new Set([...this.known].flatMap(([address, { isGone }]) => (isGone ? address : [])))
  }

  /** Returns the pictures that should be asked for: first those that never were, then those asked for longest ago. */
  due(addresses: Iterable<string>, now: number): string[] {
    const atOf = (address: string) => this.known.get(address)?.at ?? Number.NEGATIVE_INFINITY
    const isDue = (address: string) => {
      const known = this.known.get(address)
      // A clock that was set back makes no picture fresh for years.
      return !known || Math.abs(now - known.at) > (known.isGone ? AGE.gone : AGE.fine)
    }
    return [...addresses].filter(isDue).sort((a, b) => atOf(a) - atOf(b) || (a < b ? -1 : 1))
  }

  /** @returns false for an answer that is not clear. It changes nothing, and the next build asks again. */
  add(address: string, { state, detail }: PictureAnswer, now: number): boolean {
    const isGone = state === 'missing' || state === 'no-host' || state === 'no-picture'
    if (isGone || state === 'fine') this.known.set(address, { isGone, detail, at: now })
    return isGone || state === 'fine'
  }

  /** @param named the pictures that the folder names now; all others are forgotten */
  save(named: { readonly has: (address: string) => boolean }): void {
    this.known = new Map([...this.known].filter(([address]) => named.has(address)).sort(([a], [b]) => (a < b ? -1 : 1)))
    this.folder.write(this.name, [...this.known])
  }
}
