// How an open story is laid out. The bundler asks too: a card says what of it can be drawn before the story is there.

/** What a card in a list says of the open story. */
export interface CardOpening {
  /** Set when the open story has a long text. */
  readonly long?: true
  /**
   * Set when what the open story shows above its text is not the picture and the excerpt of this card alone: a caption, a film,
   * a longer excerpt or none, the time of an update.
   */
  readonly more?: true
}

/** Texts with fewer characters are one column. */
const LONG_LENGTH = 400

export const lengthWithoutTags = (html: string): number => html.replaceAll(/<[^>]*>/g, '').length

export const isLongText = (html: string): boolean =>
  html.length >= LONG_LENGTH && lengthWithoutTags(html) >= LONG_LENGTH

const LETTERS = /[^\p{L}\p{Nd}]+/gu

/** True when a text begins with the words of its excerpt, as it does where the bundler took them from the text. */
export function beginsWith(html: string | undefined, excerpt: string): boolean {
  const words = (text: string) => text.replaceAll(LETTERS, '')
  // The tags of a text take room, but never three quarters of its beginning.
  const beginning = html?.slice(0, excerpt.length * 4).replaceAll(/<su[bp]>.*?<\/su[bp]>|<[^>]*>|&#?\w+;/g, '')
  return beginning !== undefined && words(beginning).startsWith(words(excerpt))
}
