import type { CacheFolder } from '../cache/cache-folder.ts'
import type { AskLimits } from '../pictures/ask-pictures.ts'
import { KnownPictures } from '../pictures/known-pictures.ts'
import { pageClient } from '../pictures/picture-client.ts'
import { isWrittenPrivate } from '../pictures/private-hosts.ts'
import { type Refreshed, refreshPictures } from '../pictures/refresh-pictures.ts'
import type { Finding } from './newsroom-report.ts'

interface LinkOptions {
  readonly cache: CacheFolder
  readonly siteUrl: string | undefined
  readonly now: Date
  /** True to ask hosts of private networks as well. */
  readonly asksPrivate: boolean
  readonly limits: Partial<AskLimits> & { readonly timeOut?: number }
  readonly onProgress: (done: number, total: number) => void
}

/** What is known of the links of an edition. */
export interface LinkReport extends Refreshed {
  readonly named: number
  /** Links into private networks, which were not asked. */
  readonly private: number
  readonly findings: readonly Finding[]
}

/** File of the cache with the answers. */
const CACHE_FILE = 'links'

/**
 * Asks other sites whether the pages that articles link are still there, as far as it was not asked in the last days.
 * @param links the files that link each page, by its address
 */
export async function checkLinks(
  links: ReadonlyMap<string, readonly string[]>,
  { cache, siteUrl, now, asksPrivate, limits, onProgress }: LinkOptions,
): Promise<LinkReport> {
  const known = new KnownPictures(cache, CACHE_FILE)
  const addresses = [...links.keys()].filter((address) => asksPrivate || !isWrittenPrivate(new URL(address)))
  const refreshed = await refreshPictures(addresses, known, {
    siteUrl,
    now: now.getTime(),
    limits,
    asksPrivate,
    clientFor: pageClient,
    onProgress,
  })
  known.save(links)
  const findings = [...known.gone()].map((address) =>
    deadLink(address, known.get(address)?.detail, links.get(address)?.toSorted()),
  )
  return { ...refreshed, named: links.size, private: links.size - addresses.length, findings: findings.sort(byFile) }
}

const byFile = (a: Finding, b: Finding) =>
  (a.file ?? '') + (a.address ?? '') < (b.file ?? '') + (b.address ?? '') ? -1 : 1

function deadLink(address: string, detail = '', files: readonly string[] = []): Finding {
  const [file] = files
  const { host } = new URL(address)
  return {
    severity: 'warning',
    code: 'dead-link',
    ...(file !== undefined && { file }),
    ...(files.length > 1 && { files: files.slice(1) }),
    address,
    message:
      detail === 'ENOTFOUND'
        ? `The link leads nowhere, since there is no host ${host}: ${address}`
        : `The linked page is gone (${detail}): ${address}`,
    hint: 'Link another page, or an archived copy.',
  }
}
