const NONE = -1

/**
 * Maps pages to articles, for hundreds of thousands of pages: a hash table of numbers with open addressing. A `Map` of such
 * numbers is several times slower.
 */
export class PageTable {
  /** Keys of pages, see `pageKey`. */
  private readonly pages: Float64Array
  /** Index of the article of each page; `NONE` in an empty slot. */
  private readonly articles: Int32Array
  private readonly mask: number

  /** @param maxPages number of pages that will be added at most */
  constructor(maxPages: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, maxPages * 2)))
    this.pages = new Float64Array(size)
    this.articles = new Int32Array(size).fill(NONE)
    this.mask = size - 1
  }

  /** Returns the slot of a page, or the empty slot where it would be added. */
  private slotOf(page: number): number {
    // The key is a hash already, so its lower bits are evenly distributed.
    let slot = ((page % 0x1_0000_0000) >>> 0) & this.mask
    while (this.isTaken(slot) && this.pages[slot] !== page) slot = (slot + 1) & this.mask
    return slot
  }

  private isTaken(slot: number): boolean {
    return (this.articles[slot] ?? NONE) !== NONE
  }

  /** @returns the index of the article; -1 for an unknown page */
  get(page: number): number {
    return this.articles[this.slotOf(page)] ?? NONE
  }

  /** Adds a page. If it is known, its first article is kept. */
  add(page: number, article: number): void {
    const slot = this.slotOf(page)
    if (this.isTaken(slot)) return
    this.pages[slot] = page
    this.articles[slot] = article
  }
}
