import { hash } from 'node:crypto'

/** The part of an index file's name that changes with its bytes: 12 hexadecimal digits of SHA-256. */
export const hashOf = (content: string | Uint8Array): string => hash('sha256', content, 'hex').slice(0, 12)

/** Fingerprint of what a cached result was made from: 84 bits of SHA-256, short enough to keep one for every file. */
export const fingerprintOf = (inputs: string | Uint8Array): string => hash('sha256', inputs, 'base64').slice(0, 14)
