import { menu, rules } from './menu-and-rules.ts'
import { counter } from '../counter.ts'
import { lister } from '../lister.ts'

const count = counter('en')
const list = lister('en-GB')

/** What the screens say that have a script of their own, in English. The other languages have the same keys, by their type. */
export const later = {
  /** The sheet that says what single keys do. */
  keys: {
    title: 'Keys',
    groups: { moving: 'Moving', story: 'The story in focus', going: 'Going' },
    commands: {
      next: 'Next story',
      previous: 'Previous story',
      open: 'Open it here (or Enter)',
      openAtOutlet: 'Open it at its outlet',
      save: 'Save, or remove from Saved',
      share: 'Share',
      read: 'Mark as read',
      unread: 'Mark as unread',
      readUpTo: 'Mark all up to here as read',
      hide: 'Hide the event, or show it again',
      search: 'Search',
      goHome: 'Top stories',
      goToTopics: 'All topics',
      goToSaved: 'Saved stories',
      goToMyEdition: 'My edition',
      help: 'This list',
    },
    /** Between two keys that are pressed one after the other: `g then h`. */
    afterwards: 'then',
    note: 'Keys do nothing while you type, and can be switched off in the settings.',
  },
  /** The search. */
  search: {
    /** Name of the field, and what it says while it is empty. */
    field: 'Search stories',
    clear: 'Clear search',
    close: 'Close search',
    /** Name of the list of everything that was found. */
    results: 'Results',
    /** Above ways to continue what is typed, and topics and outlets with a matching name. */
    suggestions: 'Suggestions',
    /** Above the stories that were found. */
    stories: 'Stories',
    endOfList: 'End of the list',

    /** In place of the number of stories: none has come yet. */
    searching: 'Searching',
    none: 'No stories',
    /** While more of them are on their way. */
    countSoFar: (stories: number) => count(stories, { one: '# story so far', other: '# stories so far' }),
    sort: 'Sort',
    sorts: { relevance: 'Best first', time: 'Newest first' },
    /** After the name of a topic that matches. */
    topicNote: (stories: number) => count(stories, { one: 'Topic, # story', other: 'Topic, # stories' }),
    /** After the name of an outlet that matches. @param domain such as `velum.example` */
    outletNote: (domain: string) => `Source, ${domain}`,

    /** A result. @param outlets how many more outlets have reported it; this follows the name of the first outlet */
    andOthers: (outlets: number) => count(outlets, { one: 'and another', other: 'and # others' }),
    /** What screen readers say for a result. @param parts headline, outlet, age and the notes below */
    result: (parts: readonly string[]) => parts.join(', '),
    notes: { video: 'video', read: 'read', saved: 'saved' },
    /** Where a result has the words, when its headline and excerpt do not have them. */
    places: {
      text: 'In the text',
      tag: 'In a tag',
      author: 'In an author’s name',
      outlet: 'In the outlet’s name',
      topic: 'In a topic',
    },
    /** The same with the tag or name that has the words. */
    placesNamed: {
      tag: (name: string) => `Tag: ${name}`,
      author: (name: string) => `Author: ${name}`,
      outlet: (name: string) => `Outlet: ${name}`,
      topic: (name: string) => `Topic: ${name}`,
    },
    /** What screen readers say after Shift and Enter. */
    savedStory: (title: string) => `Saved: ${title}`,
    removedStory: (title: string) => `Removed from Saved: ${title}`,

    /** Other words were searched than the typed ones, since those are in no story. A button follows. */
    corrected: <T>(typed: T, corrected: T): readonly (string | T)[] => [
      'Nothing for “',
      typed,
      '”. Showing “',
      corrected,
      '”.',
    ],
    /** What could not be loaded: the object in “We could not reach …”. */
    parts: { results: 'the results', moreResults: 'the rest of these results' },
    /** A button: search the words as they were typed. */
    searchTyped: 'Search the typed words',
    /** An operator has a value that means nothing. @param values what it can have, such as `saved, read, unread` */
    unclear: <T>(operator: T, values: T): readonly (string | T)[] => [
      '“',
      operator,
      '” is not searched. Possible values: ',
      values,
      '.',
    ],
    nothingTitle: 'No story has these words',
    nothing: <T>(query: T): readonly (string | T)[] => [
      'No story in this edition has all of “',
      query,
      '”. Check the spelling, or try fewer words.',
    ],
    /** The same above a list of all topics. */
    nothingButTopics: <T>(query: T): readonly (string | T)[] => [
      'No story in this edition has all of “',
      query,
      '”. Check the spelling, or try fewer words, or look through a topic.',
    ],
    /** A button that removes topics, sources and days from the search. */
    searchAll: 'Search all stories',
    /** Before links to words that are spelt nearly like the typed ones. */
    nearWords: 'Near words:',

    /** Name of the column beside the results, with topics, sources and times to choose. */
    narrowResults: 'Narrow results',
    /** A button that opens this column in a narrow window. @param chosen number of choices that are made */
    narrow: (chosen: number) => (chosen === 0 ? 'Narrow' : count(chosen, { other: 'Narrow, # chosen' })),
    sources: 'Sources',
    time: 'Time',
    /** A choice. @param day such as `2026-11-15` */
    since: (day: string) => `Since ${day}`,
    /** A button: show how many stories each topic and source has. */
    countChoices: 'Count topics and sources',

    recent: 'Recent',
    recentSearches: 'Recent searches',
    clearRecent: 'Clear',
    /** What screen readers say for `clearRecent`. It contains the same word. */
    clearRecentSearches: 'Clear recent searches',
    removeRecent: (query: string) => `Remove ${query}`,

    /** Above examples of what the field understands, each with its meaning. */
    help: 'What you can type',
    phrase: { example: '"two words"', meaning: 'words that follow each other' },
    without: { example: '-word', meaning: 'stories without a word' },
    /** The meanings of `topic:` and other words with a colon, which are the same in every language. */
    operators: {
      topic: 'stories of a topic',
      source: 'stories of an outlet',
      tag: 'stories with a tag',
      author: 'stories by an author',
      type: 'articles or videos',
      after: 'stories since a day',
      before: 'stories before a day',
      is: 'stories you saved or read',
    },
    /** The meanings of what can stand after these words: `type:video`, `is:saved`, and the day of a week ago. */
    values: {
      article: 'articles only',
      video: 'videos only',
      saved: 'stories you saved',
      read: 'stories you opened',
      unread: 'stories you have not opened',
      '7d': 'a week ago',
      '30d': 'a month ago',
      '365d': 'a year ago',
    },

    /** Names of keys as they are printed on keyboards, and what they do. */
    keys: { shift: 'shift', tab: 'tab', escape: 'esc' },
    keyMoves: 'Move',
    keyOpens: 'Open',
    keySaves: 'Save',
    keyNarrows: 'Narrow by topic or source',
    /** At the bottom of the search. */
    searches: (stories: number) => count(stories, { one: 'Searches one story.', other: 'Searches # stories.' }),
    searchesOnDevice: (stories: number) =>
      count(stories, {
        one: 'Searches one story on this device. Works offline.',
        other: 'Searches # stories on this device. Works offline.',
      }),
  },
  /** The filter sheet and filtered lists. */
  filters: {
    /** In place of the number of stories of a filter, which finds none because of the other filters. */
    noneWithOthers: 'none with the other filters',
    /** What screen readers say for a filter with the number 0. */
    noStories: 'no stories',
    allFilters: 'All filters',
    clear: 'Clear filters',
    clearAll: 'Clear all',
    allSources: 'All sources',
    sources: 'Sources',
    type: 'Type',
    time: 'Time',
    reports: 'Reports',
    /** Heading of “With video”, “Several outlets”, “Unread” and “Saved”. */
    only: 'Only',
    findTopic: 'Find a topic',
    findSource: 'Find a source',
    /** Name of the switch between “Any of”, “All of” and “None of” the topics. */
    useOfTopics: 'Use of the topics',
    anyOf: 'Any of',
    allOf: 'All of',
    noneOf: 'None of',
    /** Name of the switch between “From” and “Not from” the sources. */
    useOfSources: 'Use of the sources',
    fromSource: 'From',
    notFromSource: 'Not from',
    /** A button or choice whose filters are partly chosen. @param name such as `All of` @param chosen their number */
    chosenCount: (name: string, chosen: number) => `${name}, ${count(chosen, { other: '# on' })}`,

    withVideo: 'With video',
    severalOutlets: 'Several outlets',
    unread: 'Unread',
    saved: 'Saved',
    allTypes: 'All',
    /** Types of articles as choices. Other types have the name that the publisher gives them. */
    types: { article: 'Articles', video: 'Videos' } as Readonly<Record<string, string>>,
    anyTime: 'Any time',
    chooseDays: 'Choose days …',
    /** An option of the list of times. @param label such as “Past 7 days”. @param stories what it finds */
    timeWithCount: (label: string, stories: number) =>
      stories === 0 ? `${label} (no stories)` : `${label} (${count(stories, { other: '#' })})`,
    /** Chosen filters, as buttons that remove them. */
    alsoIn: (topic: string) => `Also in ${topic}`,
    notInTopic: (topic: string) => `Not in ${topic}`,
    notFrom: (source: string) => `Not from ${source}`,

    /**
     * The parts of a description of a filter, each complete in itself, as in the end of “12 stories in Sea, from Amber
     * Post, past 7 days”. Those of `since`, and `sinceDay` and `untilDay`, are also choices by themselves, with a capital.
     */
    since: {
      '24h': 'past 24 hours',
      '7d': 'past 7 days',
      '30d': 'past 30 days',
      '365d': 'past year',
    },
    days: (first: string, last: string) => `${first} – ${last}`,
    sinceDay: (day: string) => `since ${day}`,
    untilDay: (day: string) => `until ${day}`,
    inAnyTopic: (topics: readonly string[]) => `in ${list(topics, 'disjunction')}`,
    inAllTopics: (topics: readonly string[]) => `in all of ${list(topics, 'conjunction')}`,
    notInTopics: (topics: readonly string[]) => `not in ${list(topics, 'disjunction')}`,
    fromSources: (sources: readonly string[]) => `from ${list(sources, 'disjunction')}`,
    notFromSources: (sources: readonly string[]) => `not from ${list(sources, 'disjunction')}`,
    typesOnly: { article: 'articles only', video: 'videos only' } as Readonly<Record<string, string>>,
    /** @param type the publisher's name for a type of articles. German nouns keep their capital. */
    otherTypeOnly: (type: string) => `${type.toLowerCase()} only`,
    isWithVideo: 'with video',
    isBySeveralOutlets: 'reported by several outlets',
    isUnread: 'unread',
    isSaved: 'saved',

    reportCount: (reports: number) => count(reports, { one: '# report', other: '# reports' }),
    /**
     * Says what is listed.
     * @param stories their number, such as “12 stories” or “12 reports”
     * @param inTopics `inAnyTopic`, if there are topics
     * @param others the other parts of the description
     */
    found: <T>(stories: T, inTopics: string | undefined, others: readonly string[]): readonly (string | T)[] => [
      stories,
      inTopics === undefined ? '' : ` ${inTopics}`,
      ...others.map((part) => `, ${part}`),
    ],
    countingStories: 'Counting stories',
    countingReports: 'Counting reports',
    /** Name of the region of the page that has the list. */
    stories: 'Stories',
    endOfList: 'End of the list',
    nothingTitle: 'Nothing in print yet',
    /** The same for the filter “Unread”. */
    allReadTitle: 'You have read it all',
    /** Says that a filter finds nothing. The parameters are those of `found`. */
    nothingFound: (inTopics: string | undefined, others: readonly string[]) => {
      const parts = others.join(', ')
      if (inTopics !== undefined) return `No stories ${[inTopics, ...others].join(', ')}.`
      return parts ? `No stories: ${parts}.` : 'No stories.'
    },
    /** Follows `nothingFound`. */
    newestIsOf: (day: string) => `The newest one is of ${day}.`,
    /** Button that lists the stories of these days. @param days `days` */
    showDays: (days: string) => `Show ${days}`,
    /** What could not be loaded: the object in “We could not reach …”. */
    parts: { filters: 'the filters', rest: 'the rest of these stories' },
    /** Name of the whole filter bar. */
    bar: 'Filter stories',
    filters: 'Filters',
    /** Name of the list of chosen filters, each with a button to remove it. */
    chosen: 'Chosen filters',
    remove: (filter: string) => `Remove ${filter}`,
    /** A button that shows more topics or sources. */
    more: (more: number) => count(more, { other: '# more' }),
    /** What screen readers say for it. It begins with the same words. */
    moreSources: (sources: number) => count(sources, { one: '# more source', other: '# more sources' }),
    /** A button that shows the topics of `more` no longer. */
    fewer: 'Fewer',
    /** Before a row of choices, such as the type: show which stories? */
    show: 'Show',
    sort: 'Sort',
    sorts: { latest: 'Latest', top: 'Top' },
    reportChoices: { one: 'One per story', all: 'All' },
    /** The first and the last day of a list. */
    from: 'From',
    to: 'To',
    daysSwapped: 'The first day is after the last one.',
    /** When no choice of a list has the name that the reader has typed. */
    noneNamed: 'Nothing here has this name.',
  },
  /** The pages of an outlet, a tag and an author. */
  names: {
    /** What the name in the heading is, in a small line above it. */
    kinds: { source: 'Outlet', tag: 'Tag', author: 'Author' },
    unknownTitle: 'Not in this edition',
    /** No story has the name that is in the address. */
    unknown: {
      source: (domain: string) => `No story of this edition comes from ${domain}.`,
      tag: (tag: string) => `No story of this edition has the tag “${tag}”.`,
      author: (author: string) => `No story of this edition names ${author} as its author.`,
    },
    searchFor: (name: string) => `Search for “${name}”`,
  },
  /** “My edition”: the front page of what the reader follows. */
  mine: {
    /** Heading and text of the page on which the reader chooses what to follow. */
    chooseTitle: 'A front page of your own',
    choose:
      'Follow topics and outlets, and their stories come together here as on the front page. What you follow stays on this device.',
    outlets: 'Outlets',
    /** Button that shows the edition which is made of the chosen topics and outlets. */
    show: 'Show my edition',
    /** At the end of the edition. */
    summary: (topics: number, outlets: number) =>
      outlets === 0
        ? `This edition is made of ${count(topics, { one: '# topic', other: '# topics' })}.`
        : topics === 0
          ? `This edition is made of ${count(outlets, { one: '# outlet', other: '# outlets' })}.`
          : `This edition is made of ${count(topics, { one: '# topic', other: '# topics' })} and ${count(outlets, { one: '# outlet', other: '# outlets' })}.`,
    /** Follows `summary`, when the reader follows too many to show. */
    limited: (shown: number) =>
      `You follow more than that: only the first ${count(shown, { one: '# topic', other: '# topics' })} and as many outlets fit on this page.`,
    change: 'Change what you follow',
    /** A choice: the page that opens first when the reader visits the site. */
    startHere: 'Open the site with my edition',
    nothingTitle: 'Nothing in print yet',
    nothing: 'This edition has no stories of what you follow.',
    /** @param names ids of topics or domains of outlets */
    missing: (names: readonly string[]) => `No longer in this edition: ${list(names, 'conjunction')}.`,
    /** Button that stops following these. */
    removeMissing: 'Stop following',
    removedMissing: 'Removed from what you follow',
  },
  /** Saved stories and what is kept on this device. */
  saved: {
    emptyTitle: 'Your shelf is clear',
    /** @param icon the picture on the button that saves a story */
    empty: <T>(icon: T): readonly (string | T)[] => [
      'Press ',
      icon,
      ' on any story to keep it here. Saved stories stay on this device and open without a connection.',
    ],
    /** @param id of the story, part of its address */
    notLoaded: (id: string) => `This story has not been loaded yet (${id}).`,
    /** Above the list. */
    count: (stories: number) => count(stories, { one: '# saved story', other: '# saved stories' }),
    /** The same while a topic or words are chosen. */
    countOf: (shown: number, all: number) =>
      `${count(shown, { other: '#' })} of ${count(all, { one: '# saved story', other: '# saved stories' })}`,
    /** Name of the field, the list of topics and the orders together. */
    controls: 'Find saved stories',
    /** Name of the field, and what it says while it is empty. */
    find: 'Find in saved stories',
    topic: 'Topic',
    /** The first option of the list of topics. */
    allTopics: 'All topics',
    /** The other options. */
    topicWithCount: (topic: string, stories: string) => `${topic} (${stories})`,
    sort: 'Sort',
    /** `saved`: those saved last come first. */
    sorts: { saved: 'Last saved', newest: 'Newest', outlet: 'Outlet' },
    noneTitle: 'Not on your shelf',
    none: 'No saved story is of this topic and has these words.',
    /** A button below these words. */
    showAll: 'Show all saved stories',
    /** Before buttons, one for each kind of file. */
    export: 'Export',
    exports: { markdown: 'Markdown list', bookmarks: 'Bookmarks', json: 'JSON' },
    full: 'This device is full. What you save now is lost when you close this page. Remove some stories, or stop keeping the whole edition.',
    blocked:
      'This browser does not store anything for this site, as in a private window. What you save is lost when you close this page.',
    cleared: (stories: number) =>
      `The browser has cleared this site’s storage. You had ${count(stories, { one: 'one saved story', other: '# saved stories' })}. If you have copied them to a link or a file, you can add them again in the settings.`,
    /** Closes the message before it. */
    ok: 'OK',
    opensOffline: 'Stories you have opened also open without a connection.',
    opensNothingOffline: 'This browser opens nothing without a connection. It may still be getting ready.',
    /** @param age such as `5 min`; in Arabic, Chinese and Japanese it has a word for “ago” */
    lastCheckAgo: (age: string) => `Last check for a new edition: ${age} ago.`,
    lastCheckOn: (date: string) => `Last check for a new edition: ${date}.`,
    keepEdition: 'Keep the whole edition',
    /** @param size such as `4.5 MB` */
    editionSize: (stories: number, size: string) =>
      `${count(stories, { one: '# story', other: '# stories' })}, ${size}, including the search.`,
    estimatedSize: (stories: number, size: string) =>
      `${count(stories, { one: '# story', other: '# stories' })}, about ${size}, including the search.`,
    keptAutomatically: 'An edition this small is kept automatically. It takes no more room than a few pictures.',
    progress: (done: number, total: number) =>
      `${count(done, { other: '#' })} of ${count(total, { one: '# story', other: '# stories' })}`,
    cancel: 'Cancel',
    isKept: 'The whole edition is here.',
    /** Why a download has stopped. */
    stopped: {
      cancelled: 'The download was stopped. It can continue from there.',
      unreachable: 'The connection was lost. The download continues when you are online again.',
      full: 'There is not enough room on this device. An edition that you kept before is still here.',
      unsupported: 'This browser cannot keep pages.',
    },
    continue: 'Continue',
    installTitle: 'Install the reader',
    install: 'Install',
    installAbout: 'It opens like an app, from its own icon.',
    /** The quoted words are those of Safari on iPhones and iPads. */
    installInSafari: 'In Safari, press Share, then “Add to Home Screen”.',
    /** The quoted words are those of Chrome and other browsers. */
    installInMenu: 'Your browser’s menu may have “Install” or “Add to Home screen”.',

    /** Below the list. @param link the next message, as a link to the settings */
    moreInSettings: <T>(link: T): readonly (string | T)[] => ['All this is stored in this browser only. ', link, '.'],
    moveMarks: 'Keep the whole edition, make a backup or move to another device',
  },
  /** The page of all settings. */
  settings: {
    /** Name of the list of links to the groups below. */
    groupList: 'Groups of settings',
    /** Headings of the groups. */
    groups: {
      appearance: 'Appearance',
      reading: 'Reading',
      language: 'Language and time',
      follows: 'What you follow',
      rules: 'What you mute',
      device: 'On this device',
      moving: 'Backup and moving',
      about: 'About this edition',
    },

    densityAbout: 'How much of each story lists show.',
    /** The typeface of headlines and text. Each choice is written in it. */
    face: 'Typeface',
    faces: { serif: 'Serif', sans: 'Sans serif' },
    images: 'Pictures',
    /** `auto`: all, unless the browser is set to save data. `own`: only pictures from the same host as this site. */
    imageChoices: { auto: 'Automatic', all: 'All', own: 'From this site', none: 'None' },
    imagesAbout:
      'Automatic loads none while your browser saves data. Pictures of other sites tell those sites that you are reading.',

    start: 'Start page',
    starts: { front: 'Top stories', mine: 'My edition' },
    startAbout: 'My edition is made of the topics and outlets you follow.',
    opens: 'Stories open',
    opensChoices: { here: 'In this reader', outlet: 'At the outlet' },
    scrollRead: 'Mark stories as read when you scroll past them',
    hideRead: 'Hide stories you have read',
    hideReadAbout: 'Lists leave them out and say how many.',
    keys: 'Keyboard shortcuts',
    /** The keys / and ? are the same in every language. */
    keysAbout: 'Single keys act: / opens the search, ? lists all others. Switch them off if you use speech input.',

    language: 'Language',
    /** The first choice. The others are the languages, each by its own name. */
    browserLanguage: 'As the browser',
    languageAbout: 'Stories stay in the language in which they were written.',
    clock: 'Time of day',
    clocks: { auto: 'As the language', 12: '12 hours', 24: '24 hours' },
    /** An example. @param time such as `4:30 PM` or `16:30` */
    clockAbout: (time: string) => `Half past four in the afternoon is ${time}.`,

    topics: 'Topics',
    outlets: 'Outlets',
    noFollows: 'You follow nothing yet.',
    /** Name of a button. @param name of a topic or an outlet */
    unfollow: (name: string) => `Stop following ${name}`,
    remove: 'Remove',
    unfollowed: (name: string) => `You no longer follow ${name}`,

    /** Heading of what takes room on the device. */
    storage: 'Storage used',
    /** @param used such as `4.5 MB` @param quota what the browser allows at most, such as `12,000 MB` */
    storageOf: (used: string, quota: string) => `This site uses ${used} of the ${quota} it may use.`,
    storageUnknown: 'This browser does not say how much the site uses.',
    stored: {
      edition: 'Stories and search',
      editionAbout: 'What you have opened, or the whole edition if it is kept.',
      pictures: 'Pictures',
      picturesAbout: 'Those of saved stories stay.',
      marks: 'Your marks',
      /** The numbers of saved, of read and of hidden stories. */
      marksAbout: (saved: number, read: number, hidden: number) =>
        list(
          [
            count(saved, { one: '# saved story', other: '# saved stories' }),
            count(read, { one: '# read mark', other: '# read marks' }),
            count(hidden, { one: '# hidden story', other: '# hidden stories' }),
          ],
          'conjunction',
        ),
    },
    delete: 'Delete',
    /** Name of a button. @param what one of `stored` */
    deleteWhat: (what: string) => `Delete: ${what}`,
    marksDeleted: 'Your marks are deleted',

    /** Names of facts about the edition. */
    facts: {
      title: 'Title',
      about: 'About',
      stories: 'Stories',
      sources: 'Sources',
      newest: 'Newest story',
      edition: 'Edition',
      version: 'Version of the reader',
    },
  },
  /** Backups, and moving to another device. A part of the settings. */
  moving: {
    about:
      'What you have saved and read, follow, hide and set is stored in this browser only. It is lost when the browser clears it. You can copy it to another browser.',
    link: 'With a link',
    linkAbout: 'The link holds everything in itself. Nothing is sent to a server.',
    copyLink: 'Copy a link with everything',
    linkCopied: 'The link is copied. Open it in the other browser.',
    /** Name of a field with the link, when it could not be copied. */
    copyThisLink: 'Copy this link and open it in the other browser:',
    showCode: 'Show it as a QR code',
    hideCode: 'Hide the QR code',
    /** What screen readers say for the picture. */
    code: 'QR code of the link with everything',
    codeAbout: 'Point the camera of the other device at it.',
    /** When the code has room for some of the marks only: the newest ones. */
    codeLeavesOut: (marks: number, all: number) =>
      `The code has room for the newest ${count(marks, { other: '#' })} of ${count(all, { one: '# read or hidden story', other: '# read and hidden stories' })}. The link and the file hold more.`,
    codeLeavesOutAll: 'The code has no room for read and hidden stories. The link and the file hold them.',
    codeTooLong: 'There is too much for a code that a camera can read. Use the link or the file.',
    /** What could not be loaded: the object in “We could not reach …”. */
    codePart: 'the QR code',

    file: 'With a file',
    fileAbout: 'A backup also holds your recent searches. You see what is in a file before anything is added.',
    saveFile: 'Save a backup file',
    openFile: 'Open a backup file',
    /** In the area where a file can be dropped. It follows the button `openFile`. */
    orDrop: 'or drop it here',
    /** @param file its name */
    notABackup: (file: string) => `${file} is no backup. Choose a file that was saved on this page.`,

    /** Headings of what is in a link or a file, before it is added. */
    inLink: 'The link you opened holds',
    inFile: (file: string) => `${file} holds`,
    nothingInIt: 'Nothing that could be added.',
    /** Kinds of things, each with how many there are. They stand in lists, alone or several in one sentence. */
    counts: {
      saved: (stories: number) => count(stories, { one: '# saved story', other: '# saved stories' }),
      read: (stories: number) => count(stories, { one: '# read story', other: '# read stories' }),
      hidden: (stories: number) => count(stories, { one: '# hidden story', other: '# hidden stories' }),
      /** Topics of which everything up to some day is marked as read. */
      lines: (topics: number) => count(topics, { one: '# topic marked as read', other: '# topics marked as read' }),
      topics: (topics: number) => count(topics, { one: '# followed topic', other: '# followed topics' }),
      outlets: (outlets: number) => count(outlets, { one: '# followed outlet', other: '# followed outlets' }),
      rules: (rules: number) => count(rules, { one: '# rule', other: '# rules' }),
      preferences: (settings: number) => count(settings, { one: '# changed setting', other: '# changed settings' }),
      searches: (searches: number) => count(searches, { one: '# recent search', other: '# recent searches' }),
    },
    /** @param counts some of `counts` */
    countList: (counts: readonly string[]) => list(counts, 'conjunction'),
    add: 'Add',
    decline: 'No, thanks',
    /** @param what a list of `counts` */
    added: (what: string) => `Added ${what}.`,
    nothingNew: 'Everything in it was here already.',
  },
  /** Shown for addresses without a page. */
  notFound: {
    /** Title of the tab of the browser. */
    page: 'Not in print',
    title: 'This page is not in print',
    text: 'The address may be mistyped, or the publisher has taken the story out of this edition.',
    /** For addresses of embedded documents. */
    embedTitle: 'There is no such topic to embed',
    embedText: (topic: string) =>
      `This edition has no topic “${topic}”. The address of an embedded topic ends in one of the topics below.`,
  },
  /** An open story. */
  story: {
    /** Heading for screen readers while a story loads. */
    loadingTitle: 'A story',
    /** Four ticks show a quality from 0 to 100. This is what screen readers say. */
    qualityOf: (quality: number) => `Quality ${quality} of 100`,
    /** Beside the ticks. */
    quality: (quality: number) => `Quality ${quality}`,
    readAt: (outlet: string) => `Read at ${outlet}`,
    watchAt: (outlet: string) => `Watch at ${outlet}`,
    /** After the name of a link, for screen readers. */
    opensInNewTab: '(opens in a new tab)',
    /** On a button that leads to another site, while there is no connection. */
    needsConnection: 'needs a connection',
    /** Under a picture. @param attribution who made the picture */
    imageBy: (attribution: string) => `Image: ${attribution}`,

    playVideo: 'Play video',
    /** What screen readers say for `playVideo`. It begins with the same words. */
    playVideoOf: (title: string) => `Play video: ${title}`,
    /** Label of code or a table that is wider than the text. */
    scrollsSideways: 'Scrolls sideways',
    videoFromYouTube: 'The video comes from YouTube.',
    nothingFromYouTube: 'Nothing loads from YouTube until you press play.',
    watchOnYouTube: 'Watch on YouTube',

    /** Facts beside the text. Each is a name with values after it. */
    about: 'About this story',
    topics: 'Topics',
    authors: (authors: number) => count(authors, { one: 'Author', other: 'Authors' }),
    publishers: (publishers: number) => count(publishers, { one: 'Publisher', other: 'Publishers' }),
    tags: 'Tags',
    otherAddresses: 'Other addresses',
    /** AMP is a format of web pages. */
    addresses: { original: 'Original page', amp: 'AMP page', 'amp-cache': 'AMP page from a cache' },

    reports: (reports: number) => count(reports, { one: '# report', other: '# reports' }),
    /** The time between the first and the last report. */
    span: {
      hours: (hours: number) => count(hours, { one: '# hour', other: '# hours' }),
      days: (days: number) => count(days, { one: '# day', other: '# days' }),
    },
    /** A mark on a report that has the text of another one. */
    syndicatedCopy: 'Syndicated copy',
    /** A mark on the earliest report. */
    firstReport: 'First',
    /** A button that makes a list longer. */
    showMore: (more: number) => count(more, { other: 'Show # more' }),

    relatedStories: 'Related stories',
    noneRelated: 'Nothing else in this edition is close to this story.',
    similarFailed: 'Similar stories could not be loaded.',
    tryAgain: 'Try again',
    /** Above a list. */
    similar: 'Similar in this edition',
    /** Above a list. */
    moreIn: <T>(topic: T): readonly (string | T)[] => ['More in ', topic],

    /** A small button that shows why each story of a list is there. */
    why: 'Why?',
    /** What screen readers say for `why` in the two lists. */
    whyStories: 'Why are these stories here?',
    whyReports: 'Why are these reports here?',
    /** Why a story is listed beside another one. */
    reasons: {
      editor: 'Linked by the editor.',
      publisher: 'The publisher says it is the same story.',
      page: 'Another copy of the same page.',
      copy: 'Syndicated copy: nearly the same text.',
      /** @param words a list of words that both have @param distance one of `apart`; undefined when it is unknown */
      sameWords: (words: string, distance: string | undefined) =>
        distance ? `Same words: ${words}; ${distance}.` : `Same words: ${words}.`,
      similarWords: (distance: string | undefined) => (distance ? `Similar words; ${distance}.` : 'Similar words.'),
    },
    /** How far apart in time the two stories are. */
    apart: {
      withinHour: 'within the hour',
      hours: (hours: number) => count(hours, { one: '# hour apart', other: '# hours apart' }),
      days: (days: number) => count(days, { one: '# day apart', other: '# days apart' }),
    },
    /** A sentence below the name of the outlet. @param moment such as `22 November 2026 at 16:22` */
    updated: <T>(moment: T): readonly (string | T)[] => ['Updated ', moment, '.'],
    share: 'Share',
    /** A button that reads the story aloud. It stays pressed until all is read. */
    listen: 'Listen',
    stopListening: 'Stop listening',
    /** Below a printed story. @param url address of the story at its outlet */
    printedFrom: (url: string) => `Source: ${url}`,
  },
  /** Messages about the connection, editions and the reader's version. */
  device: {
    undo: 'Undo',
    updateTitle: 'A new version of the reader is ready',
    update: 'Your place is kept. If you wait, the new version starts with your next visit.',
    activateUpdate: 'Load it',
    postponeUpdate: 'Later',
    updateIsLoading: 'The new version is loading.',
    /** “Paper” means the newspaper: the offer to install the reader as an app. */
    installTitle: 'Keep this paper at hand',
    installAbout: 'The installed reader opens like an app, even without a connection.',
    install: 'Install',
    declineInstall: 'No, thanks',
    isInstalled: 'The reader is installed. You can find it among your apps.',
    lookForEdition: 'Look for a new edition',
    isNewestEdition: 'This is the newest edition.',
    noConnection: 'There is no connection.',
    /** @param edition one of the next three messages @param stories one of the two after them */
    offline: (edition: string, stories: string) => `You are offline. ${edition} ${stories}`,
    lastEdition: 'This is the last edition that was loaded.',
    /**
     * @param age such as `2 hr` or `3 days`, in the form that stands alone; in Arabic, Chinese and Japanese it has a word
     * for “ago”
     */
    editionOfAge: (age: string) => `This edition is from ${age} ago.`,
    /** @param date such as `Nov 10` */
    editionOfDate: (date: string) => `This edition is from ${date}.`,
    hasAllStories: 'All its stories are on this device.',
    hasOpenedStories: 'Stories you have opened before still open.',
    seeSaved: 'See saved stories',
    /** A newer edition. The next three stand in one list with commas, such as `3 new stories, 1 updated`. */
    newStories: (stories: number) => count(stories, { one: '# new story', other: '# new stories' }),
    updatedStories: (stories: number) => count(stories, { other: '# updated' }),
    /** Other outlets now report what the reader has read. */
    joinedStories: (stories: number) =>
      count(stories, { one: '# joined a story you read', other: '# joined stories you read' }),
    /** When nothing of these is known about it. */
    newEdition: 'A new edition',
    close: 'Close',
  },
  menu,
  rules,
  /** Two sentences, one after the other. Chinese and Japanese have no space between them. */
  sentences: (first: string, second: string) => `${first} ${second}`,
  /** What was read, and what came since the last visit. */
  reading: {
    /** A button at the head of a list. */
    markAllRead: 'Mark all as read',
    /** On the same button when nothing is left to mark. */
    allRead: 'All read',
    /** Notes with a button “Undo”. */
    topicRead: (topic: string) => `All stories of ${topic} are marked as read.`,
    editionRead: 'All stories are marked as read.',
    /** A line in a list, below the stories that came since. @param ago such as `2 hours ago`, `yesterday` or a date */
    sinceLastVisit: (ago: string) => `Since your last visit, ${ago}`,
    /** A link to the page with the events of the past days. */
    catchUp: 'Catch up',
  },
  /** The page “Catch up”: the most important stories of some days, with an end. */
  catchUp: {
    /** Name of the choice between the three periods. */
    period: 'Period',
    periods: { 1: 'Past day', 3: 'Three days', 7: 'A week' },
    /** Name of the list. */
    stories: 'Stories to catch up with',
    /** Above the list. @param shown number of stories in the list @param all number of stories of the period */
    summary: (shown: number, all: number) =>
      shown < all
        ? `${count(shown, { other: '#' })} of ${count(all, { one: '# story', other: '# stories' })}. Unread ones come first, then those that most outlets report.`
        : `${count(shown, { one: 'One story', other: '# stories' })}. Unread ones come first, then those that most outlets report.`,
    /** At the end of the list. */
    end: {
      1: (stories: number) => `That was the day. ${count(stories, { one: 'One story', other: '# stories' })}.`,
      3: (stories: number) => `Those were three days. ${count(stories, { one: 'One story', other: '# stories' })}.`,
      7: (stories: number) => `That was the week. ${count(stories, { one: 'One story', other: '# stories' })}.`,
    },
    markRead: 'Mark these as read',
    /** On the same button when nothing is left to mark. */
    allRead: 'All read',
    /** A note with a button “Undo”. */
    marked: (stories: number) => count(stories, { one: '# story marked as read', other: '# stories marked as read' }),
    /** Links to the list of all stories of a period. */
    allOf: { '24h': 'All stories of the past 24 hours', '7d': 'All stories of the past 7 days' },
    nothingTitle: 'You are up to date',
    nothing: {
      1: 'This edition has no story of the past day.',
      3: 'This edition has no story of the past three days.',
      7: 'This edition has no story of the past week.',
    },
  },
  /** The addresses for readers of feeds, of a topic or an outlet. */
  feeds: {
    open: 'Feed',
    /** Title of the sheet. @param name of the topic or outlet */
    title: (name: string) => `Feeds of ${name}`,
    about: 'Give one of these addresses to a feed reader, and new stories arrive there.',
    copy: 'Copy',
    /** What screen readers say for `copy`. It contains the same word. @param format such as `RSS` */
    copyFormat: (format: string) => `Copy ${format}`,
    copied: (format: string) => `Copied: ${format}.`,
    copyFailed: 'The address could not be copied. Select it and copy it yourself.',
    /** A link to a file with the addresses of all feeds */
    all: 'All feeds of this site, as OPML',
  },
  /** The embed builder. */
  embed: {
    open: 'Embed this topic',
    /** Title of the sheet. */
    title: (topic: string) => `Embed ${topic}`,
    failed: 'The options could not be loaded. Reload the page to try again.',
    /** Names of rows of choices, with the choices of each. Three or four choices stand in a row, so they are short. */
    layout: 'Layout',
    layouts: { cards: 'Cards', list: 'List', headlines: 'Headlines', ticker: 'Ticker' },
    theme: 'Theme',
    /** `auto` follows the visitor's system. */
    themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
    order: 'Order',
    orders: { latest: 'Latest', top: 'Top' },
    /** How many stories are shown: 3, 6, 12 or 24. */
    stories: 'Stories',
    pictures: 'Pictures',
    pictureChoices: { all: 'Shown', none: 'Hidden' },
    /** A list of related stories below each story. */
    related: 'Related stories',
    relatedChoices: { hidden: 'Hidden', shown: 'Shown' },

    /** Opens the options below. */
    more: 'More options',
    /** Where a story opens. */
    opens: 'Stories open',
    targets: { outlet: 'At the outlet', reader: 'In the reader' },
    accent: 'Accent',
    accents: { topic: 'The topic’s colour', custom: 'Another' },
    accentColour: 'Accent colour',
    /** Name of the four choices after it. */
    around: 'Around the stories',
    chrome: { header: 'Header', footer: 'Footer', border: 'Border', transparent: 'Transparent background' },
    language: 'Language',
    /** The first choice: each reader sees the language of the own browser. The others are the languages by name. */
    browserLanguage: 'The reader’s',
    /** The last choice: one that the interface does not have. */
    otherLanguage: 'Another, for dates only',
    /** Name of a field for a code such as `nl`, `sv` or `pt-BR`. */
    languageTag: 'Language tag',
    languageTagHint: 'A tag such as nl, he or pt-BR.',
    notLanguageTag: 'Not a language tag, such as nl or pt-BR.',

    /** Name of the frame with the result. */
    preview: (topic: string) => `Preview: ${topic}`,
    noPreview: 'The preview is only available in the built site.',
    /** Which text is copied: an element of our own, an `iframe`, or an address for oEmbed. */
    kind: 'Kind of snippet',
    kinds: { element: 'Element', frame: 'Plain frame', oembed: 'oEmbed' },
    /** The text to copy into a web page. */
    snippet: 'Snippet',
    copy: 'Copy',
    copied: 'Copied.',
    copyFailed: 'The snippet could not be copied. Select the text and copy it yourself.',
    /** Title of the frame in the page of someone else. */
    frameTitle: (topic: string, site: string) => `${topic}, from ${site}`,
  },
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
  /** The choices of the menu “Aa”. */
  appearance: {
    theme: 'Theme',
    themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
    density: 'Density',
    densities: { cards: 'Cards', compact: 'Compact', headlines: 'Headlines' },
    textSize: 'Text size',
    textSizes: { small: 'Small', regular: 'Regular', large: 'Large' },
    /** Link at the end of the menu. */
    allSettings: 'All settings',
  },
  /** Buttons that follow a topic or an outlet. */
  follow: {
    /** A button on the page of a topic or an outlet: their stories then come into “My edition”. */
    follow: 'Follow',
    /** The same button when the reader follows it. */
    following: 'Following',
    /** What screen readers say for the two. They begin with the same words. @param name of a topic or an outlet */
    followName: (name: string) => `Follow ${name}`,
    followingName: (name: string) => `Following ${name}`,
    /** Notes with a button “Undo”. @param name of a topic or an outlet */
    followed: (name: string) => `You follow ${name}`,
    unfollowed: (name: string) => `You no longer follow ${name}`,
  },
  /** The list of all topics. */
  topics: {
    /** In place of the list of all topics. */
    noTopics: 'This edition has no topics.',
    /** Beside a topic, in place of the number of its stories, when some are read. */
    unread: (stories: number) => count(stories, { other: '# unread' }),
    /** What screen readers say for it. */
    unreadOf: (unread: number, all: number) =>
      `${count(unread, { other: '#' })} of ${count(all, { one: '# story', other: '# stories' })} unread`,
  },
}

export type LaterMessages = typeof later
