import { screenQuery } from '../edition/lazy-screen.tsx'

/** The script of the list of a topic or of the whole site, with the filter bar. It is loaded beside the data. */
export const LIST = { name: 'list', load: () => import('./filtered-list.tsx') }
export const listQuery = screenQuery(LIST.name, LIST.load)
