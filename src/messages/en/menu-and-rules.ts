import { counter } from '../counter.ts'
import { lister } from '../lister.ts'

const count = counter('en')
const list = lister('en-GB')

/** The menu of a story, in English: what can be done with it. */
export const menu = {
  /** Name of the whole menu. */
  of: (title: string) => `More about ${title}`,
  remove: 'Remove from Saved',
  share: 'Share',
  cite: 'Copy as citation',
  markRead: 'Mark as read',
  markUnread: 'Mark as unread',
  /** In lists: marks this story and all before it. */
  markReadUpTo: 'Mark all up to here as read',
  hide: 'Hide this story',
  /** For a story that was hidden with `hide`. */
  unhide: 'Show this story again',
  /** @param name of an outlet or a topic */
  follow: (name: string) => `Follow ${name}`,
  unfollow: (name: string) => `Unfollow ${name}`,
  /** Opens a sheet. “Mute” means: hide all its stories. */
  mute: (name: string) => `Mute ${name} …`,
  muteWords: 'Mute words …',

  /** Notes that say what was done. Most have a button “Undo”. */
  done: {
    saved: 'Saved',
    linkCopied: 'The link is copied.',
    citationCopied: 'The citation is copied.',
    read: 'Marked as read',
    unread: 'Marked as unread',
    readUpTo: (stories: number) => count(stories, { one: '# story marked as read', other: '# stories marked as read' }),
    hidden: 'The story is hidden.',
    unhidden: 'The story is no longer hidden.',
    followed: (name: string) => `You follow ${name}.`,
    unfollowed: (name: string) => `You no longer follow ${name}.`,
  },
  /** Above a field with the text, when it could not be copied. */
  copyThis: 'Copy this:',
  /** A story as a source in a text. @param day such as `November 22, 2026` @param authors their names, if known */
  citation: (title: string, outlet: string, day: string, authors: readonly string[], url: string) =>
    `${authors.length > 0 ? `${list(authors, 'conjunction')}. ` : ''}“${title}”. ${outlet}, ${day}. ${url}`,
}

/** The reader’s rules, in English. Each hides the stories with some words, of an outlet or of a topic. */
export const rules = {
  /** A button, and the title of the sheet that it opens. */
  title: 'Your rules',
  /** Stories that are left out of a list: by rules, by hand, or because they are read. */
  hidden: {
    byRules: (stories: number) => count(stories, { other: '# hidden by your rules' }),
    byHand: (stories: number) => count(stories, { other: '# hidden by you' }),
    byRulesOrHand: (stories: number) => count(stories, { other: '# hidden by you and your rules' }),
    /** In place of these while the list shows the stories. */
    shown: (stories: number) => count(stories, { one: 'Showing # hidden story', other: 'Showing # hidden stories' }),
    /** Buttons beside them. */
    show: 'Show',
    hideAgain: 'Hide again',
  },
  about:
    'A rule looks at headlines. It hides stories whose headline has this word or phrase, with any ending. Saved stories stay.',
  aboutOutlet:
    'A rule hides what this outlet reports. Of an event that others report, another report is shown. Saved stories stay.',
  aboutTopic: 'A rule hides the stories of this topic and of the topics below it. Saved stories stay.',
  new: 'New rule',
  kind: 'Hide stories',
  kinds: { words: 'With words', outlet: 'Of an outlet', topic: 'Of a topic' },
  /** Label of a field. */
  words: 'Word or phrase',
  outlet: 'Outlet',
  topic: 'Topic',
  /** The first option of the list of topics and of the list of outlets. */
  choose: 'Choose …',
  /** Label of a list of topics, with the option `everywhere`. */
  where: 'Where',
  everywhere: 'Everywhere',
  /** For how long the rule holds. */
  time: 'For how long',
  times: { always: 'For good', day: 'A day', week: 'A week' },
  /** What the rule would hide now. */
  wouldHide: (stories: number) =>
    count(stories, {
      one: 'It would hide # story of this edition:',
      other: 'It would hide # stories of this edition:',
    }),
  wouldHideNone: 'It would hide no story of this edition.',
  andMore: (stories: number) => count(stories, { one: 'and # more', other: 'and # more' }),
  isCounting: 'Looking for stories',
  notCounted: 'The stories could not be counted. The rule works nevertheless.',
  needsWord: 'Type a word of at least one letter or digit.',
  needsChoice: 'Choose what to mute.',
  tooMany: 'There is no room for another rule. Remove one first.',
  save: 'Mute',
  saved: (rule: string) => `Muted: ${rule}`,

  /** Heading of the list of rules. */
  all: 'Rules',
  none: 'You have no rules yet.',
  /** One rule as a name, such as “fog” in Weather. Quotes stand around words only. @param topic where it holds; undefined for everywhere */
  wordsIn: (words: string, topic: string | undefined) =>
    topic === undefined ? `“${words}”` : `“${words}” in ${topic}`,
  nameIn: (name: string, topic: string | undefined) => (topic === undefined ? name : `${name} in ${topic}`),
  /** Beside a rule. @param day until when the rule holds, with the hour */
  until: (day: string) => `until ${day}`,
  hides: (stories: number) => count(stories, { one: 'hides # story', other: 'hides # stories' }),
  remove: (rule: string) => `Remove the rule ${rule}`,
  removed: (rule: string) => `Removed: ${rule}`,
  /** Stories that were hidden one by one, and the button that shows them again. */
  byHand: (stories: number) =>
    count(stories, { one: 'You have hidden # story by hand.', other: 'You have hidden # stories by hand.' }),
  showAgain: 'Show them again',
  shownAgain: 'They are no longer hidden.',
  undo: 'Undo',
}
