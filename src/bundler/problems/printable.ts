// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g

/** Replaces characters that command a terminal or turn the direction of its lines. Line ends stay. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, '·')

/** All control characters, those of a terminal included. */
// eslint-disable-next-line no-control-regex
export const CONTROLS = /[\u0000-\u001F\u007F-\u009F]/g
