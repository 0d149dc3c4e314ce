import { createHash } from 'node:crypto'

/** What an index file is named by. */
export const hashOf = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12)
