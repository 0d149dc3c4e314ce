import { Children, type ReactNode } from 'react'

/** Draws a message with elements inside its sentence, such as a time or a link. Each language has its own order of them. */
export function Sentence({ pieces }: { readonly pieces: readonly ReactNode[] }) {
  return Children.toArray(pieces)
}
