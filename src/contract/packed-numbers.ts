/**
 * Whole numbers as text that is short in JSON and after compression: most numbers of a column are small, and take one
 * character. A number is written in base 45, its lowest digit first. Every digit but the last is written with the second
 * half of the alphabet. Each digit after the first counts from 1, so that no number has two forms.
 */

const BASE = 45
/** Printable ASCII without the space, the comma, and what JSON escapes. */
const ALPHABET = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter(
  (character) => !'",\\'.includes(character),
)
const DIGIT_OF = new Uint8Array(128)
for (const [digit, character] of ALPHABET.entries()) DIGIT_OF[character.charCodeAt(0)] = digit

/** @param number 0 or more */
export function packNumber(number: number): string {
  let text = ''
  let rest = number
  while (rest >= BASE) {
    text += ALPHABET[BASE + (rest % BASE)] ?? ''
    rest = Math.floor(rest / BASE) - 1
  }
  return text + (ALPHABET[rest] ?? '')
}

export function packNumbers(numbers: Iterable<number>): string {
  let text = ''
  for (const number of numbers) text += packNumber(number)
  return text
}

/** Calls a function with each number of a packed text, or of a piece of it. */
export function eachPacked(text: string, onNumber: (number: number) => void, from = 0, to = text.length): void {
  let number = 0
  let factor = 1
  for (let at = from; at < to; at++) {
    const digit = DIGIT_OF[text.charCodeAt(at)] ?? 0
    if (digit >= BASE) {
      number += (digit - BASE + (factor > 1 ? 1 : 0)) * factor
      factor *= BASE
      continue
    }
    onNumber(number + (digit + (factor > 1 ? 1 : 0)) * factor)
    number = 0
    factor = 1
  }
}

/**
 * Writes the numbers of a packed text into a column, from a place on. Large columns are unpacked once, and a
 * loop that calls nothing is compiled sooner than {@link eachPacked} with a function for each column.
 */
export function unpackInto(column: Uint32Array | Uint16Array, text: string, start = 0): void {
  let place = start
  let number = 0
  let factor = 1
  for (let at = 0; at < text.length; at++) {
    const digit = DIGIT_OF[text.charCodeAt(at)] ?? 0
    if (digit >= BASE) {
      number += (digit - BASE + (factor > 1 ? 1 : 0)) * factor
      factor *= BASE
    } else {
      column[place++] = number + (digit + (factor > 1 ? 1 : 0)) * factor
      number = 0
      factor = 1
    }
  }
}

/** Counts the numbers of a piece of a packed text. */
export function countPacked(text: string, from = 0, to = text.length): number {
  let count = 0
  for (let at = from; at < to; at++) if ((DIGIT_OF[text.charCodeAt(at)] ?? 0) < BASE) count++
  return count
}

export function unpackNumbers(text: string): number[] {
  const numbers: number[] = []
  eachPacked(text, (number) => numbers.push(number))
  return numbers
}

/** Turns whole numbers of either sign into numbers that can be packed: 0, -1, 1, -2, … become 0, 1, 2, 3, … */
export const toUnsigned = (number: number): number => (number < 0 ? -2 * number - 1 : 2 * number)
/** Inverse of {@link toUnsigned}. */
export const toSigned = (number: number): number => (number % 2 === 1 ? -(number + 1) / 2 : number / 2)
