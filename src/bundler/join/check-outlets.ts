import type { FoundProblem } from '../problems/found-problem.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import type { Organization } from '../settings/read-organizations.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'

const MAX_REPORTED = 100

/**
 * Finds the known name nearest to another. Only names with the same first letter are compared, since short names of different
 * outlets often differ in that letter alone.
 */
class NearNames {
  private readonly known = new Map<string, string[]>()

  constructor(names: Iterable<string>) {
    for (const name of names) {
      const list = this.known.get(name.charAt(0).toLowerCase())
      if (list) list.push(name)
      else this.known.set(name.charAt(0).toLowerCase(), [name])
    }
  }

  find(name: string): string | undefined {
    return didYouMean(name, this.known.get(name.charAt(0).toLowerCase()) ?? [])
  }
}

/** Warns of undeclared outlets whose name or domain is nearly that of a declared one. Each outlet is reported once. */
export function checkOutlets(
  articles: readonly ArticleSummary[],
  organizations: ReadonlyMap<string, Organization>,
): FoundProblem[] {
  if (organizations.size === 0) return []
  const undeclared = new Map<string, { readonly first: ArticleSummary; count: number }>()
  for (const article of articles) {
    if (organizations.has(article.domain)) continue
    const known = undeclared.get(article.domain)
    if (known) known.count++
    else undeclared.set(article.domain, { first: article, count: 1 })
  }
  const domains = new NearNames(organizations.keys())
  const names = new NearNames([...organizations.values()].flatMap(({ name }) => name ?? []))
  const problems: FoundProblem[] = []
  for (const [domain, { first, count }] of undeclared) {
    if (problems.length >= MAX_REPORTED) break
    const { file, providerName } = first
    const nearDomain = domains.find(domain)
    const near = nearDomain ?? (providerName ? names.find(providerName) : undefined)
    if (!near) continue
    const many = count > 1 ? `; ${count} articles name it` : ''
    problems.push({
      severity: 'warning',
      code: 'unknown-outlet',
      file,
      field: nearDomain ? 'provider.domain' : 'provider.name',
      message: `There is no outlet “${nearDomain ? domain : providerName}” in _data/organizations, so it becomes a new outlet${many}.`,
      hint: `Did you mean “${near}”? If it is new, declare it in _data/organizations/.`,
      subject: { part: 'value', paths: [['provider', nearDomain ? 'domain' : 'name']] },
    })
  }
  return problems
}
