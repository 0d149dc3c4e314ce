/** So many names stand in one piece. */
export const NAMES_AT_ONCE = 500

/**
 * Names of files, as a list or packed into few pieces of bytes: making a hundred thousand strings takes as long as looking
 * at a quarter of the files, and nobody may want them.
 */
export class Names {
  private list: readonly string[] | undefined
  private pieces: readonly Uint8Array[] | undefined

  private constructor(list: readonly string[] | undefined, pieces: readonly Uint8Array[] | undefined) {
    this.list = list
    this.pieces = pieces
  }

  static of(list: readonly string[]): Names {
    return new Names(list, undefined)
  }

  /** @param pieces as `packed` gives them */
  static from(pieces: readonly Uint8Array[]): Names {
    return new Names(undefined, pieces)
  }

  get all(): readonly string[] {
    return (this.list ??= (this.pieces ?? []).flatMap(unpackNames))
  }

  /** `NAMES_AT_ONCE` in each piece, with zero bytes between. */
  get packed(): readonly Uint8Array[] {
    return (this.pieces ??= Array.from({ length: Math.ceil(this.all.length / NAMES_AT_ONCE) }, (_, at) =>
      Buffer.from(this.all.slice(at * NAMES_AT_ONCE, (at + 1) * NAMES_AT_ONCE).join('\0')),
    ))
  }

  at(place: number): string | undefined {
    if (this.list) return this.list[place]
    const piece = this.pieces?.[Math.floor(place / NAMES_AT_ONCE)]
    return piece && unpackNames(piece)[place % NAMES_AT_ONCE]
  }

  get length(): number {
    if (this.list) return this.list.length
    const last = this.pieces?.at(-1)
    return last ? ((this.pieces?.length ?? 0) - 1) * NAMES_AT_ONCE + unpackNames(last).length : 0
  }
}

/** One of the packed pieces → its names. */
export const unpackNames = ({ buffer, byteOffset, byteLength }: Uint8Array): string[] =>
  Buffer.from(buffer, byteOffset, byteLength).toString('utf8').split('\0')
