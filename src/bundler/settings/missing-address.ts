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
        'The site has no url, so it has no canonical addresses, pictures in previews, feeds, sitemap, JSON-LD or oEmbed.',
      hint: 'Write url: https://news.example into site.yaml, with the address at which readers will find the site.',
    },
  ]
}
