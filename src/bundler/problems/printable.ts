// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g

/** Replaces characters that control a terminal or change the direction of its lines. Line ends are kept. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, '·')

/** Matches all control characters, line ends included. */
// eslint-disable-next-line no-control-regex
export const CONTROLS = /[\u0000-\u001F\u007F-\u009F]/g
