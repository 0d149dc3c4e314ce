import type { FoundProblem } from '../problems/found-problem.ts'
import { CONTROLS } from '../problems/printable.ts'
import type { LeftOutPart } from '../text/render-body.ts'

/** An article gets at most this many warnings of its text. */
const MAX_REPORTED = 1000
/** Longer addresses are cut in messages. */
const MAX_SHOWN = 60

interface Words {
  /** What readers get instead. */
  readonly seen: string
  readonly why: string
  readonly hint: string
}

const WORDS: Readonly<Record<string, Words>> = {
  link: {
    seen: 'readers get its words without the link',
    why: 'leads to no web address and to no file of the folder',
    hint: 'Write the whole address, https://…, or the path of a file, such as assets/report.pdf. Otherwise remove the link and keep its words.',
  },
  picture: {
    seen: 'the picture is left out',
    why: 'is no web address and no file of the folder',
    hint: 'Put the file into assets/ and write its path, such as assets/quay.png, or write the whole address, https://….',
  },
  frame: {
    seen: 'the frame is left out',
    why: 'is a page of another site, which stories do not show',
    hint: 'Write a link to that page in its place. A YouTube video can be the value of featuredContent.',
  },
}

/** Warnings of what readers do not get of a text, one for each link, picture or frame. */
export function leftOutOfText(file: string, parts: readonly LeftOutPart[]): FoundProblem[] {
  const counts = new Map<string, number>()
  return parts.slice(0, MAX_REPORTED).map(({ kind, reference, missing }): FoundProblem => {
    const key = `${kind} ${reference}`
    const nth = counts.get(key) ?? 0
    counts.set(key, nth + 1)
    const { seen, why, hint } = WORDS[kind] ?? {
      seen: 'it is left out',
      why: 'is nothing that stories show',
      hint: 'Write a link in its place, or remove it.',
    }
    const shown = reference.replace(CONTROLS, ' ').slice(0, MAX_SHOWN)
    return {
      severity: 'warning',
      ...(missing === undefined
        ? { code: 'left-out-of-text', message: `The ${kind} “${shown}” ${why}, so ${seen}.`, hint }
        : { code: 'missing-asset', message: missingFile(missing, seen), hint: ADD_FILE }),
      file,
      subject: { part: 'text', kind, reference, nth },
    }
  })
}

/** The message for a file that does not exist. The fields of an article and its text have the same one. */
export const missingFile = (path: string, seen: string): string =>
  `There is no file “${path.replace(CONTROLS, ' ')}”, so ${seen}.`

export const ADD_FILE = 'Add the file, or correct its name: upper and lower case must match.'
