import type { PictureReport } from '../pictures/check-pictures.ts'
import { count, withCommas } from './counts.ts'

const MAX_HOSTS_NAMED = 5

/** Tells a person which pictures of other sites are gone, and what readers see instead. */
export function describePictures({ named, asked, gone, unclear, later, isUnreachable }: PictureReport): string[] {
  const hosts = new Map<string, number>()
  for (const { address } of gone) {
    const { host } = new URL(address)
    hosts.set(host, (hosts.get(host) ?? 0) + 1)
  }
  const worst = [...hosts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const rest = worst.length - MAX_HOSTS_NAMED
  return [
    isUnreachable
      ? `No other site could be reached, so ${asked === 1 ? 'one picture is' : `${withCommas(asked)} pictures are`} not checked. What was known before is used.`
      : `${count(named, 'picture')} of other sites, ${withCommas(asked)} checked now.`,
    ...(gone.length > 0
      ? [
          `${count(gone.length, 'picture')} of ${count(hosts.size, 'host')} ${gone.length === 1 ? 'is' : 'are'} gone: their stories are shown as text, and outlets with their initials.`,
          ...worst.slice(0, MAX_HOSTS_NAMED).map(([host, pictures]) => `  gone ${host}: ${withCommas(pictures)}`),
          ...(rest > 0 ? [`  and ${count(rest, 'more host')}`] : []),
        ]
      : []),
    ...(unclear > 0 && !isUnreachable
      ? [
          `${count(unclear, 'picture')} without a clear answer: readers get ${unclear === 1 ? 'it' : 'them'}, and the next build asks again.`,
        ]
      : []),
    ...(later > 0 ? [`${count(later, 'picture')} more ${later === 1 ? 'is' : 'are'} checked by the next builds.`] : []),
  ]
}
