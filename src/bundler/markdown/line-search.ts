import type { StateBlock } from 'markdown-it'

/** The lines that were searched, and the one that was found behind them. */
interface Searched {
  readonly from: number
  readonly found: number
}

const searches = new WeakMap<StateBlock, Map<string, Searched>>()

/**
 * Finds the first line from `from` on that passes a test; `endLine` when none does. The answer is kept, since every line of a
 * hostile text can begin something that never ends, and each would be searched for to the end of the text.
 * @param name of the test
 */
export function firstLine(
  state: StateBlock,
  name: string,
  from: number,
  endLine: number,
  passes: (line: number) => boolean,
): number {
  const known = searches.get(state) ?? new Map<string, Searched>()
  searches.set(state, known)
  // Lines inside a quote or a list are other texts than outside of it.
  const key = `${name} ${endLine} ${state.level} ${state.blkIndent}`
  const last = known.get(key)
  if (last && last.from <= from && from <= last.found) return last.found
  let found = from
  while (found < endLine && !passes(found)) found++
  known.set(key, { from, found })
  return found
}
