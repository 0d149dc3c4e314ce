import type { Tie } from '../contract/edition.ts'

/** Texts with fewer characters are one column. */
const LONG_LENGTH = 400

export const lengthWithoutTags = (html: string): number => html.replaceAll(/<[^>]*>/g, '').length

interface Measured {
  readonly body?: string | undefined
  readonly reports?: readonly { readonly why?: Tie }[] | undefined
}

/**
 * Chooses the layout of an open story in wide windows. A text is `short` when it has the width of the picture above it,
 * beside the coverage and the facts. A longer one has all columns below them: `text`. Without reports of other outlets,
 * nothing is beside the picture, and it is `wide`.
 */
export function storyLayout({ body = '', reports = [] }: Measured): 'short' | 'text' | 'wide' {
  if (lengthWithoutTags(body) < LONG_LENGTH) return 'short'
  // Another copy of the same page is not in the list of reports.
  return reports.some(({ why }) => why?.by !== 'page') ? 'text' : 'wide'
}

/** Classes of the element around the picture, the coverage, the text and the facts. */
export const STORY_LAYOUTS = {
  short: '',
  text: 'story__body--text',
  wide: 'story__body--text story__body--wide',
} as const
