// How wide pictures are shown, for the attribute `sizes`. Most are loaded late, when browsers that know `auto` take the real
// width. The others take what follows.

export const THUMB_SIZES = 'auto,100px'
export const CARD_SIZES = 'auto,50vw'
/** Pictures between the paragraphs of a story. */
export const TEXT_SIZES = 'auto,100vw'
/** Pictures of the first screen, which are loaded at once: the lead, and that of an open story. */
export const EAGER_SIZES = '(width>50em) 640px,100vw'
