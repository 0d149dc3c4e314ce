import { counter } from '../counter.ts'

const count = counter('en')

/** What the screens of the first script say, in English. The other languages have the same keys, by their type. */
export const main = {
  /** Header, footer and navigation of every page. */
  page: {
    skipToStories: 'Skip to the stories',
    loading: 'Loading',
    topStories: 'Top stories',
  },
  /** Cards, rows, times and lists of stories. */
  stories: {
    count: (stories: number) => count(stories, { one: '# story', other: '# stories' }),
  },
  /** An open story. */
  story: {},
  /** Filters and lists of topics. */
  lists: {},
  /** Messages about the connection, editions and this device. */
  device: {},
  /** What went wrong, and what to do. */
  errors: {},
}

export type MainMessages = typeof main
