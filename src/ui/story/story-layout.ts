import type { FullArticle } from '../../contract/article.ts'
import type { Tie } from '../../contract/edition.ts'
import { isLongText } from '../../contract/story-layout.ts'

interface Measured extends Partial<Pick<FullArticle, 'body' | 'coverage' | 'preview'>> {
  readonly reports?: readonly { readonly why?: Tie }[] | undefined
}

/**
 * Chooses the layout of an open story in wide windows. A text is `short` when it has the width of the picture above it,
 * beside the coverage and the facts. A longer one has all columns below them: `text`. Without reports of other outlets,
 * nothing is beside the picture, and it is `wide`.
 */
export function storyLayout({ body = '', reports = [], coverage, preview }: Measured): 'short' | 'text' | 'wide' {
  if (!(preview?.isLong ?? isLongText(body))) return 'short'
  // Another copy of the same page is not in the list of reports. A card has no list, but says that there are reports.
  const hasReports = preview ? coverage !== undefined : reports.some(({ why }) => why?.by !== 'page')
  return hasReports ? 'text' : 'wide'
}

/** Classes of the element around the picture, the coverage, the text and the facts. */
export const STORY_LAYOUTS = {
  short: '',
  text: 'story__body--text',
  wide: 'story__body--text story__body--wide',
} as const
