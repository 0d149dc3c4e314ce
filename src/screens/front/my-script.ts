import { screenQuery } from '../edition/lazy-screen.tsx'

/** The script of My edition. It is loaded beside the data. */
export const MINE = { name: 'mine', load: () => import('./my-screen.tsx') }
export const mineQuery = screenQuery(MINE.name, MINE.load)
