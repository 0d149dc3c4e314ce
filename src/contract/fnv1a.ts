/** 32-bit FNV-1a hash over UTF-16 code units, see http://www.isthe.com/chongo/tech/comp/fnv/. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}
