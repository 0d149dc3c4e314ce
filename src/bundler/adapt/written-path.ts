import type { FieldUse } from '../parse/parse.ts'

type Path = readonly (string | number)[]

const beginsWith = (path: Path, start: Path) =>
  start.length <= path.length && start.every((part, at) => path[at] === part)

/** Returns where the value of a field of the format is written in the article. */
export function writtenPath(uses: readonly FieldUse[], path: Path): Path {
  let best: FieldUse | undefined
  for (const use of uses) {
    if (beginsWith(path, use.ours) && use.ours.length >= (best?.ours.length ?? 0)) best = use
  }
  return best ? [...best.theirs, ...path.slice(best.ours.length)] : path
}
