/**
 * Searches a hash table with open addressing.
 * @param hashes hashes plus one, 0 in an empty slot; its length is a power of two, and some slots are empty
 * @returns the slot of a hash, or the empty slot where it would be
 */
export function slotOf(hashes: Uint32Array, hash: number): number {
  const mask = hashes.length - 1
  let slot = (Math.imul(hash, 0x9e3779b1) >>> 0) & mask
  while (hashes[slot] !== 0 && hashes[slot] !== hash + 1) slot = (slot + 1) & mask
  return slot
}
