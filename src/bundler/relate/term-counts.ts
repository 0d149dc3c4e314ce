import { KIND, hashOfTerm, kindOf } from '../terms/packed-terms.ts'
import { slotOf } from './slot-of.ts'

/**
 * Terms of this many texts or fewer have the same weight: how rare a rare word is says little. In a small edition it is a
 * smaller number, a thirty-second of its texts.
 */
const RARE = 16
const RARE_SHARE = 1 / 32
/** A word is a name when at least this share of the texts that have it write it like a name. */
const NAME_SHARE = 0.4

/**
 * Counts in how many texts each term is: a hash table with open addressing, since a `Map` of a million numbers is several
 * times slower and larger.
 */
export class TermCounts {
  /** Hashes of terms plus one; 0 in an empty slot. */
  private hashes = new Uint32Array(1 << 16)
  private having = new Uint32Array(1 << 16)
  private asName = new Uint32Array(1 << 16)
  private different = 0
  private texts = 0
  private rarities: Float64Array | undefined

  /** Number of texts that were added. */
  get size(): number {
    return this.texts
  }

  /** Number of different terms. */
  get terms(): number {
    return this.different
  }

  /**
   * Returns the places of terms in this table, by which the other functions know them. They are valid until the next call.
   * @param packed terms of texts
   */
  placesOf(packed: Uint32Array): Uint32Array {
    while ((this.different + packed.length) * 2 > this.hashes.length) this.grow()
    return packed.map((term) => {
      const place = this.find(hashOfTerm(term))
      if (this.hashes[place] === 0) {
        this.hashes[place] = hashOfTerm(term) + 1
        this.different++
      }
      return place
    })
  }

  /**
   * Counts texts.
   * @param packed all their terms
   * @param places of the terms, from `placesOf`
   */
  add(texts: number, packed: Uint32Array, places: Uint32Array): void {
    this.texts += texts
    this.rarities = undefined
    for (let at = 0; at < packed.length; at++) {
      const place = places[at] ?? 0
      this.having[place] = (this.having[place] ?? 0) + 1
      if (kindOf(packed[at] ?? 0) === KIND.name) this.asName[place] = (this.asName[place] ?? 0) + 1
    }
  }

  private grow(): void {
    const { hashes, having, asName } = this
    this.hashes = new Uint32Array(hashes.length * 2)
    this.having = new Uint32Array(hashes.length * 2)
    this.asName = new Uint32Array(hashes.length * 2)
    for (let from = 0; from < hashes.length; from++) {
      const hash = hashes[from] ?? 0
      if (hash === 0) continue
      const to = this.find(hash - 1)
      this.hashes[to] = hash
      this.having[to] = having[from] ?? 0
      this.asName[to] = asName[from] ?? 0
    }
  }

  /** Returns the place of a term; an empty place for an unknown term. */
  find(hash: number): number {
    return slotOf(this.hashes, hash)
  }

  rarityOf(place: number): number {
    return this.allRarities[exponentOf(this.having[place] ?? 0)] ?? 0
  }

  /** See {@link raritiesOf}. */
  get allRarities(): Float64Array {
    return (this.rarities ??= raritiesOf(this.texts))
  }

  /** True when most texts that have the term write it like a name. */
  isName(place: number): boolean {
    const asName = this.asName[place] ?? 0
    return asName > 0 && asName >= NAME_SHARE * (this.having[place] ?? 0)
  }
}

/** Returns the exponent of the highest power of two that is not above a count; 0 for 0. */
const exponentOf = (count: number) => 31 - Math.clz32(count | 1)

/**
 * Returns the rarity of terms by the exponent of the number of texts that have them. Rarity is the logarithm of the share of
 * texts that have a term (idf, Spärck Jones 1972). Both numbers are rounded down to a power of two, so that one more text
 * changes few weights.
 */
function raritiesOf(texts: number): Float64Array {
  const rare = Math.min(RARE, 2 ** exponentOf(Math.floor(texts * RARE_SHARE)))
  return Float64Array.from({ length: 32 }, (_, exponent) =>
    Math.log1p(2 ** exponentOf(texts) / Math.max(rare, 2 ** exponent)),
  )
}
