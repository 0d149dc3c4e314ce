/** What each key does. Two letters are pressed one after the other. The help sheet, the hints in menus and the handler read this table. */
export const KEYS = {
  next: ['j'],
  previous: ['k'],
  open: ['o'],
  openAtOutlet: ['v'],
  save: ['s'],
  share: ['h'],
  read: ['m'],
  unread: ['u'],
  readUpTo: ['a'],
  hide: ['x'],
  search: ['/'],
  goHome: ['g', 'h'],
  goToTopics: ['g', 't'],
  goToSaved: ['g', 's'],
  goToMyEdition: ['g', 'f'],
  help: ['?'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type KeyCommand = keyof typeof KEYS

/** The commands as the help sheet lists them. */
export const KEY_GROUPS = {
  moving: ['next', 'previous', 'open', 'openAtOutlet'],
  story: ['save', 'share', 'read', 'unread', 'readUpTo', 'hide'],
  going: ['search', 'goHome', 'goToMyEdition', 'goToTopics', 'goToSaved', 'help'],
} as const satisfies Readonly<Record<string, readonly KeyCommand[]>>

const COMMANDS: readonly KeyCommand[] = Object.values(KEY_GROUPS).flat()

/**
 * Finds what a key means.
 * @param key the letter that it types, whatever its place on the keyboard
 * @param before the first letter of a pair, if it has just been pressed
 * @returns a command, `first` for the first letter of a pair, or undefined
 */
export function commandOf(key: string, before: string | undefined): KeyCommand | 'first' | undefined {
  const pressed = before === undefined ? [key] : [before, key]
  for (const command of COMMANDS) {
    const keys: readonly string[] = KEYS[command]
    if (!pressed.every((letter, index) => keys[index] === letter)) continue
    return keys.length === pressed.length ? command : 'first'
  }
  return undefined
}
