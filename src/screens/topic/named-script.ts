import { screenQuery } from '../edition/lazy-screen.tsx'

/** The script of the pages of outlets, tags and authors. It is loaded beside the data. */
export const NAMED = { name: 'named', load: () => import('./named-screen.tsx') }
export const namedQuery = screenQuery(NAMED.name, NAMED.load)
