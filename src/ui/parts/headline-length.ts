/** Chinese, Japanese and Korean characters, which are as wide as two letters. */
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g

/** Class of a headline by its length. The styles set longer headlines in smaller type. */
export function lengthOf(title: string): 'm' | 'l' | undefined {
  const length = title.length + (title.match(WIDE)?.length ?? 0)
  return length > 88 ? 'l' : length > 56 ? 'm' : undefined
}
