/**
 * Maps pages to articles, for hundreds of thousands of pages. It is a hash table with open addressing in two typed arrays,
 * several times faster than a `Map` with such keys.
 */
export class PageTable {
  private readonly pages: Float64Array
  private readonly places: Int32Array
  private readonly mask: number

  /** @param maxPages the largest number of pages that will be added */
  constructor(maxPages: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, maxPages * 2)))
    this.pages = new Float64Array(size)
    this.places = new Int32Array(size).fill(-1)
    this.mask = size - 1
  }

  /** Returns the slot of a page, or the empty slot where it would be added. */
  private slot(page: number): number {
    // A page key is a hash already, so its lower bits can be used directly.
    let slot = ((page % 0x1_0000_0000) >>> 0) & this.mask
    while ((this.places[slot] ?? -1) >= 0 && this.pages[slot] !== page) slot = (slot + 1) & this.mask
    return slot
  }

  /** Returns the place that was added for a page; -1 when there is none. */
  get(page: number): number {
    return this.places[this.slot(page)] ?? -1
  }

  /** Adds a page, unless it is in the table already. */
  add(page: number, place: number): void {
    const slot = this.slot(page)
    if ((this.places[slot] ?? -1) >= 0) return
    this.pages[slot] = page
    this.places[slot] = place
  }
}
