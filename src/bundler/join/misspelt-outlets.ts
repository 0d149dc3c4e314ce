import type { Problem } from '../../contract/problem.ts'
import { didYouMean } from '../problems/problems.ts'
import type { Organization } from '../settings/organizations.ts'
import type { Digest } from '../validate/source-article.ts'
import type { Locate } from '../validate/locate.ts'

const MOST_TOLD = 100

/** Names by their first letters: outlets of three letters differ in the first, and slips of the hand seldom do. */
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

/** Outlets that are declared nowhere and are nearly one that is, each told once however many articles name it. */
export function misspeltOutlets(
  articles: readonly Digest[],
  organizations: ReadonlyMap<string, Organization>,
  locate: Locate,
): Problem[] {
  if (organizations.size === 0) return []
  const strange = new Map<string, { readonly first: Digest; count: number }>()
  for (const article of articles) {
    if (organizations.has(article.domain)) continue
    const known = strange.get(article.domain)
    if (known) known.count++
    else strange.set(article.domain, { first: article, count: 1 })
  }
  const domains = new NearNames(organizations.keys())
  const names = new NearNames([...organizations.values()].flatMap(({ name }) => name ?? []))
  const problems: Problem[] = []
  for (const [domain, { first, count }] of strange) {
    if (problems.length >= MOST_TOLD) break
    const { file, providerName } = first
    const nearDomain = domains.find(domain)
    const near = nearDomain ?? (providerName ? names.find(providerName) : undefined)
    if (!near) continue
    const many = count > 1 ? `; ${count} articles name it` : ''
    problems.push({
      severity: 'warning',
      code: 'unknown-outlet',
      file,
      ...locate(file, 'value', nearDomain ? ['provider', 'domain'] : ['provider', 'name']),
      message: `There is no outlet “${nearDomain ? domain : providerName}” in _data/organizations; it becomes one of its own${many}.`,
      hint: `Did you mean “${near}”?`,
    })
  }
  return problems
}
