import { hash } from 'node:crypto'

/** What an index file is named by. */
export const hashOf = (text: string | Uint8Array): string => hash('sha256', text, 'hex').slice(0, 12)

export const MARK_WIDTH = 14

/** Short enough to keep for every file, long enough that no two texts share it. */
export const markOf = (text: string | Uint8Array): string => hash('sha256', text, 'base64').slice(0, MARK_WIDTH)
