import { counter } from '../counter.ts'

const count = counter('en')

/** What the screens of the first script say, in English. The other languages have the same keys, by their type. */
export const main = {
  /** Header, footer and navigation of every page. */
  page: {
    skipToStories: 'Skip to the stories',
    loading: 'Loading',
    topStories: 'Top stories',
    allStories: 'All stories',
    topics: 'Topics',
    allTopics: 'All topics',
    /** In place of the list of all topics. */
    noTopics: 'This edition has no topics.',
    savedStories: 'Saved stories',
    appearance: {
      density: 'Density',
    },
  },
  /** Cards, rows, times and lists of stories. */
  stories: {
    count: (stories: number) => count(stories, { one: '# story', other: '# stories' }),
    /** At the top of the front page, and of a topic. */
    storiesFromSources: (stories: number, sources: number) =>
      `${count(stories, { one: '# story', other: '# stories' })} from ${count(sources, { one: '# source', other: '# sources' })}`,
    /** Name of a button that shows only an icon. */
    saveStory: (title: string) => `Save: ${title}`,
    /** How many outlets have reported a story, or the stories of a list. */
    outlets: (outlets: number) => count(outlets, { one: '# outlet', other: '# outlets' }),
  },
  /** An open story. */
  story: {
    /** Heading for screen readers while a story loads. */
    loadingTitle: 'A story',
  },
  /** The front page, and the heads of lists and topics. */
  lists: {
    /** Link at the end of the front page. The number is that of the whole edition. */
    allStoriesCount: (stories: number) =>
      count(stories, { one: 'The one story of this edition', other: 'All # stories' }),
    /** Heading of the newest headlines. */
    latest: 'Latest',
    allLatest: 'All latest',
    /** Beside “Latest”. @param age of the newest story, such as `2 hr`, or its date */
    updated: <T>(age: T): readonly (string | T)[] => ['Updated ', age],
    moreTopStories: 'More top stories',
    /** Title and heading of the page of saved stories. */
    saved: 'Saved',
    /** What an edition without stories says. */
    emptyEdition: {
      title: 'Nothing in print yet',
      noArticles: 'This edition has no stories. The publisher’s folder contains no articles.',
      /** @param reasons some of the next three messages */
      leftOut: (reasons: readonly string[]) =>
        `This edition has no stories. The publisher’s folder holds ${reasons.join(', ')}.`,
      /** `published: false` is what publishers write into an article. */
      unpublished: (articles: number) =>
        count(articles, {
          one: '# article marked “published: false”',
          other: '# articles marked “published: false”',
        }),
      future: (articles: number) =>
        count(articles, { one: '# article dated in the future', other: '# articles dated in the future' }),
      invalid: (articles: number) =>
        count(articles, { one: '# article that could not be read', other: '# articles that could not be read' }),
    },
  },
  /** Messages about this device that the first script shows. The others are in `later.ts`. */
  device: {
    /** After a story was removed from the saved stories. The note has a button “Undo”. */
    removedFromSaved: 'Removed from Saved',
  },
  /** What went wrong, and what to do. */
  errors: {
    title: 'This page did not arrive',
    tryAgain: 'Try again',
    goToTopStories: 'Go to Top stories',
    /** @param what one of `parts`. It is the object of a verb in these sentences. */
    unreachable: (what: string) =>
      `We could not reach ${what}. You may be offline. What you have already opened is still here.`,
    missing: (what: string) => `A newer edition has replaced ${what}. Try again to read the new one.`,
    server: (what: string) => `The server could not send ${what}. What you have already opened is still here.`,
    format: 'This edition is newer than the page you have open. Reload the page to read it.',
    unreadable: (what: string) =>
      `We could not read ${what}. The data may be damaged, or your network may have sent something else, such as a sign-in page.`,
    /** What could not be loaded: the object in “We could not reach …”. */
    parts: {
      story: 'this story',
      edition: 'this edition',
      front: 'the front page',
      list: 'this list',
      saved: 'your saved stories',
    },
    /** Shown for addresses without a page. */
    notFound: {
      /** Title of the tab of the browser. */
      page: 'Not in print',
      title: 'This page is not in print',
      text: 'The address may be mistyped, or the publisher has taken the story out of this edition.',
    },
    /** Shown after an error in Broadsheet's own code. */
    broken: {
      title: 'This page broke',
      text: 'Something went wrong in the reader itself. The stories are not affected.',
      reload: 'Load it again',
    },
  },
}

export type MainMessages = typeof main
