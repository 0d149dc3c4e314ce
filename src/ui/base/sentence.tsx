import { Fragment, type ReactNode, createElement } from 'react'

/** Draws a message with elements inside its sentence, such as a time or a link. Each language has its own order of them. */
export function Sentence({ pieces }: { readonly pieces: readonly ReactNode[] }) {
  // As children of their own, not as one list, the pieces need no keys.
  return createElement(Fragment, undefined, ...pieces)
}
