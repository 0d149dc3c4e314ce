import type { Site } from '../../contract/edition.ts'
import type { FoundProblem } from '../problems/found-problem.ts'

/**
 * Says what a site goes without when its publisher has not written its address, or has written that of another place.
 * @param base the path for which the site is built, with slashes at both ends
 */
export function checkAddress({ url }: Pick<Site, 'url'>, base: string): FoundProblem[] {
  if (url === undefined)
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
  const { origin, pathname } = new URL(`${url}/`)
  if (pathname === base) return []
  return [
    {
      severity: 'warning',
      code: 'url-of-other-path',
      file: 'site.yaml',
      message: `The url is “${url}”, but the site is built for the path “${base}”, so its canonical addresses, feeds, sitemap and previews lead to pages that do not exist.`,
      hint: `Write url: ${origin}${base.slice(0, -1)}, or build with --base ${pathname}.`,
    },
  ]
}
