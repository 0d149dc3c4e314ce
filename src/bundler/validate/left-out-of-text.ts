import type { FoundProblem } from '../problems/found-problem.ts'
import { CONTROLS } from '../problems/printable.ts'
import type { LeftOutPart } from '../text/text-context.ts'

/** An article gets at most this many warnings of a kind of its text. */
export const MAX_REPORTED = 1000
/** Longer addresses are cut in messages. */
export const MAX_SHOWN = 60

interface Words {
  /** What is wrong, and what readers get instead. */
  readonly message: (address: string) => string
  /** What readers get instead of a part that leads to a file that does not exist. */
  readonly seen: string
  readonly hint: string
}

const WITHOUT_LINK = 'readers get the words without the link'

const WORDS: Readonly<Record<string, Words>> = {
  link: {
    message: (address) => `The link “${address}” leads nowhere, so ${WITHOUT_LINK}.`,
    seen: WITHOUT_LINK,
    hint: 'Write the whole address, https://…, or the path of a file below assets/.',
  },
  picture: {
    message: (address) => `The picture “${address}” is neither in the folder nor on the web, so it is left out.`,
    seen: 'the picture is left out',
    hint: 'Put the file into assets/ and write assets/…, or write the whole address, https://….',
  },
  frame: {
    message: (address) =>
      address === ''
        ? 'A frame without an address is left out.'
        : `The frame “${address}” is left out, since stories show no pages of other sites.`,
    seen: 'the frame is left out',
    hint: 'Write a link to that page in its place. A YouTube video can go into featuredContent.',
  },
}

const otherWords = (kind: string): Words => ({
  message: (address) => `The ${kind} “${address}” is left out, since stories show none.`,
  seen: 'it is left out',
  hint: 'Write a link in its place.',
})

/** Warnings of what readers do not get of a text, one for each link, picture or frame. */
export function leftOutOfText(file: string, parts: readonly LeftOutPart[]): FoundProblem[] {
  const counts = new Map<string, number>()
  return parts.slice(0, MAX_REPORTED).map(({ kind, reference, missing }): FoundProblem => {
    const key = `${kind} ${reference}`
    const nth = counts.get(key) ?? 0
    counts.set(key, nth + 1)
    const words = WORDS[kind] ?? otherWords(kind)
    const shown = reference.replace(CONTROLS, ' ').slice(0, MAX_SHOWN)
    return {
      severity: 'warning',
      ...(missing === undefined
        ? { code: 'left-out-of-text', message: words.message(shown), hint: words.hint }
        : { code: 'missing-asset', message: missingFile(missing, words.seen), hint: ADD_FILE }),
      file,
      subject: { part: 'text', kind, reference, nth },
    }
  })
}

/** The message for a file that does not exist. The fields of an article and its text have the same one. */
export const missingFile = (path: string, seen: string): string =>
  `There is no file “${path.replace(CONTROLS, ' ')}”, so ${seen}.`

export const ADD_FILE = 'Add the file, or correct its name: upper and lower case must match.'
