import type { Picture, Provider } from '../../contract/edition.ts'
import type { Organization } from '../settings/read-organizations.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'

const isLocal = ({ src }: Picture) => src.startsWith('assets/')

/** A width that is not stated counts as enough: it is a drawing, or nobody measured. */
const widthOf = ({ src, width }: Picture) => (/\.svg$/i.test(src) ? Number.POSITIVE_INFINITY : (width ?? 200))

/** The smallest that is wide enough, else the widest. */
function chooseLogo(logos: readonly Picture[], width: number): Picture | undefined {
  const byWidth = logos.toSorted((a, b) => widthOf(a) - widthOf(b))
  return byWidth.find((logo) => widthOf(logo) >= width) ?? byWidth.at(-1)
}

/**
 * All providers that articles and related items name, by domain. A logo that the folder has is taken before one of
 * another origin, whoever names it.
 */
export function joinProviders(
  articles: readonly ArticleSummary[],
  organizations: ReadonlyMap<string, Organization>,
  assetPaths: readonly string[],
): Map<string, Provider> {
  const outlets = new Map<string, { readonly names: Map<string, number>; readonly logos: Map<string, Picture> }>()
  const outletOf = (domain: string) => {
    const known = outlets.get(domain)
    if (known) return known
    const outlet = { names: new Map<string, number>(), logos: new Map<string, Picture>() }
    outlets.set(domain, outlet)
    return outlet
  }
  const note = (names: Map<string, number>, name: string, weight: number) => {
    if (name) names.set(name, (names.get(name) ?? 0) + weight)
  }
  for (const article of articles) {
    const { names, logos } = outletOf(article.domain)
    // What an article says of its own outlet counts for more than what others say.
    note(names, article.providerName, 1000)
    for (const logo of article.logos) if (!logos.has(logo.src)) logos.set(logo.src, logo)
    for (const item of article.related) if (item.domain) note(outletOf(item.domain).names, item.providerName, 1)
  }
  const files = logoFiles(assetPaths)
  return new Map(
    [...outlets]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([domain, { names, logos }]) => {
        const organization = organizations.get(domain)
        const [mostSaid] = [...names].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        const all = [...logos.values(), ...(organization?.logos ?? []), ...(files.get(domain) ?? [])]
        const own = all.filter(isLocal)
        // Those of another origin are sorted, so that the order of the files does not choose.
        const usable = own.length > 0 ? own : all.toSorted((a, b) => (a.src < b.src ? -1 : 1))
        const logo = chooseLogo(usable, 40)
        const large = chooseLogo(usable, 80)
        return [
          domain,
          {
            domain,
            name: organization?.name ?? mostSaid?.[0] ?? domain,
            ...(logo && { logo: logo.src }),
            ...(large && logo && large.src !== logo.src && { logoLarge: large.src }),
          },
        ]
      }),
  )
}

/** `assets/images/organizations/example.com-50x50.jpg`, found by its name. */
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
