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
    /** The page with the events of the past days, and links to it. */
    catchUp: 'Catch up',
    topics: 'Topics',
    allTopics: 'All topics',
    savedStories: 'Saved stories',
    /** The front page that is made of the topics and outlets that the reader follows. */
    myEdition: 'My edition',
    /** The menu “Aa”. */
    appearance: 'Appearance',
    /** Title of the page of all settings, and the link to it in the footer. */
    settings: 'Settings',
    search: 'Search',
    /** Name of the link to the saved stories. */
    savedStoriesCount: (stories: number) => count(stories, { other: 'Saved stories, #' }),
    back: 'Back',
    /** Name of the button that closes a sheet. @param title title of the sheet, such as `All topics` */
    close: (title: string) => `Close ${title.toLowerCase()}`,
    /** Name of the navigation at the bottom of a phone. The four labels below stand in it under icons, so they are short. */
    tabBar: 'Main',
    tabs: { top: 'Top', topics: 'Topics', search: 'Search', saved: 'Saved' },
    /** In the footer, when the publisher has not described the site. @param title title of the site */
    description: (title: string) => `${title} gathers headlines and links to the people who reported them.`,
  },
  /** Cards, rows, times and lists of stories. */
  stories: {
    count: (stories: number) => count(stories, { one: '# story', other: '# stories' }),
    /** At the top of the front page, and of a topic. */
    storiesFromSources: (stories: number, sources: number) =>
      `${count(stories, { one: '# story', other: '# stories' })} from ${count(sources, { one: '# source', other: '# sources' })}`,
    /** Name of a button that shows only an icon. */
    saveStory: (title: string) => `Save: ${title}`,
    /** The same button when the story is saved. */
    savedStory: (title: string) => `Saved: ${title}`,
    /** Name of the button that opens the menu of a story. It shows three dots. */
    menuOf: (title: string) => `More: ${title}`,
    /** How many outlets have reported a story, or the stories of a list. */
    outlets: (outlets: number) => count(outlets, { one: '# outlet', other: '# outlets' }),
    /** A link to the page of a topic, beside the name of the topic. */
    all: (stories: number) => count(stories, { one: '# story', other: 'All # stories' }),
    /** What screen readers say for the link `all`. It begins with the same words. */
    allInTopic: (stories: number, topic: string) =>
      `${count(stories, { one: '# story', other: 'All # stories' })} in ${topic}`,
    /** The same for the page of an outlet. */
    allFromOutlet: (stories: number, outlet: string) =>
      `${count(stories, { one: '# story', other: 'All # stories' })} from ${outlet}`,
    /** After the headline, for screen readers: the reader has opened this story before. */
    read: '(read)',
    /** Times of stories in a list. The hour of some stories is not known. @param clock the time of day, such as `16:22` */
    today: 'Today',
    yesterday: 'Yesterday',
    yesterdayAt: (clock: string) => `Yesterday ${clock}`,
    /** A mark on stories that came since the last visit. */
    new: 'New',
    /** A mark on a story that the reader has hidden, while a list shows it nevertheless. */
    hidden: 'Hidden',
    /** A mark on stories that are videos. */
    video: 'Video',
    save: 'Save',
    /** On the button in place of `save` when the story is saved. */
    saved: 'Saved',
    /** What screen readers say for `outlets` in a list. It ends with the same words. @param outlet one of the outlets */
    outletAndOthers: (outlet: string, outlets: number) =>
      `${outlet} and others, ${count(outlets, { one: '# outlet', other: '# outlets' })}`,
    /** The list of all reports about the event of a story, and the link to it. */
    fullCoverage: 'Full coverage',
    /** Describes a line of time. @param first date and time of the first report @param last the same of the last one */
    reportedBetween: (outlets: number, first: string, last: string) =>
      count(outlets, {
        one: `# outlet reported this between ${first} and ${last}`,
        other: `# outlets reported this between ${first} and ${last}`,
      }),
    /** At the left end of a line of time. @param time an age (`3 days`), a date, or the time of day */
    first: <T>(time: T): readonly (string | T)[] => ['First, ', time],
    /** At the right end of it. */
    latest: <T>(time: T): readonly (string | T)[] => ['Latest, ', time],
  },
  /** An open story. */
  story: {
    opensSiteInNewTab: (site: string) => `(opens ${site} in a new tab)`,
  },
  /** The front page, and the heads of lists and topics. */
  lists: {
    /** Link at the end of the front page. The number is that of the whole edition. */
    allStoriesCount: (stories: number) =>
      count(stories, { one: 'The one story of this edition', other: 'All # stories' }),
    /** Heading of the newest headlines. */
    latest: 'Latest',
    allLatest: 'All latest',
    /** Beside “Latest”: when the newest story was published. @param time the time of day, or the day: `16:22`, `10 Nov` */
    updated: <T>(time: T): readonly (string | T)[] => ['Updated ', time],
    /** The same for a story of yesterday. @param clock the time of day */
    updatedYesterday: <T>(clock: T): readonly (string | T)[] => ['Updated yesterday, ', clock],
    moreTopStories: 'More top stories',
    /** Title and heading of the page of saved stories. */
    saved: 'Saved',
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
      page: 'this page',
      topics: 'the list of topics',
      story: 'this story',
      edition: 'this edition',
      front: 'the front page',
      list: 'this list',
      saved: 'your saved stories',
      mine: 'your edition',
      menu: 'this menu',
      search: 'the search page',
      settings: 'the settings',
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
