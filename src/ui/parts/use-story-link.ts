import type { MouseEvent } from 'react'
import type { Article } from '../../contract/article.ts'
import { useLinks, useSite } from '../base/site-context.tsx'

export interface StoryTarget {
  readonly href: string
  /** True when `href` leads to the outlet. */
  readonly outside: boolean
  /** The reader's page of the story, where `href` leads to the outlet. Some other part of the card links to it. */
  readonly page?: string
  readonly onOpen?: (event: MouseEvent) => void
}

/** Returns where the headline of a story leads: to the reader's page, or to the outlet for those who prefer it. */
export function useStoryLink({ id, url }: Article): StoryTarget {
  const { opensOutlet, marks } = useSite()
  const page = useLinks().article(id)
  if (!opensOutlet || !url) return { href: page, outside: false }
  return {
    href: url,
    outside: true,
    page,
    onOpen: ({ button }) => {
      // 0 and 1 are the buttons that open a link.
      if (button < 2) marks?.onOpen?.(id)
    },
  }
}
