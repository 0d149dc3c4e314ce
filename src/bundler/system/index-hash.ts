import { hash } from 'node:crypto'

export const HASH_WIDTH = 12

/** What an index file is named by. */
export const hashOf = (text: string | Uint8Array): string => hash('sha256', text, 'hex').slice(0, HASH_WIDTH)

export const MARK_WIDTH = 14

/** Short enough to keep for every file, long enough that no two texts share it. */
export const markOf = (text: string | Uint8Array): string => hash('sha256', text, 'base64').slice(0, MARK_WIDTH)
