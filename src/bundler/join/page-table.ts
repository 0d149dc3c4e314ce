/**
 * Which article a page is, for hundreds of thousands of pages: numbers in two arrays, looked up by open addressing.
 * A `Map` of such numbers takes several times as long.
 */
export class PageTable {
  private readonly pages: Float64Array
  private readonly places: Int32Array
  private readonly mask: number

  /** @param most pages that will be noted */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, most * 2)))
    this.pages = new Float64Array(size)
    this.places = new Int32Array(size).fill(-1)
    this.mask = size - 1
  }

  /** Of the page, or of the empty place where it would stand. */
  private slot(page: number): number {
    // Its lower bits are as good as a hash: see `pageKey`.
    let slot = ((page % 0x1_0000_0000) >>> 0) & this.mask
    while ((this.places[slot] ?? -1) >= 0 && this.pages[slot] !== page) slot = (slot + 1) & this.mask
    return slot
  }

  /** @returns what was noted of a page; -1 for nothing */
  get(page: number): number {
    return this.places[this.slot(page)] ?? -1
  }

  /** Notes a page, unless it is known. */
  add(page: number, place: number): void {
    const slot = this.slot(page)
    if ((this.places[slot] ?? -1) >= 0) return
    this.pages[slot] = page
    this.places[slot] = place
  }
}
