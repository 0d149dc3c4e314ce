import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP } from 'node:net'

/** Addresses of this machine, of the network around it, and those that belong to nobody. */
const PRIVATE = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv6')

/** True for an address in a network that a page on the internet must not make a build server ask. */
export const isPrivateIp = (ip: string): boolean => PRIVATE.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4')

const plainHost = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

/** True for a host that is plainly private as it is written: `localhost`, `127.0.0.1`, `[::1]`, `192.168.0.7`. */
export function isWrittenPrivate(url: URL): boolean {
  const host = plainHost(url)
  return isIP(host) > 0 ? isPrivateIp(host) : /(?:^|\.)localhost$/.test(host)
}

/** The code of the error for a name that leads into a private network. */
export const PRIVATE_HOST = 'EPRIVATEHOST'

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void

/**
 * Looks up a name as `node:dns` does, but refuses names of private addresses. It is called by the connection itself, so a
 * name cannot lead elsewhere between this test and the request.
 */
export function lookupPublic(host: string, options: LookupOptions, found: Found): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first) found(error ?? Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), [])
    else if (addresses.some(({ address }) => isPrivateIp(address)))
      found(Object.assign(new Error(`${host} is in a private network`), { code: PRIVATE_HOST }), [])
    else if (options.all) found(null, addresses)
    else found(null, first.address, first.family)
  })
}
