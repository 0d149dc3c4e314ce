import type { Site } from '../../contract/edition.ts'
import type { FoundProblem } from '../problems/found-problem.ts'

/** Says what a site goes without when its publisher has not written its address. */
export function missingAddress({ url }: Pick<Site, 'url'>): FoundProblem[] {
  if (url !== undefined) return []
  return [
    {
      severity: 'warning',
      code: 'no-url',
      file: 'site.yaml',
      message:
        'The address of the site is not known, so its pages have no canonical address, link previews have no picture, and there are no feeds, no sitemap, no structured data and no oEmbed.',
      hint: 'Write url: https://news.example into site.yaml, with the address at which readers will find the site.',
    },
  ]
}
