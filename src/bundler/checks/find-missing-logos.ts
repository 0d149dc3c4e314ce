import type { Joined } from '../join/join.ts'
import { count as inWords } from '../report/counts.ts'
import type { Finding } from './newsroom-report.ts'

/** Finds outlets whose articles readers see with initials instead of a logo; those with most articles first. */
export function findMissingLogos({ articles, providers }: Pick<Joined, 'articles' | 'providers'>): Finding[] {
  const counts = new Map<string, { count: number; readonly file: string }>()
  for (const { domain, file } of articles) {
    const known = counts.get(domain)
    if (known) known.count++
    else counts.set(domain, { count: 1, file })
  }
  return [...counts]
    .filter(([domain]) => providers.get(domain)?.logo === undefined)
    .sort(([a, { count: x }], [b, { count: y }]) => y - x || (a < b ? -1 : 1))
    .map(([domain, { count, file }]) => {
      const name = providers.get(domain)?.name ?? domain
      const outlet = name === domain ? domain : `${name} (${domain})`
      return {
        severity: 'note',
        code: 'no-logo',
        file,
        message: `${outlet} has ${inWords(count, 'article')} and no logo.`,
        hint: `Put it at assets/images/organizations/${domain}.svg or .png, of at least 80 pixels.`,
      }
    })
}
