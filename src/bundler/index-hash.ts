import { hash } from 'node:crypto'

/** What an index file is named by. */
export const hashOf = (text: string | Uint8Array): string => hash('sha256', text, 'hex').slice(0, 12)
