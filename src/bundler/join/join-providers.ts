import type { Picture } from '../../contract/edition.ts'
import type { Outlet } from '../../contract/volume.ts'
import type { Organization } from '../settings/read-organizations.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'

/** An article's name for its own outlet counts as much as this number of names in lists of related items. */
const OWN_NAME_WEIGHT = 1000
/** Widths in pixels that logos need in small and in large tiles. */
const SMALL_LOGO = 40
const LARGE_LOGO = 80
/** A logo of unknown width counts as large enough for both. */
const UNKNOWN_WIDTH = 200

const isLocal = ({ src }: Picture) => src.startsWith('assets/')

const widthOf = ({ src, width }: Picture) => (/\.svg$/i.test(src) ? Number.POSITIVE_INFINITY : (width ?? UNKNOWN_WIDTH))

/** Chooses the smallest logo that is wide enough, else the widest. */
function chooseLogo(logos: readonly Picture[], width: number): Picture | undefined {
  const byWidth = logos.toSorted((a, b) => widthOf(a) - widthOf(b))
  return byWidth.find((logo) => widthOf(logo) >= width) ?? byWidth.at(-1)
}

/**
 * Returns all providers that articles and related items name, by domain. A logo among the publisher's files is preferred to
 * one of another origin, wherever each is named.
 */
export function joinProviders(
  articles: readonly ArticleSummary[],
  organizations: ReadonlyMap<string, Organization>,
  assetPaths: readonly string[],
): Map<string, Outlet> {
  const outlets = new Map<string, { readonly names: Map<string, number>; readonly logos: Map<string, Picture> }>()
  const outletOf = (domain: string) => {
    const known = outlets.get(domain)
    if (known) return known
    const outlet = { names: new Map<string, number>(), logos: new Map<string, Picture>() }
    outlets.set(domain, outlet)
    return outlet
  }
  const countName = (names: Map<string, number>, name: string, weight: number) => {
    if (name) names.set(name, (names.get(name) ?? 0) + weight)
  }
  for (const article of articles) {
    const { names, logos } = outletOf(article.domain)
    countName(names, article.providerName, OWN_NAME_WEIGHT)
    for (const logo of article.logos) if (!logos.has(logo.src)) logos.set(logo.src, logo)
    for (const item of article.related) if (item.domain) countName(outletOf(item.domain).names, item.providerName, 1)
  }
  const files = logoFiles(assetPaths)
  return new Map(
    [...outlets]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([domain, { names, logos }]) => {
        const organization = organizations.get(domain)
        const [mostFrequent] = [...names].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        const all = [...logos.values(), ...(organization?.logos ?? []), ...(files.get(domain) ?? [])]
        const local = all.filter(isLocal)
        // Logos of other origins are sorted, so that the choice does not depend on the order of the articles.
        const usable = local.length > 0 ? local : all.toSorted((a, b) => (a.src < b.src ? -1 : 1))
        const logo = chooseLogo(usable, SMALL_LOGO)
        const large = chooseLogo(usable, LARGE_LOGO)
        return [
          domain,
          {
            domain,
            name: organization?.name ?? mostFrequent?.[0] ?? domain,
            ...(organization?.description && { description: organization.description }),
            ...(logo && { logo: logo.src }),
            ...(large && logo && large.src !== logo.src && { logoLarge: large.src }),
          },
        ]
      }),
  )
}

/** Finds logos by their file names, such as `assets/images/organizations/example.com-50x50.jpg`. Returns them by domain. */
function logoFiles(paths: readonly string[]): Map<string, Picture[]> {
  const found = new Map<string, Picture[]>()
  for (const path of paths) {
    const match =
      /^assets\/(?:images\/)?(?:organizations|logos)\/(.+?)(?:-(\d+)x(\d+))?\.(?:svg|png|jpe?g|webp|gif|avif)$/i.exec(
        path,
      )
    const domain = match?.[1]?.toLowerCase().replace(/^www\./, '')
    if (!domain) continue
    const width = match?.[2] ? Number(match[2]) : undefined
    found.set(domain, [
      ...(found.get(domain) ?? []),
      { src: path.split('/').map(encodeURIComponent).join('/'), ...(width && { width }) },
    ])
  }
  return found
}
